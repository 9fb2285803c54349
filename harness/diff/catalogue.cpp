#include <fmt/format.h>

#include "diff/rules.h"

namespace assay::diff {
namespace {

/// YAML in a cell of a table; a bar would end the cell.
std::string code(std::string_view text) {
  if (text.empty()) return "–";
  // Two of them, since some of it holds one.
  return fmt::format("`` {} ``", text);
}

}  // namespace

std::string catalogue() {
  std::string out =
      "# What breaks\n\n"
      "The rules of `assay diff` ([diff.md](diff.md)). An answer may promise more and not less; a "
      "request may be asked for less and not for more. What only should hold breaks nobody.\n\n"
      "Each rule has an example, a part of an OpenAPI document before and after: *answer* is the "
      "schema of the answer 200, *answers* another answer, *parameter* a parameter, *operation* "
      "something else that the operation says, *request* its method, path and id.\n\n"
      "| rule | breaks | what changed | part | before | after |\n|---|---|---|---|---|---|\n";
  for (const auto& rule : rules()) {
    out += fmt::format("| `{}` | {} | {} | {} | {} | {} |\n",
                       rule.id,
                       rule.breaking ? "yes" : "no",
                       rule.about,
                       name_of(rule.part),
                       code(rule.before),
                       code(rule.after));
  }
  return out;
}

}  // namespace assay::diff
