#include "base/fake_scheduler.h"

namespace assay::base {

void FakeScheduler::after(Duration delay, std::function<void()> work) {
  due_.emplace(clock_.steady() + delay, std::move(work));
}

void FakeScheduler::run() {
  while (!due_.empty()) {
    auto first = due_.extract(due_.begin());
    if (first.key() > clock_.steady()) clock_.advance(first.key() - clock_.steady());
    first.mapped()();
  }
}

}  // namespace assay::base
