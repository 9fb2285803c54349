#pragma once

#include <string>
#include <string_view>

#include "docs/page_list.h"

namespace assay::fetch {

/// The file that the page of a new URL is kept in: the last segment of its path, and more of them
/// where that is another page's, in small letters, digits, `.`, `-` and `_`; with `.md`, `.yaml` or
/// `.json` behind it, as the text is. Empty where no name is free.
[[nodiscard]] std::string page_name(std::string_view url,
                                    std::string_view text,
                                    const docs::PageList& list);

}  // namespace assay::fetch
