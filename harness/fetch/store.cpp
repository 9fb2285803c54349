#include "fetch/store.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/hash.h"
#include "docs/registry.h"
#include "fetch/page_name.h"
#include "text/diagnostic.h"
#include "text/utf8.h"

namespace assay::fetch {
namespace {

/// What the first line of a list names as its schema.
std::string schema_of(std::string_view list) {
  constexpr std::string_view mark = "# yaml-language-server: $schema=";
  if (!list.starts_with(mark)) return {};
  list.remove_prefix(mark.size());
  return std::string(list.substr(0, list.find_first_of("\r\n")));
}

auto failed(std::string code, std::string message, std::string advice) {
  return tl::make_unexpected(base::Error{
      .code = std::move(code), .message = std::move(message), .advice = std::move(advice)});
}

}  // namespace

std::string_view name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::added:
      return "added";
    case Outcome::changed:
      return "changed";
    case Outcome::unchanged:
      return "unchanged";
    case Outcome::edited:
      return "edited";
    case Outcome::missing:
      return "missing";
    case Outcome::restored:
      return "restored";
  }
  return {};
}

std::string_view without_fragment(std::string_view url) {
  return url.substr(0, url.find('#'));
}

std::optional<Store> Store::open(text::SourceMap& sources,
                                 base::FileSystem& files,
                                 std::string folder,
                                 text::Diagnostics& out) {
  while (folder.size() > 1 && folder.ends_with('/'))
    folder.pop_back();
  Store store(sources, files, std::move(folder));
  if (!files.exists(store.list_path())) return store;
  auto list = docs::read_page_list(sources, files, store.list_path(), out);
  if (!list) return std::nullopt;
  store.list_ = *std::move(list);
  if (const auto text = files.read(store.list_path())) store.schema_ = schema_of(*text);
  return store;
}

const docs::PageRecord* Store::find(std::string_view url) const {
  const auto found = std::find_if(list_.pages.begin(), list_.pages.end(), [&](const auto& one) {
    return without_fragment(one.url) == without_fragment(url);
  });
  return found == list_.pages.end() ? nullptr : &*found;
}

Stored Store::judge(const docs::PageRecord& record, const Download& page) const {
  Stored stored{.path = base::join_path(folder_, record.page),
                .sha256 = base::sha256(page.body),
                .before = record.sha256};
  const auto kept = files_->read(stored.path);
  // A list by hand may leave out the hash: the file is what was published then.
  if (stored.before.empty() && kept) stored.before = base::sha256(*kept);
  if (!stored.before.empty() && stored.before != stored.sha256) {
    stored.outcome = Outcome::changed;
  } else if (!kept) {
    stored.outcome = Outcome::missing;
  } else {
    stored.outcome = *kept == page.body ? Outcome::unchanged : Outcome::edited;
  }
  return stored;
}

base::Result<Stored> Store::put(const Download& page,
                                const std::string& day,
                                const std::string& format) {
  auto list = list_;
  const auto* known = find(page.url);
  if (known == nullptr) {
    const auto name = page_name(page.url, page.body, list_);
    if (name.empty())
      return failed("fetch.no-name",
                    fmt::format("the files that `{}` could be kept in are those of other pages",
                                text::printable(page.url)),
                    "keep it in another folder: `--into DIR`");
    list.pages.push_back({.page = name, .url = std::string(without_fragment(page.url))});
  }
  auto& record = known == nullptr
                     ? list.pages.back()
                     : list.pages[static_cast<std::size_t>(known - list_.pages.data())];
  auto stored = judge(record, page);
  if (stored.outcome == Outcome::edited || stored.outcome == Outcome::missing)
    stored.outcome = stored.before.empty() ? Outcome::added : Outcome::restored;
  if (known == nullptr && stored.outcome != Outcome::added && stored.outcome != Outcome::unchanged)
    return failed("fetch.unlisted-file",
                  fmt::format("`{}` is there, and the list does not say that it is a page of `{}`",
                              text::printable(stored.path),
                              text::printable(page.url)),
                  "add it to the list, or move it away");
  if (record.restated)
    return failed("fetch.restated",
                  fmt::format("`{}` says what `{}` says in words of its own, and is not replaced; "
                              "the hash of what is published is `{}`",
                              text::printable(stored.path),
                              text::printable(page.url),
                              stored.sha256),
                  "fetch it into another folder with `--into DIR`, or take `restated` away");
  if (const auto at = text::find_invalid_utf8(page.body); at != std::string::npos)
    return failed("fetch.encoding",
                  fmt::format("`{}` is not UTF-8: byte {} is 0x{:02X}",
                              text::printable(page.final),
                              at + 1,
                              static_cast<unsigned char>(page.body[at])),
                  "store it by hand as UTF-8, with `restated: true` in the list");
  if (!format.empty()) record.format = format;
  if (record.format.empty() && docs::detect_format(page.body) == nullptr)
    return failed(
        "fetch.unknown-format",
        fmt::format("`{}` is no page in a format that is known", text::printable(page.final)),
        "name its format with `--as`, or look whether it is the page that you meant");
  const bool is_recorded = known != nullptr && record.sha256 == stored.sha256;
  if (stored.outcome == Outcome::unchanged && is_recorded && format.empty()) return stored;
  record.sha256 = stored.sha256;
  record.retrieved = day;
  if (auto done = write(list, stored.path, page.body); !done)
    return tl::make_unexpected(std::move(done.error()));
  list_ = std::move(list);
  return stored;
}

base::Result<void> Store::write(const docs::PageList& list,
                                const std::string& path,
                                const std::string& text) {
  const auto before = files_->read(path);
  if (auto done = files_->write(path, text); !done) return done;
  auto done = files_->write(list_path(), docs::write_page_list(*sources_, list, schema_));
  // A page without its record would pass as the one that the list names.
  if (!done && before) (void)files_->write(path, *before);
  return done;
}

}  // namespace assay::fetch
