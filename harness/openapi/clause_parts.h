#pragma once

#include <string>
#include <vector>

#include "contract/contract.h"
#include "contract/references.h"
#include "openapi/clauses.h"
#include "text/diagnostic.h"
#include "text/source_map.h"

/// The parts of add_clauses, one file a kind of clause. Each adds to `clauses`.
namespace assay::openapi {

using Clauses = std::vector<contract::Clause>;

// clauses.cpp

/// Why no request makes a sound endpoint give this answer; empty when one does: a success, or an
/// error of which the page says when it comes.
[[nodiscard]] std::string why_never_asked(const contract::Operation& operation,
                                          const contract::ResponseSpec& response);
/// Whether the operation documents an error of this condition, about this subject if one is given.
[[nodiscard]] bool has_error(const contract::Operation& operation,
                             contract::Condition condition,
                             const std::string& subject = {});
/// Whether the operation documents one of these statuses, or all of 4XX.
[[nodiscard]] bool has_status(const contract::Operation& operation,
                              const std::vector<std::string>& statuses);

// http_clauses.cpp

/// The built-in clauses `<operation>/http/…` (architecture, section 1).
void add_http_clauses(const contract::Operation& operation, Clauses& clauses);

// parameter_clauses.cpp

/// `<operation>/parameter/<in>/<name>:<keyword>`.
void add_parameter_clauses(const contract::References& references,
                           const contract::Operation& operation,
                           Clauses& clauses);

// security_clauses.cpp

/// `<operation>/security/<scheme>`, also for what the page says of scopes and roles.
void add_security_clauses(const contract::Contract& contract,
                          const contract::Operation& operation,
                          Clauses& clauses);

// error_clauses.cpp

/// `<operation>/error/<CODE>` and `<operation>/error/<status>/<condition>`; names them in the
/// errors. A code that comes for two reasons has the later reason behind it; two rows that say the
/// same are an error where documents are held strictly, else a warning.
void add_error_clauses(contract::Operation& operation,
                       Schemas schemas,
                       Clauses& clauses,
                       text::Diagnostics& out);

// response_clauses.cpp

/// `<operation>/status/<status>`, `<operation>/response/<status>/content-type`, and the equalities,
/// whose names it fills in.
void add_response_clauses(contract::Operation& operation, Clauses& clauses);

}  // namespace assay::openapi
