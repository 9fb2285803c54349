#include "docs/listed_page.h"

#include <utility>

#include <fmt/format.h>

#include "base/hash.h"
#include "docs/registry.h"

namespace assay::docs {
namespace {

constexpr std::size_t largest_page = std::size_t{64} << 20;

/// Fetched text that somebody edited would pass as the vendor's.
void check_hash(const PageRecord& record, std::string_view text, text::Diagnostics& out) {
  if (record.restated || record.sha256.empty() || record.sha256 == base::sha256(text)) return;
  out.error("docs.page-changed",
            record.span,
            fmt::format("`{}` is not the page that was published at `{}`: its hash is `{}`",
                        text::printable(record.page),
                        text::printable(record.url),
                        base::sha256(text)),
            "fetch it again, or say `restated: true` if its words are yours");
}

}  // namespace

std::optional<Reading> read_listed_page(text::SourceMap& sources,
                                        const std::string& folder,
                                        const PageRecord& record,
                                        const Surroundings& surroundings,
                                        text::Diagnostics& out) {
  const auto path = base::join_path(folder, record.page);
  auto text = surroundings.files->read(path, largest_page);
  if (!text) {
    out.error("docs.unreadable-file", record.span, text::printable(text.error().message));
    return std::nullopt;
  }
  check_hash(record, *text, out);
  const auto page = sources.add(path, *std::move(text));
  const auto* format = record.format.empty() ? nullptr : find_format(record.format);
  auto reading = read_page(sources, page, surroundings, format, out);
  if (!reading) return std::nullopt;
  for (auto& one : reading->contract.pages) {
    if (one.page != path) continue;
    one.url = record.url;
    one.retrieved = record.retrieved;
    one.restated = record.restated;
  }
  return reading;
}

}  // namespace assay::docs
