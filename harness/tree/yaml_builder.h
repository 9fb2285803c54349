#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/read.h"
#include "tree/yaml_mistake.h"
#include "tree/yaml_places.h"

namespace assay::tree {

/// Builds the tree of one YAML document from a parser's events, and holds it to our rules: limits,
/// unique scalar keys, the core schema, merge keys only where they are let in. All `at` are byte
/// offsets in the text of `source`, where the parser says that the node begins. When it has
/// stopped, further events do nothing.
class YamlBuilder {
 public:
  using Properties = YamlProperties;
  enum class Layout : std::uint8_t { block, flow };

  YamlBuilder(text::SourceMap& sources,
              text::Span source,
              text::Diagnostics& out,
              const Limits& limits);

  void scalar(std::size_t at, std::string_view value, const Properties& properties);
  /// A null or a value left out, as a parser reports it that does not tell the two apart and marks
  /// the latter at the token behind.
  void null(std::size_t at, std::uint64_t anchor);
  /// A value that is left out. `at` is near it.
  void left_out(std::size_t at, const Properties& properties);
  void alias(std::size_t at, std::uint64_t anchor);
  void begin(Kind kind, std::size_t at, Layout layout, const Properties& properties);
  void end();

  /// Whether `---` stands there.
  [[nodiscard]] bool is_marker(std::size_t at) const {
    return text_.substr(std::min(at, text_.size())).starts_with("---");
  }
  /// Adds an error and stops.
  void fail(std::string code,
            std::size_t begin,
            std::size_t end,
            std::string message,
            std::string advice = {});
  [[nodiscard]] bool stopped() const { return stopped_; }
  /// Where a collection stands in the place of a key, which has stopped the building: either a key
  /// that we do not take, or (yaml-cpp then throws) a bracket that is not closed.
  [[nodiscard]] std::optional<std::size_t> suspect() const { return suspect_; }
  /// Reports the depth when the parser has given up on it before it told of all that is open.
  void fail_at_depth();
  /// How far it has come: where to look for what a parser could not read.
  [[nodiscard]] YamlProgress progress() const;
  /// The tree, once; nothing when there was an error.
  [[nodiscard]] std::optional<Node> take();

 private:
  using Tag = text::Spanned<std::string_view>;
  /// A collection that is not finished.
  struct Frame {
    Kind kind = Kind::null;
    bool bracketed = false;
    bool has_key = false;  // of a mapping: its key is read, its value is awaited
    std::string_view key{};
    text::Span key_span{};
    std::size_t first = 0;  // its first child in `children_`
    std::size_t begin = 0;
    std::size_t end = 0;  // behind its last child
  };
  /// A finished scalar, or the way from the root to a collection: at each level the index of the
  /// child.
  struct Anchor {
    std::uint64_t id = 0;
    std::optional<Node> scalar{};
    std::vector<std::size_t> path{};
  };

  [[nodiscard]] text::Span span(std::size_t begin, std::size_t end) const;
  [[nodiscard]] text::Span tag_span(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool awaits_key() const;
  [[nodiscard]] std::size_t children_at(std::size_t level) const;
  [[nodiscard]] bool count_nodes(std::size_t at, std::size_t count);
  void key(std::size_t at, std::size_t end, std::string_view text, bool plain);
  void place(Node node, std::size_t end);
  void resolve(Node& node, std::string_view value, bool plain, const Tag& tag);
  void resolve_core(Node& node, std::string_view value);
  void check_collection_tag(Kind kind, const Tag& tag);
  void warn_of_lookalikes(std::size_t begin, std::size_t end, std::string_view value);
  [[nodiscard]] bool check_anchor(std::size_t at, std::uint64_t anchor);
  [[nodiscard]] bool check_anchor_name(std::size_t at);
  void remember(std::uint64_t id, const Node& scalar);
  [[nodiscard]] const Node* find_anchored(const Anchor& anchor) const;
  [[nodiscard]] const Node* find_named(std::size_t at, std::uint64_t id);
  [[nodiscard]] bool fits(std::size_t at, const Node& original);
  [[nodiscard]] std::string_view keep(std::size_t begin, std::string_view value);
  void error(std::string code, text::Span where, std::string message, std::string advice = {});
  void warning(std::string code, text::Span where, std::string message, std::string advice);

  text::SourceMap& sources_;
  text::Span source_;
  std::string_view text_;
  YamlPlaces places_;
  text::Diagnostics& out_;
  Limits limits_;
  std::vector<Frame> frames_;
  // The finished children of all frames, those of the outermost first, until their collection ends:
  // so that each is allocated once and in its size. Items have no key.
  std::vector<Member> children_;
  std::vector<Anchor> anchors_;  // by rising id
  std::optional<Node> root_;
  std::size_t nodes_ = 0;
  std::size_t alias_nodes_ = 0;
  std::size_t equal_keys_ = 0;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
  std::set<std::string_view> anchor_names_;
  std::size_t reached_ = 0;
  std::size_t last_scalar_ = 0;
  std::optional<std::size_t> suspect_;
  Kind suspect_kind_ = Kind::null;
  bool failed_ = false;
  bool stopped_ = false;
  bool merges_ = false;
};

}  // namespace assay::tree
