#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "docs/dependents.h"
#include "docs/format.h"
#include "docs/page_head.h"
#include "docs/resources.h"
#include "docs/rpc.h"
#include "docs/statements.h"
#include "docs/words.h"
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

/// What its lines say, and no table, but for what must be gone first.
void list_statements(Context& page) {
  for (const auto& one : page.placed) {
    if (one.block->kind != Block::Kind::line || one.zone == Zone::examples) continue;
    const auto span = one.block->span;
    docs::list_statements(
        page.sources, {span, page.sources.text(span)}, page.reading.unread, [](auto sentence) {
          return dependents_in(sentence).has_value();
        });
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
  list_statements(page);
  note_unread_includes(page);
  contract.operations.push_back(std::move(operation));
  settle_resources(contract, "id");
}

/// `thing.get` of `https://host/rest/thing.get.json?id=1 HTTP/1.1`.
std::string_view method_called_at(std::string_view address) {
  address = address.substr(0, address.find_first_of(" ?"));
  while (address.ends_with('/'))
    address.remove_suffix(1);
  for (const std::string_view ending : {".json", ".xml"}) {
    if (address.ends_with(ending)) address.remove_suffix(ending.size());
  }
  return address.substr(address.rfind('/') + 1);
}

/// A request of the page's own, such as `DELETE https://host/v1/things/{id}`, at the front of a
/// fence: its method and address, unless they call the method `name`.
std::string_view find_request(const Context& page, std::string_view name) {
  for (const auto& block : page.blocks) {
    if (block.kind != Block::Kind::fence) continue;
    auto line = trimmed(page.sources.text(block.span));
    line = trimmed(line.substr(0, line.find('\n')));
    for (const std::string_view method : {"GET ", "POST ", "PUT ", "PATCH ", "DELETE "}) {
      if (!line.starts_with(method)) continue;
      const auto address = trimmed(line.substr(method.size()));
      const bool web = address.starts_with("http://") || address.starts_with("https://");
      if (web && !equal_ignoring_case(method_called_at(address), name)) return line;
    }
  }
  return {};
}

/// The event that the first heading names with its last word: `onThingAdd`, `ONTHINGADD`.
std::string_view find_event(std::string_view text) {
  const auto heading = text.starts_with("# ") ? 0 : text.find("\n# ");
  if (heading == std::string_view::npos) return {};
  auto line = text.substr(text.find("# ", heading) + 2);
  line = trimmed(line.substr(0, line.find('\n')));
  const auto name = line.substr(line.rfind(' ') + 1);
  const bool begins = name.starts_with("On") || name.starts_with("on") || name.starts_with("ON");
  const bool goes_on = name.size() > 4 && name[2] >= 'A' && name[2] <= 'Z';
  const bool is_word = std::all_of(name.begin(), name.end(), is_word_character);
  return begins && goes_on && is_word ? name : std::string_view{};
}

int detect(std::string_view page) {
  const auto text = page_head(page);
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
    if (const auto event = find_event(sources.text(page)); !event.empty()) {
      out.error("docs.event-page",
                page,
                fmt::format("the page documents the event `{}`, which the API sends: it has no "
                            "method that could be asked",
                            event));
      return std::nullopt;
    }
    out.error("docs.no-operation",
              page,
              "no heading of the page ends with the name of a method, such as `connector.delete`");
    return std::nullopt;
  }
  if (const auto request = find_request(context, operation.name); !request.empty()) {
    out.error("docs.rest-page",
              page,
              fmt::format("the page documents the request `{}`: only pages of methods that are "
                          "called by their name are read in this format",
                          request),
              "derive from the API's OpenAPI document, if it has one");
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
