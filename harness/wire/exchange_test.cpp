// HttpTarget over a network in memory: what one exchange comes to.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "wire/http_target.h"
#include "wire/testing/fake_network.h"

namespace assay::wire {
namespace {

using http::Failure;
using std::chrono::seconds;
using ::testing::ElementsAre;
using testing::FakeNetwork;
using testing::FakePeer;

const std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

/// Answers each request on the connection.
void answer_all(FakePeer& peer) {
  peer.on_received = [&peer] { peer.send(answer); };
}

std::string text_of(const http::Exchange& exchange) {
  if (const auto* response = exchange.response()) {
    return std::to_string(response->status) + " " + response->body;
  }
  return std::string(name_of(exchange.error()->failure)) + ": " + exchange.error()->message;
}

struct ExchangeTest : ::testing::Test {
  void start(http::Request request) {
    if (request.url.empty()) request.url = "http://api.test/";
    target.start(std::move(request), [this](const http::Exchange& exchange) {
      outcomes.push_back(text_of(exchange));
      ended_at = network.now();
      last = exchange;
    });
  }
  std::string send(http::Request request) {
    start(std::move(request));
    network.run();
    return outcomes.empty() ? "never answered" : outcomes.back();
  }
  ExchangeTest() { network.names["api.test"] = {"10.0.0.1"}; }

  FakeNetwork network;
  HttpTarget target{network, {.connections = 2}};
  std::vector<std::string> outcomes;
  base::Duration ended_at{};
  http::Exchange last;
};

TEST_F(ExchangeTest, SendsTheRequestAndTakesTheAnswer) {
  network.on_connected = answer_all;
  EXPECT_EQ(send({.method = "POST", .url = "http://api.test/a?b", .body = "xyz"}), "200 hi");
  EXPECT_EQ(network.peers[0]->received,
            "POST /a?b HTTP/1.1\r\nHost: api.test\r\nContent-Length: 3\r\n\r\nxyz");
}

TEST_F(ExchangeTest, TellsTheTimes) {
  network.on_connected = [](FakePeer& peer) {
    peer.on_received = [&peer] { peer.drip(answer, seconds(1)); };
  };
  EXPECT_EQ(send({}), "200 hi");
  EXPECT_EQ(last.timing.connect, base::Duration::zero());
  EXPECT_EQ(last.timing.first_byte, seconds(1));
  EXPECT_EQ(last.timing.whole, seconds(answer.size()));
}

TEST_F(ExchangeTest, EndsTheWaitForAFirstByte) {
  EXPECT_EQ(send({}), "first-byte-timeout: connected, but no byte of an answer came within 30 s");
  EXPECT_GE(ended_at, seconds(30));
  EXPECT_LE(ended_at, seconds(30) + Deadlines::tick);
  EXPECT_TRUE(network.peers[0]->is_gone);
}

TEST_F(ExchangeTest, EndsASlowAnswerWhateverItsBytes) {
  network.on_connected = [](FakePeer& peer) {
    peer.drip("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" + std::string(99, 'x'), seconds(1));
  };
  EXPECT_EQ(send({}), "timeout: the answer was not whole within 60 s: 21 of 99 body bytes came");
  EXPECT_LE(ended_at, seconds(60) + Deadlines::tick);
}

TEST_F(ExchangeTest, EndsAHeadThatNeverEnds) {
  network.on_connected = [](FakePeer& peer) { peer.drip(std::string(100, 'H'), seconds(1)); };
  EXPECT_EQ(send({}), "protocol: the answer begins with `HHHHH`: no HTTP/1.1 status line");
}

TEST_F(ExchangeTest, EndsTheWaitForAConnection) {
  network.behaviours["10.0.0.1:80"] = FakeNetwork::Behaviour::hangs;
  EXPECT_EQ(send({}), "connect-timeout: not connected within 5 s: connecting");
  EXPECT_LE(ended_at, seconds(5) + Deadlines::tick);
}

TEST_F(ExchangeTest, EndsTheWaitForAName) {
  network.names["slow.test"] = {};
  EXPECT_EQ(send({.url = "http://slow.test/"}),
            "connect-timeout: not connected within 5 s: looking up the name");
}

TEST_F(ExchangeTest, EndsSendingToAPeerThatTakesNothing) {
  network.on_connected = [](FakePeer& peer) { peer.takes_nothing = true; };
  EXPECT_EQ(send({}), "first-byte-timeout: connected, but no byte of an answer came within 30 s");
}

TEST_F(ExchangeTest, HoldsTheWholeLimitInEveryPhase) {
  http::Request request;
  request.limits.whole = seconds(2);
  EXPECT_EQ(send(request),
            "first-byte-timeout: connected, but no byte of an answer came within 2 s");
  network.behaviours["10.0.0.1:80"] = FakeNetwork::Behaviour::hangs;
  EXPECT_EQ(send(request), "connect-timeout: not connected within 2 s: connecting");
}

TEST_F(ExchangeTest, WaitsWithoutEndWhereALimitIsZero) {
  network.on_connected = [this](FakePeer& peer) {
    network.scheduler.after(std::chrono::hours(5), [&peer] { peer.send(answer); });
  };
  http::Request request;
  request.limits.first_byte = request.limits.whole = {};
  EXPECT_EQ(send(request), "200 hi");
}

TEST_F(ExchangeTest, SaysWhyThereIsNoConnection) {
  EXPECT_EQ(send({.url = "http://nowhere.test/"}),
            "resolve: the host `nowhere.test` has no address: Host not found");
  network.behaviours["10.0.0.1:80"] = FakeNetwork::Behaviour::refuses;
  EXPECT_EQ(send({}), "refused: nobody listens: `10.0.0.1:80`: Connection refused");
}

TEST_F(ExchangeTest, RefusesANameThatLeadsToLinkLocalAddresses) {
  network.names["rebound.test"] = {"169.254.169.254", "fe80::1"};
  EXPECT_EQ(
      send({.url = "http://rebound.test/"}),
      "unreachable: the host `rebound.test` has only link-local addresses, which are refused");
  EXPECT_TRUE(network.attempts.empty());
}

TEST_F(ExchangeTest, SendsNothingThatCannotBeWritten) {
  EXPECT_EQ(send({.url = "http://api.test/", .headers = {{"A", "b\r\nC: d"}}}),
            "unreachable: nothing was sent: the value of header `A` holds a control byte");
  EXPECT_TRUE(send({.url = "nonsense"}).starts_with("unreachable: nothing was sent: "));
  EXPECT_TRUE(network.attempts.empty());
}

TEST_F(ExchangeTest, TellsAnEndedConnectionFromAResetOne) {
  network.on_connected = [](FakePeer& peer) { peer.end(Io::closed); };
  EXPECT_EQ(send({}), "empty-reply: the connection was closed before any byte of an answer");
  network.on_connected = [](FakePeer& peer) {
    peer.on_received = [&peer] { peer.end(Io::reset); };
  };
  EXPECT_EQ(send({}), "reset: the connection was reset after no byte of the answer");
  network.on_connected = [](FakePeer& peer) { peer.end(Io::reset); };
  EXPECT_EQ(send({}), "reset: the connection was reset while the request was sent");
  network.on_connected = [](FakePeer& peer) {
    peer.on_received = [&peer] {
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
      peer.end(Io::closed);
    };
  };
  EXPECT_EQ(send({}), "truncated: the connection was closed after 5 of 10 body bytes");
}

TEST_F(ExchangeTest, ReadsTheAnswerOfAServerThatDidNotTakeAll) {
  network.on_connected = [](FakePeer& peer) {
    peer.send("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
    peer.end(Io::closed);
  };
  EXPECT_EQ(send({.method = "POST", .body = "large"}), "413 ");
}

TEST_F(ExchangeTest, LeavesNothingBehindWhenItGoesInTheMiddle) {
  network.names["slow.test"] = {};
  auto passing = std::make_unique<HttpTarget>(network);
  passing->start({.url = "http://api.test/"}, [](const http::Exchange&) { FAIL(); });
  passing->start({.url = "http://slow.test/"}, [](const http::Exchange&) { FAIL(); });
  network.run_for(seconds(1));
  passing->start({.url = "http://api.test/"}, [](const http::Exchange&) { FAIL(); });
  passing.reset();
  network.run();
  EXPECT_TRUE(network.peers[0]->is_gone);
}

}  // namespace
}  // namespace assay::wire
