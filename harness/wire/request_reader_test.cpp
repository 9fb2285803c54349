#include "wire/request_reader.h"

#include <gtest/gtest.h>

#include "wire/testing/split.h"

namespace assay::wire {
namespace {

/// All requests that `pieces` hold, one a line as `METHOD url body`, then what the reader waits for
/// or refuses.
std::string read(const std::vector<std::string>& pieces, const RequestLimits& limits) {
  RequestReader reader(limits);
  std::string text;
  for (const auto& piece : pieces) {
    reader.put(piece);
    while (reader.state() == RequestReader::State::whole) {
      const bool keeps = reader.keeps_alive();
      const auto& request = reader.request();
      text += request.method + " " + request.url + " " + request.body + (keeps ? "\n" : " close\n");
      reader.next();
    }
  }
  if (reader.state() == RequestReader::State::refused) {
    return text + std::to_string(reader.refusal().status) + " " + reader.refusal().message;
  }
  return text + (reader.is_inside() ? "more" : "");
}

std::string read_at_every_split(std::string_view bytes, const RequestLimits& limits = {}) {
  const auto whole = read({std::string(bytes)}, limits);
  for (const auto& pieces : testing::every_split(bytes)) {
    const auto outcome = read(pieces, limits);
    EXPECT_EQ(outcome, whole) << "first piece: " << pieces.front();
    if (outcome != whole) break;
  }
  return whole;
}

struct Row {
  std::string bytes;
  std::string outcome;
};

void expect_rows(const std::vector<Row>& rows) {
  for (const auto& row : rows)
    EXPECT_EQ(read_at_every_split(row.bytes), row.outcome) << row.bytes;
}

TEST(RequestReader, KeepsNothingOfTheRequestBefore) {
  RequestReader reader({});
  reader.put(
      "POST /a HTTP/1.1\r\nHost: h\r\nX-Own: 1\r\nExpect: 100-continue\r\nContent-Length: 5\r\n"
      "\r\nhelloGET /b HTTP/1.1\r\nHost: other\r\n\r\n");
  ASSERT_EQ(reader.request().body, "hello");
  reader.next();
  ASSERT_EQ(reader.state(), RequestReader::State::whole);
  EXPECT_FALSE(reader.awaits_continue());
  EXPECT_EQ(reader.request(),
            (http::Request{.method = "GET", .url = "http://other/b", .headers = {}, .body = ""}));
}

TEST(RequestReader, GivesAllOfARequestButItsFraming) {
  RequestReader reader({});
  reader.put(
      "POST /a?b=c HTTP/1.1\r\nHost: h:1\r\nX-Api-Key: k\r\nConnection: close\r\nContent-Length: "
      "5\r\n"
      "\r\nhello");
  ASSERT_EQ(reader.state(), RequestReader::State::whole);
  EXPECT_FALSE(reader.keeps_alive());
  EXPECT_EQ(reader.request(),
            (http::Request{.method = "POST",
                           .url = "http://h:1/a?b=c",
                           .headers = {{"X-Api-Key", "k"}},
                           .body = "hello"}));
}

TEST(RequestReader, TakesRequestsInTheirOrder) {
  expect_rows({
      {"GET /1 HTTP/1.1\r\nHost: h\r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\n",
       "GET http://h/1 \nGET http://h/2 \n"},
      {"POST /1 HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nhi\r\n0\r\nA: "
       "b\r\n\r\n"
       "\r\nDELETE /2 HTTP/1.0\r\n\r\n",
       "POST http://h/1 hi\nDELETE http://localhost/2  close\n"},
      {"GET http://H/ HTTP/1.1\r\nHost: h\r\nConnection: close, keep-alive\r\n\r\n",
       "GET http://h/  close\n"},
      {"GET http://h?a=b HTTP/1.1\r\nHost: h\r\n\r\n", "GET http://h/?a=b \n"},
      {"GET / HTTP/1.0\r\nHost: h\r\nConnection: keep-alive\r\n\r\n", "GET http://h/ \n"},
      {"GET /%2e%2e/%00%2f// HTTP/1.1\r\nHost: h\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n",
       "GET http://h/%2e%2e/%00%2f// \n"},
  });
}

TEST(RequestReader, WaitsForMore) {
  EXPECT_EQ(read_at_every_split("GET / HTTP/1.1\r\nHost: h\r\n"), "more");
  EXPECT_EQ(read_at_every_split("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nab"),
            "more");
  EXPECT_EQ(read_at_every_split(""), "");
}

TEST(RequestReader, RefusesWhatTwoPartiesCouldReadDifferently) {
  const std::string post = "POST / HTTP/1.1\r\nHost: h\r\n";
  const std::string tail = "\r\n0\r\n\r\n";
  const auto coded = [&](const std::string& value) {
    return post + "Transfer-Encoding: " + value + "\r\n" + tail;
  };
  expect_rows({
      {post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n" + tail,
       "400 `Content-Length: 5` and `Transfer-Encoding: chunked` stand in one head: the body has "
       "two ends"},
      {post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
       "400 `Content-Length` is given more than once"},
      {post + "Content-Length: 5, 5\r\n\r\nhello", "400 `Content-Length` is given more than once"},
      {post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
       "400 `Content-Length: 5` and `Content-Length: 6` stand in one head: they differ"},
      {post + "Content-Length: -5\r\n\r\nhello",
       "400 `Content-Length: -5` does not say one length of the body"},
      {coded("blegh"), "501 `Transfer-Encoding` is `blegh`; `chunked` alone is served"},
      {coded("\xa0"
             "chunked"),
       "501 `Transfer-Encoding` is `\\xa0chunked`; `chunked` alone is served"},
      {coded("\xff"
             "chunked"),
       "501 `Transfer-Encoding` is `\\xffchunked`; `chunked` alone is served"},
      {coded("xchunked"), "501 `Transfer-Encoding` is `xchunked`; `chunked` alone is served"},
      {coded("gzip, chunked"),
       "501 `Transfer-Encoding` is `gzip, chunked`; `chunked` alone is served"},
      {coded("identity"), "501 `Transfer-Encoding` is `identity`; `chunked` alone is served"},
      {coded("chunked, identity"),
       "400 `Transfer-Encoding` is `chunked, identity`; `chunked` alone is served"},
      {coded("chunked\r\nTransfer-Encoding: chunked"),
       "400 `Transfer-Encoding: chunked` and `Transfer-Encoding: chunked` stand in one head: the "
       "body has two "
       "ends"},
      {"POST / HTTP/1.0\r\nHost: h\r\nTransfer-Encoding: chunked\r\n" + tail,
       "400 `Transfer-Encoding` stands in an HTTP/1.0 request"},
      {post + "Transfer-Encoding: chunked\r\n\r\n5\nhello\r\n0\r\n\r\n",
       "400 a chunk is malformed"},
      {post + "Transfer-Encoding: chunked\r\n\r\n0x5\r\nhello\r\n0\r\n\r\n",
       "400 a chunk is malformed"},
      {post + "Transfer-Encoding: chunked\r\n\r\n0\r\nContent-Length: 5\r\n\r\n",
       "400 a trailer carries a field that says where the body ends"},
      {post + "X: a\r\n b\r\n\r\n", "400 a header field is continued on a second line"},
      {"GET / HTTP/1.1\nHost: h\n\n", "400 a line of the head ends in LF without CR"},
      {post + "X : a\r\n\r\n", "400 header field 2 has a name that is no token: `X : a`"},
      {post + std::string("X: a\0b\r\n\r\n", 10),
       "400 header field 2 holds the control byte `\\x00`: `X: a\\x00b`"},
  });
}

TEST(RequestReader, RefusesARequestWithoutOneHost) {
  expect_rows({
      {"GET / HTTP/1.1\r\n\r\n", "400 `Host` is missing"},
      {"GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", "400 `Host` is given more than once"},
      {"GET / HTTP/1.1\r\nHost:\r\n\r\n", "400 `Host` is ``, no host and port"},
      {"GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", "400 `Host` is `a@b`, no host and port"},
      {"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "400 `Host` is `a/b`, no host and port"},
      {"GET http://other/ HTTP/1.1\r\nHost: h\r\n\r\n",
       "400 the target names another host than `Host`: `http://other/`"},
  });
}

TEST(RequestReader, RefusesATargetThatIsNoPath) {
  const std::string rest = " HTTP/1.1\r\nHost: h\r\n\r\n";
  expect_rows({
      {"GET !" + rest, "400 the target is no path: `!`"},
      {"GET /a#b" + rest, "400 the target is no path: `/a#b`"},
      {"GET /\xff" + rest, "400 the target is no path: `/\\xff`"},
      {"GET /a\\b" + rest, "400 the target is no path: `/a\\b`"},
      {"GET /%4" + rest, "400 the target is no path: `/%4`"},
      {"GET /%zz" + rest, "400 the target is no path: `/%zz`"},
      {"GET https://h/" + rest, "400 the target is no path: `https://h/`"},
      {"GET /a b" + rest, "400 the head is not as RFC 9112 sections 2 to 5 have it"},
      {"OPTIONS *" + rest, "405 OPTIONS `*` is not served"},
      {"CONNECT h:443" + rest, "405 CONNECT `h:443` is not served"},
      {"TRACE /" + rest, "405 TRACE `/` is not served"},
      {"get /" + rest, "400 the method is `get`; methods are upper case"},
  });
}

TEST(RequestReader, RefusesOtherVersionsAndProtocols) {
  expect_rows({
      {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505 the version is `HTTP/2.0`; HTTP/1.1 is served"},
      {"GET / HTTP/1.2\r\n\r\n", "505 the version is `HTTP/1.2`; HTTP/1.1 is served"},
      {"GET /\r\n\r\n", "400 the request line is `GET /`"},
      {"GET / HTTP/1.1x\r\n\r\n", "400 the request line is `GET / HTTP/1.1x`"},
      {"left\r\n\r\n", "400 the request line is `left`"},
      {std::string("\x16\x03\x01\x02\x00", 5),
       "400 a TLS handshake came to a plain port: use an http URL"},
      {"\r\n\r\nGET / HTTP/1.1\r\n", "400 the request does not begin with a method"},
  });
}

TEST(RequestReader, HoldsItsLimits) {
  const RequestLimits limits{.head = 200, .target = 50, .body = 4};
  const auto small = [&](const std::string& bytes) { return read_at_every_split(bytes, limits); };
  const std::string host = " HTTP/1.1\r\nHost: h\r\n";
  EXPECT_EQ(small("GET /" + std::string(49, 'a') + host + "\r\n"),
            "GET http://h/" + std::string(49, 'a') + " \n");
  EXPECT_EQ(small("GET /" + std::string(50, 'a') + host + "\r\n"),
            "414 the request target has more than 50 bytes");
  EXPECT_EQ(small("GET /" + std::string(150, 'a')),
            "414 the request target has more than 50 bytes");
  // The first fault of a line counts, however much has come behind it.
  EXPECT_EQ(read_at_every_split("GET /\n" + std::string(200, 'a'), {.target = 50}),
            "400 a line of the head ends in LF without CR");
  EXPECT_EQ(read_at_every_split("GET /" + std::string(109, 'a') + "\r\n\r\n", {.target = 50}),
            "400 the request line is `GET /" + std::string(59, 'a') + "…`");
  EXPECT_EQ(read_at_every_split("GET /" + std::string(200, 'a') + "\n", {.target = 50}),
            "414 the request target has more than 50 bytes");
  EXPECT_EQ(small("GET /" + host + "X: " + std::string(200, 'a')),
            "431 the head has more than 200 bytes");
  EXPECT_EQ(small("POST /" + host + "Content-Length: 4\r\n\r\nabcd"), "POST http://h/ abcd\n");
  EXPECT_EQ(small("POST /" + host + "Content-Length: 5\r\n\r\n"),
            "413 the body has more than 4 bytes");
  const std::string chunked = "POST /" + host + "Transfer-Encoding: chunked\r\n\r\n";
  EXPECT_EQ(small(chunked + "3\r\nabc\r\n2\r\n"), "413 the body has more than 4 bytes");
  EXPECT_EQ(small(chunked + "1;" + std::string(300, 'a')),
            "431 chunk extensions and trailers have more than 200 bytes");
  EXPECT_EQ(small(chunked + "0\r\nX: " + std::string(300, 'a')),
            "431 chunk extensions and trailers have more than 200 bytes");
  // A trailer section is held to the limit as it stands, whole or not, malformed or not.
  const auto trailer = [&](std::size_t blanks) {
    return read_at_every_split(chunked + "0\r\nX:" + std::string(blanks, ' ') + "\r\n\r\n",
                               {.head = 100});
  };
  EXPECT_EQ(trailer(91), "POST http://h/ \n");
  EXPECT_EQ(trailer(92), "431 chunk extensions and trailers have more than 100 bytes");
  EXPECT_EQ(
      read_at_every_split(chunked + "0\r\nX" + std::string(99, ' ') + "\r\n\r\n", {.head = 100}),
      "431 chunk extensions and trailers have more than 100 bytes");
  // A chunk's line that a quoted string keeps open is read many times, and counts once.
  EXPECT_EQ(small(chunked + "1;a=\"b\r\n" + std::string(150, 'b')), "more");
  // What comes behind a body is no part of it.
  const std::string next = "GET /" + host + "X: " + std::string(60, 'a') + "\r\n\r\n";
  EXPECT_EQ(read_at_every_split(chunked + "0\r\n\r\n" + next + next, {.head = 100}),
            "POST http://h/ \nGET http://h/ \nGET http://h/ \n");
  EXPECT_EQ(read_at_every_split("POST /" + host + "Content-Length: 1\r\n\r\nb" + next + next,
                                {.head = 100}),
            "POST http://h/ b\nGET http://h/ \nGET http://h/ \n");
}

TEST(RequestReader, SaysThatTheClientAwaitsAContinue) {
  RequestReader reader({});
  reader.put("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\n");
  EXPECT_TRUE(reader.awaits_continue());
  reader.put("h");
  EXPECT_FALSE(reader.awaits_continue());
  EXPECT_EQ(
      read_at_every_split("POST / HTTP/1.1\r\nHost: h\r\nExpect: tea\r\nContent-Length: 2\r\n\r\n"),
      "417 the expectation `tea` is not met");
}

}  // namespace
}  // namespace assay::wire
