#include "docs/dependents.h"

#include <algorithm>

#include "docs/resources.h"
#include "docs/words.h"

namespace assay::docs {
namespace {

using Words = std::vector<std::string>;

/// Small letters; what parts sentences is a word of its own, so that no rule reaches over it.
Words words_of(std::string_view prose) {
  Words words(1);
  for (const char c : lower_case(prose)) {
    if (is_word_character(c) || c == '\'') {
      words.back() += c;
      continue;
    }
    if (!words.back().empty()) words.emplace_back();
    if (c == '.' || c == ';' || c == ':') {
      words.back() = c;
      words.emplace_back();
    }
  }
  return words;
}

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// What stands for `<>` when the words from `at` on are those of the rule.
std::optional<std::string> match(const Words& words, std::size_t at, std::string_view rule) {
  std::optional<std::string> found;
  for (auto wanted : parts_of(rule, ' ')) {
    const bool optional = wanted.ends_with('?');
    if (optional) wanted.remove_suffix(1);
    const auto choices = parts_of(wanted, '|');
    const auto fits = [&](std::string_view choice) {
      return at < words.size() && words[at] == choice;
    };
    if (wanted == "<>" && at < words.size() && !words[at].empty()) {
      found = words[at++];
    } else if (std::any_of(choices.begin(), choices.end(), fits)) {
      ++at;
    } else if (!optional) {
      return std::nullopt;
    }
  }
  return found;
}

}  // namespace

const std::vector<DependentsRule>& dependents_rules() {
  static const std::vector<DependentsRule> rules = {
      {.words =
           "deleted|removed only? if|when it|they has|have no related|linked|attached|active? <>",
       .examples = {"A connector can be deleted if it has no sources.",
                    "It is removed only when it has no related sources"}},
      {.words = "deleted|removed only? if|when there are no related|linked|attached|active? <>",
       .examples = {"The connector may be deleted only if there are no sources that use it"}},
      {.words = "without any|related|linked|attached|active? <> can|may be deleted|removed",
       .examples = {"Only a connector without sources can be deleted.",
                    "Connectors without any sources may be removed"}},
      {.words = "cannot|can't be deleted|removed if|while|when|as it|they still? has|have "
                "related|linked|attached|active? <>",
       .examples = {"A connector cannot be deleted while it still has sources"}},
  };
  return rules;
}

std::optional<std::string> dependents_in(std::string_view prose) {
  // Most pages say nothing of it.
  const bool speaks = prose.find("deleted") != std::string_view::npos ||
                      prose.find("removed") != std::string_view::npos;
  if (!speaks) return std::nullopt;
  const auto words = words_of(prose);
  for (const auto& rule : dependents_rules()) {
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (const auto found = match(words, at, rule.words)) return singular(*found);
    }
  }
  return std::nullopt;
}

void add_dependents(contract::Contract& contract,
                    const contract::Operation& operation,
                    std::string_view prose) {
  if (!operation.acts) return;
  const auto name = dependents_in(prose);
  if (!name) return;
  for (auto& resource : contract.resources) {
    if (resource.name == operation.acts->on)
      resource.has.emplace_back(*name, contract::OnDelete::restrict_);
  }
}

}  // namespace assay::docs
