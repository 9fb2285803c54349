#include "run/task.h"

#include <vector>

#include <gtest/gtest.h>

#include "base/fake_scheduler.h"

namespace assay::run {
namespace {

/// Answers at once, as the embedded mock does.
class EchoTarget final : public http::Target {
 public:
  void start(http::Request request, http::OnExchange done) override {
    http::Exchange exchange;
    exchange.received = http::Response{.status = 200, .body = request.url};
    done(std::move(exchange));
  }
};

/// Answers a second later.
class SlowTarget final : public http::Target {
 public:
  explicit SlowTarget(base::Scheduler& scheduler) : scheduler_(scheduler) {}
  void start(http::Request request, http::OnExchange done) override {
    scheduler_.after(std::chrono::seconds(1),
                     [request = std::move(request), done = std::move(done)] {
                       http::Exchange exchange;
                       exchange.received = http::Response{.status = 200, .body = request.url};
                       done(std::move(exchange));
                     });
  }

 private:
  base::Scheduler& scheduler_;
};

Task<std::string> body_of(http::Target& target, std::string url) {
  http::Request request;
  request.url = std::move(url);
  const http::Exchange exchange = co_await ask(target, std::move(request));
  co_return exchange.response()->body;
}

Detached ask_often(http::Target& target, int times, std::vector<std::string>& answers) {
  for (int i = 0; i < times; ++i) {
    std::string answer = co_await body_of(target, "x");
    answers.push_back(std::move(answer));
  }
}

TEST(Task, OfATargetThatAnswersAtOnceRunsOnInPlaceWithoutGrowingTheStack) {
  EchoTarget target;
  std::vector<std::string> answers;
  ask_often(target, 200'000, answers);
  EXPECT_EQ(answers.size(), 200'000U);
}

TEST(Task, WaitsForATargetThatAnswersLater) {
  base::FakeScheduler scheduler;
  SlowTarget target(scheduler);
  std::vector<std::string> answers;
  ask_often(target, 3, answers);
  EXPECT_TRUE(answers.empty());
  scheduler.run();
  EXPECT_EQ(answers.size(), 3U);
  EXPECT_EQ(scheduler.clock().steady(), std::chrono::seconds(3));
}

Detached rest(base::Scheduler& scheduler, base::Duration delay, bool& rested) {
  co_await pause(scheduler, delay);
  rested = true;
}

TEST(Pause, OfNoTimeDoesNotWait) {
  base::FakeScheduler scheduler;
  bool rested = false;
  rest(scheduler, base::Duration::zero(), rested);
  EXPECT_TRUE(rested);
}

}  // namespace
}  // namespace assay::run
