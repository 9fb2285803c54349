#pragma once

#include <optional>
#include <string_view>

#include "schema/compile.h"

namespace assay::schema {

/// Takes over what `x-assay-level` (a level, or levels by keyword) and `x-assay-source` of a schema
/// say of the clauses in it and below it.
void read_assay_keywords(const tree::Node& schema, Use& use, text::Diagnostics& out);

/// The level that the schema gives to one of its keywords, or nothing.
[[nodiscard]] std::optional<contract::Level> level_for(const tree::Node& schema,
                                                       std::string_view keyword);

}  // namespace assay::schema
