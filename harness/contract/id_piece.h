#pragma once

#include <string>
#include <string_view>

namespace assay::contract {

/// A name from a page as a piece of an id: what would part or end an id (blanks, control
/// characters, `/ # : [ ]` and `%`) percent-encoded as in RFC 3986 section 2.1.
[[nodiscard]] std::string id_piece(std::string_view text);

/// The name of an API as the first piece of ids and as the name of a folder: as `id_piece`, and `\`
/// and what stands for another folder (`.`, `..`) encoded as well. What is encoded stays as it is,
/// so that a name that was written is read as the same.
[[nodiscard]] std::string api_piece(std::string_view name);

}  // namespace assay::contract
