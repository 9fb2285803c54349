#include "cli/help.h"

namespace assay::cli {

std::string HelpFormatter::make_option_opts(const CLI::Option* option) const {
  if (option->get_positional() || option->get_type_size() == 0) return {};
  // Behind the colon CLI11 adds what its checks take.
  const auto type = option->get_type_name();
  return " " + type.substr(0, type.find(':'));
}

}  // namespace assay::cli
