#include "text/line_ends.h"

#include <string_view>

namespace assay::text {

std::string with_line_feeds(std::string text) {
  std::string_view rest = text;
  auto at = rest.find("\r\n");
  if (at == std::string_view::npos) return text;
  std::string ours;
  ours.reserve(text.size());
  for (; at != std::string_view::npos; at = rest.find("\r\n")) {
    ours += rest.substr(0, at);
    rest.remove_prefix(at + 1);
  }
  return ours += rest;
}

}  // namespace assay::text
