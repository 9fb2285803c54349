#include "schema/seen.h"

#include <algorithm>

namespace assay::schema {

void Seen::mark_far(std::size_t index) {
  const auto word = index / bits - 1;
  if (word >= more_.size()) more_.resize(word + 1);
  more_[word] |= std::uint64_t{1} << index % bits;
}

void Seen::merge(const Seen& other) {
  first_ |= other.first_;
  all_ |= other.all_;
  named_ |= other.named_;
  more_.resize(std::max(more_.size(), other.more_.size()));
  for (std::size_t i = 0; i < other.more_.size(); ++i)
    more_[i] |= other.more_[i];
}

}  // namespace assay::schema
