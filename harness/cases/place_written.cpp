#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cases/drafting.h"
#include "cases/syntax.h"

namespace assay::cases {
namespace {

/// The texts of one written value; nothing when it could not be had.
std::optional<std::vector<std::string>> texts_from(Draft& draft, const Named& named) {
  const auto* raw = named.value.is(tree::Kind::mapping) ? named.value.find("raw") : nullptr;
  const auto value = substitute(raw != nullptr ? *raw : named.value, draft.scope, draft.out);
  if (!value) return std::nullopt;
  auto texts = texts_of(value->value);
  if (value->secret) {
    for (const auto& text : texts)
      draft.keep_secret(text);
  }
  return texts;
}

/// RFC 6265 section 4.1.1: what a cookie's value is made of.
bool is_cookie_value(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte != 0x7f && c != ';' && c != ',' && c != '"' && c != '\\';
  });
}

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  for (std::size_t begin = 1; begin <= path.size();) {
    const auto end = std::min(path.find('/', begin), path.size());
    segments.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return segments;
}

bool is_template(std::string_view segment) {
  return segment.starts_with('{') && segment.ends_with('}');
}

/// Whether the one segment is one `${x}` that a destructive request may carry.
bool is_trusted(std::string_view segment, const Scope& scope) {
  if (!segment.starts_with("${") || !segment.ends_with('}')) return false;
  const auto value = scope.find(segment.substr(2, segment.size() - 3));
  return value && value->trusted;
}

bool fits(const std::vector<std::string_view>& segments,
          const std::vector<std::string_view>& wanted) {
  if (segments.size() != wanted.size()) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!is_template(wanted[i]) && wanted[i] != segments[i]) return false;
  }
  return true;
}

/// Whether a literal segment looks like the id of something rather than like a name: a number, or a
/// long word with a digit, such as a UUID.
bool looks_like_id(std::string_view segment) {
  constexpr std::size_t long_word = 16;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (segment.find("${") != std::string_view::npos) return false;
  const auto digits = std::count_if(segment.begin(), segment.end(), is_digit);
  return digits > 0 &&
         (static_cast<std::size_t>(digits) == segment.size() || segment.size() >= long_word);
}

/// Path and query as the case writes them.
std::pair<std::string_view, std::string_view> written_location(const RequestSpec& spec) {
  const auto text = spec.path.is(tree::Kind::string) ? spec.path.scalar : std::string_view();
  const auto mark = std::min(text.find('?'), text.size());
  return {text.substr(0, mark), text.substr(std::min(mark + 1, text.size()))};
}

/// Whether a query parameter of this name says which resource the operation means.
bool is_id_in_query(const Draft& draft, std::string_view name) {
  const auto* operation = draft.built.operation;
  if (operation == nullptr) return false;
  const auto& parameters = operation->parameters;
  const auto& resources = draft.contract->resources;
  return std::any_of(
             parameters.begin(),
             parameters.end(),
             [&](const auto& one) { return one.in == contract::In::query && one.name == name; }) &&
         std::any_of(resources.begin(), resources.end(), [&](const auto& resource) {
           return resource.id_parameter == name;
         });
}

/// Holds the ids in a query that the case writes to what a destructive request may carry.
void check_written_query(Draft& draft) {
  if (!draft.destructive) return;
  auto query = written_location(draft.spec).second;
  while (!query.empty()) {
    const auto pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    const auto equals = std::min(pair.find('='), pair.size());
    const auto name = pair.substr(0, equals);
    if (is_id_in_query(draft, name) &&
        !is_trusted(pair.substr(std::min(equals + 1, pair.size())), draft.scope))
      draft.built.untrusted.emplace_back(name);
  }
  for (const auto& named : draft.spec.query) {
    const auto value = named.value.is(tree::Kind::string) ? named.value.scalar : std::string_view();
    if (is_id_in_query(draft, named.name) && !is_trusted(value, draft.scope))
      draft.built.untrusted.push_back(named.name);
  }
}

}  // namespace

void match_operation(Draft& draft) {
  const auto path = written_location(draft.spec).first;
  const auto segments = segments_of(path);
  if (draft.contract != nullptr && !path.empty()) {
    for (const auto& operation : draft.contract->operations) {
      if (operation.method != draft.spec.method || !fits(segments, segments_of(operation.path)))
        continue;
      draft.built.operation = &operation;
      break;
    }
  }
  draft.destructive = is_destructive(draft.test, draft.built.operation, draft.spec.method);
  if (draft.built.operation == nullptr) {
    // No template says which segments are ids: one at least must be of this run, and none may look
    // like another's.
    const bool any = std::any_of(segments.begin(), segments.end(), [&](std::string_view each) {
      return is_trusted(each, draft.scope);
    });
    const bool others = std::any_of(segments.begin(), segments.end(), looks_like_id);
    if (draft.destructive && (!any || others)) draft.built.untrusted.emplace_back("path");
    return;
  }
  const auto wanted = segments_of(draft.built.operation->path);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!is_template(wanted[i])) continue;
    const auto name = wanted[i].substr(1, wanted[i].size() - 2);
    if (draft.destructive && !is_trusted(segments[i], draft.scope))
      draft.built.untrusted.emplace_back(name);
    text::Diagnostics told_elsewhere;
    const auto value =
        substitute_text(segments[i], draft.spec.path.span, draft.scope, told_elsewhere);
    if (value)
      draft.built.sent.insert_or_assign(std::string(name), boost::json::string(value->text));
  }
}

void place_written(Draft& draft) {
  check_written_query(draft);
  for (const auto& named : draft.spec.query) {
    if (const auto texts = texts_from(draft, named)) {
      for (const auto& text : *texts)
        draft.query.emplace_back(named.name, text);
    }
  }
  for (const auto& named : draft.spec.cookies) {
    if (const auto texts = texts_from(draft, named))
      draft.cookies.emplace_back(named.name, fmt::format("{}", fmt::join(*texts, ",")));
  }
  for (const auto& [name, value] : draft.cookies) {
    if (is_token(name) && is_cookie_value(value)) continue;
    draft.error(
        "bad-cookie",
        draft.spec.span,
        fmt::format("the cookie `{}` has a character that no cookie holds", text::printable(name)),
        "percent-encode its value");
  }
  auto& headers = draft.built.request.headers;
  headers = draft.destination.headers;
  for (const auto& header : draft.headers.all())
    headers.set(header.name, header.value);
  for (const auto& named : draft.spec.headers) {
    if (const auto texts = texts_from(draft, named))
      headers.set(named.name, fmt::format("{}", fmt::join(*texts, ", ")));
  }
  if (!draft.cookies.empty()) {
    std::string line;
    for (const auto& [name, value] : draft.cookies)
      line += fmt::format("{}{}={}", line.empty() ? "" : "; ", name, value);
    headers.set("Cookie", std::move(line));
  }
  for (const auto& header : headers.all()) {
    if (is_header_value(header.value)) continue;
    draft.error(
        "bad-header-value",
        draft.spec.span,
        fmt::format("the value of `{}` has a line break or another control character", header.name),
        "correct the variable that it comes from");
  }
}

}  // namespace assay::cases
