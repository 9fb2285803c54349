#include "docs/said_limits.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace assay::docs {
namespace {

/// The kinds of limits that a value of these types can have. Of one that may be a list as well as
/// its item the words do not tell which they mean.
std::vector<Measured> measured_of(const Types& types) {
  const bool list = has(types, "array");
  const bool text = has(types, "string");
  const bool number = has(types, "integer") || has(types, "number");
  std::vector<Measured> kinds;
  if (number && !list && !text) kinds.push_back(Measured::number);
  if (text && !list) kinds.push_back(Measured::text);
  if (list && !text && !number) kinds.insert(kinds.end(), {Measured::list, Measured::entries});
  if (has(types, "object") && !list) kinds.push_back(Measured::object);
  return kinds;
}

void note_numbers(const Sentence& sentence, std::vector<double>& numbers) {
  for (const auto& token : sentence.tokens) {
    if (token.kind == Token::Kind::number) numbers.push_back(number_of(token.text));
    if (is_word(token, "zero")) numbers.push_back(0);
  }
}

/// Whether the least that is stated is more than the most.
bool is_crossed(const std::map<std::string_view, Limit>& stated,
                std::string_view keyword,
                double bound) {
  const bool number = is_of_numbers(keyword);
  const bool least = is_lower(keyword);
  return std::any_of(stated.begin(), stated.end(), [&](const auto& one) {
    const auto other = one.first;
    if (other == "default" || is_of_numbers(other) != number) return false;
    const bool low = is_lower(other);
    const auto value = number_of(one.second.value);
    return low != least && (least ? bound > value : bound < value);
  });
}

}  // namespace

Said what_is_said(std::string_view description, const Types& types) {
  const auto sentences = sentences_of(description);
  const bool of_number = has(types, "integer") || has(types, "number");
  auto kinds = says_mended(sentences) ? std::vector<Measured>() : measured_of(types);
  kinds.push_back(Measured::anything);
  std::map<std::string_view, Limit> stated;
  std::set<std::string_view> doubtful;  // keywords
  std::vector<Limit> all;
  Touched touched;
  std::vector<double> bounds;  // the numbers of those that may speak of limits
  std::vector<double> others;  // the numbers of sentences that state no limits
  Said said;
  for (const auto& sentence : sentences) {
    auto limits = sentence.listed ? std::vector<Limit>() : limits_in(sentence, kinds);
    if (limits.empty()) {
      note_numbers(sentence, others);
      const auto here = touched_by(sentence, of_number);
      if (here.bounds && !sentence.listed) {
        const auto before = bounds.size();
        note_numbers(sentence, bounds);
        touched.bounds = touched.bounds || bounds.size() == before;
      }
      touched.defaults = touched.defaults || (here.defaults && !sentence.listed);
    }
    if (limits.empty() && is_testable(sentence, of_number)) said.unread.push_back(sentence.text);
    for (auto& limit : limits) {
      const auto& first = stated.emplace(limit.keyword, limit).first->second;
      // Of two different ones it cannot be told of which value each speaks.
      if (limit.doubtful || first.value != limit.value) doubtful.insert(limit.keyword);
      all.push_back(std::move(limit));
    }
  }
  for (const auto& [keyword, limit] : stated) {
    const auto bound = number_of(limit.value);
    const bool broken = is_of_numbers(keyword) &&
                        std::any_of(others.begin(), others.end(), [&, &name = keyword](double one) {
                          return !is_within(one, name, bound);
                        });
    const bool differs =
        touched.bounds ||
        std::any_of(bounds.begin(), bounds.end(), [&](double one) { return one != bound; });
    const bool in_doubt = keyword == "default" ? touched.defaults : differs;
    if (in_doubt || broken || is_crossed(stated, keyword, bound)) doubtful.insert(keyword);
  }
  for (auto& limit : all) {
    if (doubtful.contains(limit.keyword)) {
      said.unread.push_back(limit.sentence);
    } else if (const auto kept = stated.extract(limit.keyword)) {
      said.limits.push_back(std::move(limit));
    }
  }
  std::stable_sort(
      said.unread.begin(), said.unread.end(), [](std::string_view one, std::string_view other) {
        return one.data() < other.data();
      });
  return said;
}

bool is_of_numbers(std::string_view keyword) {
  return keyword.ends_with("imum");
}

bool is_lower(std::string_view keyword) {
  return keyword.starts_with("min") || keyword == "exclusiveMinimum";
}

bool is_within(double measure, std::string_view keyword, double bound) {
  if (keyword == "multipleOf") return std::fmod(measure, bound) == 0;
  if (keyword == "exclusiveMinimum") return measure > bound;
  if (keyword == "exclusiveMaximum") return measure < bound;
  return keyword.starts_with("min") ? measure >= bound : measure <= bound;
}

}  // namespace assay::docs
