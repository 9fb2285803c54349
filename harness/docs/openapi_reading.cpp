#include "docs/openapi_reading.h"

#include <utility>

#include "docs/openapi_examples.h"
#include "docs/openapi_facts.h"
#include "docs/openapi_mends.h"
#include "docs/openapi_servers.h"
#include "docs/openapi_unread.h"
#include "docs/openapi_words.h"
#include "docs/statements.h"
#include "openapi/read.h"

namespace assay::docs {
namespace {

/// What is wrong with a part of the document keeps the rest from nothing.
void list_problems(const text::Diagnostics& problems, Reading& reading, text::Diagnostics& out) {
  for (auto problem : problems.items()) {
    if (problem.severity == text::Severity::error) {
      reading.unread.push_back({problem.span, problem.message});
      problem.severity = text::Severity::warning;
    }
    out.add(std::move(problem));
  }
}

/// What the documents say that the first one refers to.
void list_statements_beside(const text::SourceMap& sources, Reading& reading) {
  const auto& documents = reading.contract.documents;
  for (std::size_t i = 1; i < documents.size(); ++i)
    list_all_statements(sources, documents[i].second, reading.unread);
}

void add_page(const text::SourceMap& sources,
              const OpenapiPage& from,
              const Surroundings& surroundings,
              contract::Contract& contract) {
  if (!contract.pages.empty()) return;
  contract.pages.push_back({.page = std::string(sources.name(from.page)),
                            .url = from.url,
                            .sha256 = sum_of(sources, from.page, surroundings)});
}

}  // namespace

std::optional<Reading> read_openapi_page(text::SourceMap& sources,
                                         OpenapiPage from,
                                         const Surroundings& surroundings,
                                         text::Diagnostics& out) {
  Reading reading;
  const bool ours = from.document.find("x-assay-api") != nullptr;
  if (!ours) {
    mend(from.document, reading.unread, out);
    mend_examples(sources, from.document, out);
    mend_servers(sources, from.document, out);
  }
  list_what_nobody_asks(from.document, reading.unread);
  if (!ours && from.has_words) read_words(sources, from.document, reading.unread, out);
  if (!ours) list_statements(sources, from.document, reading.unread);
  const auto file = std::string(sources.name(from.page));
  auto api = api_name(from.document, from.addresses);
  text::Diagnostics problems;
  auto contract = openapi::read_document(
      sources,
      {.tree = std::move(from.document),
       .file = base::join_path(".", file),
       .files = surroundings.files,
       .root = surroundings.root.empty() ? base::folder_of(file) : surroundings.root,
       .api = std::move(api),
       .modern = surroundings.modern,
       .name_of = name_from_path},
      problems);
  if (!contract) {
    for (const auto& problem : problems.items())
      out.add(problem);
    return std::nullopt;
  }
  reading.contract = std::move(*contract);
  list_problems(problems, reading, out);
  if (!ours) list_statements_beside(sources, reading);
  for (auto& operation : reading.contract.operations) {
    if (operation.summary.empty()) operation.summary = from.title;
  }
  add_openapi_facts(sources, reading.contract);
  add_page(sources, from, surroundings, reading.contract);
  return reading;
}

}  // namespace assay::docs
