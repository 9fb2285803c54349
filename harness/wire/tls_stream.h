#pragma once

#include <functional>
#include <memory>
#include <string>

#include <openssl/ssl.h>

#include "wire/stream.h"

namespace assay::wire {

struct SslFree {
  void operator()(SSL* ssl) const { SSL_free(ssl); }
};
using SslPointer = std::unique_ptr<SSL, SslFree>;

/// TLS over another stream: OpenSSL works on memory, and what it wants to send or to see is carried
/// by the other stream. Serves for either side of TLS.
class TlsStream final : public Stream {
 public:
  /// `ssl` is set up to connect or to accept.
  TlsStream(SslPointer ssl, std::unique_ptr<Stream> carrier);
  ~TlsStream() override;

  /// Calls `done` with empty words, or why hands could not be shaken.
  void shake_hands(std::function<void(std::string)> done);

  void read(OnReceived done) override;
  void write(std::string_view bytes, OnSent done) override;
  [[nodiscard]] bool is_quiet() override;
  void finish_sending() override;
  void cancel() override { carrier_->cancel(); }

 private:
  void advance_handshake();
  void advance_read();
  void fetch(void (TlsStream::*then)());
  [[nodiscard]] std::string drain();
  void end_read(Received received);

  SslPointer ssl_;
  std::unique_ptr<Stream> carrier_;
  std::string room_;
  OnReceived on_received_;
  std::function<void(std::string)> on_shaken_;
  Received carrier_ended_{};  // how the carrier's read ended, unless well
};

/// The words for OpenSSL's last error on `ssl`, or for a certificate that was refused; clears the
/// error queue.
[[nodiscard]] std::string tls_fault(SSL* ssl);

}  // namespace assay::wire
