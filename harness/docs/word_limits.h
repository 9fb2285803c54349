#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "docs/format.h"
#include "docs/known_words.h"
#include "docs/sent.h"
#include "docs/shape.h"
#include "docs/statements.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::docs {

/// The pieces of the page that a description is made of, by the span that it has.
using PiecesOf = std::function<std::vector<text::Span>(text::Span description)>;

/// Gives the values that examples have at one place; asked only where words state a limit.
using ExamplesAt = std::function<Values()>;

/// Adds to a schema, and to all inside it, the keywords that its descriptions state in words
/// ("maximum 255 characters", "from 1 to 200", "default: 20"), with the level of the wording. A
/// limit that an example breaks is left out, and a warning `docs.example-limit`. What descriptions
/// say that could be tested and is not understood is listed as unread. The description's span must
/// be that of its text in the page, unless `pieces_of` tells where that stands; each piece is read
/// by itself, and of two that state the same limit the first counts.
class WordLimits {
 public:
  WordLimits(text::SourceMap& sources,
             text::Diagnostics& out,
             std::vector<Unread>& unread,
             PiecesOf pieces_of = {})
      : sources_(sources), out_(out), unread_(unread), pieces_of_(std::move(pieces_of)) {}

  void add(tree::Node& schema, const Values& examples, Sent sent);

  /// The same for one schema alone, and nothing inside it, of what a string of a JSON or YAML
  /// document says of its values. What stays unread has its own place where the words are a view
  /// into the document, else, where they have escapes or are folded, that of the whole string.
  void add_one(tree::Node& schema, const Piece& said, const ExamplesAt& examples, Sent sent);

  /// From now on limits of the names of members stay unread: for dialects without `propertyNames`.
  void leave_names_unread() { has_names_ = false; }

 private:
  /// One step of the walk through the schema.
  struct Step {
    enum class Kind { member, item, elsewhere };
    Kind kind = Kind::elsewhere;
    std::string_view key;
  };
  void visit(tree::Node& schema);
  [[nodiscard]] bool says_nothing(const tree::Node& shared);
  [[nodiscard]] bool says_nothing_within(const tree::Node& node);
  void step(Step to, tree::Node& schema);
  void read(tree::Node& schema);
  void read_piece(tree::Node& schema, const Piece& piece, const ExamplesAt& examples);
  [[nodiscard]] std::optional<tree::Node> default_of(const tree::Node& schema,
                                                     const Piece& piece,
                                                     const Limit& limit);
  [[nodiscard]] bool is_refuted(const tree::Node* fallback,
                                const Piece& piece,
                                const Limit& limit,
                                const Values& examples);
  [[nodiscard]] Values examples_here() const;
  void leave_unread(const Piece& piece, std::string_view sentence);

  text::SourceMap& sources_;
  text::Diagnostics& out_;
  std::vector<Unread>& unread_;
  PiecesOf pieces_of_;
  Sent sent_ = Sent::by_us;
  bool has_names_ = true;
  bool in_document_ = false;  ///< then a default tells as well that words state it
  const Values* examples_ = nullptr;
  KnownWords known_words_;
  std::vector<Step> trail_;
  std::map<const tree::Member*, bool> silent_;  ///< by the members that schemas share
  using Listed = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, const char*>;
  std::set<Listed> listed_;  ///< the places of what is unread, and the words that stand in none
  std::size_t known_ = 0;    ///< how many of the unread are among them
};

}  // namespace assay::docs
