#include "wire/http_target.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include <gtest/gtest.h>

#include "testing/raw_server.h"
#include "wire/listener.h"

namespace assay::wire {
namespace {

/// A listener and a target on one loop.
struct HttpTargetOverLoopback : ::testing::Test {
  std::string url(std::string_view path) {
    return "http://127.0.0.1:" + std::to_string(listener->port()) + std::string(path);
  }
  void serve(Handler handler) {
    auto opened = Listener::open(loop, 0, std::move(handler));
    ASSERT_TRUE(opened.has_value()) << opened.error().message;
    listener = *std::move(opened);
  }
  http::Exchange send(http::Request request) {
    std::vector<http::Exchange> exchanges;
    target.start(std::move(request), [&](http::Exchange exchange) {
      exchanges.push_back(std::move(exchange));
      loop.stop();
    });
    loop.run();
    EXPECT_EQ(exchanges.size(), 1U);
    return exchanges.empty() ? http::Exchange{} : exchanges.front();
  }

  Loop loop;
  std::unique_ptr<Listener> listener;
  HttpTarget target{loop};
};

TEST_F(HttpTargetOverLoopback, SendsTheRequestAndGivesTheResponse) {
  http::Request seen;
  serve([&](const http::Request& request) {
    seen = request;
    return http::Response{
        .status = 201, .headers = {{"Content-Type", "application/json"}}, .body = "{}"};
  });
  const auto exchange = send({.method = "POST",
                              .url = url("/a%20b?c=d"),
                              .headers = {{"X-Api-Key", "k"}},
                              .body = "hello"});
  ASSERT_NE(exchange.response(), nullptr) << exchange.error()->message;
  EXPECT_EQ(
      *exchange.response(),
      (http::Response{.status = 201,
                      .reason = "Created",
                      .headers = {{"Content-Type", "application/json"}, {"Content-Length", "2"}},
                      .body = "{}",
                      .wire_size = 77}));
  EXPECT_EQ(seen,
            (http::Request{.method = "POST",
                           .url = url("/a%20b?c=d"),
                           .headers = {{"X-Api-Key", "k"}},
                           .body = "hello"}));
}

TEST_F(HttpTargetOverLoopback, KeepsTheConnectionForTheNextRequest) {
  serve([](const http::Request&) { return http::Response{.status = 204}; });
  EXPECT_GT(send({.url = url("/")}).timing.connect, base::Duration::zero());
  EXPECT_EQ(send({.url = url("/")}).timing.connect, base::Duration::zero());
}

TEST_F(HttpTargetOverLoopback, HasManyRequestsUnderWayAtOnce) {
  serve([](const http::Request& request) {
    return http::Response{.status = 200, .body = request.url};
  });
  std::vector<bool> answered(100);
  for (std::size_t i = 0; i < answered.size(); ++i) {
    const auto at = url("/" + std::to_string(i));
    target.start({.url = at}, [&, i, at](const http::Exchange& exchange) {
      answered[i] = exchange.response() != nullptr && exchange.response()->body == at;
      if (std::count(answered.begin(), answered.end(), true) == 100) listener->close();
    });
  }
  loop.run();
  EXPECT_EQ(answered, std::vector<bool>(100, true));
}

TEST_F(HttpTargetOverLoopback, SaysThatNobodyListens) {
  serve([](const http::Request&) { return http::Response{}; });
  const auto at = url("/");
  listener.reset();
  const auto exchange = send({.url = at});
  ASSERT_NE(exchange.error(), nullptr);
  EXPECT_EQ(exchange.error()->failure, http::Failure::refused);
}

TEST_F(HttpTargetOverLoopback, FindsTheAddressOfLocalhostThatAnswers) {
  serve([](const http::Request& request) {
    return http::Response{.status = 200, .body = request.url};
  });
  // `::1` may come first, and nobody listens there.
  const auto at = "http://localhost:" + std::to_string(listener->port()) + "/";
  const auto exchange = send({.url = at});
  ASSERT_NE(exchange.response(), nullptr) << exchange.error()->message;
  EXPECT_EQ(exchange.response()->body, at);
}

TEST_F(HttpTargetOverLoopback, CarriesLargeBodiesBothWays) {
  serve([](const http::Request& request) {
    return http::Response{.status = 200, .body = request.body};
  });
  const std::string body(std::size_t{8} << 20, 'x');
  const auto exchange = send({.method = "POST", .url = url("/"), .body = body});
  ASSERT_NE(exchange.response(), nullptr) << exchange.error()->message;
  EXPECT_TRUE(exchange.response()->body == body);
}

TEST_F(HttpTargetOverLoopback, ReadsNoProxyFromTheEnvironment) {
  serve([](const http::Request&) { return http::Response{.status = 200}; });
  const assay::testing::RawServer proxy({assay::testing::Close{}});
  for (const auto* name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"}) {
    ::setenv(name, proxy.url().c_str(), 1);
  }
  EXPECT_NE(send({.url = url("/")}).response(), nullptr);
  EXPECT_EQ(proxy.connections(), 0U);
  for (const auto* name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"})
    ::unsetenv(name);
}

TEST_F(HttpTargetOverLoopback, FollowsNoRedirect) {
  const assay::testing::RawServer elsewhere(assay::testing::answer("{}"));
  serve([&](const http::Request&) {
    return http::Response{.status = 307, .headers = {{"Location", elsewhere.url()}}};
  });
  const auto exchange = send({.method = "DELETE", .url = url("/")});
  ASSERT_NE(exchange.response(), nullptr);
  EXPECT_EQ(exchange.response()->status, 307);
  EXPECT_EQ(elsewhere.connections(), 0U);
}

TEST_F(HttpTargetOverLoopback, SharesTwoConnectionsAmongAThousandRequests) {
  serve([](const http::Request&) { return http::Response{.status = 200}; });
  HttpTarget narrow(loop, {.connections = 2});
  int left = 1000;
  int fresh = 0;
  for (int i = 0; i < 1000; ++i) {
    narrow.start({.url = url("/")}, [&](const http::Exchange& exchange) {
      EXPECT_NE(exchange.response(), nullptr);
      if (exchange.timing.connect != base::Duration::zero()) ++fresh;
      if (--left == 0) listener->close();
    });
  }
  loop.run();
  EXPECT_EQ(left, 0);
  EXPECT_EQ(fresh, 2);
}

TEST_F(HttpTargetOverLoopback, SaysThatAPortIsTaken) {
  serve([](const http::Request&) { return http::Response{}; });
  const auto second = Listener::open(loop, listener->port(), nullptr);
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().message,
            "cannot listen on `127.0.0.1:" + std::to_string(listener->port()) +
                "`: Address already in use");
}

TEST(Loop, RunsWhatIsDueInTheOrderOfTime) {
  Loop loop;
  std::vector<int> order;
  loop.after(std::chrono::milliseconds(20), [&] { order.push_back(3); });
  loop.after(std::chrono::milliseconds(10), [&] {
    order.push_back(2);
    loop.after({}, [&] { order.push_back(4); });
  });
  loop.after({}, [&] { order.push_back(1); });
  loop.run();
  EXPECT_EQ(order, (std::vector<int>{1, 2, 4, 3}));
  loop.after({}, [&] { order.push_back(5); });
  loop.run();
  EXPECT_EQ(order.back(), 5);
}

TEST(Loop, EndsAtOnceWhenNothingIsUnderWay) {
  Loop loop;
  std::unique_ptr<Listener> listener =
      *Listener::open(loop, 0, [](const http::Request&) { return http::Response{.status = 200}; });
  HttpTarget target(loop);
  const auto begin = loop.clock().steady();
  target.start({.url = "http://127.0.0.1:" + std::to_string(listener->port())},
               [&](const http::Exchange&) { listener->close(); });
  // The kept connection, and the deadlines that were set, are not waited for.
  loop.run();
  EXPECT_LT(loop.clock().steady() - begin, std::chrono::seconds(2));
}

}  // namespace
}  // namespace assay::wire
