#include "http/curl.h"

#include <array>
#include <cstdio>
#include <memory>
#include <string>

#include <gtest/gtest.h>

namespace assay::http {
namespace {

TEST(ShellQuote, LeavesPlainWordsBare) {
  EXPECT_EQ(shell_quote("https://x.example/a?b"), "'https://x.example/a?b'");
  EXPECT_EQ(shell_quote("application/json"), "application/json");
  EXPECT_EQ(shell_quote(""), "''");
}

TEST(ShellQuote, KeepsEveryOtherWordOneLine) {
  EXPECT_EQ(shell_quote("it's"), R"('it'\''s')");
  EXPECT_EQ(shell_quote("$(rm -rf /) `x` \\"), R"('$(rm -rf /) `x` \')");
  EXPECT_EQ(shell_quote("a\nb'\\"), R"($'a\012b\'\\')");
  EXPECT_EQ(shell_quote("\x1b[2J\xFF\xE2\x80\xAE"), R"($'\033[2J\377\342\200\256')");
  EXPECT_EQ(shell_quote("##vso[x]"), R"($'\043#vso[x]')");
}

/// What the shell makes of the word.
std::string said_by_shell(const std::string& word) {
  const auto command = "bash -c " + shell_quote("printf %s " + word);
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  std::string out;
  std::array<char, 256> buffer{};
  for (auto size = std::fread(buffer.data(), 1, buffer.size(), pipe.get()); size > 0;
       size = std::fread(buffer.data(), 1, buffer.size(), pipe.get()))
    out.append(buffer.data(), size);
  return out;
}

TEST(ShellQuote, GivesBackTheSameBytesThroughAShell) {
  if (said_by_shell("yes") != "yes") GTEST_SKIP() << "there is no bash";
  for (const std::string text : {"plain",
                                 "two words",
                                 "it's \"quoted\" $HOME `id` \\ !",
                                 "line\nline\r\ttab\x01\x7f",
                                 "\xFF\xC3\xA9\xE2\x80\xAE",
                                 "\033"
                                 "123 ##[x] 'y'",
                                 "{\"id\": 4}"})
    EXPECT_EQ(said_by_shell(shell_quote(text)), text);
}

TEST(CurlLine, RepeatsARequest) {
  const Request request{.method = "DELETE",
                        .url = "https://api.example.com/v1/a?b=1&c=2",
                        .headers = {{"Authorization", "Bearer abc"}, {"X-Empty", ""}}};
  EXPECT_EQ(curl_line(request),
            "curl -sS -i -X DELETE -H 'Authorization: Bearer abc' -H 'X-Empty;' "
            "'https://api.example.com/v1/a?b=1&c=2'");
}

TEST(CurlLine, LeavesTheMethodToCurlWhereItIsTheDefault) {
  EXPECT_EQ(curl_line({.url = "http://x.example/"}), "curl -sS -i http://x.example/");
  EXPECT_EQ(curl_line({.method = "POST",
                       .url = "http://x.example/",
                       .headers = {{"Content-Type", "application/json"}},
                       .body = "{\"id\": 4}"}),
            "curl -sS -i -H 'Content-Type: application/json' --data-raw '{\"id\": 4}' "
            "http://x.example/");
  EXPECT_EQ(curl_line({.method = "HEAD", .url = "http://x.example/"}),
            "curl -sS -i -I http://x.example/");
}

TEST(CurlLine, SendsABodyWithoutATypeWithoutAType) {
  EXPECT_EQ(curl_line({.method = "PUT", .url = "http://x.example/", .body = "@file"}),
            "curl -sS -i -X PUT -H 'Content-Type:' --data-raw @file http://x.example/");
}

TEST(CurlLine, PipesABodyThatHoldsANul) {
  EXPECT_EQ(curl_line({.method = "POST", .url = "http://x.example/", .body = {"a\0%\n", 4}}),
            R"(printf 'a\000%%\012' | curl -sS -i -H 'Content-Type:' --data-binary @- )"
            "http://x.example/");
}

TEST(CurlLine, KeepsCurlFromRewritingTheUrl) {
  EXPECT_EQ(curl_line({.url = "http://[::1]:80/a/../b"}),
            "curl -sS -i --path-as-is -g 'http://[::1]:80/a/../b'");
}

}  // namespace
}  // namespace assay::http
