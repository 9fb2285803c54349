#include "run/stop.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace assay::run {

void Stop::ask(std::string who) {
  if (asks_ == 0) who_ = std::move(who);
  ++asks_;
  const auto is_due = [this](const auto& entry) {
    return entry.second.call == Call::first || asks_ > 1;
  };
  // What is done may end other watches and begin new ones.
  for (;;) {
    const auto due = std::find_if(watched_.begin(), watched_.end(), is_due);
    if (due == watched_.end()) return;
    const auto act = std::move(due->second.act);
    watched_.erase(due);
    act();
  }
}

std::string Stop::reason() const {
  return asked() ? fmt::format("the run was stopped by {}", who_) : std::string();
}

Stop::Watch::Watch(Stop& stop, Call call, std::function<void()> act)
    : stop_(stop), id_(stop.ids_++) {
  stop.watched_.emplace(id_, Watched{.call = call, .act = std::move(act)});
}

Stop::Watch::~Watch() {
  stop_.watched_.erase(id_);
}

}  // namespace assay::run
