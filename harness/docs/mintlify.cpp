#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "docs/format.h"
#include "docs/mintlify_page.h"
#include "docs/mintlify_tree.h"
#include "docs/openapi_mends.h"
#include "docs/openapi_reading.h"
#include "docs/words.h"
#include "tree/read.h"

// Pages as Mintlify writes them: Markdown around one slice of an OpenAPI document, or of its own
// older dialect.

namespace assay::docs {
namespace mintlify {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_data_language(std::string_view language) {
  return language == "yaml" || language == "yml" || language == "json";
}

/// What one fence is, by its info string.
enum class Kind { other, slice, asyncapi, event };

Kind kind_of(std::string_view info) {
  const auto language = info.substr(0, info.find_first_of(" \t"));
  if (!is_data_language(language)) return Kind::other;
  const auto rest = trimmed(info.substr(language.size()));
  const auto word = rest.substr(0, rest.find_first_of(" \t"));
  if (lower_case(word).find("asyncapi") != npos) return Kind::asyncapi;
  const auto heading = read_heading(info);
  if (heading && heading->language == language) return Kind::slice;
  const bool event = equal_ignoring_case(word, "event") || equal_ignoring_case(word, "webhook");
  return event ? Kind::event : Kind::other;
}

/// The path of `https://host/path`, or the path itself.
std::string_view path_of(std::string_view address) {
  const auto scheme = address.find("://");
  if (scheme == npos) return address;
  const auto slash = address.find('/', scheme + 3);
  return slash == npos ? std::string_view("/") : address.substr(slash);
}

class PageReader {
 public:
  PageReader(text::SourceMap& sources, const Surroundings& surroundings, text::Diagnostics& out)
      : sources_(sources), surroundings_(surroundings), out_(out) {}

  std::optional<Reading> read(text::Span whole) {
    page_ = cut_page(sources_, whole, out_);
    const Fence* slice = nullptr;
    for (const auto& fence : page_.fences) {
      const auto kind = kind_of(sources_.text(fence.info));
      if (kind == Kind::asyncapi) return refuse_asyncapi(fence.info);
      if (kind == Kind::event) return refuse_event(fence.info);
      if (kind == Kind::slice && slice != nullptr) {
        unread_.push_back({fence.info, "a second slice: a page has one operation"});
      } else if (kind == Kind::slice) {
        slice = &fence;
      }
    }
    if (slice != nullptr) return read_slice(*slice);
    return refuse(whole);
  }

 private:
  std::nullopt_t refuse_asyncapi(text::Span at) {
    out_.error("docs.asyncapi",
               at,
               fmt::format("`{}` is a channel of an AsyncAPI document, which is not read: it is no "
                           "request that has an answer",
                           text::printable(sources_.text(at))),
               "name pages of HTTP operations");
    return std::nullopt;
  }

  std::nullopt_t refuse_event(text::Span at) {
    out_.error("docs.event",
               at,
               fmt::format("`{}` is an event that the vendor sends, not a request that it answers: "
                           "such pages are not read",
                           text::printable(sources_.text(at))),
               "name pages of HTTP operations");
    return std::nullopt;
  }

  std::nullopt_t refuse(text::Span whole) {
    for (const auto& fence : page_.fences) {
      const auto info = sources_.text(fence.info);
      if (!is_data_language(info.substr(0, info.find_first_of(" \t")))) continue;
      out_.error("docs.no-heading",
                 fence.info,
                 fmt::format("`{}` names no operation, as a slice's first line does",
                             text::printable(info)),
                 "a slice begins with, say, ````yaml GET /v1/things");
      return std::nullopt;
    }
    out_.error("docs.no-operation", whole, "the page has no slice of an OpenAPI document");
    return std::nullopt;
  }

  std::optional<Reading> read_slice(const Fence& fence) {
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

  std::optional<tree::Node> read_data(text::Span body) {
    const auto text = trimmed(sources_.text(body));
    return text.starts_with('{') ? tree::read_json(sources_, body, out_)
                                 : tree::read_yaml(sources_, body, out_);
  }

  bool is_openapi(const tree::Node& document, const Fence& fence) {
    if (const auto* asyncapi = document.find("asyncapi")) {
      refuse_asyncapi(asyncapi->span);
      return false;
    }
    const bool known = document.find("openapi") != nullptr || document.find("swagger") != nullptr;
    if (!known) {
      out_.error("docs.not-openapi",
                 fence.info,
                 "this block is neither a slice of an OpenAPI document nor an operation of "
                 "Mintlify's: it has no `openapi`, and no `method` under `paths`");
    } else if (document.find("webhooks") != nullptr && document.find("paths") == nullptr) {
      refuse_event(document.find("webhooks")->span);
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
  const Surroundings& surroundings_;
  text::Diagnostics& out_;
  Page page_;
  std::vector<Unread> unread_;
};

/// Whether a fence of the text begins as one of Mintlify's does.
bool has_heading(std::string_view text) {
  for (auto at = text.find("```"); at != npos; at = text.find("```", at)) {
    at = std::min(text.find_first_not_of('`', at), text.size());
    const auto line = trimmed(text.substr(at, text.find('\n', at) - at));
    if (kind_of(line) != Kind::other) return true;
  }
  return false;
}

int detect(std::string_view text) {
  if (has_heading(text)) return 95;
  const bool announced = text.find("\n## OpenAPI") != npos || text.find("\n## AsyncAPI") != npos;
  return announced && text.find("```") != npos ? 60 : 0;
}

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
