#include "wire/write_message.h"

#include <gtest/gtest.h>

#include "wire/origins.h"
#include "wire/testing/fake_network.h"

namespace assay::wire {
namespace {

/// The bytes, or why there are none.
std::string written(const http::Request& request) {
  testing::FakeNetwork network;
  TlsClient tls({});
  Dialer dialer(network, tls);
  Origins origins(dialer, 1);
  const auto destination = origins.find(request.url);
  if (!destination) return destination.error().message;
  const auto bytes = write_request(request, destination->origin->host(), destination->target);
  return bytes ? *bytes : bytes.error().message;
}

TEST(WriteRequest, WritesOriginFormAndHost) {
  EXPECT_EQ(written({.url = "http://Example.com"}), "GET / HTTP/1.1\r\nHost: example.com\r\n\r\n");
  EXPECT_EQ(written({.method = "DELETE", .url = "http://h:8080/a%2Fb?c=%20"}),
            "DELETE /a%2Fb?c=%20 HTTP/1.1\r\nHost: h:8080\r\n\r\n");
  EXPECT_EQ(written({.url = "https://h:443/"}), "GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_EQ(written({.url = "https://h:80/"}), "GET / HTTP/1.1\r\nHost: h:80\r\n\r\n");
  EXPECT_EQ(written({.url = "http://[::1]:81/"}), "GET / HTTP/1.1\r\nHost: [::1]:81\r\n\r\n");
}

TEST(WriteRequest, SaysTheLengthOfTheBody) {
  EXPECT_EQ(
      written({.method = "POST", .url = "http://h/", .headers = {{"A", "b"}}, .body = "hello"}),
      "POST / HTTP/1.1\r\nHost: h\r\nA: b\r\nContent-Length: 5\r\n\r\nhello");
  EXPECT_EQ(written({.method = "POST", .url = "http://h/"}),
            "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(written({.method = "DELETE", .url = "http://h/", .body = "{}"}),
            "DELETE / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}");
  EXPECT_EQ(written({.method = "PUT",
                     .url = "http://h/",
                     .headers = {{"content-length", "2"}},
                     .body = "{}"}),
            "PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}");
}

TEST(WriteRequest, RefusesWhatWouldBreakTheMessage) {
  EXPECT_EQ(written({.method = "GET /x HTTP/1.1\r\n", .url = "http://h/"}),
            "the method `GET /x HTTP/1.1\\r\\n` is no token");
  EXPECT_EQ(written({.url = "http://h/", .headers = {{"A:", "b"}}}),
            "the header name `A:` is no token");
  EXPECT_EQ(written({.url = "http://h/", .headers = {{"A", "b\r\nC: d"}}}),
            "the value of header `A` holds a control byte");
  EXPECT_EQ(written({.url = "http://h/", .headers = {{"", "b"}}}),
            "the header name `` is no token");
}

TEST(WriteRequest, RefusesHeadersThatFrame) {
  EXPECT_EQ(written({.url = "http://h/", .headers = {{"Host", "other"}}}),
            "the header `Host` is set from the URL and the body");
  EXPECT_EQ(written({.url = "http://h/", .headers = {{"transfer-encoding", "chunked"}}}),
            "the header `transfer-encoding` is set from the URL and the body");
  EXPECT_EQ(written({.url = "http://h/", .headers = {{"Content-Length", "7"}}, .body = "x"}),
            "the header `Content-Length` is `7`, but the body has 1 bytes");
  EXPECT_EQ(written({.url = "http://h/", .headers = {{"Connection", "upgrade"}}}),
            "the header `Connection` is `upgrade`");
  EXPECT_EQ(written({.url = "http://h/", .headers = {{"Connection", "close"}}}),
            "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
}

std::string written(const http::Response& response, const ResponseFraming& framing) {
  std::string out;
  append_response(out, response, framing);
  return out;
}

TEST(AppendResponse, FramesTheBodyItself) {
  const http::Response response{.status = 200,
                                .headers = {{"A", "b"},
                                            {"content-length", "99"},
                                            {"Transfer-Encoding", "chunked"},
                                            {"Connection", "upgrade"}},
                                .body = "hi"};
  EXPECT_EQ(written(response, {}), "HTTP/1.1 200 OK\r\nA: b\r\nContent-Length: 2\r\n\r\nhi");
  EXPECT_EQ(written(response, {.to_head = true}),
            "HTTP/1.1 200 OK\r\nA: b\r\nContent-Length: 2\r\n\r\n");
  EXPECT_EQ(written(response, {.closes = true}),
            "HTTP/1.1 200 OK\r\nA: b\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi");
  EXPECT_EQ(written(response, {.to_http_1_0 = true}),
            "HTTP/1.1 200 OK\r\nA: b\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\nhi");
}

TEST(AppendResponse, LeavesWhatIsThere) {
  std::string out = "before";
  append_response(out, {.status = 200, .body = "hi"}, {});
  EXPECT_EQ(out, "beforeHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
}

TEST(AppendResponse, HasRoomForTheLongestFraming) {
  const std::string body(100'000, 'x');
  EXPECT_EQ(written({.status = 511, .body = body}, {.to_http_1_0 = true}),
            "HTTP/1.1 511 Network Authentication Required\r\nContent-Length: 100000\r\n"
            "Connection: keep-alive\r\n\r\n" +
                body);
}

TEST(AppendResponse, WritesNoBodyWhereNoneMayBe) {
  EXPECT_EQ(written({.status = 204, .body = "hi"}, {}), "HTTP/1.1 204 No Content\r\n\r\n");
  EXPECT_EQ(written({.status = 304, .body = "hi"}, {}), "HTTP/1.1 304 Not Modified\r\n\r\n");
}

TEST(AppendResponse, WritesAStatusWithoutUsualWords) {
  EXPECT_EQ(written({.status = 299}, {}), "HTTP/1.1 299 \r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(written({.status = 7}, {}), "HTTP/1.1 007 \r\n\r\n");
  EXPECT_EQ(written({.status = 200, .reason = "Fine"}, {}),
            "HTTP/1.1 200 Fine\r\nContent-Length: 0\r\n\r\n");
}

TEST(AppendResponse, TurnsWhatCannotBeWrittenIntoA500) {
  for (const http::Response& response :
       {http::Response{.status = 200, .headers = {{"A", "b\r\nC: d"}}},
        http::Response{.status = 200, .headers = {{"A b", "c"}}},
        http::Response{.status = 200, .reason = "a\nb"},
        http::Response{.status = 1000}}) {
    EXPECT_TRUE(written(response, {}).starts_with("HTTP/1.1 500 Internal Server Error\r\n"));
  }
}

}  // namespace
}  // namespace assay::wire
