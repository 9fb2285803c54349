#pragma once

#include <string>
#include <string_view>

namespace assay::text {

/// A text as the message of a workflow command of GitHub Actions, which ends at a line end, and in
/// which `%` begins an escape (actions/toolkit, command.ts).
[[nodiscard]] std::string command_message(std::string_view text);

/// A text as the value of a property of such a command, which `:` and `,` end as well.
[[nodiscard]] std::string command_property(std::string_view text);

}  // namespace assay::text
