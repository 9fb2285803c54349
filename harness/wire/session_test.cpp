// Listener over a network in memory: what one connection sees.
#include "wire/session.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "wire/testing/fake_network.h"
#include "wire/testing/split.h"

namespace assay::wire {
namespace {

using std::chrono::seconds;
using testing::FakeNetwork;
using testing::FakePeer;

std::string answer_to(const std::string& body, const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         body;
}

std::string refusal(const std::string& status, const std::string& words) {
  return "HTTP/1.1 " + status + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: " +
         std::to_string(words.size() + 1) + "\r\nConnection: close\r\n\r\n" + words + "\n";
}

struct SessionTest : ::testing::Test {
  void serve(ListenerOptions options = {}) {
    listener.reset();
    listener = *Listener::open(
        network,
        80,
        [](const http::Request& request) {
          return http::Response{.status = 200, .body = request.url + request.body};
        },
        options);
  }
  /// What comes back to `pieces` within a second.
  std::string talk(const std::vector<std::string>& pieces) {
    auto& peer = network.connect_to_listener();
    for (const auto& piece : pieces)
      peer.send(piece);
    network.run_for(seconds(1));
    return peer.received;
  }
  SessionTest() { serve(); }

  FakeNetwork network;
  std::unique_ptr<Listener> listener;
};

const std::string get = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";

TEST_F(SessionTest, AnswersAndStaysOpen) {
  EXPECT_EQ(talk({get}), answer_to("http://h/a"));
  EXPECT_FALSE(network.peers[0]->is_gone);
  network.peers[0]->send(get);
  network.run_for(seconds(1));
  EXPECT_EQ(network.peers[0]->received, answer_to("http://h/a") + answer_to("http://h/a"));
}

TEST_F(SessionTest, AnswersPipelinedRequestsInTheirOrder) {
  std::string requests;
  std::string answers;
  for (int i = 0; i < 1000; ++i) {
    requests += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: h\r\n\r\n";
    answers += answer_to("http://h/" + std::to_string(i));
  }
  EXPECT_EQ(talk({requests}), answers);
}

TEST_F(SessionTest, AnswersTheSameHoweverTheRequestIsCut) {
  const auto request =
      "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n" + get;
  for (const auto& pieces : testing::every_split(request)) {
    ASSERT_EQ(talk(pieces), answer_to("http://h/ahi") + answer_to("http://h/a")) << pieces.front();
  }
}

TEST_F(SessionTest, SendsNoBodyToHead) {
  EXPECT_EQ(talk({"HEAD /a HTTP/1.1\r\nHost: h\r\n\r\n" + get}),
            "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n" + answer_to("http://h/a"));
}

TEST_F(SessionTest, ClosesWhenTheClientAsksForIt) {
  EXPECT_EQ(talk({"GET /a HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n" + get}),
            "HTTP/1.1 200 OK\r\nContent-Length: 10\r\nConnection: close\r\n\r\nhttp://h/a");
  EXPECT_TRUE(network.peers[0]->has_finished);
  network.run_for(seconds(3));
  EXPECT_TRUE(network.peers[0]->is_gone);
}

TEST_F(SessionTest, TellsAnOldClientThatTheConnectionStays) {
  EXPECT_EQ(talk({"GET /a HTTP/1.0\r\nHost: h\r\nConnection: keep-alive\r\n\r\n"}),
            "HTTP/1.1 200 OK\r\nContent-Length: 10\r\nConnection: keep-alive\r\n\r\nhttp://h/a");
  EXPECT_EQ(talk({"GET /a HTTP/1.0\r\nHost: h\r\n\r\n"}),
            "HTTP/1.1 200 OK\r\nContent-Length: 10\r\nConnection: close\r\n\r\nhttp://h/a");
}

TEST_F(SessionTest, LetsTheClientContinue) {
  const std::string head =
      "POST /a HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n";
  const std::string go_on = "HTTP/1.1 100 Continue\r\n\r\n";
  EXPECT_EQ(talk({head}), go_on);
  network.peers[0]->send("hi");
  network.run_for(seconds(1));
  EXPECT_EQ(network.peers[0]->received, go_on + answer_to("http://h/ahi"));
  EXPECT_EQ(talk({head + "hi"}), answer_to("http://h/ahi"));
}

TEST_F(SessionTest, RefusesALargeBodyBeforeItComes) {
  serve({.limits = {.body = 3}});
  EXPECT_EQ(
      talk({"POST /a HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n"}),
      refusal("413 Payload Too Large", "the body has more than 3 bytes"));
}

TEST_F(SessionTest, GivesABadRequestOneAnswerAndCloses) {
  const std::string smuggled =
      "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: "
      "chunked\r\n\r\n0\r\n\r\n" +
      get;
  const auto expected = refusal("400 Bad Request",
                                "`Content-Length: 3` and `Transfer-Encoding: chunked` stand in one "
                                "head: the body has two ends");
  for (const auto& pieces : testing::every_split(smuggled)) {
    ASSERT_EQ(talk(pieces), expected) << pieces.front();
    EXPECT_TRUE(network.peers.back()->has_finished);
  }
}

TEST_F(SessionTest, AnswersWhatCameBeforeABadRequest) {
  EXPECT_EQ(talk({get + "nonsense\r\n\r\n" + get}),
            answer_to("http://h/a") + refusal("400 Bad Request", "the request line is `nonsense`"));
}

TEST_F(SessionTest, SaysWhichMethodsAreServed) {
  const auto answer = talk({"TRACE / HTTP/1.1\r\nHost: h\r\n\r\n"});
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 405 Method Not Allowed\r\n")) << answer;
  EXPECT_NE(answer.find("Allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r\n"),
            std::string::npos);
}

TEST_F(SessionTest, RefusesARequestThatEndsEarly) {
  auto& peer = network.connect_to_listener();
  peer.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhi");
  peer.end(Io::closed);
  network.run_for(seconds(1));
  EXPECT_EQ(peer.received, refusal("400 Bad Request", "the request ends early"));
  EXPECT_TRUE(peer.is_gone);
}

TEST_F(SessionTest, SaysNothingToAClientThatOnlyConnects) {
  auto& peer = network.connect_to_listener();
  peer.end(Io::closed);
  network.run_for(seconds(1));
  EXPECT_EQ(peer.received, "");
  EXPECT_TRUE(peer.is_gone);
}

TEST_F(SessionTest, EndsTheWaitForASlowRequest) {
  auto& peer = network.connect_to_listener();
  peer.drip(get + std::string(100, 'x'), seconds(2));
  network.run_for(seconds(29));
  EXPECT_EQ(peer.received, "");
  network.run_for(seconds(5));
  EXPECT_EQ(peer.received, refusal("408 Request Timeout", "the request was not whole within 30 s"));
  EXPECT_TRUE(peer.is_gone);
}

TEST_F(SessionTest, EndsAnIdleConnectionWithoutWords) {
  auto& peer = network.connect_to_listener();
  network.run_for(seconds(59));
  EXPECT_FALSE(peer.is_gone);
  network.run_for(seconds(2));
  EXPECT_EQ(peer.received, "");
  EXPECT_TRUE(peer.is_gone);
}

TEST_F(SessionTest, EndsTheWaitForAClientThatTakesNoAnswer) {
  auto& peer = network.connect_to_listener();
  peer.takes_nothing = true;
  peer.send(get);
  network.run_for(seconds(31));
  EXPECT_TRUE(peer.is_gone);
}

TEST_F(SessionTest, MakesRoomByClosingTheConnectionThatWasIdleLongest) {
  serve({.connections = 3});
  for (int i = 0; i < 10; ++i) {
    network.connect_to_listener();
    network.run_for(seconds(1));
  }
  const auto open = std::count_if(
      network.peers.begin(), network.peers.end(), [](const auto& peer) { return !peer->is_gone; });
  EXPECT_EQ(open, 3);
  EXPECT_FALSE(network.peers.back()->is_gone);
}

TEST_F(SessionTest, ServesOnlyLoopbackNamesWhenStrict) {
  serve({.strict_host = true});
  EXPECT_EQ(talk({"GET /a HTTP/1.1\r\nHost: localhost:80\r\n\r\n"}),
            answer_to("http://localhost:80/a"));
  EXPECT_EQ(talk({get}),
            refusal("421 Misdirected Request", "the request names another host: `http://h/a`"));
}

TEST_F(SessionTest, ClosesGently) {
  auto& idle = network.connect_to_listener();
  auto& busy = network.connect_to_listener();
  busy.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n");
  network.run_for(seconds(1));
  listener->close();
  network.run_for(seconds(1));
  EXPECT_TRUE(idle.is_gone);
  EXPECT_FALSE(busy.is_gone);
  busy.send("hi");
  network.run();
  EXPECT_EQ(busy.received,
            "HTTP/1.1 200 OK\r\nContent-Length: 12\r\nConnection: close\r\n\r\nhttp://h/ahi");
  EXPECT_TRUE(busy.is_gone);
}

}  // namespace
}  // namespace assay::wire
