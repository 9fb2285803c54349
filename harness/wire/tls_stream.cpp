#include "wire/tls_stream.h"

#include <utility>

#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/x509.h>

namespace assay::wire {
namespace {

constexpr std::size_t room_size = 16384;  // one record (RFC 8446 section 5.1)

std::string_view hint_for(int reason) {
  switch (reason) {
    case SSL_R_WRONG_VERSION_NUMBER:
    case SSL_R_HTTP_REQUEST:
    case SSL_R_UNKNOWN_PROTOCOL:
    case SSL_R_PACKET_LENGTH_TOO_LONG:
    case SSL_R_RECORD_LENGTH_MISMATCH:
      return "what answers speaks no TLS; the port may be for http";
    case SSL_R_UNSUPPORTED_PROTOCOL:
    case SSL_R_TLSV1_ALERT_PROTOCOL_VERSION:
      return "the server knows no TLS 1.2 or above";
    case SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED:
    case SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE:
      return "the server may want a client certificate";
    case SSL_R_TLSV1_ALERT_NO_APPLICATION_PROTOCOL:
      return "the server speaks only HTTP/2, which is not supported";
    default:
      return {};
  }
}

}  // namespace

std::string tls_fault(SSL* ssl) {
  const auto error = ERR_peek_error();
  ERR_clear_error();
  const auto verified = SSL_get_verify_result(ssl);
  if (verified != X509_V_OK) {
    return fmt::format("the certificate is refused: {}", X509_verify_cert_error_string(verified));
  }
  const char* reason = error == 0 ? nullptr : ERR_reason_error_string(error);
  const auto hint = error == 0 ? std::string_view{} : hint_for(ERR_GET_REASON(error));
  return fmt::format("{}{}{}",
                     reason == nullptr ? "the handshake failed" : reason,
                     hint.empty() ? "" : ": ",
                     hint);
}

TlsStream::TlsStream(SslPointer ssl, std::unique_ptr<Stream> carrier)
    : ssl_(std::move(ssl)), carrier_(std::move(carrier)), room_(room_size, '\0') {
  SSL_set_bio(ssl_.get(), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
}

TlsStream::~TlsStream() {
  if (SSL_is_init_finished(ssl_.get()) != 0) {
    SSL_shutdown(ssl_.get());
    ERR_clear_error();
    carrier_->write(drain(), [](const Sent&) {});
  }
  // Without this OpenSSL takes the session for a broken one, and it cannot be taken up again.
  SSL_set_shutdown(ssl_.get(), SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
}

void TlsStream::shake_hands(std::function<void(std::string)> done) {
  on_shaken_ = std::move(done);
  advance_handshake();
}

void TlsStream::advance_handshake() {
  ERR_clear_error();
  const int result = SSL_do_handshake(ssl_.get());
  const int error = result == 1 ? SSL_ERROR_NONE : SSL_get_error(ssl_.get(), result);
  if (error == SSL_ERROR_WANT_READ && carrier_ended_.how == Io::done) {
    return fetch(&TlsStream::advance_handshake);
  }
  std::string fault;
  if (carrier_ended_.how != Io::done) {
    fault = carrier_ended_.how == Io::closed ? "the connection was closed in the handshake"
                                             : "the connection was reset in the handshake";
    ERR_clear_error();
  } else if (error != SSL_ERROR_NONE) {
    fault = tls_fault(ssl_.get());
  }
  // The last flight, or the alert that says why not.
  auto shaken = std::exchange(on_shaken_, nullptr);
  carrier_->write(drain(), [shaken = std::move(shaken), fault](const Sent&) { shaken(fault); });
}

void TlsStream::fetch(void (TlsStream::*then)()) {
  const auto read = [this, then] {
    carrier_->read([this, then](const Received& received) {
      if (received.how == Io::done) {
        BIO_write(SSL_get_rbio(ssl_.get()),
                  received.bytes.data(),
                  static_cast<int>(received.bytes.size()));
      } else {
        carrier_ended_ = {received.how, {}, received.detail};
      }
      (this->*then)();
    });
  };
  const auto bytes = drain();
  if (bytes.empty()) return read();
  // Why a write failed shows in the read.
  carrier_->write(bytes, [read](const Sent&) { read(); });
}

std::string TlsStream::drain() {
  BIO* out = SSL_get_wbio(ssl_.get());
  std::string bytes(BIO_ctrl_pending(out), '\0');
  if (!bytes.empty()) BIO_read(out, bytes.data(), static_cast<int>(bytes.size()));
  return bytes;
}

void TlsStream::read(OnReceived done) {
  on_received_ = std::move(done);
  advance_read();
}

void TlsStream::advance_read() {
  ERR_clear_error();
  std::size_t size = 0;
  const int result = SSL_read_ex(ssl_.get(), room_.data(), room_.size(), &size);
  if (result == 1) return end_read({Io::done, std::string_view(room_).substr(0, size), {}});
  switch (SSL_get_error(ssl_.get(), result)) {
    case SSL_ERROR_WANT_READ:
      break;
    case SSL_ERROR_ZERO_RETURN:
      return end_read({Io::closed, {}, {}});
    default:
      return end_read({Io::failed, {}, "TLS: " + tls_fault(ssl_.get())});
  }
  switch (carrier_ended_.how) {
    case Io::done:
      return fetch(&TlsStream::advance_read);
    case Io::closed:
      return end_read({Io::closed, {}, "TLS was not ended with close_notify"});
    case Io::reset:
    case Io::cancelled:
    case Io::failed:
      break;
  }
  end_read(carrier_ended_);
}

void TlsStream::end_read(Received received) {
  std::exchange(on_received_, nullptr)(std::move(received));
}

void TlsStream::write(std::string_view bytes, OnSent done) {
  ERR_clear_error();
  std::size_t written = 0;
  if (!bytes.empty() && SSL_write_ex(ssl_.get(), bytes.data(), bytes.size(), &written) != 1) {
    return done({Io::failed, "TLS: " + tls_fault(ssl_.get())});
  }
  carrier_->write(drain(), std::move(done));
}

bool TlsStream::is_quiet() {
  return SSL_pending(ssl_.get()) == 0 && BIO_ctrl_pending(SSL_get_rbio(ssl_.get())) == 0 &&
         carrier_->is_quiet();
}

void TlsStream::finish_sending() {
  SSL_shutdown(ssl_.get());
  ERR_clear_error();
  carrier_->write(drain(), [this](const Sent&) { carrier_->finish_sending(); });
}

}  // namespace assay::wire
