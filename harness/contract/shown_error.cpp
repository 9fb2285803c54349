#include "contract/shown_error.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace assay::contract {
namespace {

bool is_by_credentials(Condition condition) {
  return condition == Condition::unauthorized || condition == Condition::forbidden;
}

/// In small letters, with a blank for whatever is none.
std::string words_of(std::string_view text) {
  std::string words;
  for (const char c : text) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool letter = capital || (c >= 'a' && c <= 'z');
    words += capital ? static_cast<char>(c - 'A' + 'a') : letter ? c : ' ';
  }
  return words;
}

/// Whether missing, wrong or limited credentials do not suffice to see it.
bool needs_more(const ErrorCode& error) {
  constexpr std::array<std::string_view, 4> more = {
      "expired", "auth type", "authorization type", "authentication type"};
  constexpr std::array<std::string_view, 3> less = {"invalid", "missing", " or "};
  const auto text = words_of(error.code + " " + error.message);
  const auto has = [&](std::string_view words) { return text.find(words) != std::string::npos; };
  return std::any_of(more.begin(), more.end(), has) && std::none_of(less.begin(), less.end(), has);
}

}  // namespace

std::vector<const ErrorCode*> errors_shown(const Operation& operation,
                                           Condition condition,
                                           std::string_view subject) {
  std::vector<const ErrorCode*> found;
  for (const auto& error : operation.errors) {
    const bool meant = is_by_credentials(condition) || error.when.subject == subject;
    if (error.when.condition == condition && meant) found.push_back(&error);
  }
  if (is_by_credentials(condition))
    std::stable_partition(
        found.begin(), found.end(), [](const auto* error) { return !needs_more(*error); });
  return found;
}

bool is_called_missing(const Operation& operation, std::string_view parameter) {
  return std::any_of(operation.errors.begin(), operation.errors.end(), [&](const auto& error) {
    return error.when.condition == Condition::missing && error.when.subject == parameter;
  });
}

bool makes_its_own(const Contract& contract, const Operation& operation) {
  const auto& acts = operation.acts;
  if (!acts || acts->does != Act::create) return false;
  const auto* resource = contract.resource(acts->on);
  const bool names_it =
      resource != nullptr && operation.parameter(resource->id_parameter) != nullptr;
  return !names_it || errors_shown(operation, Condition::absent, acts->on).empty();
}

}  // namespace assay::contract
