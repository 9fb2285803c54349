#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>

#include "docs/format.h"
#include "docs/mintlify_page.h"
#include "text/source_map.h"

namespace assay::docs::mintlify {

/// The pieces that pages share: `<Snippet file="auth.mdx" />`, and what a page imports whole, as
/// `import Auth from "/snippets/auth.mdx"`. They lie below the root.
class Snippets {
 public:
  Snippets(text::SourceMap& sources, const Surroundings& surroundings)
      : sources_(sources), surroundings_(surroundings) {}

  /// The names that a page gives to pieces, with their files.
  using Imports = std::map<std::string_view, std::string_view, std::less<>>;
  [[nodiscard]] static Imports imports_of(std::string_view page);

  /// The piece in `file`, added to the sources anew each time; nothing when it is not below the
  /// root, or when a page has more of them, or deeper ones, than anyone writes. A path that begins
  /// with a dot is one from the folder of `page`.
  [[nodiscard]] std::optional<text::Span> open(std::string_view file,
                                               std::string_view page,
                                               std::size_t depth);

 private:
  text::SourceMap& sources_;
  const Surroundings& surroundings_;
  std::size_t count_ = 0;
};

}  // namespace assay::docs::mintlify
