#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/below.h"
#include "docs/command_facts.h"
#include "docs/format.h"
#include "docs/mintlify_detect.h"
#include "docs/mintlify_mdx.h"
#include "docs/mintlify_page.h"
#include "docs/mintlify_refusals.h"
#include "docs/mintlify_site.h"
#include "docs/mintlify_slice.h"
#include "docs/openapi_reading.h"
#include "docs/words.h"
#include "tree/read.h"

// Pages as Mintlify writes them: Markdown around one slice of an OpenAPI document, or of its own
// older dialect; or its source, where front matter and components tell of the operation.

namespace assay::docs {
namespace mintlify {
namespace {

constexpr auto npos = std::string_view::npos;

/// A document beside the page.
struct Opened {
  tree::Node document;
  text::Span whole;
};

class PageReader {
 public:
  PageReader(text::SourceMap& sources, const Surroundings& surroundings, text::Diagnostics& out)
      : sources_(sources), surroundings_(surroundings), out_(out) {}

  std::optional<Reading> read(text::Span whole) {
    page_ = cut_page(sources_, whole, out_);
    const Fence* slice = nullptr;
    for (const auto& fence : page_.fences) {
      const auto kind = kind_of(sources_.text(fence.info));
      if (kind == FenceKind::asyncapi) return refuse_asyncapi(sources_, fence.info, out_);
      if (kind == FenceKind::event) return refuse_event(sources_, fence.info, out_);
      if (kind == FenceKind::slice && slice != nullptr) {
        unread_.push_back({fence.info, "a second slice: a page has one operation"});
      } else if (kind == FenceKind::slice) {
        slice = &fence;
      }
    }
    if (slice != nullptr)
      return with_unread(read_slice(sources_, page_, *slice, surroundings_, out_));
    if (page_.front) {
      if (const auto* channel = page_.front->find("asyncapi"))
        return refuse_asyncapi(sources_, channel->span, out_);
      if (const auto* elsewhere = page_.front->find("openapi")) return read_named(*elsewhere);
      if (const auto* schema = page_.front->find("openapi-schema"))
        return refuse_schema(sources_, schema->span, out_);
    }
    if (has_components(sources_, page_)) return read_component_page();
    return refuse_page(sources_, page_, out_);
  }

 private:
  std::optional<Reading> with_unread(std::optional<Reading> reading) {
    if (reading) reading->unread.insert(reading->unread.begin(), unread_.begin(), unread_.end());
    return reading;
  }

  std::optional<Reading> read_document(tree::Node document,
                                       std::string_view address,
                                       bool has_words) {
    const auto title = in_one_line(sources_.text(page_.title));
    auto reading = read_openapi_page(sources_,
                                     {.document = std::move(document),
                                      .page = page_.whole,
                                      .addresses = {address, page_.url, page_.site},
                                      .title = title == "null" ? "" : title,
                                      .url = page_.url,
                                      .has_words = has_words},
                                     surroundings_,
                                     out_);
    if (reading && reading->contract.title.empty()) reading->contract.title = title;
    return reading;
  }

  /// A page of fields and examples. Its commands show servers and credentials where it states none.
  std::optional<Reading> read_component_page() {
    auto page = read_components(sources_, page_, surroundings_, unread_, out_);
    if (!page) return std::nullopt;
    std::stable_sort(unread_.begin(), unread_.end(), [](const Unread& one, const Unread& other) {
      return one.span.begin < other.span.begin;
    });
    const auto address = page->commands.empty() ? std::string() : page->commands.front().url;
    auto reading = read_document(std::move(page->document), address, false);
    if (!reading) return reading;
    for (auto& operation : reading->contract.operations) {
      contract::Operation shown{.path = operation.path};
      add_command_facts(reading->contract, shown, page->commands);
      if (operation.servers.empty()) operation.servers = std::move(shown.servers);
      if (operation.security.empty()) operation.security = std::move(shown.security);
    }
    return with_unread(std::move(reading));
  }

  /// `openapi: spec.yaml POST /things`: the page shows an operation of a document beside it.
  std::optional<Reading> read_named(const tree::Node& named) {
    const auto heading = read_heading(named.scalar);
    if (!heading && lower_case(named.scalar).find("webhook ") != npos)
      return refuse_event(sources_, named.span, out_);
    const auto file = !heading                ? std::string_view{}
                      : heading->file.empty() ? heading->language
                                              : heading->file;
    const bool at_hand = surroundings_.files != nullptr && !surroundings_.root.empty();
    if (heading && at_hand && !file.empty()) {
      auto opened = open_document(file, named.span, out_);
      if (!opened) return std::nullopt;
      if (has_operation(opened->document, *heading)) return show(*std::move(opened), *heading);
      out_.error("docs.no-operation",
                 named.span,
                 fmt::format("`{}` has no operation `{} {}`",
                             text::printable(file),
                             text::printable(heading->method),
                             text::printable(heading->path)));
      return std::nullopt;
    }
    if (heading && at_hand) {
      for (const auto& one : read_site(sources_, surroundings_).documents) {
        text::Diagnostics ignored;  // the next one may be it
        auto opened = open_document(one, named.span, ignored);
        if (opened && has_operation(opened->document, *heading))
          return show(*std::move(opened), *heading);
      }
    }
    out_.error("docs.elsewhere",
               named.span,
               fmt::format("the page shows `{}` of an OpenAPI document that does not stand in it",
                           text::printable(named.scalar)),
               "name that document itself, or say with --root which folder it lies in");
    return std::nullopt;
  }

  /// A document below the root.
  std::optional<Opened> open_document(std::string_view file,
                                      text::Span at,
                                      text::Diagnostics& out) {
    while (file.starts_with('/'))
      file.remove_prefix(1);
    const auto path = base::join_path(surroundings_.root, file);
    auto& files = *surroundings_.files;
    if (!base::is_below(files, path, surroundings_.root)) {
      out.error(
          "docs.outside-root",
          at,
          fmt::format("`{}` does not lie below `{}`", text::printable(file), surroundings_.root),
          "say with --root which folder it lies in");
      return std::nullopt;
    }
    auto text = files.read(path);
    if (!text) {
      out.error(text.error().code, at, text.error().message, text.error().advice);
      return std::nullopt;
    }
    const auto whole = sources_.add(path, *std::move(text));
    auto document = tree::read_any(sources_, whole, out);
    if (!document) return std::nullopt;
    return Opened{.document = *std::move(document), .whole = whole};
  }

  std::optional<Reading> show(Opened opened, const Heading& heading) {
    keep_only(heading, opened.document);
    page_.whole = opened.whole;
    return read_document(std::move(opened.document), {}, true);
  }

  static bool has_operation(const tree::Node& document, const Heading& heading) {
    const auto* paths = document.find("paths");
    const auto* path = paths == nullptr ? nullptr : paths->find(heading.path);
    return path != nullptr && path->find(lower_case(heading.method)) != nullptr;
  }

  /// Takes all operations but the named one out of a document.
  static void keep_only(const Heading& heading, tree::Node& document) {
    for (auto& member : document.members) {
      if (member.key != "paths") continue;
      auto& paths = member.value.members;
      erase_if(paths, [&](const tree::Member& path) { return path.key != heading.path; });
      for (auto& path : paths) {
        erase_if(path.value.members, [&](const tree::Member& one) {
          return is_method(one.key) && !equal_ignoring_case(one.key, heading.method);
        });
      }
    }
  }

  text::SourceMap& sources_;
  const Surroundings& surroundings_;
  text::Diagnostics& out_;
  Page page_;
  std::vector<Unread> unread_;
};

std::optional<Reading> read(text::SourceMap& sources,
                            text::Span page,
                            const Surroundings& surroundings,
                            text::Diagnostics& out) {
  return PageReader(sources, surroundings, out).read(page);
}

}  // namespace
}  // namespace mintlify

extern const Format mintlify_format;
const Format mintlify_format = {
    .name = "mintlify",
    .title = "Mintlify",
    .detect = mintlify::detect,
    .read = mintlify::read,
};

}  // namespace assay::docs
