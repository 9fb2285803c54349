#include "wire/head_scanner.h"

namespace assay::wire {

void HeadScanner::restart() {
  at_ = searched_ = start_line_size_ = lines_ = 0;
  has_start_line_ = has_fold_ = false;
}

HeadScanner::State HeadScanner::scan(std::string_view bytes) {
  while (true) {
    const auto feed = bytes.find('\n', searched_);
    if (feed == std::string_view::npos || feed >= limit_) {
      searched_ = bytes.size();
      return bytes.size() >= limit_ ? State::too_long : State::more;
    }
    if (feed == at_ || bytes[feed - 1] != '\r') return State::bare_line_feed;
    const auto size = feed - 1 - at_;
    if (!has_start_line_) {
      has_start_line_ = true;
      start_line_size_ = size;
    } else if (size != 0 && (bytes[at_] == ' ' || bytes[at_] == '\t')) {
      has_fold_ = true;
    }
    at_ = searched_ = feed + 1;
    if (lines_ < line_ends_.size()) line_ends_[lines_] = static_cast<std::uint32_t>(at_);
    ++lines_;
    if (size == 0) return State::whole;
  }
}

}  // namespace assay::wire
