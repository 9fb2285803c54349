#include "wire/address.h"

#include <string_view>

#include <fmt/format.h>

namespace assay::wire {

bool Address::is_link_local() const {
  std::string_view text = ip;
  if (text.starts_with("::ffff:")) text.remove_prefix(7);
  if (text.starts_with("169.254.")) return true;
  return text.find(':') == 4 && text.starts_with("fe") &&
         std::string_view("89ab").find(text[2]) != std::string_view::npos;
}

std::string Address::to_string() const {
  return is_v6() ? fmt::format("[{}]:{}", ip, port) : fmt::format("{}:{}", ip, port);
}

std::vector<Address> interleaved(const std::vector<Address>& addresses) {
  std::vector<Address> first;
  std::vector<Address> second;
  for (const auto& address : addresses) {
    (address.is_v6() == addresses.front().is_v6() ? first : second).push_back(address);
  }
  std::vector<Address> all;
  for (std::size_t i = 0; i < first.size() || i < second.size(); ++i) {
    if (i < first.size()) all.push_back(first[i]);
    if (i < second.size()) all.push_back(second[i]);
  }
  return all;
}

}  // namespace assay::wire
