#include "wire/testing/tls_server.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include "wire/tls_stream.h"

namespace assay::wire::testing {
namespace {

struct Free {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(BIO* bio) const { BIO_free(bio); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

Owned<BIO> reading(const std::string& text) {
  return Owned<BIO>(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

Owned<X509> certificate_of(const std::string& pem) {
  return Owned<X509>(PEM_read_bio_X509(reading(pem).get(), nullptr, nullptr, nullptr));
}

int choose_protocol(SSL*,
                    const unsigned char** out,
                    unsigned char* size,
                    const unsigned char* offered,
                    unsigned offered_size,
                    void* wanted) {
  const auto& protocol = *static_cast<const std::string*>(wanted);
  if (protocol.empty()) return SSL_TLSEXT_ERR_NOACK;
  const std::string list = static_cast<char>(protocol.size()) + protocol;
  const auto* ours = reinterpret_cast<const unsigned char*>(list.data());
  unsigned char* chosen = nullptr;
  const int how = SSL_select_next_proto(
      &chosen, size, ours, static_cast<unsigned>(list.size()), offered, offered_size);
  *out = chosen;
  return how == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

}  // namespace

struct TlsServer::Impl {
  TlsServerOptions options;
  Owned<SSL_CTX> context;
  int listening = -1;
};

TlsServer::TlsServer(TlsServerOptions options) : impl_(std::make_unique<Impl>()) {
  // OpenSSL writes with write(2), which knows no MSG_NOSIGNAL.
  std::signal(SIGPIPE, SIG_IGN);
  impl_->options = std::move(options);
  const auto& chosen = impl_->options;
  impl_->context.reset(SSL_CTX_new(TLS_server_method()));
  auto* context = impl_->context.get();
  const Owned<EVP_PKEY> key(
      PEM_read_bio_PrivateKey(reading(chosen.identity.key).get(), nullptr, nullptr, nullptr));
  SSL_CTX_use_certificate(context, certificate_of(chosen.identity.certificate).get());
  SSL_CTX_use_PrivateKey(context, key.get());
  const std::string_view id = "test";
  SSL_CTX_set_session_id_context(
      context, reinterpret_cast<const unsigned char*>(id.data()), static_cast<unsigned>(id.size()));
  SSL_CTX_set_alpn_select_cb(context, &choose_protocol, &impl_->options.protocol);
  if (chosen.highest_version != 0) {
    // What is older than 1.2 is off but at the lowest level of security.
    SSL_CTX_set_cipher_list(context, "DEFAULT@SECLEVEL=0");
    SSL_CTX_set_min_proto_version(context, TLS1_VERSION);
    SSL_CTX_set_max_proto_version(context, chosen.highest_version);
  }
  if (!chosen.client_ca.empty()) {
    X509_STORE_add_cert(SSL_CTX_get_cert_store(context), certificate_of(chosen.client_ca).get());
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
  }
  impl_->listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* any = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof address;
  if (::bind(impl_->listening, any, size) != 0 || ::listen(impl_->listening, 16) != 0 ||
      ::getsockname(impl_->listening, any, &size) != 0) {
    throw std::runtime_error("TlsServer cannot listen");
  }
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve_all(); });
}

TlsServer::~TlsServer() {
  ::shutdown(impl_->listening, SHUT_RDWR);
  if (open_ >= 0) ::shutdown(open_, SHUT_RDWR);
  thread_.join();
  ::close(impl_->listening);
}

void TlsServer::serve_all() {
  while (true) {
    const int connection = ::accept4(impl_->listening, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) return;
    open_ = connection;
    ++connections_;
    serve(connection);
    open_ = -1;
    ::close(connection);
  }
}

void TlsServer::serve(int connection) {
  const SslPointer ssl(SSL_new(impl_->context.get()));
  SSL_set_fd(ssl.get(), connection);
  if (SSL_accept(ssl.get()) != 1) return;
  if (SSL_session_reused(ssl.get()) == 1) ++resumed_;
  std::string request;
  std::array<char, 4096> room{};
  while (true) {
    const int size = SSL_read(ssl.get(), room.data(), static_cast<int>(room.size()));
    if (size <= 0) break;
    request.append(room.data(), static_cast<std::size_t>(size));
    if (!request.ends_with("\r\n\r\n")) continue;
    request.clear();
    const auto& response = impl_->options.response;
    SSL_write(ssl.get(), response.data(), static_cast<int>(response.size()));
    if (impl_->options.closes_rudely) return;
  }
  SSL_shutdown(ssl.get());
}

}  // namespace assay::wire::testing
