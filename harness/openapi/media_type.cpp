#include "openapi/media_type.h"

#include <string>

namespace assay::openapi {
namespace {

/// Type and subtype without parameters, in lower case.
std::string essence_of(std::string_view media_type) {
  std::string essence(media_type.substr(0, media_type.find(';')));
  for (auto& letter : essence)
    letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  while (essence.ends_with(' '))
    essence.pop_back();
  return essence;
}

}  // namespace

bool is_json(std::string_view media_type) {
  const auto essence = essence_of(media_type);
  return essence == "application/json" || essence == "text/json" || essence == "*/*" ||
         essence == "application/*" || essence.ends_with("+json");
}

bool is_form(std::string_view media_type) {
  const auto essence = essence_of(media_type);
  return essence == "application/x-www-form-urlencoded" || essence == "multipart/form-data";
}

}  // namespace assay::openapi
