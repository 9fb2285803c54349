#include <algorithm>

#include <fmt/format.h>

#include "checks/all.h"
#include "checks/reporter.h"
#include "http/media_type.h"
#include "text/diagnostic.h"

namespace assay::checks::all {
namespace {

constexpr std::string_view header = "Content-Type";

std::string documented_types(const std::vector<contract::Content>& contents) {
  std::string list;
  for (const auto& content : contents)
    list += fmt::format("{}`{}`", list.empty() ? "" : " or ", text::printable(content.media_type));
  return list;
}

std::string shown(const std::string& value) {
  return fmt::format("`{}`", text::printable(value));
}

/// The statement that the body is of a documented type. Says nothing where none is documented that
/// is a media type.
void check_documented(const Context& context,
                      const std::vector<contract::Content>& contents,
                      const std::string& value,
                      Reporter& report) {
  const auto clause = context.names.join(
      {context.operation->id, "/response/", context.documented->status, "/content-type"});
  const auto type = http::read_media_type(value);
  const bool holds = std::any_of(contents.begin(), contents.end(), [&](const auto& content) {
    return http::matches(content.media_type, type);
  });
  if (holds) return report.keep(clause);
  // What is documented as `xls` documents no media type.
  auto known = contents;
  std::erase_if(known, [](const auto& content) {
    return http::read_media_type(content.media_type).essence.empty();
  });
  if (known.empty()) return;
  report.broken(clause, documented_types(known), shown(value)).at = header;
}

/// What a type and its body say of each other, whatever is documented. Empty when they agree.
std::string contradiction(const Context& context, const http::MediaType& type, bool is_documented) {
  if (type.essence.empty()) return "it is no media type (RFC 9110 section 8.3.1)";
  if (http::is_json(type) && !type.charset.empty() &&
      !http::equal_ignoring_case(type.charset, "utf-8"))
    return "JSON is UTF-8 (RFC 8259 section 8.1)";
  const bool is_structured = context.body != nullptr &&
                             (context.body->value.is_object() || context.body->value.is_array());
  if (!is_documented && is_structured && !http::is_json(type)) return "the body is JSON";
  return {};
}

void run(const Context& context, Evaluations& out) {
  const auto* response = context.exchange.response();
  if (response == nullptr) return;
  Reporter report(context, content_type.id, out);
  const auto* value = response->headers.find(header);
  if (value == nullptr && response->body.empty()) return;
  const auto clause = http_clause(context, "content-type");
  const auto* contents = documented_contents(context);
  if (value == nullptr) {
    if (context.operation == nullptr) return;
    report
        .broken(clause,
                contents == nullptr ? "a `Content-Type` (RFC 9110 section 8.3)"
                                    : documented_types(*contents),
                fmt::format("a body of {} bytes without `Content-Type`", response->body.size()))
        .at = header;
    return;
  }
  if (contents != nullptr) check_documented(context, *contents, *value, report);
  if (response->headers.count(header) > 1) {
    report.broken(clause, "one `Content-Type`", "several of them").at = header;
    return;
  }
  const auto why = contradiction(context, http::read_media_type(*value), contents != nullptr);
  if (why.empty()) return report.keep(clause);
  report
      .broken(
          clause, "a `Content-Type` that fits the body", fmt::format("{}: {}", shown(*value), why))
      .at = header;
}

}  // namespace

const Check content_type = {
    .id = "content-type",
    .title = "the body comes with the documented media type, and is of it",
    .about =
        "Judges `<operation>/response/<status>/content-type`: the media type is one that the "
        "contract documents for this status. Judges `<operation>/http/content-type`: a body comes "
        "with one `Content-Type`, which is a media type; JSON has no charset but UTF-8; where "
        "nothing is documented, a body that is JSON says so.",
    .run = run};

}  // namespace assay::checks::all
