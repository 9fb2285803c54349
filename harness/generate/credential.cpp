#include "generate/credential.h"

#include <fmt/format.h>

#include "base/random.h"
#include "generate/build_value.h"

namespace assay::generate {
namespace {

std::string letters_and_digits(base::Random& random, int count) {
  constexpr std::string_view from = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::string text;
  for (int i = 0; i < count; ++i)
    text += from[static_cast<std::size_t>(random.between(0, 35))];
  return text;
}

/// Whether a text can stand as one path segment as it is, and names one thing only.
bool safe(std::string_view text) {
  if (text.empty() || text == "." || text == "..") return false;
  return text.find_first_not_of(
             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~") ==
         std::string_view::npos;
}

/// An id, or a list of ids: of `[array, integer]` the list comes first, and is no text for a path.
bool takes_numbers_and_no_text(const tree::Node& schema, const contract::References& references) {
  const auto types = gather({&schema}, references).types();
  return (types & type_string) == 0 && (types & (type_integer | type_number)) != 0;
}

/// Whether sixteen letters and digits keep it, as far as that can be told.
bool takes_free_text(const Applied& applied) {
  return applied.preferred_type() == type_string && applied.first("enum") == nullptr &&
         applied.first("const") == nullptr && applied.first("format") == nullptr &&
         applied.first("pattern") == nullptr && applied.greatest("minLength").value_or(0) <= 16 &&
         applied.least("maxLength").value_or(16) >= 16;
}

/// Whether one branch of a `oneOf` takes any text and others some: what keeps the others keeps two.
bool only_free_text_is_of_one(const Applied& applied, const contract::References& references) {
  const auto* branches = applied.first("oneOf");
  if (branches == nullptr) return false;
  int free = 0;
  int others = 0;
  for (const auto& branch : branches->items) {
    const auto of = gather({&branch}, references);
    if (takes_free_text(of)) {
      ++free;
    } else if ((of.types() & type_string) != 0) {
      ++others;
    }
  }
  return free == 1 && others > 0;
}

/// A list stands in a path as its items between commas: one of them is such a list. nullptr: the
/// items may be anything.
const tree::Node* of_one(const tree::Node* schema, const contract::References& references) {
  constexpr int most_lists = 4;  // one in the other
  for (int depth = 0; schema != nullptr && depth < most_lists; ++depth) {
    const auto applied = gather({schema}, references);
    if (applied.types() != type_array) break;
    const auto items = applied.item(0);
    schema = items.empty() ? nullptr : items.front();
  }
  return schema;
}

}  // namespace

std::string credential(std::uint64_t seed, std::string_view scheme, std::string_view kind) {
  auto random = base::Random::derived(seed, fmt::format("credential/{}/{}", scheme, kind));
  return letters_and_digits(random, 24);
}

boost::json::value variable(std::uint64_t seed,
                            std::string_view name,
                            const tree::Node* schema,
                            const contract::Contract* contract) {
  auto random = base::Random::derived(seed, fmt::format("variable/{}", name));
  const contract::Contract none;
  const contract::References references(contract == nullptr ? none : *contract);
  schema = of_one(schema, references);
  const Conforms anything = [](const tree::Node&, const boost::json::value&) { return true; };
  Allowance left;
  for (unsigned attempt = 0; schema != nullptr && attempt < 16; ++attempt) {
    const auto applied = gather({schema}, references);
    if (takes_free_text(applied) || only_free_text_is_of_one(applied, references))
      return boost::json::value(letters_and_digits(random, 16));
    // What the page shows is one thing, and these have to be as many as there are names.
    const bool shown = applied.first("example") != nullptr ||
                       applied.first("examples") != nullptr || applied.first("default") != nullptr;
    auto value =
        build_value(*schema, {}, references, anything, random, attempt + (shown ? 1 : 0), left);
    if (!value || value->is_structured() || value->is_null()) continue;
    const bool listed = applied.first("enum") != nullptr || applied.first("const") != nullptr;
    if (!listed && applied.first("multipleOf") == nullptr && value->is_number() &&
        value->to_number<double>() < 100 && applied.least("maximum").value_or(1000) >= 1000) {
      // Small ids are those that live systems use first.
      if (const auto* small = value->if_int64()) *value = *small + 100 * random.between(10, 99);
    }
    if (!value->is_string() || safe(value->get_string()) || attempt == 15) return *value;
  }
  if (schema != nullptr && takes_numbers_and_no_text(*schema, references))
    return boost::json::value(random.between(1'000, 999'999));
  return boost::json::value(letters_and_digits(random, 16));
}

}  // namespace assay::generate
