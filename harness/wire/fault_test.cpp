// HttpTarget against servers at fault, over real sockets. (The same faults through the whole
// program: e2e.)
#include <sys/resource.h>

#include <chrono>

#include <gtest/gtest.h>

#include "testing/raw_server.h"
#include "wire/http_target.h"
#include "wire/testing/encode.h"

namespace assay::wire {
namespace {

using namespace std::chrono_literals;
using assay::testing::AwaitRequest;
using assay::testing::Close;
using assay::testing::Drip;
using assay::testing::RawServer;
using assay::testing::Reset;
using assay::testing::Script;
using assay::testing::Send;
using assay::testing::SendForever;
using assay::testing::Stall;

const std::string ok = "HTTP/1.1 200 OK\r\n";
const std::string chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";

std::string with_length(std::string_view body, std::string_view fields = {}) {
  return ok + std::string(fields) + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         std::string(body);
}

struct Row {
  std::string name;
  Script script;
  std::string outcome;  // `status body [oddities]` or `failure: message`
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.name;
}

std::string text_of(const http::Exchange& exchange) {
  if (const auto* error = exchange.error()) {
    return std::string(name_of(error->failure)) + ": " + error->message;
  }
  auto text = std::to_string(exchange.response()->status) + " " + exchange.response()->body;
  for (const auto& oddity : exchange.response()->oddities)
    text += " [" + oddity.code + "]";
  return text;
}

/// Only rows about time wait for a limit of it: a busy machine must not turn the others into them.
enum class Patience { little, much };

std::string send(HttpTarget& target, Loop& loop, const std::string& url, Patience patience) {
  http::Request request{.url = url};
  request.limits.body = 1'000'000;
  if (patience == Patience::little) {
    request.limits.first_byte = 150ms;
    request.limits.whole = 300ms;
  }
  std::string outcome = "never answered";
  target.start(std::move(request),
               [&](const http::Exchange& exchange) { outcome = text_of(exchange); });
  loop.run();
  return outcome;
}

std::vector<Row> rows() {
  using std::string_literals::operator""s;
  std::vector<Row> all = {
      {"NoByteAtAll",
       {AwaitRequest{}, Close{}},
       "empty-reply: the connection was closed before any byte of an answer"},
      {"NeverAnswers",
       {AwaitRequest{}, Stall{}},
       "first-byte-timeout: connected, but no byte of an answer came within 0.15 s"},
      {"OneByteNowAndThen",
       {AwaitRequest{}, Drip{with_length(std::string(500, 'x')), 10ms}, Stall{}},
       "timeout: the answer was not whole within 0.3 s"},
      {"ResetBeforeTheAnswer",
       {AwaitRequest{}, Reset{}},
       "reset: the connection was reset after no byte of the answer"},
      {"ResetInTheHead",
       {AwaitRequest{}, Send{ok}, Drip{" ", 50ms}, Reset{}},
       "reset: the connection was reset after 18 bytes of an unfinished head of the answer"},
      {"ChunkedCutInAChunk",
       {AwaitRequest{}, Send{chunked + "5\r\nhel"}, Close{}},
       "truncated: the connection was closed after 3 body bytes, without the last chunk"},
      {"WholeJsonButNoLastChunk",
       {AwaitRequest{}, Send{chunked + "2\r\n{}\r\n"}, Close{}},
       "truncated: the connection was closed after 2 body bytes, without the last chunk"},
      {"ContentLengthTooLong",
       {AwaitRequest{}, Send{ok + "Content-Length: 10\r\n\r\nhello"}, Close{}},
       "truncated: the connection was closed after 5 of 10 body bytes"},
      {"ContentLengthTooLongAndStays",
       {AwaitRequest{}, Send{ok + "Content-Length: 10\r\n\r\nhello"}, Stall{}},
       "timeout: the answer was not whole within 0.3 s: 5 of 10 body bytes came"},
      {"HundredContinues",
       {AwaitRequest{}, Send{"HTTP/1.1 100 Continue\r\n\r\n", 100}, Send{with_length("hi")}},
       "protocol: more than 10 interim responses came, the last with status 100"},
      {"EndlessHeaders",
       {AwaitRequest{}, Send{ok}, SendForever{"X-Field: value\r\n"}},
       "header-limit: the head of the response has more than 49152 bytes"},
      {"EndlessHeader",
       {AwaitRequest{}, Send{ok + "X: "}, SendForever{std::string(1000, 'a')}},
       "header-limit: the head of the response has more than 49152 bytes"},
      {"EndlessBody",
       {AwaitRequest{}, Send{ok + "\r\n"}, SendForever{std::string(10'000, 'a')}},
       "body-limit: the body has more than the 1000000 bytes allowed"},
      {"EndlessChunks",
       {AwaitRequest{}, Send{chunked}, SendForever{"5\r\nhello\r\n"}},
       "body-limit: the body has more than the 1000000 bytes allowed"},
      {"EndlessChunkExtension",
       {AwaitRequest{}, Send{chunked + "1;"}, SendForever{"x"}},
       "header-limit: chunk extensions and trailers have more than 49152 bytes"},
      {"HugeBodyAnnounced",
       {AwaitRequest{}, Send{ok + "Content-Length: 9999999999\r\n\r\n"}, Stall{}},
       "body-limit: the body has more than the 1000000 bytes allowed: `Content-Length` says so"},
      {"TwoResponses",
       {AwaitRequest{}, Send{with_length("hi") + with_length("ho")}, Stall{}},
       "framing: a second response follows the first: 40 bytes, beginning `HTTP/1.1 200 "
       "OK\\r\\nContent-Length:…`"},
      {"ExtraBytes",
       {AwaitRequest{}, Send{with_length("hi") + "\r\n"}, Stall{}},
       "200 hi [wire.extra-bytes]"},
      {"LengthWithTransferEncoding",
       {AwaitRequest{},
        Send{ok + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        Stall{}},
       "framing: `Content-Length: 2` and `Transfer-Encoding: chunked` stand in one head: the body "
       "has two ends"},
      {"NoContentWithABody",
       {AwaitRequest{}, Send{"HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\nhi"}, Stall{}},
       "204  [wire.body-not-allowed]"},
      {"TlsOnAPlainPort",
       {AwaitRequest{}, Send{"\x15\x03\x03\x00\x02\x02\x46"s}, Close{}},
       "protocol: the answer begins with `\\x15\\x03\\x03\\x00\\x02`: a TLS record: the port "
       "speaks TLS, use an "
       "https URL"},
      {"TlsAlertAtOnce",
       {Send{"\x15\x03\x03\x00\x02\x02\x46"s}, Close{}},
       "protocol: the answer begins with `\\x15\\x03\\x03\\x00\\x02`: a TLS record: the port "
       "speaks TLS, use an "
       "https URL"},
      {"StatusZero",
       {AwaitRequest{}, Send{"HTTP/1.1 000 \r\nContent-Length: 0\r\n\r\n"}, Close{}},
       "0  [wire.status-range]"},
      {"Status999",
       {AwaitRequest{}, Send{"HTTP/1.1 999 \r\nContent-Length: 0\r\n\r\n"}, Close{}},
       "999  [wire.status-range]"},
      {"Redirect",
       {AwaitRequest{},
        Send{"HTTP/1.1 302 Found\r\nLocation: http://evil/\r\nContent-Length: 0\r\n\r\n"},
        Close{}},
       "302 "},
      {"EmptyBody", {AwaitRequest{}, Send{with_length("")}, Close{}}, "200 "},
      {"PlainWhereGzipIsSaid",
       {AwaitRequest{}, Send{with_length("plain", "Content-Encoding: gzip\r\n")}, Close{}},
       "encoding: `Content-Encoding` says gzip, but the body cannot be undone: incorrect header "
       "check"},
      {"GzipBomb",
       {AwaitRequest{},
        Send{with_length(testing::gzip(std::string(std::size_t{64} << 20, ' ')),
                         "Content-Encoding: gzip\r\n")},
        Close{}},
       "body-limit: undone, the body has more than the 1000000 bytes allowed"},
  };
  return all;
}

struct ServerAtFault : ::testing::TestWithParam<Row> {};

TEST_P(ServerAtFault, IsToldInItsWordsAndHarmsNoOtherRequest) {
  const auto& row = GetParam();
  RawServer server(std::vector<Script>{row.script, assay::testing::answer("{}")});
  Loop loop;
  HttpTarget target(loop);
  const auto patience =
      row.outcome.find("timeout: ") != std::string::npos ? Patience::little : Patience::much;
  const auto begin = std::chrono::steady_clock::now();
  const auto outcome = send(target, loop, server.url(), patience);
  EXPECT_EQ(outcome.substr(0, row.outcome.size()), row.outcome) << outcome;
  EXPECT_EQ(send(target, loop, server.url(), Patience::much), "200 {}");
  EXPECT_EQ(server.connections(), 2U);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 10s);
}

INSTANTIATE_TEST_SUITE_P(Rows, ServerAtFault, ::testing::ValuesIn(rows()), [](const auto& row) {
  return row.param.name;
});

TEST(ServerAtFault, TakesNoMoreMemoryThanTheLimits) {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto before = usage.ru_maxrss;
  for (const auto& script :
       {Script{AwaitRequest{}, Send{ok + "\r\n"}, SendForever{std::string(100'000, 'a')}},
        Script{AwaitRequest{}, Send{ok}, SendForever{"X-Field: value\r\n"}},
        Script{AwaitRequest{}, Send{chunked + "1;"}, SendForever{std::string(1000, 'x')}}}) {
    RawServer server(script);
    Loop loop;
    HttpTarget target(loop);
    send(target, loop, server.url(), Patience::much);
  }
  getrusage(RUSAGE_SELF, &usage);
  EXPECT_LT(usage.ru_maxrss - before, 16 * 1024) << "KiB";
}

}  // namespace
}  // namespace assay::wire
