#include "docs/mintlify_slice.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "docs/mintlify_refusals.h"
#include "docs/mintlify_tree.h"
#include "docs/openapi_mends.h"
#include "docs/openapi_reading.h"
#include "docs/words.h"
#include "tree/read.h"

namespace assay::docs::mintlify {
namespace {

constexpr auto npos = std::string_view::npos;

/// The path of `https://host/path`, or the path itself.
std::string_view path_of(std::string_view address) {
  const auto scheme = address.find("://");
  if (scheme == npos || address.starts_with('/')) return address;
  const auto slash = address.find('/', scheme + 3);
  return slash == npos ? std::string_view("/") : address.substr(slash);
}

class SliceReader {
 public:
  SliceReader(text::SourceMap& sources,
              const Page& page,
              const Surroundings& surroundings,
              text::Diagnostics& out)
      : sources_(sources), page_(page), surroundings_(surroundings), out_(out) {}

  std::optional<Reading> read(const Fence& fence) {
    const auto heading = *read_heading(sources_.text(fence.info));
    if (!heading.rest.empty()) {
      out_.error("docs.flattened",
                 fence.info,
                 "the slice stands in its first line: it has lost its line breaks",
                 "fetch the page anew");
      return std::nullopt;
    }
    if (!fence.closed) {
      out_.warning("docs.unclosed-fence",
                   fence.info,
                   "the slice has no end: the page may have been cut off",
                   "fetch the page anew");
      unread_.push_back({fence.info, "what may have stood behind the end of the page"});
    }
    auto document = read_data(fence.body);
    if (!document) return std::nullopt;
    if (is_operation_tree(*document)) {
      document = openapi_of_tree(sources_, *document, unread_);
      text::Diagnostics usual;  // in this dialect what needs mending is the rule
      if (document) mend(*document, unread_, usual);
    } else if (!is_openapi(*document, fence)) {
      return std::nullopt;
    }
    if (!document) {
      out_.error("docs.no-operation", fence.info, "the slice has no method and path");
      return std::nullopt;
    }
    return finish(*std::move(document), fence, heading);
  }

 private:
  std::optional<tree::Node> read_data(text::Span body) {
    const auto text = trimmed(sources_.text(body));
    return text.starts_with('{') ? tree::read_json(sources_, body, out_)
                                 : tree::read_yaml(sources_, body, out_);
  }

  bool is_openapi(const tree::Node& document, const Fence& fence) {
    if (const auto* asyncapi = document.find("asyncapi")) {
      static_cast<void>(refuse_asyncapi(sources_, asyncapi->span, out_));
      return false;
    }
    const bool known = document.find("openapi") != nullptr || document.find("swagger") != nullptr;
    if (!known) {
      out_.error("docs.not-openapi",
                 fence.info,
                 "this block is neither a slice of an OpenAPI document nor an operation of "
                 "Mintlify's: it has no `openapi`, and no `method` under `paths`");
    } else if (document.find("webhooks") != nullptr && document.find("paths") == nullptr) {
      static_cast<void>(refuse_event(sources_, document.find("webhooks")->span, out_));
      return false;
    }
    return known;
  }

  std::optional<Reading> finish(tree::Node document, const Fence& fence, const Heading& heading) {
    const auto title = in_one_line(sources_.text(page_.title));
    auto reading = read_openapi_page(sources_,
                                     {.document = std::move(document),
                                      .page = page_.whole,
                                      .addresses = {page_.url, page_.site},
                                      .title = title == "null" ? "" : title,
                                      .url = page_.url},
                                     surroundings_,
                                     out_);
    if (!reading) return reading;
    if (reading->contract.title.empty()) reading->contract.title = title;
    check_heading(reading->contract, fence, heading);
    for (auto& operation : reading->contract.operations)
      list_prose(fence, operation);
    reading->unread.insert(reading->unread.begin(), unread_.begin(), unread_.end());
    return reading;
  }

  /// The first line of the slice names the operation that it has.
  void check_heading(const contract::Contract& contract,
                     const Fence& fence,
                     const Heading& heading) {
    const auto& operations = contract.operations;
    const bool named =
        std::any_of(operations.begin(), operations.end(), [&](const contract::Operation& one) {
          return equal_ignoring_case(one.method, heading.method) &&
                 std::string_view(path_of(heading.path)).ends_with(one.path);
        });
    if (named || operations.empty()) return;
    out_.warning("docs.other-operation",
                 fence.info,
                 fmt::format("the page names `{} {}`, its slice has `{} {}`",
                             text::printable(heading.method),
                             text::printable(heading.path),
                             operations.front().method,
                             text::printable(operations.front().path)));
  }

  /// What the page says around its slice, and the slice does not say.
  void list_prose(const Fence& fence, contract::Operation& operation) {
    const auto slice = in_one_line(sources_.text(fence.body));
    for (const auto& span : page_.prose) {
      if (add_permissions(span, operation)) continue;
      auto words = trimmed(sources_.text(span));
      const bool description = words.starts_with('>') && &span == &page_.prose.front();
      while (words.starts_with('>'))
        words = trimmed(words.substr(1));
      const bool said = slice.find(in_one_line(words)) != std::string::npos;
      if (!said && !description) unread_.push_back({span, "words beside the slice"});
    }
  }

  /// `**Scopes**: `berths:write`, …`, or such a scope alone: who may ask.
  bool add_permissions(text::Span span, contract::Operation& operation) {
    auto text = trimmed(sources_.text(span));
    if (text.starts_with('>')) text = trimmed(text.substr(1));
    const auto lowered = lower_case(text);
    const bool announced = lowered.starts_with("**scope") || lowered.starts_with("scope");
    const bool alone = text.size() > 2 && text.front() == '`' && text.back() == '`' &&
                       text.find(':') != npos && text.find(' ') == npos;
    if (!announced && !alone) return false;
    bool any = false;
    for (auto at = text.find('`'); at != npos; at = text.find('`', at)) {
      const auto end = text.find('`', at + 1);
      if (end == npos) break;
      operation.permissions.push_back({.name = std::string(text.substr(at + 1, end - at - 1)),
                                       .means = "the scope of the credentials",
                                       .source = sources_.place(span),
                                       .span = span});
      at = end + 1;
      any = true;
    }
    return any;
  }

  text::SourceMap& sources_;
  const Page& page_;
  const Surroundings& surroundings_;
  text::Diagnostics& out_;
  std::vector<Unread> unread_;
};

}  // namespace

bool is_data_language(std::string_view language) {
  return language == "yaml" || language == "yml" || language == "json";
}

FenceKind kind_of(std::string_view info) {
  const auto language = info.substr(0, info.find_first_of(" \t"));
  if (!is_data_language(language)) return FenceKind::other;
  const auto rest = trimmed(info.substr(language.size()));
  const auto word = rest.substr(0, rest.find_first_of(" \t"));
  if (lower_case(word).find("asyncapi") != npos) return FenceKind::asyncapi;
  const auto heading = read_heading(info);
  if (heading && heading->language == language) return FenceKind::slice;
  const bool event = equal_ignoring_case(word, "event") || equal_ignoring_case(word, "webhook");
  return event ? FenceKind::event : FenceKind::other;
}

std::optional<Reading> read_slice(text::SourceMap& sources,
                                  const Page& page,
                                  const Fence& fence,
                                  const Surroundings& surroundings,
                                  text::Diagnostics& out) {
  return SliceReader(sources, page, surroundings, out).read(fence);
}

}  // namespace assay::docs::mintlify
