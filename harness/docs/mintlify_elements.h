#pragma once

#include <string_view>
#include <vector>

#include "docs/format.h"
#include "docs/mintlify_outline.h"
#include "docs/mintlify_page.h"
#include "docs/mintlify_tags.h"
#include "text/source_map.h"
#include "text/span.h"

namespace assay::docs::mintlify {

/// A component of MDX that says something of an API: `<ParamField path="id" type="string">`.
struct Element {
  std::string_view name;
  text::Span span;  ///< of the opening tag
  std::vector<Attribute> attributes;
  std::vector<Element> children;
  std::vector<Fence> fences;      ///< inside it and inside no child
  std::vector<text::Span> words;  ///< what stands between its children

  [[nodiscard]] const Attribute* find(std::string_view attribute) const;
};

/// A page as one element without a name: its components in their order, nested as they are written;
/// those that only lay out are passed over, and tags in code are words. What a snippet holds stands
/// where the page names it, and `outline` learns where that is. Words of an `<Expandable>` are
/// those of the field around it. A component without an end ends with the one around it and is
/// listed in `unread`, as are components of other names, whose children are read all the same,
/// snippets that are not at hand, and the heads of tables inside components.
[[nodiscard]] Element read_elements(text::SourceMap& sources,
                                    const Page& page,
                                    const Surroundings& surroundings,
                                    Outline& outline,
                                    std::vector<Unread>& unread);

}  // namespace assay::docs::mintlify
