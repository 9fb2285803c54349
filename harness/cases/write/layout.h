#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "tree/node.h"

/// How the case writer breaks lines; others include `cases/write.h`.
namespace assay::cases::writing {

/// Appends `key: value` with the line's end: on one line where that is not too long, else one level
/// deeper.
void append_member(std::string& out,
                   std::string_view key,
                   const tree::Node& value,
                   std::size_t indent);

/// Appends `key:`.
void append_key(std::string& out, std::string_view key, std::size_t indent);

/// Appends the mapping as an item of a sequence, `- ` at `indent`, each member on lines of its own.
/// Its `setup`, `steps` and `finally` are again such sequences.
void append_item(std::string& out, const tree::Node& mapping, std::size_t indent);

}  // namespace assay::cases::writing
