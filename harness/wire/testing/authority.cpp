#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "wire/testing/tls_server.h"

namespace assay::wire::testing {
namespace {

struct Free {
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(BIO* bio) const { BIO_free(bio); }
  void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

std::string text_of(BIO* bio) {
  std::string text(BIO_ctrl_pending(bio), '\0');
  BIO_read(bio, text.data(), static_cast<int>(text.size()));
  return text;
}

std::string pem(X509* certificate) {
  const Owned<BIO> bio(BIO_new(BIO_s_mem()));
  PEM_write_bio_X509(bio.get(), certificate);
  return text_of(bio.get());
}

std::string pem(EVP_PKEY* key) {
  const Owned<BIO> bio(BIO_new(BIO_s_mem()));
  PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
  return text_of(bio.get());
}

Owned<EVP_PKEY> new_key() {
  // What the macro EVP_EC_gen does, without its cast.
  Owned<EVP_PKEY> key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
  if (!key) throw std::runtime_error("EVP_PKEY_Q_keygen");
  return key;
}

void extend(X509* certificate, X509* issuer, int what, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  const Owned<X509_EXTENSION> extension(
      X509V3_EXT_conf_nid(nullptr, &context, what, value.c_str()));
  if (!extension) throw std::runtime_error("X509V3_EXT_conf_nid " + value);
  X509_add_ext(certificate, extension.get(), -1);
}

Owned<X509> new_certificate(const std::string& name, EVP_PKEY* key, long serial) {
  Owned<X509> certificate(X509_new());
  X509_set_version(certificate.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -7200);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 7200);
  X509_set_pubkey(certificate.get(), key);
  const auto* bytes = reinterpret_cast<const unsigned char*>(name.c_str());
  X509_NAME_add_entry_by_txt(
      X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC, bytes, -1, -1, 0);
  return certificate;
}

}  // namespace

struct Authority::Impl {
  explicit Impl(const std::string& name) : certificate(new_certificate(name, key.get(), 1)) {}
  Owned<EVP_PKEY> key = new_key();
  Owned<X509> certificate;
};

Authority::Authority() {
  static int count = 0;
  // A name of its own, or one is taken for the issuer of what another signed.
  impl_ = std::make_unique<Impl>("Test Authority " + std::to_string(++count));
  auto* own = impl_->certificate.get();
  X509_set_issuer_name(own, X509_get_subject_name(own));
  extend(own, own, NID_basic_constraints, "critical,CA:TRUE");
  X509_sign(own, impl_->key.get(), EVP_sha256());
}

Authority::~Authority() = default;

std::string Authority::certificate() const {
  return pem(impl_->certificate.get());
}

Identity Authority::issue(const IdentityOptions& options) const {
  static long serial = 2;
  const auto key = new_key();
  const auto certificate = new_certificate("test server", key.get(), serial++);
  auto* issuer = options.signed_by_itself ? certificate.get() : impl_->certificate.get();
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer));
  std::string names;
  if (!options.name.empty()) names += "DNS:" + options.name;
  if (!options.ip.empty()) names += (names.empty() ? "IP:" : ",IP:") + options.ip;
  if (!names.empty()) extend(certificate.get(), issuer, NID_subject_alt_name, names);
  if (options.expired) X509_gmtime_adj(X509_getm_notAfter(certificate.get()), -3600);
  X509_sign(
      certificate.get(), options.signed_by_itself ? key.get() : impl_->key.get(), EVP_sha256());
  return {.certificate = pem(certificate.get()), .key = pem(key.get())};
}

}  // namespace assay::wire::testing
