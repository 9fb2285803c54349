#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/value.hpp>

#include "contract/references.h"
#include "generate/applied.h"
#include "tree/node.h"

namespace assay::generate {

/// What the texts of one path, query, header, cookie or form parameter stand for, by the schema
/// that describes it. Worked out once for many texts.
class Typing {
 public:
  /// `schema` nullptr: none. Both outlive this.
  Typing(const tree::Node* schema, const contract::References& references);

  /// The text as the type that the schema names, where it spells a value of it; else it stays a
  /// text, and breaks the schema. An array is written as values between commas, an object as JSON.
  [[nodiscard]] boost::json::value read(std::string_view text) const;

 private:
  Applied applied_;
  unsigned types_ = type_any;
  const contract::References* references_;
};

/// One text so read.
[[nodiscard]] boost::json::value typed(std::string_view text,
                                       const tree::Node* schema,
                                       const contract::References& references);

/// The pairs of a form as an object that `schema` describes (nullptr: none). Several of one name
/// are an array's values.
[[nodiscard]] boost::json::object typed_form(
    const std::vector<std::pair<std::string, std::string>>& pairs,
    const tree::Node* schema,
    const contract::References& references);

}  // namespace assay::generate
