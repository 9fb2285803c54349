#include "cases/derive/refusal.h"

#include <fmt/format.h>

namespace assay::cases::deriving {
namespace {

std::vector<std::string> tags_of(const Refusal& refusal, const Way& way) {
  std::vector<std::string> tags{"errors"};
  if (!refusal.tag.empty()) tags.push_back(refusal.tag);
  if (!way.server.empty()) tags.push_back(way.server);
  return tags;
}

}  // namespace

void add_refusal(Deriving& deriving,
                 const Refusal& refusal,
                 const Asking& asking,
                 const Outcome& outcome) {
  for (const auto& way : deriving.ways) {
    auto test = begin_case(
        deriving,
        fmt::format("{}/{}{}", refusal.named, refusal.variant, way.suffix),
        fmt::format("{} is answered with {}{}", refusal.title, outcome.said, place_of(way)),
        refusal.clauses,
        tags_of(refusal, way),
        asking);
    test.skip = refusal.skip;
    test.steps.push_back(make_step(deriving, asking, way, expectation_of(outcome)));
    add_case(deriving, std::move(test), outcome.remark);
  }
}

void add_still_there(Deriving& deriving,
                     const Refusal& refusal,
                     const Asking& asking,
                     const Outcome& outcome) {
  const auto& acts = deriving.operation.acts;
  const bool deletes = acts && acts->does == contract::Act::delete_;
  if (!deletes || refusal.skip || !has_success(deriving)) return;
  const auto& way = deriving.ways.front();
  auto test = begin_case(
      deriving,
      fmt::format("{}/still-there", refusal.named),
      fmt::format("{} is still there after {}", with_article(words_of(acts->on)), refusal.title),
      refusal.clauses,
      tags_of(refusal, way),
      asking);
  test.steps.push_back(make_step(deriving, asking, way, expectation_of(outcome), refusal.step));
  test.steps.push_back(
      make_step(deriving, deriving.valid, way, expect_success(deriving), "delete"));
  add_case(deriving, std::move(test), outcome.remark);
}

}  // namespace assay::cases::deriving
