#include <fmt/format.h>

#include "schema/keyword/files.h"

namespace assay::schema::keyword {
namespace {

struct Matches {
  static constexpr auto doubt = "a pattern took more steps than we allow";
  const Pattern* pattern;

  Trial operator()(const Visit& visit) const {
    const auto& text = visit.value.get_string();
    return pattern->search({text.data(), text.size()});
  }
};

}  // namespace

void compile_pattern(Builder& builder) {
  const auto* value = builder.find("pattern");
  if (value == nullptr) return;
  const auto* pattern = builder.compiler().pattern(value->scalar, value->span);
  if (pattern == nullptr) return;
  builder.check(Group::strings,
                builder.clause("pattern", fmt::format("a string that matches `{}`", value->scalar)),
                Matches{pattern});
}

}  // namespace assay::schema::keyword
