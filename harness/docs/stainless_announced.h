#pragma once

#include <string_view>
#include <vector>

#include "docs/stainless_expect.h"

namespace assay::docs::stainless {

/// What a bullet costs when nothing stands under it, and when something does.
struct Spelling {
  int elided = 0;
  int spelt_out = 0;
};

/// What each bullet of a list announces, and how often it was said before. The list and the models
/// outlive this.
class Announced {
 public:
  Announced(const std::vector<Bullet>& bullets, const Models& models);

  [[nodiscard]] const Expectation& expected(int at) const {
    return expectations_[static_cast<std::size_t>(at)];
  }
  [[nodiscard]] const Spelling& spelling(int at) const {
    return spellings_[static_cast<std::size_t>(at)];
  }
  /// A literal that is an alternative by itself is followed by itself: ``- `"USD"` - `"USD"` ``.
  [[nodiscard]] bool is_lone_alternative(int at) const;

 private:
  [[nodiscard]] const Label& label(int at) const {
    return *bullets_[static_cast<std::size_t>(at)].label;
  }
  [[nodiscard]] bool exists(int at) const { return at < static_cast<int>(bullets_.size()); }
  [[nodiscard]] std::string_view text_of(int at) const;
  [[nodiscard]] bool next_is_alike(int at, int before) const;
  [[nodiscard]] Spelling price(const Expectation& expectation, int at, int before) const;
  void use_announcement(Expectation& expectation, const Label* next) const;

  const std::vector<Bullet>& bullets_;
  const Models& models_;
  std::vector<Expectation> expectations_;
  std::vector<Spelling> spellings_;
};

}  // namespace assay::docs::stainless
