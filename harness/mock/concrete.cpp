#include "mock/concrete.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "http/media_type.h"

namespace assay::mock {

std::string concrete_media_type(const std::string& media_type) {
  const auto essence = http::read_media_type(media_type).essence;
  if (essence.empty()) return "application/octet-stream";
  if (essence.find('*') == std::string::npos) return media_type;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> usual = {
      {{"text/*", "text/plain"},
       {"image/*", "image/png"},
       {"audio/*", "audio/mpeg"},
       {"video/*", "video/mp4"},
       {"font/*", "font/woff2"},
       {"model/*", "model/stl"},
       {"message/*", "message/rfc822"},
       {"multipart/*", "multipart/mixed"}}};
  const auto found = std::find_if(
      usual.begin(), usual.end(), [&](const auto& each) { return each.first == essence; });
  if (found != usual.end()) return std::string(found->second);
  const auto type = essence.substr(0, essence.find('/'));
  return type == "*" || type == "application" ? "application/json" : type + "/x-any";
}

}  // namespace assay::mock
