#include "docs/error_subject.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <string_view>

#include "docs/resources.h"
#include "docs/words.h"

namespace assay::docs {
namespace {

using contract::Condition;

std::string_view last_key(std::string_view parameter) {
  const auto dot = parameter.rfind('.');
  return dot == std::string_view::npos ? parameter : parameter.substr(dot + 1);
}

/// The parameter whose name the texts have, the longest one where several do; marks and quotes
/// around it count most. Of equal ones the first, which is the least nested, is meant.
std::string parameter_in(const ErrorTexts& texts, const Subjects& subjects) {
  std::string best;
  std::size_t best_rank = 0;
  for (const auto& parameter : subjects.parameters) {
    const Words name(last_key(parameter));
    const auto has = [&](const Words& text) { return text.has(name); };
    if (std::none_of(texts.all.begin(), texts.all.end(), has)) continue;
    auto rank = 100 + name.text.size();
    const auto key = lower_case(last_key(parameter));
    for (const char mark : {'`', '\'', '"'}) {
      if (texts.marked.find(mark + key + mark) != std::string::npos) rank = 1000 + name.text.size();
    }
    if (rank > best_rank) {
      best_rank = rank;
      best = parameter;
    }
  }
  return best;
}

std::string missing_subject(const ErrorTexts& texts, const Subjects& subjects) {
  auto parameter = parameter_in(texts, subjects);
  if (!parameter.empty()) return parameter;
  for (std::size_t i = 1; i < texts.all.size(); ++i) {
    const bool identifier = texts.all[i].text.find(" identifier ") != std::string::npos ||
                            texts.all[i].text.find(" id ") != std::string::npos;
    if (identifier && !subjects.id_parameter.empty()) return subjects.id_parameter;
  }
  return subjects.parameters.size() == 1 ? subjects.parameters.front() : std::string();
}

/// DATA_NOT_FOUND and ITEM_NOT_FOUND are said of whatever was asked for.
bool stands_for_any_resource(std::string_view noun) {
  constexpr std::array<std::string_view, 12> nouns = {"data",
                                                      "element",
                                                      "entity",
                                                      "entry",
                                                      "error",
                                                      "item",
                                                      "model",
                                                      "object",
                                                      "record",
                                                      "resource",
                                                      "result",
                                                      "row"};
  return std::find(nouns.begin(), nouns.end(), noun) != nouns.end();
}

/// What its words begin with: what begins with another letter is not there, and most names do.
std::bitset<256> initials_of(const Words& text) {
  std::bitset<256> initials;
  for (std::size_t i = 1; i < text.text.size(); ++i) {
    if (text.text[i - 1] == ' ') initials.set(static_cast<unsigned char>(text.text[i]));
  }
  return initials;
}

/// Where the text has `name`, which begins with a blank, as a word or its plural; npos where it has
/// not. "Requested" is no request.
std::size_t find_word(std::string_view text, std::string_view name) {
  for (auto at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const auto rest = text.substr(at + name.size());
    for (const std::string_view ending : {" ", "s ", "es "}) {
      if (rest.starts_with(ending)) return at;
    }
  }
  return std::string_view::npos;
}

std::string resource_subject(const ErrorWords& words,
                             const ErrorTexts& texts,
                             const Subjects& subjects) {
  std::string best;
  auto nearest = std::string::npos;
  for (const auto& text : texts.all) {
    if (!best.empty()) break;
    if (text.text.size() < 3) continue;  // no word
    const auto initials = initials_of(text);
    for (const auto& resource : subjects.resources) {
      const auto& name = resource.words;
      if (name.size() > 1 && !initials[static_cast<unsigned char>(name[1])]) continue;
      const auto at = find_word(text.text, name);
      if (at < nearest) {
        nearest = at;
        best = resource.name;
      }
    }
  }
  if (!best.empty()) return best;
  // SOURCE_NOT_FOUND names a resource that the operation does not.
  for (const std::string_view ending : {"_NOT_FOUND", "_NOT_EXIST", "_NOT_EXISTS"}) {
    if (!words.code.ends_with(ending)) continue;
    auto name = lower_case(words.code.substr(0, words.code.size() - ending.size()));
    if (name.starts_with("error_")) name.erase(0, 6);
    name = singular(name);
    if (!name.empty() && !stands_for_any_resource(name)) return name;
  }
  return subjects.own_resource;
}

}  // namespace

std::string subject_of(Condition condition,
                       const ErrorWords& words,
                       const ErrorTexts& texts,
                       const Subjects& subjects) {
  switch (condition) {
    case Condition::missing: {
      // "Required parameters are missing" is true when the first of them is.
      auto parameter = missing_subject(texts, subjects);
      const bool any = parameter.empty() && !subjects.required.empty();
      return any ? subjects.required.front() : parameter;
    }
    case Condition::invalid:
      return missing_subject(texts, subjects);
    case Condition::absent:
    case Condition::dependents:
      return resource_subject(words, texts, subjects);
    case Condition::unauthorized:
    case Condition::forbidden:
    case Condition::rate_limited:
      return {};
    case Condition::unknown:
      break;
  }
  return std::string(!words.message.empty()   ? words.message
                     : !words.details.empty() ? words.details
                                              : words.code);
}

}  // namespace assay::docs
