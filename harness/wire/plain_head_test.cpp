#include "wire/plain_head.h"

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "wire/message_parser.h"

namespace assay::wire {
namespace {

/// Writes down what the parser meets.
class Notes final : public MessageParts {
 public:
  void on_request_line(std::string_view method, std::string_view target, int version) override {
    start = fmt::format("{} {} {}", method, target, version);
  }
  void on_status_line(int status, std::string_view reason, int version) override {
    start = fmt::format("{} {} {}", status, reason, version);
  }
  void on_field(std::string_view name, std::string_view value) override {
    fields += fmt::format("[{}|{}]", name, value);
  }
  void on_trailer(std::string_view, std::string_view) override {}
  void on_chunk(std::uint64_t, std::string_view) override {}
  void on_body(std::string_view) override {}

  std::string start;
  std::string fields;
};

/// All that a reader learns from a head, split by us or not.
std::string learned(bool of_request, const std::string& head, bool split) {
  Notes notes;
  const auto parser =
      of_request ? MessageParser::for_request(notes, {}) : MessageParser::for_response(notes, {});
  const auto used = split ? parser->put_head(head) : parser->put(head);
  if (parser->fault() != ParseFault::none)
    return fmt::format("fault {}", static_cast<int>(parser->fault()));
  if (used != head.size()) return "more";
  return fmt::format("{} {} keeps {} chunked {} length {}",
                     notes.start,
                     notes.fields,
                     parser->keeps_alive(),
                     parser->is_chunked(),
                     parser->content_length().value_or(0));
}

TEST(PlainHead, SaysWhatBeastSays) {
  const std::vector<std::string> fields = {
      "",
      "A: b\r\n",
      "A:b\r\nA:\t b \t\r\nC:\r\n",
      "Content-Length: 5\r\nServer: x\r\n",
      "content-length: 5\r\nContent-Length: 5\r\n",
      "Content-Length: 5\r\nContent-Length: 6\r\n",
      "Content-Length: x\r\nA: b\r\n",
      "Transfer-Encoding: chunked\r\nDate: Sun, 22 Nov 2026 08:37:52 GMT\r\n",
      "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
      "Connection: keep-alive\r\nHost: h\r\n",
      "Content-Length: 5\r\nConnection: keep-alive\r\n",
      "Connection: Keep-Alive, close\r\n",
      "connection: close\r\nConnection: keep-alive\r\n",
      "Connection: \x7f\r\n",
      "Connection: ,;\r\n",
      "Proxy-Connection: close\r\n",
      "Upgrade: h2c\r\nConnection: upgrade\r\n",
      "A: b\r\n folded\r\n",
      "A : b\r\n",
      ": b\r\n",
      "no colon\r\n",
      "A: b\rc\r\n",
      "A: \xe2\x82\xac\r\n",
      fmt::format("{}: {}\r\n", std::string(300, 'n'), std::string(5000, 'v')),
      fmt::format("Connection: {}close\r\n", std::string(2000, ' ')),
      [] {
        std::string many;
        for (int i = 0; i < 40; ++i)
          many += fmt::format("X-{}: {}\r\n", i, i);
        return many;
      }(),
  };
  for (const auto* start : {"GET /a HTTP/1.1", "GET /a HTTP/1.0", "GET /a", "HTTP/1.1 200 OK"}) {
    for (const auto& lines : fields) {
      const auto head = fmt::format("{}\r\n{}\r\n", start, lines);
      EXPECT_EQ(learned(true, head, true), learned(true, head, false)) << head;
    }
  }
  for (const auto* start : {"HTTP/1.1 200 OK", "HTTP/1.0 200 HTTP/1.1", "HTTP/1.1 99 x"}) {
    for (const auto& lines : fields) {
      const auto head = fmt::format("{}\r\n{}\r\n", start, lines);
      EXPECT_EQ(learned(false, head, true), learned(false, head, false)) << head;
    }
  }
}

TEST(PlainHead, SaysWhatBeastSaysOfEachTarget) {
  std::vector<std::string> targets = {
      "", "*", "/", "/a?b=c", "http://h/", "/a b", "/" + std::string(2000, 'a')};
  for (int byte = 0; byte < 256; ++byte) {
    if (byte != '\r' && byte != '\n')
      targets.push_back(fmt::format("/a{}b", static_cast<char>(byte)));
  }
  for (const auto& target : targets) {
    const auto head = fmt::format("GET {} HTTP/1.1\r\nHost: h\r\n\r\n", target);
    EXPECT_EQ(learned(true, head, true), learned(true, head, false)) << head;
  }
}

TEST(PlainHead, LeavesToBeastWhatDecidesTheFraming) {
  const std::string text =
      "HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\n";
  PlainHead head;
  ASSERT_TRUE(head.split(text));
  EXPECT_EQ(head.framing(), "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
  EXPECT_EQ(head.end() - head.begin(), 3);
  const std::string asked = "GET /a?b=c HTTP/1.1\r\nHost: h\r\n\r\n";
  PlainHead of_request;
  ASSERT_TRUE(of_request.split(asked));
  EXPECT_EQ(of_request.framing(), "GET / HTTP/1.1\r\n\r\n");
  EXPECT_EQ(of_request.target(), "/a?b=c");
}

}  // namespace
}  // namespace assay::wire
