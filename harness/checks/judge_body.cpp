#include "checks/judge_body.h"

#include <algorithm>

#include "checks/reporter.h"
#include "http/media_type.h"

namespace assay::checks {
namespace {

bool is_json(const contract::Content& content) {
  return http::is_json(http::read_media_type(content.media_type));
}

/// The documented JSON that the body is judged by, or nullptr.
const contract::Content* content_for(const Context& context) {
  const auto* contents = documented_contents(context);
  if (contents == nullptr) return nullptr;
  if (const auto* value = context.exchange.response()->headers.find("Content-Type");
      value != nullptr) {
    const auto type = http::read_media_type(*value);
    const auto closeness = [&](const contract::Content& content) {
      return content.schema == nullptr ? 0 : http::closeness(content.media_type, type);
    };
    const auto closest = std::max_element(
        contents->begin(), contents->end(), [&](const auto& one, const auto& other) {
          return closeness(one) < closeness(other);
        });
    if (http::is_json(type) && closest != contents->end() && closeness(*closest) > 0)
      return &*closest;
  }
  const auto only = std::find_if(contents->begin(), contents->end(), is_json);
  if (only == contents->end() || only->schema == nullptr) return nullptr;
  return std::count_if(contents->begin(), contents->end(), is_json) == 1 ? &*only : nullptr;
}

Judged judge(schema::Judge* judge, const Context& context, std::string_view prefix) {
  Judged out{.prefix = prefix};
  if (judge == nullptr) {
    out.impossible = true;
    return out;
  }
  out.schema = &judge->schema();
  out.judgement = judge->judge(*context.body, context.exchange.response()->body.size());
  return out;
}

}  // namespace

std::optional<Judged> judge_body(const Context& context) {
  if (context.exchange.response() == nullptr || context.body == nullptr) return std::nullopt;
  const auto& wanted = context.expect.schema;
  if (wanted == "none") return std::nullopt;
  if (!wanted.empty()) {
    auto* by_hand = context.schema_files == nullptr ? nullptr : context.schema_files->find(wanted);
    return judge(by_hand, context, expect_clause(context, "schema"));
  }
  const auto* content = content_for(context);
  if (content == nullptr) return std::nullopt;
  return judge(context.judges == nullptr ? nullptr : context.judges->find(*content), context, {});
}

}  // namespace assay::checks
