#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace assay::wire {

/// An IP address in its text form, and a port.
struct Address {
  std::string ip;
  std::uint16_t port = 0;

  [[nodiscard]] bool is_v6() const { return ip.find(':') != std::string::npos; }
  /// 169.254.0.0/16 and fe80::/10 (RFC 3927, RFC 4291 section 2.5.6): where clouds keep their
  /// metadata services. Needs the system's spelling of the address.
  [[nodiscard]] bool is_link_local() const;
  /// `127.0.0.1:80`, `[::1]:80`.
  [[nodiscard]] std::string to_string() const;

  friend bool operator==(const Address&, const Address&) = default;
};

/// IPv6 and IPv4 by turns, beginning with the family of the first (RFC 8305 section 4); the order
/// within a family stays.
[[nodiscard]] std::vector<Address> interleaved(const std::vector<Address>& addresses);

}  // namespace assay::wire
