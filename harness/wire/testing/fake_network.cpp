#include "wire/testing/fake_network.h"

#include <utility>

#include <fmt/format.h>

namespace assay::wire::testing {

/// Our end of the connection.
class FakeStream final : public Stream {
 public:
  explicit FakeStream(std::shared_ptr<FakePeer> peer) : peer_(std::move(peer)) {}
  ~FakeStream() override {
    peer_->waiting_ = nullptr;
    peer_->waiting_to_send_ = nullptr;
    peer_->is_gone = true;
  }

  void read(OnReceived done) override {
    peer_->waiting_ = std::move(done);
    peer_->scheduler_.after({}, [peer = peer_] { peer->deliver(); });
  }

  void write(std::string_view bytes, OnSent done) override {
    if (peer_->is_gone) return done({Io::cancelled, {}});
    if (peer_->ended_ == Io::reset) return done({Io::reset, {}});
    if (peer_->takes_nothing) {
      peer_->waiting_to_send_ = std::move(done);
      return;
    }
    peer_->received += bytes;
    peer_->scheduler_.after({}, [peer = peer_] {
      if (peer->on_received) peer->on_received();
    });
    done({});
  }

  bool is_quiet() override {
    return !peer_->is_gone && peer_->ended_ == Io::done && peer_->outgoing_.empty();
  }
  void finish_sending() override { peer_->has_finished = true; }
  void cancel() override {
    peer_->is_gone = true;
    peer_->scheduler_.after({}, [peer = peer_] {
      if (peer->waiting_) std::exchange(peer->waiting_, nullptr)({Io::cancelled, {}, {}});
      if (peer->waiting_to_send_)
        std::exchange(peer->waiting_to_send_, nullptr)({Io::cancelled, {}});
    });
  }

 private:
  std::shared_ptr<FakePeer> peer_;  // owners: this end, and the test's
};

void FakePeer::send(std::string bytes) {
  outgoing_.push_back(std::move(bytes));
  deliver();
}

void FakePeer::drip(const std::string& bytes, base::Duration pause) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    scheduler_.after(pause * static_cast<int>(i + 1), [this, byte = bytes.substr(i, 1)] {
      if (!is_gone) send(byte);
    });
  }
}

void FakePeer::end(Io how) {
  ended_ = how;
  if (how == Io::reset) outgoing_.clear();
  deliver();
}

void FakePeer::deliver() {
  if (!waiting_) return;
  if (is_gone) return std::exchange(waiting_, nullptr)({Io::cancelled, {}, {}});
  if (!outgoing_.empty()) {
    delivered_ = std::move(outgoing_.front());
    outgoing_.pop_front();
    return std::exchange(waiting_, nullptr)({Io::done, delivered_, {}});
  }
  if (ended_ != Io::done) std::exchange(waiting_, nullptr)({ended_, {}, {}});
}

namespace {

/// Knows whether whoever asked still waits.
class FakeOperation final : public Operation {
 public:
  ~FakeOperation() override { *alive = false; }
  std::shared_ptr<bool> alive =
      std::make_shared<bool>(true);  // owners: this, and what is scheduled
};

class FakeAcceptor final : public Acceptor {
 public:
  explicit FakeAcceptor(Acceptor::OnAccepted& accepted) : accepted_(accepted) {}
  ~FakeAcceptor() override { accepted_ = nullptr; }
  std::uint16_t port() const override { return 80; }

 private:
  Acceptor::OnAccepted& accepted_;
};

}  // namespace

std::unique_ptr<Operation> FakeNetwork::resolve(const std::string& host,
                                                std::uint16_t port,
                                                std::function<void(Resolution)> done) {
  auto operation = std::make_unique<FakeOperation>();
  Resolution resolution;
  const auto known = names.find(host);
  if (known == names.end()) {
    const bool is_address = host.find_first_not_of("0123456789.:abcdef") == std::string::npos;
    if (is_address) resolution.addresses = {{host, port}};
    if (!is_address) resolution.fault = "Host not found";
  } else {
    if (known->second.empty()) return operation;
    for (const auto& ip : known->second)
      resolution.addresses.push_back({ip, port});
  }
  scheduler.after({}, [alive = operation->alive, resolution, done = std::move(done)] {
    if (*alive) done(resolution);
  });
  return operation;
}

std::unique_ptr<Operation> FakeNetwork::connect(const Address& address,
                                                std::function<void(Connection)> done) {
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now()).count();
  attempts.push_back(fmt::format("{} ms {}", milliseconds, address.to_string()));
  auto operation = std::make_unique<FakeOperation>();
  const auto behaviour = behaviours.find(address.to_string());
  if (behaviour != behaviours.end() && behaviour->second == Behaviour::hangs) return operation;
  if (behaviour != behaviours.end() && behaviour->second == Behaviour::refuses) {
    scheduler.after({}, [alive = operation->alive, done = std::move(done)] {
      if (*alive) done({.how = Connection::How::refused, .detail = "Connection refused"});
    });
    return operation;
  }
  auto peer = std::make_shared<FakePeer>(scheduler);
  peers.push_back(peer);
  scheduler.after({}, [this, peer, alive = operation->alive, done = std::move(done)] {
    if (!*alive) return;
    if (on_connected) on_connected(*peer);
    done({.how = Connection::How::connected, .stream = std::make_unique<FakeStream>(peer)});
  });
  return operation;
}

base::Result<std::unique_ptr<Acceptor>> FakeNetwork::listen(const Address&,
                                                            Acceptor::OnAccepted accepted) {
  accepted_ = std::move(accepted);
  return std::make_unique<FakeAcceptor>(accepted_);
}

FakePeer& FakeNetwork::connect_to_listener() {
  peers.push_back(std::make_shared<FakePeer>(scheduler));
  accepted_(std::make_unique<FakeStream>(peers.back()));
  return *peers.back();
}

void FakeNetwork::tick() {
  if (ticks_) return;
  ticks_ = true;
  scheduler.after(Deadlines::tick, [this] {
    ticks_ = false;
    deadlines_.check();
    if (deadlines_.any()) tick();
  });
}

}  // namespace assay::wire::testing
