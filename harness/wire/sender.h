#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "http/message.h"
#include "http/url.h"
#include "wire/connector.h"
#include "wire/network.h"
#include "wire/pool.h"
#include "wire/response_reader.h"
#include "wire/task.h"
#include "wire/tls.h"

namespace assay::wire {

/// Sends one request and awaits what comes of it: on an idle connection or a new one, within the
/// request's limits.
class Sender {
 public:
  using Outcome = tl::expected<http::Response, http::TransportError>;

  /// `bytes` is the request as it goes out; `tls` is used for https. All references outlive this.
  Sender(Network& network,
         TlsClient& tls,
         Pool& pool,
         const http::Request& request,
         const http::Url& url,
         std::string bytes);

  [[nodiscard]] Task<Outcome> run();
  [[nodiscard]] const http::Timing& timing() const { return timing_; }

 private:
  using Connected = tl::expected<std::unique_ptr<Stream>, http::TransportError>;

  [[nodiscard]] Task<Connected> connect();
  [[nodiscard]] Task<tl::expected<std::vector<Address>, http::TransportError>> resolve();
  [[nodiscard]] Task<Connected> reach(std::vector<Address> addresses);
  [[nodiscard]] Task<Connected> secure(std::unique_ptr<Stream> stream);
  [[nodiscard]] Task<Outcome> talk(std::unique_ptr<Stream> stream, bool keep_bytes);
  [[nodiscard]] Task<Outcome> receive(Io sent);
  [[nodiscard]] Outcome take_response(ResponseReader& reader);
  [[nodiscard]] http::TransportError broken(const ResponseReader& reader,
                                            const Received& received,
                                            Io sent) const;

  enum class Phase { connect, first_byte, whole };
  void enter(Phase phase);
  void expire();
  [[nodiscard]] http::TransportError too_late(const std::string& progress) const;
  [[nodiscard]] bool may_send_again() const;
  [[nodiscard]] base::Duration now() const { return network_.deadlines().clock().steady(); }

  Network& network_;
  TlsClient& tls_;
  Pool& pool_;
  const http::Request& request_;
  const http::Url& url_;
  std::string bytes_;
  base::Duration started_{};
  http::Timing timing_;
  std::unique_ptr<Stream> stream_;
  bool has_begun_ = false;  // a byte of the answer came
  Phase phase_ = Phase::connect;
  bool expired_ = false;
  std::function<void()> give_up_;  // ends what is under way
  Deadline deadline_;
};

}  // namespace assay::wire
