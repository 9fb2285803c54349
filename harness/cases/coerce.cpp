#include "cases/coerce.h"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cases/scope.h"
#include "contract/references.h"
#include "generate/applied.h"
#include "text/diagnostic.h"

namespace assay::cases {
namespace {

using boost::json::value;

template <class Number>
std::optional<value> read_number(std::string_view text) {
  Number number{};
  const auto* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, number);
  if (text.empty() || parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
  if constexpr (std::is_floating_point_v<Number>) {
    if (!std::isfinite(number)) return std::nullopt;
  }
  return value(number);
}

std::optional<value> as_type(unsigned type, const std::string& text) {
  switch (type) {
    case generate::type_string:
      return value(boost::json::string(text));
    case generate::type_integer:
      if (auto whole = read_number<std::int64_t>(text)) return whole;
      return read_number<std::uint64_t>(text);
    case generate::type_number:
      return read_number<double>(text);
    case generate::type_boolean:
      if (text == "true" || text == "false") return value(text == "true");
      return std::nullopt;
    case generate::type_null:
      if (text.empty() || text == "null") return value(nullptr);
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

struct Type {
  unsigned bit;
  std::string_view name;
};

/// In the order in which a text is tried.
constexpr std::array<Type, 7> all_types{{{generate::type_integer, "an integer"},
                                         {generate::type_number, "a number"},
                                         {generate::type_boolean, "`true` or `false`"},
                                         {generate::type_null, "null"},
                                         {generate::type_array, "an array"},
                                         {generate::type_object, "an object"},
                                         {generate::type_string, "a string"}}};

}  // namespace

base::Result<value> coerce(const value& given,
                           const tree::Node* schema,
                           const contract::Contract& contract) {
  if (schema == nullptr) return given;
  const contract::References references(contract);
  const auto types = generate::gather({schema}, references).types();
  if (types == generate::type_any) return given;
  const auto text = to_text(given);
  std::vector<std::string_view> wanted;
  for (const auto& type : all_types) {
    if ((types & type.bit) == 0) continue;
    wanted.push_back(type.name);
    if (auto found = as_type(type.bit, text)) return std::move(*found);
  }
  return tl::unexpected(base::Error{
      "cases.cannot-take-type",
      fmt::format("`{}` cannot be taken as {}", text::printable(text), fmt::join(wanted, " or ")),
      "correct it, or send it as it is with `{raw: …}`"});
}

}  // namespace assay::cases
