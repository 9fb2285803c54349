#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace assay::wire::testing {

/// A certificate and its key, in PEM.
struct Identity {
  std::string certificate;
  std::string key;
};

struct IdentityOptions {
  std::string name = "localhost";  ///< a DNS name; empty: none
  std::string ip = "127.0.0.1";    ///< empty: none
  bool expired = false;
  bool signed_by_itself = false;
};

/// An authority of a test's own.
class Authority {
 public:
  Authority();
  ~Authority();
  [[nodiscard]] std::string certificate() const;
  [[nodiscard]] Identity issue(const IdentityOptions& options = {}) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

struct TlsServerOptions {
  Identity identity;
  std::string response;        ///< the bytes for each request
  int highest_version = 0;     ///< as TLS1_1_VERSION; 0: whatever OpenSSL has
  std::string client_ca{};     ///< PEM; a client certificate of it is wanted
  std::string protocol{};      ///< the only ALPN protocol, such as `h2`; empty: any
  bool closes_rudely = false;  ///< after the first response, without close_notify
};

/// A TLS server on a free port of 127.0.0.1, in a thread of its own, one connection after the
/// other.
class TlsServer {
 public:
  explicit TlsServer(TlsServerOptions options);
  TlsServer(const TlsServer&) = delete;
  TlsServer& operator=(const TlsServer&) = delete;
  ~TlsServer();

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] int connections() const { return connections_; }
  /// How many connections took up an earlier session again.
  [[nodiscard]] int resumed() const { return resumed_; }

 private:
  struct Impl;
  void serve_all();
  void serve(int connection);

  std::unique_ptr<Impl> impl_;
  std::uint16_t port_ = 0;
  std::atomic<int> connections_ = 0;
  std::atomic<int> resumed_ = 0;
  std::atomic<int> open_ = -1;
  std::thread thread_;
};

}  // namespace assay::wire::testing
