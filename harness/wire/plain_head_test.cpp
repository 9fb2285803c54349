#include "wire/plain_head.h"

#include <string>
#include <vector>

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
  void on_body(std::string_view bytes) override { body += bytes; }

  std::string start;
  std::string fields;
  std::string body;
};

HeadScanner scanned(const std::string& head) {
  HeadScanner scanner(head.size() + 1);
  static_cast<void>(scanner.scan(head));
  return scanner;
}

/// All that a reader learns from a message, its head split by us or not.
std::string learned(bool of_request,
                    const std::string& head,
                    bool split,
                    MessageParser::Options options = {}) {
  Notes notes;
  const auto parser = of_request ? MessageParser::for_request(notes, options)
                                 : MessageParser::for_response(notes, options);
  const auto used = split ? parser->put_head(head, scanned(head).line_ends()) : parser->put(head);
  if (parser->fault() != ParseFault::none)
    return fmt::format("fault {}", static_cast<int>(parser->fault()));
  if (used != head.size()) return "more";
  auto text = fmt::format("{} {} keeps {} chunked {} length {}",
                          notes.start,
                          notes.fields,
                          parser->keeps_alive(),
                          parser->is_chunked(),
                          parser->content_length().value_or(0));
  for (std::string_view left = "123456789"; !left.empty() && !parser->is_done();) {
    // In pieces, the last of which goes on behind the body.
    const auto taken = parser->put(left.substr(0, 4));
    if (taken == 0) break;
    left.remove_prefix(taken);
  }
  return text +
         fmt::format(
             " body {} done {} ends {}", notes.body, parser->is_done(), parser->ends_at_close());
}

TEST(HeadScanner, SaysWhereLinesEndUnlessTheyAreMany) {
  auto few = scanned("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_EQ(std::vector<std::uint32_t>(few.line_ends().begin(), few.line_ends().end()),
            (std::vector<std::uint32_t>{16, 25, 27}));
  few.restart();
  EXPECT_EQ(few.scan("GET / HTTP/1.1\r\n\r\n"), HeadScanner::State::whole);
  EXPECT_EQ(few.line_ends().size(), 2U);
  const auto head_of = [](std::size_t lines) {
    std::string head = "GET / HTTP/1.1\r\n";
    while (--lines > 1)
      head += "A: b\r\n";
    return head + "\r\n";
  };
  const auto most = scanned(head_of(HeadScanner::kept_lines));
  EXPECT_EQ(most.line_ends().size(), HeadScanner::kept_lines);
  const auto many = scanned(head_of(HeadScanner::kept_lines + 1));
  EXPECT_TRUE(many.line_ends().empty());
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

TEST(PlainHead, CountsBodiesAsBeastDoes) {
  const auto same = [](bool of_request, const std::string& head, MessageParser::Options options) {
    EXPECT_EQ(learned(of_request, head, true, options), learned(of_request, head, false, options))
        << head;
  };
  for (const auto* length : {"0",
                             "005",
                             "5",
                             "9",
                             "10",
                             "11",
                             "999999999999999999",
                             "1000000000000000000",
                             "18446744073709551616",
                             "",
                             "+5",
                             "5 ",
                             "5,5"}) {
    const auto fields = fmt::format("Content-Length: {}\r\nServer: x\r\n\r\n", length);
    for (const auto* status : {"200 OK", "204 No Content", "304 Not Modified", "103 Early Hints"}) {
      const auto head = fmt::format("HTTP/1.1 {}\r\n{}", status, fields);
      same(false, head, {});
      same(false, head, {.body_limit = 10});
      same(false, head, {.body_limit = 10, .no_body = true});
    }
    same(true, "POST / HTTP/1.1\r\n" + fields, {});
    same(true, "POST / HTTP/1.1\r\n" + fields, {.body_limit = 10});
  }
}

TEST(PlainHead, LeavesToBeastWhatDecidesTheFraming) {
  const std::string text =
      "HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Length: 5\r\nConnection: close\r\n\r\n";
  PlainHead head;
  ASSERT_TRUE(head.split(text, scanned(text).line_ends()));
  EXPECT_EQ(head.framing(), "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(head.length(), std::nullopt);
  EXPECT_EQ(head.end() - head.begin(), 3);
}

TEST(PlainHead, KeepsOneLengthFromBeast) {
  const std::string text =
      "HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\n";
  PlainHead head;
  ASSERT_TRUE(head.split(text, scanned(text).line_ends()));
  EXPECT_EQ(head.framing(), "HTTP/1.1 200 OK\r\n\r\n");
  EXPECT_EQ(head.length(), 5U);
  const std::string asked = "GET /a?b=c HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\n";
  PlainHead of_request;
  ASSERT_TRUE(of_request.split(asked, scanned(asked).line_ends()));
  EXPECT_EQ(of_request.framing(), "GET / HTTP/1.1\r\n\r\n");
  EXPECT_EQ(of_request.target(), "/a?b=c");
  EXPECT_EQ(of_request.length(), 5U);
}

}  // namespace
}  // namespace assay::wire
