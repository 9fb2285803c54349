#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "http/message.h"
#include "wire/connector.h"
#include "wire/network.h"
#include "wire/origins.h"
#include "wire/response_reader.h"
#include "wire/task.h"
#include "wire/tls.h"

namespace assay::wire {

/// Sends one request and awaits what comes of it: on an idle connection or a new one, within the
/// request's limits.
class Sender {
 public:
  /// Fills in all of `exchange` but the request, which goes out as `bytes`; `tls` is used for
  /// https. All references outlive this.
  Sender(Network& network,
         TlsClient& tls,
         Origin& origin,
         http::Exchange& exchange,
         std::string bytes);

  [[nodiscard]] Task<void> run();

 private:
  using Connected = tl::expected<std::unique_ptr<Stream>, http::TransportError>;

  [[nodiscard]] Task<Connected> connect();
  [[nodiscard]] Task<tl::expected<std::vector<Address>, http::TransportError>> resolve();
  [[nodiscard]] Task<Connected> reach(std::vector<Address> addresses);
  [[nodiscard]] Task<Connected> secure(std::unique_ptr<Stream> stream);
  [[nodiscard]] Task<void> talk(std::unique_ptr<Stream> stream, bool keep_bytes);
  void take(const Received& received, Io sent, ResponseReader& reader);
  void take_response(ResponseReader& reader);
  [[nodiscard]] http::TransportError broken(const ResponseReader& reader,
                                            const Received& received,
                                            Io sent) const;

  enum class Phase { connect, first_byte, whole };
  void enter(Phase phase, base::Duration at_now);
  void expire();
  [[nodiscard]] http::TransportError too_late(const std::string& progress) const;
  [[nodiscard]] bool may_send_again() const;
  [[nodiscard]] bool met_a_dead_connection() const;
  [[nodiscard]] base::Duration now() const { return network_.deadlines().clock().steady(); }

  Network& network_;
  TlsClient& tls_;
  Origin& origin_;
  http::Exchange& exchange_;
  const http::Request& request_;
  std::string bytes_;
  base::Duration started_{};
  base::Duration sending_{};
  std::unique_ptr<Stream> stream_;
  bool has_begun_ = false;  // a byte of the answer came
  bool is_broken_ = false;  // the exchange ended as a TransportError
  Phase phase_ = Phase::connect;
  bool expired_ = false;
  std::function<void()> give_up_;  // ends what is under way
  Deadline deadline_;
};

}  // namespace assay::wire
