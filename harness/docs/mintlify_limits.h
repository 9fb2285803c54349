#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "docs/format.h"
#include "docs/mintlify_elements.h"
#include "docs/word_limits.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::docs::mintlify {

/// `WordLimits` for the schemas of fields, whose words are in pieces where a component, a fence or
/// a comment parts them. Pieces behind the twentieth are listed in `unread`. Stays where it is
/// made.
class FieldLimits {
 public:
  /// `page` is asked for its words when the first schema is given, and must outlive this.
  FieldLimits(text::SourceMap& sources,
              const Element& page,
              std::vector<Unread>& unread,
              text::Diagnostics& out)
      : sources_(sources),
        page_(page),
        unread_(unread),
        limits_(sources, out, unread, [this](text::Span description) {
          return pieces_of(description);
        }) {}
  FieldLimits(const FieldLimits&) = delete;
  FieldLimits& operator=(const FieldLimits&) = delete;

  /// The span of a description in `schema` is the first piece of its field's words.
  void add(tree::Node& schema, const Values& examples, Sent sent);

  /// Lists as unread what the page says outside its components and tables and could be tested.
  void list_rest();

 private:
  void note(const Element& element);
  [[nodiscard]] std::vector<text::Span> pieces_of(text::Span description) const;

  const text::SourceMap& sources_;
  const Element& page_;
  std::vector<Unread>& unread_;
  WordLimits limits_;
  bool noted_ = false;
  std::map<std::uint32_t, std::vector<text::Span>> pieces_;  ///< by where the first begins
};

}  // namespace assay::docs::mintlify
