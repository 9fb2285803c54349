#include "fetch/download.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "base/fake_scheduler.h"

namespace assay::fetch {
namespace {

constexpr std::string_view start = "https://docs.example.com/get";

/// A site in memory: answers by URL, each after `delay`.
class Site final : public http::Target {
 public:
  explicit Site(base::Scheduler& scheduler) : scheduler_(scheduler) {}

  std::map<std::string, http::Response> pages;
  std::vector<http::Request> requests;
  base::Duration delay{};

  void start(http::Request request, http::OnExchange done) override {
    requests.push_back(request);
    http::Exchange exchange{.request = std::move(request),
                            .received = http::TransportError{.failure = http::Failure::refused,
                                                             .message = "nobody listens"}};
    const auto page = pages.find(exchange.request.url);
    if (page != pages.end()) exchange.received = page->second;
    scheduler_.after(delay, [exchange = std::move(exchange), done = std::move(done)]() mutable {
      done(std::move(exchange));
    });
  }

 private:
  base::Scheduler& scheduler_;
};

http::Response page(std::string body, std::string type = "text/markdown; charset=utf-8") {
  return {.status = 200, .headers = {{"Content-Type", std::move(type)}}, .body = std::move(body)};
}

http::Response redirect(std::string to, int status = 302) {
  return {.status = status, .headers = {{"Location", std::move(to)}}, .body = "moved"};
}

class Downloading : public ::testing::Test {
 protected:
  base::FakeScheduler scheduler;
  Site site{scheduler};
  Policy policy;

  base::Result<Download> get() { return download(site, scheduler, std::string(start), policy); }

  std::string failure() {
    const auto done = get();
    return done ? "" : done.error().code + ": " + done.error().message;
  }
  std::string failure_of(http::Response answer) {
    site.pages[std::string(start)] = std::move(answer);
    return failure();
  }
};

TEST_F(Downloading, GivesThePageAndAsksForMarkdownFirst) {
  site.pages[std::string(start)] = page("# Get\n");
  const auto done = get();
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(done->body, "# Get\n");
  EXPECT_EQ(done->media_type, "text/markdown");
  EXPECT_EQ(done->final, start);
  ASSERT_EQ(site.requests.size(), 1U);
  EXPECT_TRUE(site.requests[0].headers.find("Accept")->starts_with("text/markdown, "));
  EXPECT_EQ(site.requests[0].headers.find("Authorization"), nullptr);
  EXPECT_EQ(site.requests[0].limits.body, policy.largest);
}

TEST_F(Downloading, FollowsRedirectsAndSaysWhereItEnded) {
  site.pages[std::string(start)] = redirect("/v2/get");
  site.pages["https://docs.example.com/v2/get"] = redirect("get.md", 308);
  site.pages["https://docs.example.com/v2/get.md"] = page("# Get\n");
  const auto done = get();
  ASSERT_TRUE(done.has_value()) << done.error().message;
  EXPECT_EQ(done->url, start);
  EXPECT_EQ(done->final, "https://docs.example.com/v2/get.md");
}

TEST_F(Downloading, EndsWhereRedirectsGoInACircle) {
  EXPECT_EQ(failure_of(redirect(std::string(start))),
            "fetch.redirect: `https://docs.example.com/get` redirects more than 5 times, at last "
            "from `https://docs.example.com/get`");
  EXPECT_EQ(site.requests.size(), 6U);
}

TEST_F(Downloading, AsksNoHostThatWasNotNamed) {
  EXPECT_EQ(failure_of(redirect("https://evil.example.com/get")),
            "fetch.redirect: `https://docs.example.com/get` redirects to "
            "`https://evil.example.com/get`, another host");
  EXPECT_EQ(site.requests.size(), 1U);
  EXPECT_EQ(failure_of({.status = 302}),
            "fetch.redirect: `https://docs.example.com/get` answers 302 and does not say where the "
            "page is");
}

TEST_F(Downloading, TakesNothingButAPage) {
  EXPECT_EQ(failure(),
            "fetch.unreachable: `https://docs.example.com/get` cannot be fetched: nobody listens");
  EXPECT_EQ(failure_of({.status = 404, .body = "# Not found\n"}),
            "fetch.status: `https://docs.example.com/get` answers 404 and not 200");
  EXPECT_EQ(failure_of(page(" \n")), "fetch.empty: `https://docs.example.com/get` is empty");
  const std::string html =
      "fetch.html: `https://docs.example.com/get` is HTML, and no page that Assay reads";
  EXPECT_EQ(failure_of(page("# Get\n", "text/html")), html);
  EXPECT_EQ(failure_of(page("\xEF\xBB\xBF \n<!DOCTYPE HTML><p>", "text/plain")), html);
}

TEST_F(Downloading, SharesOneTimeAmongAllRedirects) {
  policy.timeout = std::chrono::seconds(3);
  site.delay = std::chrono::seconds(2);
  EXPECT_EQ(failure_of(redirect("/get")),
            "fetch.unreachable: the time for `https://docs.example.com/get` is over");
  ASSERT_EQ(site.requests.size(), 2U);
  EXPECT_EQ(site.requests[0].limits.whole, std::chrono::seconds(3));
  EXPECT_EQ(site.requests[1].limits.whole, std::chrono::seconds(1));
}

TEST_F(Downloading, RefusesWhatIsNoAddress) {
  const auto done = download(site, scheduler, "ftp://docs.example.com/get", policy);
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().code, "fetch.url");
  EXPECT_TRUE(site.requests.empty());
}

}  // namespace
}  // namespace assay::fetch
