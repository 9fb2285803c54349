#include "testing/raw_server.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>

namespace assay::testing {
namespace {

template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

enum class Next { go_on, end };

/// False when the client has gone.
bool send_all(int connection, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

/// Waits, but no longer than the client stays; what it sends meanwhile is dropped. A negative pause
/// is endless.
bool client_stays(int connection, std::chrono::milliseconds pause) {
  pollfd ready{.fd = connection, .events = POLLIN, .revents = 0};
  std::array<char, 4096> dropped{};
  while (::poll(&ready, 1, static_cast<int>(pause.count())) > 0) {
    if (::recv(connection, dropped.data(), dropped.size(), 0) <= 0) return false;
    if (pause.count() >= 0) return true;
  }
  return true;
}

Next next_if(bool stays) {
  return stays ? Next::go_on : Next::end;
}

Next drip(int connection, const Drip& step) {
  for (const char byte : step.bytes) {
    if (!send_all(connection, {&byte, 1}) || !client_stays(connection, step.pause))
      return Next::end;
  }
  return Next::go_on;
}

Next reset(int connection) {
  const linger abort{.l_onoff = 1, .l_linger = 0};
  ::setsockopt(connection, SOL_SOCKET, SO_LINGER, &abort, sizeof abort);
  return Next::end;
}

/// Ends as a careful server does: a close with unread bytes would break what was sent before.
Next close_in_order(int connection) {
  ::shutdown(connection, SHUT_WR);
  client_stays(connection, std::chrono::milliseconds(-1));
  return Next::end;
}

}  // namespace

Script answer(std::string json) {
  auto head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
              std::to_string(json.size()) + "\r\nConnection: close\r\n\r\n";
  return {AwaitRequest{}, Send{head + std::move(json)}, Close{}};
}

RawServer::RawServer(std::vector<Script> scripts) : scripts_(std::move(scripts)) {
  listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* any = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof address;
  if (listening_ < 0 || ::bind(listening_, any, size) != 0 || ::listen(listening_, 128) != 0 ||
      ::getsockname(listening_, any, &size) != 0) {
    throw std::runtime_error("RawServer cannot listen");
  }
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { accept_all(); });
}

RawServer::~RawServer() {
  // Wakes the acceptor; the descriptor itself stays until nobody uses it.
  ::shutdown(listening_, SHUT_RDWR);
  acceptor_.join();
  {
    const std::lock_guard lock(mutex_);
    for (const int connection : open_)
      ::shutdown(connection, SHUT_RDWR);
  }
  for (auto& player : players_)
    player.join();
  ::close(listening_);
}

std::string RawServer::url() const {
  return "http://127.0.0.1:" + std::to_string(port_);
}

std::string RawServer::received() const {
  const std::lock_guard lock(mutex_);
  return received_;
}

void RawServer::accept_all() {
  while (true) {
    const int connection = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) return;
    const int yes = 1;
    ::setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    const auto& script = scripts_[std::min(connections_++, scripts_.size() - 1)];
    const std::lock_guard lock(mutex_);
    open_.push_back(connection);
    players_.emplace_back([this, connection, &script] { play(connection, script); });
  }
}

void RawServer::play(int connection, const Script& script) {
  const auto play_step = Overloaded{
      [&](const AwaitRequest&) { return next_if(await_request(connection)); },
      [&](const Send& step) {
        for (std::size_t i = 0; i < step.times; ++i) {
          if (!send_all(connection, step.bytes)) return Next::end;
        }
        return Next::go_on;
      },
      [&](const Drip& step) { return drip(connection, step); },
      [&](const SendForever& step) {
        while (send_all(connection, step.bytes)) {
        }
        return Next::end;
      },
      [&](const Close&) { return close_in_order(connection); },
      [&](const Reset&) { return reset(connection); },
      [&](const Stall&) {
        client_stays(connection, std::chrono::milliseconds(-1));
        return Next::end;
      },
  };
  for (const auto& step : script) {
    if (std::visit(play_step, step) == Next::end) break;
  }
  const std::lock_guard lock(mutex_);
  std::erase(open_, connection);
  ::close(connection);
}

bool RawServer::await_request(int connection) {
  std::string request;
  std::array<char, 4096> room{};
  while (request.find("\r\n\r\n") == std::string::npos) {
    const auto size = ::recv(connection, room.data(), room.size(), 0);
    if (size <= 0) return false;
    request.append(room.data(), static_cast<std::size_t>(size));
  }
  const std::lock_guard lock(mutex_);
  received_ += request;
  return true;
}

}  // namespace assay::testing
