// HttpTarget over a network in memory: how connections are shared, kept, and given up.
#include "wire/lane.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "wire/http_target.h"
#include "wire/testing/fake_network.h"

namespace assay::wire {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::ElementsAre;
using testing::FakeNetwork;
using testing::FakePeer;

const std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

void answer_all(FakePeer& peer) {
  peer.on_received = [&peer] { peer.send(answer); };
}

struct LaneTest : ::testing::Test {
  void start(http::Request request) {
    request.url = "http://10.0.0.1/";
    target.start(std::move(request), [this](const http::Exchange& exchange) {
      outcomes.push_back(exchange.response() != nullptr
                             ? std::to_string(exchange.response()->status)
                             : std::string(name_of(exchange.error()->failure)));
    });
  }
  std::string send(http::Request request = {}) {
    start(std::move(request));
    network.run();
    return outcomes.back();
  }
  LaneTest() { network.on_connected = answer_all; }

  FakeNetwork network;
  HttpTarget target{network, {.connections = 2}};
  std::vector<std::string> outcomes;
};

TEST_F(LaneTest, UsesAConnectionAgain) {
  EXPECT_EQ(send(), "200");
  EXPECT_EQ(send({.method = "DELETE"}), "200");
  EXPECT_EQ(network.attempts.size(), 1U);
}

TEST_F(LaneTest, KeepsRequestsWaitingAboveTheLimit) {
  for (int i = 0; i < 100; ++i)
    start({});
  network.run();
  EXPECT_EQ(outcomes, std::vector<std::string>(100, "200"));
  EXPECT_EQ(network.attempts.size(), 2U);
}

TEST_F(LaneTest, GivesThePlaceOfAFailedConnectionToTheNext) {
  network.behaviours["10.0.0.1:80"] = FakeNetwork::Behaviour::refuses;
  for (int i = 0; i < 100; ++i)
    start({});
  network.run();
  EXPECT_EQ(outcomes, std::vector<std::string>(100, "refused"));
}

TEST_F(LaneTest, StartsTheNextRequestFromTheAnswerOfTheLast) {
  int left = 1000;
  std::function<void(const http::Exchange&)> next = [&](const http::Exchange&) {
    if (--left > 0) target.start({.url = "http://10.0.0.1/"}, next);
  };
  target.start({.url = "http://10.0.0.1/"}, next);
  network.run();
  EXPECT_EQ(left, 0);
  EXPECT_EQ(network.attempts.size(), 1U);
}

TEST_F(LaneTest, DropsAConnectionThatTheServerClosed) {
  send();
  network.peers[0]->end(Io::closed);
  EXPECT_EQ(send({.method = "DELETE"}), "200");
  EXPECT_EQ(network.attempts.size(), 2U);
  EXPECT_TRUE(network.peers[0]->is_gone);
}

TEST_F(LaneTest, DropsAConnectionOnWhichBytesCameUnasked) {
  send();
  network.peers[0]->send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
  EXPECT_EQ(send(), "200");
  EXPECT_EQ(network.attempts.size(), 2U);
}

TEST_F(LaneTest, DropsAConnectionThatWasIdleForLong) {
  send();
  network.run_for(milliseconds(900));
  send({.method = "DELETE"});
  EXPECT_EQ(network.attempts.size(), 1U);
  network.run_for(milliseconds(1100));
  send({.method = "GET"});
  EXPECT_EQ(network.attempts.size(), 1U);
  network.run_for(milliseconds(1100));
  send({.method = "DELETE"});
  EXPECT_EQ(network.attempts.size(), 2U);
  network.run_for(milliseconds(4100));
  send({.method = "GET"});
  EXPECT_EQ(network.attempts.size(), 3U);
}

TEST_F(LaneTest, DoesNotKeepAConnectionThatIsToBeClosed) {
  send({.headers = {{"Connection", "close"}}});
  send();
  EXPECT_EQ(network.attempts.size(), 2U);
  network.on_connected = [](FakePeer& peer) {
    peer.on_received = [&peer] {
      peer.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    };
  };
  network.peers[1]->end(Io::closed);
  send();
  send();
  EXPECT_EQ(network.attempts.size(), 4U);
}

/// A server that closes the connection when the second request on it comes, without an answer.
void answer_once(FakePeer& peer) {
  peer.on_received = [&peer] {
    if (peer.received.find("\r\n\r\n") + 4 == peer.received.size()) return peer.send(answer);
    peer.end(Io::closed);
  };
}

TEST_F(LaneTest, SendsASafeRequestAgainWhenTheKeptConnectionDies) {
  network.on_connected = answer_once;
  EXPECT_EQ(send(), "200");
  EXPECT_EQ(send(), "200");
  EXPECT_EQ(network.attempts.size(), 2U);
}

TEST_F(LaneTest, SendsNothingElseAgain) {
  network.on_connected = answer_once;
  for (const http::Request& request : {http::Request{.method = "DELETE"},
                                       http::Request{.method = "POST"},
                                       http::Request{.method = "PUT"},
                                       http::Request{.method = "GET", .once = true}}) {
    network.peers.clear();
    EXPECT_EQ(send({.headers = {{"Connection", "close"}}}), "200");
    EXPECT_EQ(send(), "200");
    EXPECT_EQ(send(request), "empty-reply") << request.method;
  }
}

TEST_F(LaneTest, SendsAgainOnlyOnceAndNotOnAFreshConnection) {
  network.on_connected = [](FakePeer& peer) {
    peer.on_received = [&peer] { peer.end(Io::closed); };
  };
  EXPECT_EQ(send(), "empty-reply");
  EXPECT_EQ(network.attempts.size(), 1U);
}

}  // namespace
}  // namespace assay::wire
