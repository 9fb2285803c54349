#include "mock/sabotage/clause_place.h"

#include <algorithm>

#include <fmt/format.h>

#include "generate/place.h"

namespace assay::mock {
namespace {

namespace json = boost::json;

/// Whether a parenthesis holds a branch, such as `anyOf/0` or `then`, and is no part of a
/// property's name.
bool is_branch(std::string_view text) {
  const auto slash = text.find('/');
  const auto word = text.substr(0, slash);
  constexpr std::string_view known =
      " allOf anyOf oneOf not if then else dependentSchemas contains propertyNames ";
  if (word.empty() || known.find(fmt::format(" {} ", word)) == std::string_view::npos) return false;
  return slash == std::string_view::npos || word == "dependentSchemas" ||
         text.find_first_not_of("0123456789", slash + 1) == std::string_view::npos;
}

std::string without_branches(std::string_view pointer) {
  std::string plain;
  while (!pointer.empty()) {
    const auto open = pointer.find('(');
    const auto close = open == std::string_view::npos ? open : pointer.find(')', open);
    if (close == std::string_view::npos) break;
    const bool branch = is_branch(pointer.substr(open + 1, close - open - 1));
    plain += pointer.substr(0, branch ? open : close + 1);
    pointer.remove_prefix(close + 1);
  }
  return plain + std::string(pointer);
}

}  // namespace

ClausePlace read_clause_place(const contract::Operation& operation, std::string_view said) {
  ClausePlace place;
  const auto hash = said.find('#');
  const auto colon = said.rfind(':');
  if (hash == std::string_view::npos || colon == std::string_view::npos || colon < hash)
    return place;
  place.in_schema = said.substr(hash);
  place.pointer = without_branches(said.substr(hash + 1, colon - hash - 1));
  place.keyword = said.substr(colon + 1);
  // `type~2` is the second statement of the kind about one place.
  place.keyword.resize(std::min(place.keyword.size(), place.keyword.find('~')));
  const auto answer = said.substr(0, hash);
  for (const auto& response : operation.responses) {
    const bool plain = answer == fmt::format("response/{}", response.status);
    const bool of_error = answer == fmt::format("response/{}.error", response.status);
    if (!plain && !of_error) continue;
    place.response = &response;
    place.of_error = of_error || response.success.empty();
  }
  return place;
}

std::vector<tree::Pointer> expand(const json::value& body,
                                  std::string_view pointer,
                                  std::string_view keyword,
                                  std::size_t limit) {
  const auto pattern = tree::Pointer::read(pointer);
  if (!pattern) return {};
  // What breaks these is that the property is away, or there.
  constexpr std::string_view known = " required dependentRequired writeOnly readOnly properties ";
  const bool may_be_absent = known.find(fmt::format(" {} ", keyword)) != std::string_view::npos;
  std::vector<tree::Pointer> places{{}};
  for (std::size_t i = 0; i < pattern->tokens.size(); ++i) {
    const auto& token = pattern->tokens[i];
    std::vector<tree::Pointer> next;
    for (const auto& place : places) {
      const auto* value = generate::find(body, place);
      if (value == nullptr) continue;
      const bool last = i + 1 == pattern->tokens.size();
      if (token != "*") {
        const auto below = place / token;
        if (generate::find(body, below) != nullptr || (last && may_be_absent))
          next.push_back(below);
      } else if (const auto* items = value->if_array()) {
        for (std::size_t item = 0; item < items->size(); ++item)
          next.push_back(place / std::to_string(item));
      } else if (const auto* object = value->if_object()) {
        for (const auto& member : *object)
          next.push_back(place / std::string_view(member.key()));
      }
    }
    if (next.size() > limit) next.resize(limit);
    places = std::move(next);
  }
  return places;
}

}  // namespace assay::mock
