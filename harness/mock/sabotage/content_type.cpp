#include <algorithm>

#include <fmt/format.h>

#include "http/media_type.h"
#include "mock/sabotage/saboteur.h"

namespace assay::mock {
namespace {

bool is_documented(const contract::ResponseSpec& response, std::string_view media_type) {
  const auto type = http::read_media_type(media_type);
  const auto takes = [&](const contract::Content& content) {
    return http::matches(http::read_media_type(content.media_type).essence, type);
  };
  return std::any_of(response.success.begin(), response.success.end(), takes) ||
         std::any_of(response.error.begin(), response.error.end(), takes);
}

}  // namespace

/// The body as it should be, called something else.
Saboteur break_content_type(Workshop& workshop) {
  const contract::ResponseSpec* response = nullptr;
  for (const auto& one : workshop.operation.responses) {
    if (workshop.said() == fmt::format("response/{}/content-type", one.status)) response = &one;
  }
  if (response == nullptr) return cannot_break("the operation documents no such answer");
  for (const std::string media_type :
       {"text/plain", "application/octet-stream", "application/x-assay"}) {
    if (is_documented(*response, media_type)) continue;
    Saboteur saboteur;
    saboteur.spoil = [response, media_type](Draft& draft) {
      if (draft.spec == response && !draft.media_type.empty()) draft.media_type = media_type;
    };
    return saboteur;
  }
  return cannot_break("every media type is documented");
}

}  // namespace assay::mock
