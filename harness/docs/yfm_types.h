#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "docs/format.h"
#include "docs/yfm_outline.h"

namespace assay::docs::yfm {

/// The parts of `integer | integer[]`.
[[nodiscard]] std::vector<std::string_view> alternatives_of(std::string_view type);

/// The types of a field as its row names them: `integer | integer[]` is two.
[[nodiscard]] std::vector<std::string> type_names(const Field& field);

/// Whether a type's name (in small letters) is one that every reader knows: `integer`, `string`,
/// `datetime`, …
[[nodiscard]] bool is_plain_type(std::string_view name);

/// JSON Schema's name for a plain type; empty for one that may be anything.
[[nodiscard]] std::string_view json_type(std::string_view name);

/// What is known of a type that has a name of its own.
struct NamedType {
  std::string_view json_type;  ///< `integer` of "Integer identifier of a lead"; empty when unknown
  const FieldTable* fields = nullptr;  ///< of an object that its page lists
};

/// The types that pages below the root explain, and the page itself.
class TypeBook {
 public:
  TypeBook(text::SourceMap& sources,
           text::Span page,
           const Surroundings& around,
           const std::vector<Placed>& own);

  /// What `type` (without `[]`) is, as its link or the page itself says.
  [[nodiscard]] NamedType find(std::string_view type, std::string_view link);

  /// The file that a link or include of the page leads to, read; nowhere when it is not below the
  /// root.
  [[nodiscard]] text::Span open(std::string_view link);

 private:
  struct Chapter {
    std::vector<Block> blocks;
    std::map<std::string, FieldTable, std::less<>>
        objects;  ///< by anchor, and by heading in small letters
    std::map<std::string, std::string_view, std::less<>>
        words;  ///< what a table of types says of one
  };
  const Chapter& chapter(std::string_view link);
  void fill(Chapter& chapter, const std::vector<Placed>& placed);

  text::SourceMap& sources_;
  std::string page_;
  const Surroundings& around_;
  const std::vector<Placed>& own_;
  std::map<std::string, text::Span, std::less<>> files_;
  std::map<std::string, Chapter, std::less<>> chapters_;
};

}  // namespace assay::docs::yfm
