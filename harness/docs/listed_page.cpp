#include "docs/listed_page.h"

#include <utility>

#include <fmt/format.h>

#include "base/hash.h"
#include "docs/registry.h"
#include "text/line_ends.h"

namespace assay::docs {
namespace {

constexpr std::size_t largest_page = std::size_t{64} << 20;

/// Fetched text that somebody edited would pass as the vendor's. A checkout may have changed the
/// ends of its lines: `with_feeds` is the text without that.
void check_hash(const PageRecord& record,
                std::string_view text,
                std::string_view with_feeds,
                text::Diagnostics& out) {
  if (record.restated || record.sha256.empty() || record.sha256 == base::sha256(text) ||
      record.sha256 == base::sha256(with_feeds))
    return;
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
  auto with_feeds = text::with_line_feeds(*text);
  check_hash(record, *text, with_feeds, out);
  const auto page = sources.add(path, std::move(with_feeds));
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
