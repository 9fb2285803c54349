#include "docs/condition.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "docs/error_subject.h"
#include "docs/error_words.h"

namespace assay::docs {
namespace {

using contract::Condition;

/// The rules' words, normalised once.
struct ReadyRule {
  const ConditionRule* rule;
  std::vector<Words> words;
  std::vector<Words> demands;
  std::vector<Words> unless;
};

const std::vector<ReadyRule>& ready_rules() {
  static const std::vector<ReadyRule> rules = [] {
    std::vector<ReadyRule> all;
    for (const auto& rule : condition_rules()) {
      all.push_back({&rule,
                     {rule.words.begin(), rule.words.end()},
                     {rule.demands.begin(), rule.demands.end()},
                     {rule.unless.begin(), rule.unless.end()}});
    }
    return all;
  }();
  return rules;
}

/// Whether the text demands it without a word of what it has to be.
bool demands(const Words& text, const Words& demand) {
  if (!text.has(demand)) return false;
  const std::string_view whole = text.text;
  for (auto at = whole.find(demand.text); at != whole.npos; at = whole.find(demand.text, at + 1)) {
    const auto rest = whole.substr(at + demand.text.size());
    const std::array<std::string_view, 4> goes_on = {"to ", "between ", "as ", "in "};
    if (std::none_of(goes_on.begin(), goes_on.end(), [&](std::string_view word) {
          return rest.starts_with(word);
        }))
      return true;
  }
  return false;
}

bool fits(const ReadyRule& rule, const Words& text) {
  const auto has = [&](const Words& words) { return text.has(words); };
  const auto asks = [&](const Words& words) { return demands(text, words); };
  return (std::any_of(rule.words.begin(), rule.words.end(), has) ||
          std::any_of(rule.demands.begin(), rule.demands.end(), asks)) &&
         std::none_of(rule.unless.begin(), rule.unless.end(), has);
}

bool needs_subject(Condition condition) {
  return condition == Condition::missing || condition == Condition::invalid ||
         condition == Condition::absent || condition == Condition::dependents;
}

}  // namespace

contract::When condition_of(const ErrorWords& words, const Subjects& subjects) {
  const ErrorTexts texts(words);
  const auto when = [&](Condition condition) {
    auto subject = subject_of(condition, words, texts, subjects);
    // Without knowing what is missing, nobody can leave it out; and where a request does without
    // it, more has to come together.
    const auto& omitted = subjects.omitted;
    const bool is_omissible = condition == Condition::missing &&
                              std::find(omitted.begin(), omitted.end(), subject) != omitted.end();
    if ((subject.empty() && needs_subject(condition)) || is_omissible) {
      condition = Condition::unknown;
      subject = subject_of(condition, words, texts, subjects);
    }
    return contract::When{.condition = condition, .subject = std::move(subject)};
  };
  // The code is the vendor's own summary; then the message; what else is said comes last.
  for (const auto& text : texts.all) {
    if (text.text.size() < 4) continue;
    for (const auto& rule : ready_rules()) {
      if (fits(rule, text)) return when(rule.rule->condition);
    }
  }
  for (const auto& rule : condition_rules()) {
    if (rule.status != 0 && rule.status == words.status) return when(rule.condition);
  }
  return when(Condition::unknown);
}

}  // namespace assay::docs
