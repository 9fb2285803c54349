#pragma once

#include <string>
#include <utility>
#include <vector>

#include "contract/contract.h"
#include "docs/yfm_context.h"
#include "tree/node.h"

namespace assay::docs::yfm {

/// A JSON example with the status that was stated before it.
struct Shown {
  std::string status;
  const tree::Node* value = nullptr;
  text::Span span;
};

/// The statuses and examples of the answer's or of the errors' part of a page.
struct Answers {
  std::vector<std::pair<std::string, text::Span>> statuses;
  std::vector<Shown> examples;
};

/// What that part of the page says; examples that are not JSON are warnings.
[[nodiscard]] Answers answers_in(Context& page, Zone zone);

/// The operation's answer of this status, added if it is not there.
[[nodiscard]] contract::ResponseSpec& response_of(contract::Operation& operation,
                                                  const std::string& status);

/// Adds what answers and errors look like, and the errors there are (yfm_failures).
void read_answers(Context& page, contract::Operation& operation);

}  // namespace assay::docs::yfm
