#pragma once

#include <map>
#include <memory>
#include <string>

#include "base/error.h"
#include "wire/stream.h"
#include "wire/task.h"

namespace assay::wire {

/// Whom we trust, and who we are.
struct TlsOptions {
  std::string ca_file{};           ///< PEM; empty: the system's, whatever SSL_CERT_FILE says
  std::string certificate_file{};  ///< PEM, the chain of a client certificate; empty: none
  std::string key{};               ///< PEM, its private key, not encrypted
};

/// TLS 1.2 and above as a client (RFC 8446, RFC 5246): verifies the chain and the host's name, and
/// takes sessions up again. Needs no socket: works over any Stream.
class TlsClient {
 public:
  explicit TlsClient(TlsOptions options);
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;
  ~TlsClient();

  /// Reads the files at the first call. Fails when one cannot be read, or the key is not the
  /// certificate's.
  [[nodiscard]] base::Result<void> prepare();

  struct Handshake {
    std::unique_ptr<Stream> stream;  ///< nullptr: see `fault`
    std::string fault{};
  };
  /// Shakes hands over a connection to `host`, a name or an IP address in its text form; `origin`
  /// says with whom a session may be taken up again. Needs a successful `prepare`.
  [[nodiscard]] Task<Handshake> shake_hands(std::unique_ptr<Stream> connection,
                                            std::string host,
                                            std::string origin);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace assay::wire
