#include "docs/testing/survival.h"

#include "docs/emit.h"
#include "docs/registry.h"
#include "tree/read.h"

namespace assay::docs::testing {

std::string fault_of(const std::string& page, const Format* format) {
  text::SourceMap sources;
  text::Diagnostics out;
  const auto span = sources.add("page.md", page);
  const auto reading = read_page(sources, span, {}, format, out);
  static_cast<void>(text::render(sources, out));
  if (!reading) return out.has_errors() ? "" : "nothing is read, and no error says why";
  if (reading->contract.operations.empty()) return "the contract has no operation";
  for (const auto& operation : reading->contract.operations) {
    if (operation.method.empty() || operation.id.empty()) return "an operation has no name";
  }
  for (const auto& unread : reading->unread) {
    if (unread.span.known() && unread.span.end > sources.whole(unread.span).size())
      return "an unread statement stands nowhere";
  }
  const auto line = emit_contract(*reading, sources, "page.md", "any");
  text::Diagnostics problems;
  if (!tree::read_json(sources, sources.add("line", line), problems, {.depth = tree::deepest}))
    return "the contract line is not JSON: " + problems.items().front().message;
  return {};
}

}  // namespace assay::docs::testing
