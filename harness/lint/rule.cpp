#include "lint/rule.h"

#include <utility>

#include <fmt/format.h>

#include "lint/all.h"

namespace assay::lint {

void Findings::add(text::Span span,
                   std::string message,
                   std::string advice,
                   std::vector<text::Related> related) {
  out_.add({.severity = rule_.level,
            .code = std::string(rule_.id),
            .message = std::move(message),
            .span = span,
            .related = std::move(related),
            .advice = std::move(advice)});
}

const std::vector<const Rule*>& rules() {
  static const std::vector<const Rule*> list = {
#define ASSAY_RULE(name) &all::name,
#include "lint/rules.inc"
#undef ASSAY_RULE
  };
  return list;
}

const Rule* find_rule(std::string_view id) {
  for (const auto* rule : rules()) {
    if (rule->id == id) return rule;
  }
  return nullptr;
}

}  // namespace assay::lint
