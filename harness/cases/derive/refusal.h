#pragma once

#include <string>
#include <vector>

#include "cases/derive/deriving.h"

/// What families of refused requests share.
namespace assay::cases::deriving {

/// One request that is refused.
struct Refusal {
  std::string named;                 ///< what its id begins with
  std::string variant;               ///< and ends with: `omitted`
  std::string title;                 ///< "a request without `id`"
  std::vector<std::string> clauses;  ///< that it is for
  std::string tag;
  std::string step;  ///< its name where another follows: `ask-without-id`
  std::optional<Skip> skip{};
};

/// Adds the case of a refusal on each way to ask.
void add_refusal(Deriving& deriving,
                 const Refusal& refusal,
                 const Asking& asking,
                 const Outcome& outcome);

/// Adds a case that what was not deleted by the refused request is still there; nothing where the
/// operation deletes nothing.
void add_still_there(Deriving& deriving,
                     const Refusal& refusal,
                     const Asking& asking,
                     const Outcome& outcome);

}  // namespace assay::cases::deriving
