#pragma once

#include <string>
#include <string_view>

#include "docs/format.h"
#include "docs/json_writer.h"

namespace assay::docs {

/// The reading as one line of JSON, as `schemas/assay/contract.schema.json` says, with a line end.
/// Schemas come without descriptions and stand alone: each holds the `$defs` it refers to.
[[nodiscard]] std::string emit_contract(const Reading& reading,
                                        const text::SourceMap& sources,
                                        std::string_view page,
                                        std::string_view format);

/// The same, passed on while it is written.
void emit_contract(const Reading& reading,
                   const text::SourceMap& sources,
                   std::string_view page,
                   std::string_view format,
                   const JsonWriter::Sink& sink);

}  // namespace assay::docs
