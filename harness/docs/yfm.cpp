#include <optional>
#include <string_view>
#include <utility>

#include "docs/dependents.h"
#include "docs/format.h"
#include "docs/resources.h"
#include "docs/rpc.h"
#include "docs/yfm_answers.h"
#include "docs/yfm_context.h"
#include "docs/yfm_heading.h"
#include "docs/yfm_parameters.h"

// Reference pages in Yandex Flavored Markdown, one method a page, as Bitrix24 writes them.

namespace assay::docs {
namespace yfm {
namespace {

/// What other files say in this page's name: of some the meaning is known, some are read with it.
void note_unread_includes(Context& page) {
  for (const auto& one : page.placed) {
    if (one.block->kind != Block::Kind::include) continue;
    const auto file = page.sources.text(one.block->span);
    if (file.ends_with("required.md") || file.ends_with("examples.md")) continue;
    const bool at_hand = page.types.open(file).known();
    const bool read =
        file.find("error-info") != std::string_view::npos || file.ends_with("system-errors.md");
    if (at_hand && read) continue;
    page.reading.unread.push_back(
        {one.block->span,
         at_hand ? "an include that is not read" : "an include that is not at hand"});
  }
}

void read_operation(Context& page, contract::Operation operation) {
  page.requests =
      read_requests(page.sources, page.placed, operation.name, page.reading, operation, page.out);
  operation.method = page.requests.method.empty() ? "POST" : page.requests.method;
  operation.path = page.requests.path.empty() ? "/" + operation.name : page.requests.path;
  auto& contract = page.reading.contract;
  if (contract.api.empty()) contract.api = "api";
  operation.id = contract.api + "/" + operation.name;
  read_permissions(page, operation);
  read_parameters(page, operation);
  add_method_resources(contract, operation);
  add_dependents(contract, operation, preface(page));
  read_answers(page, operation);
  note_unread_includes(page);
  contract.operations.push_back(std::move(operation));
  settle_resources(contract, "id");
}

int detect(std::string_view text) {
  const bool liquid = text.find("{% ") != std::string_view::npos;
  const bool table = text.find("#|") != std::string_view::npos;
  return (liquid ? 40 : 0) + (table ? 40 : 0);
}

std::optional<Reading> read(text::SourceMap& sources,
                            text::Span page,
                            const Surroundings& around,
                            text::Diagnostics& out) {
  Context context(sources, page, around, out);
  context.reading.contract.file = sources.name(page);
  context.reading.contract.dialect = "https://json-schema.org/draft/2020-12/schema";
  contract::Operation operation;
  if (!read_title(context, operation)) {
    out.error("docs.no-operation",
              page,
              "no heading of the page ends with the name of a method, such as `connector.delete`");
    return std::nullopt;
  }
  read_operation(context, std::move(operation));
  return std::move(context.reading);
}

}  // namespace
}  // namespace yfm

extern const Format yfm_format;
const Format yfm_format = {
    .name = "yfm", .title = "Yandex Flavored Markdown", .detect = yfm::detect, .read = yfm::read};

}  // namespace assay::docs
