#include "wire/pool.h"

#include <utility>

namespace assay::wire {

void Pool::leave() {
  --in_use_;
  if (waiting_.empty()) return;
  const auto [place, frame] = waiting_.front();
  place->waits_ = false;
  waiting_.pop_front();
  frame.resume();
}

std::unique_ptr<Stream> Pool::take_idle(base::Duration now, base::Duration longest) {
  while (!idle_.empty()) {
    auto last = std::move(idle_.back());
    idle_.pop_back();
    if (now - last.since >= longest) {
      // The rest has waited longer still.
      idle_.clear();
      return nullptr;
    }
    if (last.stream->is_quiet()) return std::move(last.stream);
  }
  return nullptr;
}

void Pool::keep(std::unique_ptr<Stream> stream, base::Duration now) {
  // Several may come back while nobody asks; more than may be in use at once would never be used.
  if (idle_.size() < limit_) idle_.push_back({std::move(stream), now});
}

}  // namespace assay::wire
