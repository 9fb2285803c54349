#pragma once

#include <cstddef>
#include <string>

namespace assay::bench {

/// A connector as Cloudflare's page shows it, with its documented fields, compact.
[[nodiscard]] std::string connector();

/// The answer that the page documents: one connector in its envelope.
[[nodiscard]] std::string connector_answer();

/// The same envelope around a list of `count` connectors.
[[nodiscard]] std::string connector_list(std::size_t count);

/// The schema of the answer, or of the list; with `formats`, dates, a date-time and a pattern are
/// checked as well.
enum class Subject { answer, list };
enum class Extras { none, formats };
[[nodiscard]] std::string connector_schema(Subject subject, Extras extras);

}  // namespace assay::bench
