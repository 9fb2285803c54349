#include "wire/http_target.h"

#include <vector>

#include <gtest/gtest.h>

#include "wire/listener.h"

namespace assay::wire {
namespace {

/// A listener and a target on one loop.
struct HttpTargetOverLoopback : testing::Test {
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

}  // namespace
}  // namespace assay::wire
