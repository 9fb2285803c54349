#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "docs/format.h"
#include "docs/mintlify_elements.h"
#include "docs/word_limits.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::docs::mintlify {

/// Adds to the schemas of fields the limits that their words state, as `WordLimits` does of one
/// text: the words of a field are in pieces where a component, a fence or a comment parts them, and
/// each piece is read by itself. Of two pieces that state the same limit the first counts. Pieces
/// behind the twentieth are listed in `unread`.
class FieldLimits {
 public:
  /// `page` is asked for its words when the first schema is given, and must outlive this.
  FieldLimits(text::SourceMap& sources,
              const Element& page,
              std::vector<Unread>& unread,
              text::Diagnostics& out)
      : page_(page), sources_(sources), unread_(unread), limits_(sources, out, unread) {}

  /// The span of a description in `schema` is the first piece of its field's words.
  void add(tree::Node& schema, const Values& examples, Sent sent);

 private:
  struct Words {
    const std::vector<text::Span>* pieces = nullptr;
    std::string_view joined;  ///< as the description has them; known once it was seen
  };
  void note(const Element& element);
  bool show(tree::Node& schema, std::size_t piece);

  const Element& page_;
  text::SourceMap& sources_;
  std::vector<Unread>& unread_;
  WordLimits limits_;
  bool noted_ = false;
  std::map<std::uint32_t, std::size_t> places_;  ///< where a piece begins, whose of `words_` it is
  std::vector<Words> words_;
};

}  // namespace assay::docs::mintlify
