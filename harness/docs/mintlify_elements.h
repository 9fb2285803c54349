#pragma once

#include <string_view>
#include <vector>

#include "docs/format.h"
#include "docs/mintlify_page.h"
#include "text/source_map.h"
#include "text/span.h"

namespace assay::docs::mintlify {

/// `name="value"`, `name={value}`, or `name` alone.
struct Attribute {
  std::string_view name;
  text::Span value;  ///< without quotes or braces; unknown where there is none
};

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
/// those that only lay out are passed over, and tags in code are words. A component without an end
/// ends with the one around it and is listed in `unread`, as are components of other names, whose
/// children are read all the same, and the heads of tables inside components.
[[nodiscard]] Element read_elements(const text::SourceMap& sources,
                                    const Page& page,
                                    std::vector<Unread>& unread);

}  // namespace assay::docs::mintlify
