#include "wire/tls.h"

#include <utility>

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include "wire/awaiting.h"
#include "wire/tls_stream.h"

namespace assay::wire {
namespace {

struct ContextFree {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
struct SessionFree {
  void operator()(SSL_SESSION* session) const { SSL_SESSION_free(session); }
};
struct KeyFree {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct BioFree {
  void operator()(BIO* bio) const { BIO_free(bio); }
};
using ContextPointer = std::unique_ptr<SSL_CTX, ContextFree>;
using SessionPointer = std::unique_ptr<SSL_SESSION, SessionFree>;

tl::unexpected<base::Error> refused(std::string message, std::string advice = {}) {
  ERR_clear_error();
  return tl::unexpected(
      base::Error{.code = "wire.tls", .message = std::move(message), .advice = std::move(advice)});
}

bool is_ip_address(const std::string& host) {
  // Names have no colon; an IPv4 address ends in a number, which no top-level domain does.
  return host.find(':') != std::string::npos || (host.back() >= '0' && host.back() <= '9');
}

base::Result<void> trust(SSL_CTX* context, const std::string& ca_file) {
  if (!ca_file.empty()) {
    if (SSL_CTX_load_verify_file(context, ca_file.c_str()) == 1) return {};
    return refused(fmt::format("the CA file `{}` holds no certificates that can be read", ca_file));
  }
  // Not SSL_CTX_set_default_verify_paths: it lets SSL_CERT_FILE of the environment choose whom to
  // trust.
  SSL_CTX_load_verify_file(context, X509_get_default_cert_file());
  const bool has_folder = SSL_CTX_load_verify_dir(context, X509_get_default_cert_dir()) == 1;
  ERR_clear_error();
  if (has_folder) return {};
  return refused("the system has no certificates of authorities", "name a CA file");
}

base::Result<void> identify(SSL_CTX* context, const TlsOptions& options) {
  if (options.certificate_file.empty()) return {};
  if (SSL_CTX_use_certificate_chain_file(context, options.certificate_file.c_str()) != 1) {
    return refused(
        fmt::format("the client certificate `{}` cannot be read", options.certificate_file));
  }
  const std::unique_ptr<BIO, BioFree> text(
      BIO_new_mem_buf(options.key.data(), static_cast<int>(options.key.size())));
  // No pass phrase is ever asked for: an encrypted key is one that cannot be read.
  const auto no_phrase = [](char*, int, int, void*) { return -1; };
  const std::unique_ptr<EVP_PKEY, KeyFree> key(
      PEM_read_bio_PrivateKey(text.get(), nullptr, no_phrase, nullptr));
  if (!key) return refused("the client key is no unencrypted PEM key");
  if (SSL_CTX_use_PrivateKey(context, key.get()) != 1) {
    return refused(
        fmt::format("the client key is not the key of certificate `{}`", options.certificate_file));
  }
  return {};
}

}  // namespace

struct TlsClient::Impl {
  TlsOptions options;
  ContextPointer context;
  std::map<std::string, SessionPointer> sessions;

  /// Where a connection finds whose session it makes.
  struct Origin {
    Impl* impl;
    std::string name;
  };

  static int origin_index() {
    static const int index = SSL_get_ex_new_index(
        0, nullptr, nullptr, nullptr, [](void*, void* origin, CRYPTO_EX_DATA*, int, long, void*) {
          delete static_cast<Origin*>(origin);
        });
    return index;
  }

  static int keep_session(SSL* ssl, SSL_SESSION* session) {
    const auto* origin = static_cast<Origin*>(SSL_get_ex_data(ssl, origin_index()));
    if (origin == nullptr) return 0;
    origin->impl->sessions[origin->name].reset(session);
    return 1;
  }

  SslPointer connection_to(const std::string& host, const std::string& origin) {
    SslPointer ssl(SSL_new(context.get()));
    SSL_set_connect_state(ssl.get());
    if (is_ip_address(host)) {
      X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl.get()), host.c_str());
    } else {
      // What SSL_set_tlsext_host_name does, whose macro casts in the old style.
      SSL_ctrl(ssl.get(),
               SSL_CTRL_SET_TLSEXT_HOSTNAME,
               TLSEXT_NAMETYPE_host_name,
               const_cast<char*>(host.c_str()));
      SSL_set_hostflags(ssl.get(), X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
      SSL_set1_host(ssl.get(), host.c_str());
    }
    SSL_set_ex_data(ssl.get(), origin_index(), new Origin{this, origin});
    const auto known = sessions.find(origin);
    if (known != sessions.end()) SSL_set_session(ssl.get(), known->second.get());
    return ssl;
  }
};

TlsClient::TlsClient(TlsOptions options) : impl_(std::make_unique<Impl>()) {
  impl_->options = std::move(options);
}
TlsClient::~TlsClient() = default;

base::Result<void> TlsClient::prepare() {
  if (impl_->context) return {};
  ContextPointer context(SSL_CTX_new(TLS_client_method()));
  if (!context) return refused("OpenSSL gives no TLS context");
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  // The only protocol we speak; a server that has only HTTP/2 says so in an alert.
  const std::string protocols = "\x08http/1.1";
  const auto* bytes = reinterpret_cast<const unsigned char*>(protocols.data());
  SSL_CTX_set_alpn_protos(context.get(), bytes, static_cast<unsigned>(protocols.size()));
  SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
  SSL_CTX_sess_set_new_cb(context.get(), &Impl::keep_session);
  if (auto trusted = trust(context.get(), impl_->options.ca_file); !trusted) return trusted;
  if (auto identified = identify(context.get(), impl_->options); !identified) return identified;
  impl_->context = std::move(context);
  return {};
}

Task<TlsClient::Handshake> TlsClient::shake_hands(std::unique_ptr<Stream> connection,
                                                  std::string host,
                                                  std::string origin) {
  auto ssl = impl_->connection_to(host, origin);
  auto stream = std::make_unique<TlsStream>(std::move(ssl), std::move(connection));
  auto& shaking = *stream;
  auto fault = co_await awaiting<std::string>(
      [&shaking](std::function<void(std::string)> done) { shaking.shake_hands(std::move(done)); });
  if (!fault.empty()) co_return Handshake{.stream = nullptr, .fault = std::move(fault)};
  co_return Handshake{.stream = std::move(stream)};
}

}  // namespace assay::wire
