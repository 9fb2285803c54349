#pragma once

#include <deque>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "docs/shape.h"
#include "docs/yfm_tree.h"
#include "docs/yfm_types.h"
#include "text/diagnostic.h"

namespace assay::docs::yfm {

struct Context;

/// What a body is: what a star means, and which absences contradict, depends on it.
enum class Purpose { request, answer };

/// Makes shapes of documented trees, with the page's examples beside them. Where the two contradict
/// each other the example is allowed too, and the contradiction is a warning `docs.example-…` at
/// the place of the example.
class ShapeMaker {
 public:
  ShapeMaker(Context& page, Purpose purpose);

  /// The body whose members the root's children are.
  [[nodiscard]] std::unique_ptr<Shape> body(const DocNode& root, const Values& values);

 private:
  [[nodiscard]] std::unique_ptr<Shape> value(const DocNode& node, const Values& values);
  void add_types(const DocNode& node, Shape& shape, const Values& values);
  void add_listed_values(const DocNode& node, Shape& shape, const Values& values);
  void add_preset(const Field& field, Shape& shape);
  void add_type(std::string_view name, std::string_view link, Shape& shape, const Values& values);
  void add_named(std::string_view name, std::string_view link, Shape& shape, const Values& values);
  void add_members(const DocNode& node, Shape& shape, const Values& values);
  void add_shown_members(const DocNode& node, Shape& shape, const Values& values);
  [[nodiscard]] bool is_required(const DocNode& node, const Values& objects);
  void warn(std::string code, text::Span span, std::string message);

  text::SourceMap& sources_;
  TypeBook& types_;
  text::Diagnostics& out_;
  std::vector<Unread>& unread_;
  Purpose purpose_;
  std::set<std::string_view> under_way_;
  std::deque<std::vector<FieldTable>> kept_;  ///< tables of other pages, which the trees point into
  int warnings_ = 0;
};

/// How a message speaks of an example's value: "an array", "the string `x`".
[[nodiscard]] std::string words_of(const tree::Node& value);

/// Whether a string of an example stands for a secret or an address the reader is to fill in:
/// `**put_access_token_here**`.
[[nodiscard]] bool is_placeholder(std::string_view text);

}  // namespace assay::docs::yfm
