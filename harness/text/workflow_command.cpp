#include "text/workflow_command.h"

#include <fmt/format.h>

namespace assay::text {
namespace {

std::string escaped(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) {
      out += fmt::format("%{:02X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string command_message(std::string_view text) {
  return escaped(text, "%\r\n");
}

std::string command_property(std::string_view text) {
  return escaped(text, "%\r\n:,");
}

}  // namespace assay::text
