#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.h"
#include "tree/node.h"

namespace assay::tree {

/// What every reader of forms has: where problems go, under codes that begin with the module's name
/// (`cases.unknown-key`). A form is a mapping whose keys are known: a table of `Field`s, so that
/// adding a key is adding a line.
class FormReader {
 public:
  FormReader(std::string_view module, text::Diagnostics& problems)
      : out(problems), module_(module) {}

  text::Diagnostics& out;

  /// Reports `<module>.<code>`.
  void error(std::string_view code,
             text::Span span,
             std::string message,
             std::string advice = {}) const;
  void warning(std::string_view code,
               text::Span span,
               std::string message,
               std::string advice = {}) const;

  /// The value as the kind asked for; else `wrong-type` is reported at its place and nothing given.
  [[nodiscard]] std::optional<std::string> text(const Member& member) const;
  [[nodiscard]] std::optional<std::int64_t> integer(const Member& member,
                                                    std::int64_t low,
                                                    std::int64_t high) const;
  [[nodiscard]] const Nodes* sequence(const Member& member) const;
  [[nodiscard]] const Members* mapping(const Member& member) const;
  /// One text or a sequence of texts, each with its place.
  [[nodiscard]] std::vector<text::Spanned<std::string>> texts(const Member& member) const;
  /// The index of the value in `words`; `wrong-value` with a suggestion when it is none of them.
  [[nodiscard]] std::optional<std::size_t> choice(
      const Member& member, std::initializer_list<std::string_view> words) const;
  /// Reports that `value` is of another kind than `wanted` ("a sequence") says.
  void wrong_type(std::string_view key, const Node& value, std::string_view wanted) const;
  /// The same for a form that is no mapping.
  void wrong_form(std::string_view form, const Node& value) const;
  void unknown_key(const Member& member,
                   std::string_view form,
                   const std::vector<std::string_view>& known) const;
  void missing_key(text::Span span, std::string_view form, std::string_view key) const;

 private:
  std::string_view module_;
};

enum class Need { optional, required };

/// One key that a form knows, and what reads its value.
template <class Into, class Reader>
struct Field {
  std::string_view key;
  void (*read)(const Member& member, Into& into, Reader& reader);
  Need need = Need::optional;
};

/// Reads the mapping `node` by the table; says whether it is one and has known keys only. Unknown
/// and missing keys and a node that is no mapping are reported at their places (a missing key at
/// `at`); reading goes on with the other keys.
template <class Into, class Reader, std::size_t count>
bool read_form(const Node& node,
               text::Span at,
               std::string_view form,
               const std::array<Field<Into, Reader>, count>& fields,
               Into& into,
               Reader& reader) {
  if (!node.is(Kind::mapping)) {
    reader.wrong_form(form, node);
    return false;
  }
  std::array<bool, count> seen{};
  bool all_known = true;
  for (const auto& member : node.members) {
    std::size_t i = 0;
    while (i < count && fields[i].key != member.key)
      ++i;
    if (i < count) {
      seen[i] = true;
      fields[i].read(member, into, reader);
      continue;
    }
    all_known = false;
    std::vector<std::string_view> known;
    for (const auto& field : fields)
      known.push_back(field.key);
    reader.unknown_key(member, form, known);
  }
  // A key that is missing beside one that is unknown was most likely misspelt.
  for (std::size_t i = 0; i < count && all_known; ++i) {
    if (fields[i].need == Need::required && !seen[i]) reader.missing_key(at, form, fields[i].key);
  }
  return all_known;
}

/// The keys of one form, for the test that holds a JSON Schema for editors against its reader.
struct FormKeys {
  std::string form;
  std::vector<std::string> keys;
  std::vector<std::string> required;

  friend bool operator==(const FormKeys&, const FormKeys&) = default;
};

template <class Into, class Reader, std::size_t count>
[[nodiscard]] FormKeys keys_of(std::string_view form,
                               const std::array<Field<Into, Reader>, count>& fields) {
  FormKeys found{.form = std::string(form), .keys = {}, .required = {}};
  for (const auto& field : fields) {
    found.keys.emplace_back(field.key);
    if (field.need == Need::required) found.required.emplace_back(field.key);
  }
  return found;
}

}  // namespace assay::tree
