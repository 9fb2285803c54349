#pragma once

#include <memory>
#include <vector>

#include <tl/expected.hpp>

#include "http/message.h"
#include "http/url.h"
#include "wire/network.h"
#include "wire/patience.h"
#include "wire/task.h"
#include "wire/tls.h"

namespace assay::wire {

using Connected = tl::expected<std::unique_ptr<Stream>, http::TransportError>;

/// Opens connections: looks up the name, connects to the first address that answers, and shakes
/// hands for https.
class Dialer {
 public:
  /// Both outlive this.
  Dialer(Network& network, TlsClient& tls) : network_(network), tls_(tls) {}

  /// Connects to the URL's host and port, as long as `patience` lasts. `url` and `patience` outlive
  /// the task.
  [[nodiscard]] Task<Connected> dial(const http::Url& url, Patience& patience);
  [[nodiscard]] Network& network() const { return network_; }

 private:
  using Addresses = tl::expected<std::vector<Address>, http::TransportError>;

  [[nodiscard]] Task<Addresses> resolve(const http::Url& url, Patience& patience);
  [[nodiscard]] Task<Connected> reach(std::vector<Address> addresses, Patience& patience);
  [[nodiscard]] Task<Connected> secure(std::unique_ptr<Stream> stream,
                                       const http::Url& url,
                                       Patience& patience);

  Network& network_;
  TlsClient& tls_;
};

}  // namespace assay::wire
