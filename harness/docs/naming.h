#pragma once

#include <string>
#include <vector>

#include "contract/contract.h"

namespace assay::docs {

/// Whether its values are all listed, as of a format: nothing is made or deleted under such a name.
[[nodiscard]] bool is_choice(const contract::Contract& contract,
                             const contract::Parameter* parameter);

/// A parameter by which a request may name one thing: a number, or a text. Members of a body's
/// objects are not looked at.
struct Naming {
  const contract::Operation* operation;
  const contract::Parameter* parameter;
  std::string name;  ///< in small letters and digits alone
  bool number;
};

/// All of the contract, but those whose values are listed.
[[nodiscard]] std::vector<Naming> namings_of(const contract::Contract& contract);

/// The parameter by which a request names one of these: `folder_id`, `FOLDER_ID`, `idFolder`, or a
/// number called `folder`; a text of that name may be the thing itself. Empty where there is none.
[[nodiscard]] std::string id_parameter_of(const std::vector<Naming>& namings,
                                          const std::string& resource);

}  // namespace assay::docs
