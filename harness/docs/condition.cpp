#include "docs/condition.h"

#include <algorithm>
#include <array>
#include <bitset>

#include "docs/resources.h"
#include "docs/words.h"

namespace assay::docs {
namespace {

using contract::Condition;

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_alphanumeric(char c) {
  return is_word_character(c) && c != '_';
}

/// Small letters, one blank between words, a blank at both ends: `ID_NOT_FOUND` and `idNotFound`
/// give " id not found ".
std::string normalised(std::string_view text) {
  std::string words = " ";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool hump = is_capital(c) && i > 0 && is_small(text[i - 1]);
    if (hump && words.back() != ' ') words += ' ';
    if (is_alphanumeric(c)) {
      words += c;
    } else if (c != '\'' && words.back() != ' ') {
      words += ' ';
    }
  }
  if (words.back() != ' ') words += ' ';
  return lower_case(words);
}

/// A text, normalised, with a mark for each of its words: what lacks a mark of some words cannot
/// have them.
struct Words {
  explicit Words(std::string_view plain) : text(normalised(plain)) {
    std::size_t hash = 0;
    for (const char c : text) {
      if (c != ' ') {
        hash = hash * 31 + static_cast<unsigned char>(c);
      } else if (hash != 0) {
        marks.set(hash % marks.size());
        hash = 0;
      }
    }
  }

  [[nodiscard]] bool has(const Words& other) const {
    return (other.marks & ~marks).none() && text.find(other.text) != std::string::npos;
  }

  std::string text;
  std::bitset<256> marks;
};

/// The three texts of an error, normalised once.
struct Texts {
  explicit Texts(const ErrorWords& words)
      : all{Words(words.code), Words(words.message), Words(words.details)},
        marked(lower_case(words.message) + "\n" + lower_case(words.details)) {}
  std::array<Words, 3> all;
  std::string marked;  ///< with the marks around words
};

/// The rules' words, normalised once.
struct ReadyRule {
  const ConditionRule* rule;
  std::vector<Words> words;
  std::vector<Words> unless;
};

const std::vector<ReadyRule>& ready_rules() {
  static const std::vector<ReadyRule> rules = [] {
    std::vector<ReadyRule> all;
    for (const auto& rule : condition_rules()) {
      all.push_back({&rule,
                     {rule.words.begin(), rule.words.end()},
                     {rule.unless.begin(), rule.unless.end()}});
    }
    return all;
  }();
  return rules;
}

bool fits(const ReadyRule& rule, const Words& text) {
  const auto has = [&](const Words& words) { return text.has(words); };
  return std::any_of(rule.words.begin(), rule.words.end(), has) &&
         std::none_of(rule.unless.begin(), rule.unless.end(), has);
}

std::string_view last_key(std::string_view parameter) {
  const auto dot = parameter.rfind('.');
  return dot == std::string_view::npos ? parameter : parameter.substr(dot + 1);
}

/// The parameter whose name the texts have, the longest one where several do; marks and quotes
/// around it count most. Of equal ones the first, which is the least nested, is meant.
std::string parameter_in(const Texts& texts, const Subjects& subjects) {
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

std::string missing_subject(const Texts& texts, const Subjects& subjects) {
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

std::string resource_subject(const ErrorWords& words,
                             const Texts& texts,
                             const Subjects& subjects) {
  std::string best;
  auto nearest = std::string::npos;
  for (const auto& text : texts.all) {
    if (!best.empty()) break;
    for (const auto& resource : subjects.resources) {
      auto name = normalised(resource);
      name.pop_back();  // `connectors` too
      const auto at = text.text.find(name);
      if (at < nearest) {
        nearest = at;
        best = resource;
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

bool needs_subject(Condition condition) {
  return condition == Condition::missing || condition == Condition::invalid ||
         condition == Condition::absent || condition == Condition::dependents;
}

std::string subject_of(Condition condition,
                       const ErrorWords& words,
                       const Texts& texts,
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

}  // namespace

const std::vector<ConditionRule>& condition_rules() {
  static const std::vector<ConditionRule> rules = {
      {.condition = Condition::rate_limited,
       .words = {"too many requests",
                 "rate limit",
                 "query limit exceeded",
                 "request limit",
                 "operation time limit",
                 "throttled"},
       .status = 429,
       .examples = {"QUERY_LIMIT_EXCEEDED", "Too many requests", "The rate limit was reached"}},
      {.condition = Condition::unauthorized,
       .words = {"unauthorized",
                 "unauthenticated",
                 "not authenticated",
                 "no auth found",
                 "wrong authorization data",
                 "authorization required",
                 "invalid credentials",
                 "invalid authorization",
                 "invalid api key",
                 "missing or invalid api key",
                 "missing api key",
                 "invalid token",
                 "invalid access token",
                 "expired token",
                 "token has expired",
                 "access token provided has expired",
                 "wrong auth type",
                 "current authorization type is denied",
                 "bot token not specified",
                 "token is not specified"},
       .status = 401,
       .examples = {"NO_AUTH_FOUND",
                    "expired_token",
                    "Unauthorized – missing or invalid API key",
                    "INVALID_CREDENTIALS"}},
      {.condition = Condition::dependents,
       .words = {"delete restricted",
                 "cannot be deleted because",
                 "cannot delete because",
                 "while related",
                 "has related",
                 "have related",
                 "are related",
                 "is in use",
                 "still in use",
                 "is being used",
                 "is used by",
                 "are attached",
                 "has children",
                 "has dependent",
                 "not empty folder",
                 "elements related",
                 "remove the",
                 "has at least one element",
                 "have already been created for it",
                 "has dependents"},
       .unless = {"not found", "remove the parameter", "remove the field"},
       .examples =
           {"CONNECTOR_DELETE_RESTRICTED",
            "Cannot delete connector while related connections exist",
            "You cannot delete the template because requisites have already been created for it",
            "Elements related to the funnel found"}},
      {.condition = Condition::forbidden,
       .words = {"access denied",
                 "access is denied",
                 "accessdenied",
                 "access exception",
                 "access error",
                 "forbidden",
                 "insufficient permission",
                 "insufficient permissions",
                 "insufficient rights",
                 "insufficient scope",
                 "insufficient privileges",
                 "no permission",
                 "no permissions",
                 "no access",
                 "not have permission",
                 "not have access",
                 "not have enough rights",
                 "dont have access",
                 "lacks the necessary permissions",
                 "permission denied",
                 "permissions required",
                 "rights required",
                 "not allowed to",
                 "requires administrator",
                 "is not admin",
                 "admin required",
                 "higher privileges",
                 "user access error",
                 "only for intranet users",
                 "allowed only intranet user",
                 "ownership error",
                 "access to the",
                 "rights error",
                 "document rights",
                 "read access denied",
                 "only available to administrators",
                 "not permitted"},
       .unless = {"not found or"},
       .status = 403,
       .examples = {"ACCESS_DENIED",
                    "Insufficient permissions to edit",
                    "You do not have permission to delete this message",
                    "Forbidden – insufficient permissions",
                    "AccessException"}},
      {.condition = Condition::absent,
       .words = {"not found",
                 "was not found",
                 "notfound",
                 "does not exist",
                 "doesnt exist",
                 "do not exist",
                 "not exist",
                 "not exists",
                 "no such",
                 "is not exists",
                 "nonexistent",
                 "non existent",
                 "could not find",
                 "cannot find",
                 "no longer exists",
                 "with this identifier",
                 "with such an identifier",
                 "unknown id"},
       .unless = {"already exists", "field not found", "handler url"},
       .status = 404,
       .examples = {"CONNECTOR_NOT_FOUND",
                    "LANDING_NOT_EXIST",
                    "Resource not found",
                    "Price type with this identifier does not exist"}},
      {.condition = Condition::missing,
       .words = {"not provided",
                 "not specified",
                 "isnt specified",
                 "is missing",
                 "are missing",
                 "missing",
                 "is required",
                 "are required",
                 "required fields",
                 "required parameter",
                 "required parameters",
                 "required field",
                 "not passed",
                 "is empty",
                 "cant be empty",
                 "cannot be empty",
                 "must not be empty",
                 "empty",
                 "not set",
                 "not filled",
                 "must be filled",
                 "not defined",
                 "id required",
                 "not transmitted"},
       .unless = {"is not missing"},
       .examples = {"VALIDATION_ID_NOT_PROVIDED",
                    "MISSING_PARAMS",
                    "CHAT_ID_EMPTY",
                    "ID is missing.",
                    "ID is not defined or invalid"}},
      {.condition = Condition::invalid,
       .words = {"invalid",
                 "incorrect",
                 "wrong",
                 "not valid",
                 "must be",
                 "has to be",
                 "should be",
                 "not allowed in",
                 "is not allowed",
                 "unknown parameters",
                 "unknown field",
                 "unknown fields",
                 "unknown property",
                 "not supported",
                 "is not array",
                 "is not an array",
                 "not an array",
                 "not an object",
                 "out of range",
                 "too long",
                 "too short",
                 "too large",
                 "oversize",
                 "exceeds",
                 "exceeded the maximum",
                 "maximum allowable",
                 "type error",
                 "bad request",
                 "bad format",
                 "format error",
                 "read only",
                 "immutable",
                 "redundant",
                 "malformed",
                 "validation",
                 "unable to recognize",
                 "not unique",
                 "argument"},
       .examples = {"VALIDATION_INVALID_ID_FORMAT",
                    "ID has to be a positive integer.",
                    "TYPE_ERROR",
                    "Field \"X\" is read only."}},
  };
  return rules;
}

contract::When condition_of(const ErrorWords& words, const Subjects& subjects) {
  const Texts texts(words);
  const auto when = [&](Condition condition) {
    auto subject = subject_of(condition, words, texts, subjects);
    // Without knowing what is missing, nobody can leave it out.
    if (subject.empty() && needs_subject(condition)) {
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
