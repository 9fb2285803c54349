#include "docs/mintlify_refusals.h"

#include <fmt/format.h>

#include "docs/mintlify_slice.h"

namespace assay::docs::mintlify {

std::nullopt_t refuse_asyncapi(const text::SourceMap& sources,
                               text::Span at,
                               text::Diagnostics& out) {
  out.error("docs.asyncapi",
            at,
            fmt::format("`{}` is a channel of an AsyncAPI document, which is not read: it is no "
                        "request that has an answer",
                        text::printable(sources.text(at))),
            "name pages of HTTP operations");
  return std::nullopt;
}

std::nullopt_t refuse_event(const text::SourceMap& sources, text::Span at, text::Diagnostics& out) {
  out.error("docs.event",
            at,
            fmt::format("`{}` is an event that the vendor sends, not a request that it answers: "
                        "such pages are not read",
                        text::printable(sources.text(at))),
            "name pages of HTTP operations");
  return std::nullopt;
}

std::nullopt_t refuse_schema(const text::SourceMap& sources,
                             text::Span at,
                             text::Diagnostics& out) {
  out.error("docs.schema-page",
            at,
            fmt::format("the page shows the schema `{}` of an OpenAPI document, and no operation",
                        text::printable(sources.text(at))),
            "name pages of operations, or the document itself");
  return std::nullopt;
}

std::nullopt_t refuse_page(const text::SourceMap& sources,
                           const Page& page,
                           text::Diagnostics& out) {
  for (const auto& fence : page.fences) {
    const auto info = sources.text(fence.info);
    if (!is_data_language(info.substr(0, info.find_first_of(" \t")))) continue;
    out.error(
        "docs.no-heading",
        fence.info,
        fmt::format("`{}` names no operation, as a slice's first line does", text::printable(info)),
        "a slice begins with, say, ````yaml GET /v1/things");
    return std::nullopt;
  }
  out.error("docs.no-operation", page.whole, "the page has no slice of an OpenAPI document");
  return std::nullopt;
}

}  // namespace assay::docs::mintlify
