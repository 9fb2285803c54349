#pragma once

#include <string>
#include <string_view>

namespace assay::contract {

/// A name from a page as a piece of an id: what would part or end an id (blanks, control
/// characters, `/ # : [ ]` and `%`) percent-encoded as in RFC 3986 section 2.1.
[[nodiscard]] std::string id_piece(std::string_view text);

}  // namespace assay::contract
