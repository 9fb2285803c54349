#pragma once

#include <string>

#include "docs/condition.h"
#include "docs/error_words.h"

namespace assay::docs {

/// The parameter or the resource that an error of this condition speaks of, or empty where that
/// cannot be told; of an unknown condition the words of the page.
[[nodiscard]] std::string subject_of(contract::Condition condition,
                                     const ErrorWords& words,
                                     const ErrorTexts& texts,
                                     const Subjects& subjects);

}  // namespace assay::docs
