#include "base/fake_scheduler.h"

namespace assay::base {

void FakeScheduler::after(Duration delay, std::function<void()> work) {
  due_.emplace(clock_.steady() + delay, std::move(work));
}

void FakeScheduler::run() {
  stopped_ = false;
  while (!due_.empty() && !stopped_)
    run_first();
}

void FakeScheduler::run_for(Duration duration) {
  const auto end = clock_.steady() + duration;
  while (!due_.empty() && due_.begin()->first <= end)
    run_first();
  clock_.advance(end - clock_.steady());
}

void FakeScheduler::run_first() {
  auto first = due_.extract(due_.begin());
  if (first.key() > clock_.steady()) clock_.advance(first.key() - clock_.steady());
  first.mapped()();
}

}  // namespace assay::base
