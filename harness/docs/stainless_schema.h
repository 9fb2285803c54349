#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "docs/format.h"
#include "docs/sent.h"
#include "docs/stainless_nest.h"
#include "docs/stainless_spelt_out.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::docs::stainless {

/// Makes JSON Schemas of bullet trees. One object a schema: it remembers which models the schema
/// refers to.
class SchemaMaker {
 public:
  /// `scopes` are asked in their order for what is not spelt out where it stands. What is sent to
  /// us has the formats that words tell.
  SchemaMaker(text::SourceMap& sources,
              std::vector<const SpeltOut*> scopes,
              Sent sent,
              std::vector<Unread>& unread);

  /// The schema of a list at the root: fields make an object, alternatives a union.
  [[nodiscard]] tree::Node root(const std::vector<Item>& items, text::Span span);
  /// The schema of one parameter or property.
  [[nodiscard]] tree::Node field(const Item& item);
  /// Adds the `$defs` that the schemas made so far refer to.
  void finish(tree::Node& root);

 private:
  [[nodiscard]] tree::Node object(const std::vector<Item>& fields, text::Span span);
  [[nodiscard]] tree::Node described(const Item& item);
  [[nodiscard]] tree::Node choice(const Item& item);
  [[nodiscard]] tree::Node variant(const Item& item);
  [[nodiscard]] tree::Node once(const Item& item, tree::Node (SchemaMaker::*make)(const Item&));
  [[nodiscard]] tree::Node typed(const Item& item);
  void leave_unread(const std::vector<Item>& items);
  [[nodiscard]] tree::Node spelt_out(const Item& item);
  [[nodiscard]] tree::Node not_spelt_out(const Item& item);
  [[nodiscard]] tree::Node alternative(const Alternative& alternative, const Item& item);
  [[nodiscard]] tree::Node wrapped(const Alternative& alternative,
                                   tree::Node core,
                                   text::Span span);
  [[nodiscard]] tree::Node literal(std::string_view text, const Bullet& bullet);
  [[nodiscard]] tree::Node value(std::string_view literal, const Bullet& bullet, text::Span span);
  [[nodiscard]] tree::Node elsewhere(std::string_view key, const Item& item);
  [[nodiscard]] tree::Node reference(std::string_view key, text::Span span);
  [[nodiscard]] std::string definition_name(std::string_view key) const;

  text::SourceMap& sources_;
  std::vector<const SpeltOut*> scopes_;
  Sent sent_;
  std::vector<Unread>& unread_;
  std::vector<std::string_view> under_way_;
  std::map<std::string_view, std::string> referred_;  ///< key, and its name in `$defs`
  std::map<std::string_view, tree::Node> made_;
  std::size_t copied_ = 0;
  std::map<const Item*, tree::Node> made_once_;  ///< by the first of the items that it is of
  std::size_t mentions_ = 0;                     ///< of what is spelt out elsewhere, made so far
};

}  // namespace assay::docs::stainless
