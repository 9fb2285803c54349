#include "wire/deadline.h"

#include <utility>

namespace assay::wire {

void Deadlines::check() {
  const auto now = clock_.steady();
  for (Deadline* at = first_; at != nullptr; at = next_to_check_) {
    // An expiry may destroy any deadline; the destructor moves this on.
    next_to_check_ = at->next_;
    if (!at->set_ || at->at_ > now) continue;
    at->clear();
    const auto expire = at->on_expiry_;  // a copy: the call may destroy its own deadline
    expire();
  }
  next_to_check_ = nullptr;
}

Deadline::Deadline(Deadlines& list, std::function<void()> on_expiry)
    : list_(list), on_expiry_(std::move(on_expiry)), next_(list.first_) {
  if (next_ != nullptr) next_->previous_ = this;
  list_.first_ = this;
}

Deadline::~Deadline() {
  clear();
  (previous_ != nullptr ? previous_->next_ : list_.first_) = next_;
  if (next_ != nullptr) next_->previous_ = previous_;
  if (list_.next_to_check_ == this) list_.next_to_check_ = next_;
}

void Deadline::set(base::Duration at) {
  if (!set_ && list_.set_++ == 0) list_.on_first_();
  set_ = true;
  at_ = at;
}

void Deadline::clear() {
  if (set_) --list_.set_;
  set_ = false;
}

}  // namespace assay::wire
