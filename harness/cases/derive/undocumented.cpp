#include <algorithm>

#include "cases/derive/deriving.h"
#include "http/media_type.h"

namespace assay::cases::deriving {
namespace {

bool has_json(const contract::Operation& operation) {
  return std::any_of(
      operation.responses.begin(), operation.responses.end(), [](const auto& response) {
        return std::any_of(
            response.success.begin(), response.success.end(), [](const auto& content) {
              return content.schema != nullptr &&
                     http::is_json(http::read_media_type(content.media_type));
            });
      });
}

/// Told once: every other case leaves such fields alone.
void derive(Deriving& deriving) {
  const auto clauses = success_clauses(deriving);
  if (clauses.empty() || !deriving.fault.empty() || !has_json(deriving.operation)) return;
  const auto& way = deriving.ways.front();
  std::vector<std::string> tags{"success", "undocumented"};
  if (!way.server.empty()) tags.push_back(way.server);
  auto test = begin_case(deriving,
                         clauses.front() + "/undocumented",
                         deed_of(deriving) + ", and the answer has documented fields alone",
                         clauses,
                         std::move(tags),
                         deriving.valid);
  auto expect = expect_success(deriving);
  expect.undocumented = Undocumented::warn;
  test.steps.push_back(make_step(deriving, deriving.valid, way, std::move(expect)));
  add_case(deriving, std::move(test));
}

}  // namespace

extern const Family undocumented_family;
const Family undocumented_family = {.name = "undocumented", .derive = derive};

}  // namespace assay::cases::deriving
