#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "docs/format.h"
#include "docs/mintlify_elements.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::docs::mintlify {

/// A value that a `<ParamField>` or `<ResponseField>` documents, with those inside it.
struct Field {
  std::string_view place;  ///< `path`, `query`, `header`, `cookie`, `body`; `answer` of a response
  std::string_view name;   ///< one key
  text::Span name_span;
  const Element* element = nullptr;  ///< of an implied field that of its first member
  std::vector<Field> children;
  bool implied = false;    ///< only the name of another tells of it: `user` of `user.name`
  bool has_items = false;  ///< its children are those of its items: `users[].name`

  /// Whether it has the attribute, and not as `{false}`.
  [[nodiscard]] bool is(const text::SourceMap& sources, std::string_view attribute) const;
  /// By its attribute, or because its words begin so.
  [[nodiscard]] bool is_required(const text::SourceMap& sources) const;
};

/// Whether the element has an attribute that says where its parameter stands: `path="id"`.
[[nodiscard]] bool names_place(const Element& element);

/// The fields of the elements, those inside others below them; what stands in an `<Expandable>`
/// belongs to the field around it. A name such as `user.name` or `users[].name` is the place of a
/// member, unless it is among `keys`. A field without a name is listed in `unread`.
[[nodiscard]] std::vector<Field> read_fields(const text::SourceMap& sources,
                                             const std::vector<Element>& elements,
                                             const std::set<std::string_view>& keys,
                                             std::vector<Unread>& unread);

/// Makes schemas of fields. Texts they need are kept by `sources`.
class FieldSchemas {
 public:
  FieldSchemas(text::SourceMap& sources, std::vector<Unread>& unread)
      : sources_(sources), unread_(unread) {}

  [[nodiscard]] tree::Node schema(const Field& field);
  /// An object with these members.
  [[nodiscard]] tree::Node object(const std::vector<Field>& fields, text::Span span);
  /// The words of a field, in one line; empty where there are none.
  [[nodiscard]] std::string_view description(const Field& field);

 private:
  [[nodiscard]] tree::Node typed(const Field& field);
  void put_default(tree::Node& schema, text::Span written);
  void add_values_in_words(const Field& field, tree::Node& schema);

  text::SourceMap& sources_;
  std::vector<Unread>& unread_;
};

}  // namespace assay::docs::mintlify
