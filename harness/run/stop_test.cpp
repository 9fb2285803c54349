#include "run/stop.h"

#include <gtest/gtest.h>

#include "base/fake_disk.h"
#include "base/fake_scheduler.h"
#include "run/runner.h"

namespace assay::run {
namespace {

using results::Verdict;

/// Answers each request a second later, and keeps what was asked.
class SlowTarget final : public http::Target {
 public:
  explicit SlowTarget(base::Scheduler& scheduler) : scheduler_(scheduler) {}
  void start(http::Request request, http::OnExchange done) override {
    asked.push_back(request.url.substr(std::string_view("http://localhost").size()));
    scheduler_.after(std::chrono::seconds(1),
                     [request = std::move(request), done = std::move(done)] {
                       http::Exchange exchange;
                       exchange.request = request;
                       exchange.received = http::Response{.status = 200};
                       done(std::move(exchange));
                     });
  }
  std::vector<std::string> asked;

 private:
  base::Scheduler& scheduler_;
};

constexpr std::string_view cases = R"(assay: 1
cases:
  - id: shop/a
    title: is under way when the stop comes
    effect: read
    steps:
      - {name: one, request: {method: GET, path: /a/1}, expect: {status: 200}}
      - {name: two, request: {method: GET, path: /a/2}, expect: {status: 200}}
    finally:
      - {name: tidy, request: {method: GET, path: /a/tidy}, expect: {status: 200}}
  - id: shop/b
    title: is not started when the stop comes
    effect: read
    request: {method: GET, path: /b}
    expect: {status: 200}
)";

constexpr std::string_view polling = R"(assay: 1
cases:
  - id: shop/poll
    title: waits for what does not come
    effect: read
    steps:
      - name: wait
        request: {method: GET, path: /poll}
        expect: {status: 200}
        until: {status: 404, within: 60s, every: 20s}
)";

/// A run of these cases, one at a time, that is stopped at these seconds after its start.
struct Stopped {
  Stopped(std::string_view text, const std::vector<int>& seconds) {
    disk.files["a.yaml"] = text;
    text::Diagnostics problems;
    const auto suite = load(sources, disk, {"a.yaml"}, ".", problems);
    EXPECT_TRUE(suite) << text::render(sources, problems);
    Stop stop;
    for (const int second : seconds)
      scheduler.after(std::chrono::milliseconds(1000 * second + 500), [&] { stop.ask("SIGINT"); });
    Settings settings;
    settings.destination.base = *http::read_url("http://localhost");
    settings.jobs = 1;
    const auto done = run({sources, disk, ".", target, scheduler, problems, stop},
                          *suite,
                          select(*suite, {}, {}),
                          settings);
    EXPECT_TRUE(done) << text::render(sources, problems);
    results = *done;
  }

  text::SourceMap sources;
  base::FakeDisk disk;
  base::FakeScheduler scheduler;
  SlowTarget target{scheduler};
  results::Results results;
};

using Paths = std::vector<std::string>;

TEST(Stop, SendsOnlyWhatTidiesUp) {
  const Stopped stopped(cases, {0});
  EXPECT_EQ(stopped.target.asked, (Paths{"/a/1", "/a/tidy"}));
  ASSERT_EQ(stopped.results.cases.size(), 2U);
  EXPECT_EQ(stopped.results.cases[0].verdict, Verdict::blocked);
  EXPECT_EQ(stopped.results.cases[0].reason, "not sent: the run was stopped by SIGINT");
  EXPECT_EQ(stopped.results.cases[0].exchanges.size(), 2U);
  EXPECT_EQ(stopped.results.cases[1].verdict, Verdict::blocked);
  EXPECT_EQ(stopped.results.cases[1].reason, "not started: the run was stopped by SIGINT");
}

TEST(Stop, LeavesACaseJudgedThatWasAskedToItsEnd) {
  const Stopped stopped(cases, {1});
  EXPECT_EQ(stopped.target.asked, (Paths{"/a/1", "/a/2", "/a/tidy"}));
  EXPECT_EQ(stopped.results.cases[0].verdict, Verdict::pass);
  EXPECT_EQ(stopped.results.cases[1].verdict, Verdict::blocked);
}

TEST(Stop, AwaitsNothingTheSecondTime) {
  const Stopped stopped(cases, {0, 0});
  EXPECT_EQ(stopped.target.asked, (Paths{"/a/1"}));
  EXPECT_EQ(stopped.results.cases[0].verdict, Verdict::blocked);
  EXPECT_EQ(stopped.results.cases[0].reason,
            "its answer was not awaited: the run was stopped by SIGINT");
  EXPECT_EQ(stopped.scheduler.clock().steady(), std::chrono::milliseconds(500));
}

TEST(Stop, EndsWaitingForTimeToPass) {
  const Stopped stopped(polling, {3});
  EXPECT_EQ(stopped.target.asked, (Paths{"/poll"}));
  EXPECT_EQ(stopped.results.cases[0].verdict, Verdict::blocked);
  EXPECT_EQ(stopped.results.cases[0].reason, "not sent: the run was stopped by SIGINT");
  EXPECT_EQ(stopped.scheduler.clock().steady(), std::chrono::milliseconds(3500));
}

TEST(Stop, BlamesNobodyForWhatWasNotAskedOftenEnough) {
  const Stopped stopped(polling, {0});
  EXPECT_EQ(stopped.target.asked, (Paths{"/poll"}));
  EXPECT_EQ(stopped.results.cases[0].verdict, Verdict::blocked);
  EXPECT_EQ(stopped.results.cases[0].reason, "not asked again: the run was stopped by SIGINT");
  EXPECT_EQ(stopped.results.cases[0].findings, std::vector<results::FindingRecord>());
}

TEST(Stop, NamesTheFirstWhoAsked) {
  Stop stop;
  EXPECT_EQ(stop.reason(), "");
  stop.ask("SIGTERM");
  stop.ask("SIGINT");
  EXPECT_EQ(stop.reason(), "the run was stopped by SIGTERM");
  EXPECT_TRUE(stop.at_once());
}

TEST(StopWatch, ActsOnceAndNotAfterItsEnd) {
  Stop stop;
  int first = 0;
  int ended = 0;
  const Stop::Watch watch(stop, Stop::Call::first, [&] { ++first; });
  {
    const Stop::Watch short_lived(stop, Stop::Call::second, [&] { ++ended; });
  }
  stop.ask("SIGINT");
  stop.ask("SIGINT");
  EXPECT_EQ(first, 1);
  EXPECT_EQ(ended, 0);
}

}  // namespace
}  // namespace assay::run
