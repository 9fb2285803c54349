// HttpTarget over TLS, against OpenSSL's server and against what is none, over real sockets.
#include "wire/tls.h"

#include <chrono>
#include <fstream>

#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include "testing/raw_server.h"
#include "testing/temporary_folder.h"
#include "wire/http_target.h"
#include "wire/testing/tls_server.h"

namespace assay::wire {
namespace {

using namespace std::chrono_literals;
using assay::testing::RawServer;
using assay::testing::TemporaryFolder;
using testing::Authority;
using testing::Identity;
using testing::TlsServer;
using testing::TlsServerOptions;

const std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

struct TlsTest : ::testing::Test {
  TlsTest() { options.tls.ca_file = file("ca.pem", authority.certificate()); }

  std::string file(const std::string& name, const std::string& content) {
    const auto path = folder.path() + "/" + name;
    std::ofstream(path) << content;
    return path;
  }

  /// The status and body, or the failure and what it says behind the name of the server.
  std::string send(std::uint16_t port,
                   const std::string& host = "localhost",
                   http::Headers headers = {}) {
    if (!target) target.emplace(loop, options);
    const auto authority_part = host + ":" + std::to_string(port);
    http::Request request{.url = "https://" + authority_part + "/", .headers = std::move(headers)};
    request.limits.connect = request.limits.whole = 5s;
    std::string outcome = "never answered";
    target->start(std::move(request), [&](const http::Exchange& exchange) {
      if (const auto* response = exchange.response()) {
        outcome = std::to_string(response->status) + " " + response->body;
        for (const auto& oddity : response->oddities)
          outcome += " [" + oddity.code + "]";
      } else {
        outcome =
            std::string(name_of(exchange.error()->failure)) + ": " + exchange.error()->message;
      }
    });
    loop.run();
    const auto named = "no TLS with `" + authority_part + "`: ";
    const auto at = outcome.find(named);
    if (at != std::string::npos) outcome.erase(at, named.size());
    return outcome;
  }

  TemporaryFolder folder;
  Authority authority;
  Loop loop;
  TargetOptions options;
  std::optional<HttpTarget> target;
};

TEST_F(TlsTest, TrustsTheAuthorityItIsGiven) {
  TlsServer server({.identity = authority.issue(), .response = answer});
  EXPECT_EQ(send(server.port()), "200 hi");
  EXPECT_EQ(send(server.port()), "200 hi");
  EXPECT_EQ(server.connections(), 1);
}

TEST_F(TlsTest, VerifiesAnAddressAsSuch) {
  TlsServer server({.identity = authority.issue({.name = ""}), .response = answer});
  EXPECT_EQ(send(server.port(), "127.0.0.1", {{"Connection", "close"}}), "200 hi");
  EXPECT_EQ(send(server.port(), "localhost"), "tls: the certificate is refused: hostname mismatch");
}

TEST_F(TlsTest, RefusesEveryOtherCertificate) {
  const Authority stranger;
  const std::vector<std::pair<Identity, std::string>> rows = {
      {stranger.issue(), "unable to get local issuer certificate"},
      {authority.issue({.signed_by_itself = true}), "self-signed certificate"},
      {authority.issue({.expired = true}), "certificate has expired"},
      {authority.issue({.name = "localhost.evil.test"}), "hostname mismatch"},
      {authority.issue({.name = "*.localhost"}), "hostname mismatch"},
  };
  for (const auto& [identity, words] : rows) {
    TlsServer server({.identity = identity, .response = answer});
    EXPECT_EQ(send(server.port()), "tls: the certificate is refused: " + words);
  }
  TlsServer server({.identity = authority.issue({.ip = "127.0.0.2"}), .response = answer});
  EXPECT_EQ(send(server.port(), "127.0.0.1"),
            "tls: the certificate is refused: IP address mismatch");
}

TEST_F(TlsTest, TrustsNoAuthorityOfATestByDefault) {
  options = {};
  TlsServer server({.identity = authority.issue(), .response = answer});
  EXPECT_EQ(send(server.port()),
            "tls: the certificate is refused: unable to get local issuer certificate");
}

TEST_F(TlsTest, LetsTheEnvironmentNotChooseWhomToTrust) {
  ::setenv("SSL_CERT_FILE", options.tls.ca_file.c_str(), 1);
  options = {};
  TlsServer server({.identity = authority.issue(), .response = answer});
  EXPECT_EQ(send(server.port()),
            "tls: the certificate is refused: unable to get local issuer certificate");
  ::unsetenv("SSL_CERT_FILE");
}

TEST_F(TlsTest, TakesSessionsUpAgain) {
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    TlsServer server(
        {.identity = authority.issue(), .response = answer, .highest_version = version});
    for (int i = 0; i < 3; ++i) {
      EXPECT_EQ(send(server.port(), "localhost", {{"Connection", "close"}}), "200 hi");
    }
    EXPECT_EQ(server.connections(), 3);
    EXPECT_EQ(server.resumed(), 2) << version;
  }
}

TEST_F(TlsTest, SpeaksNothingOlderThanTls12) {
  TlsServer server(
      {.identity = authority.issue(), .response = answer, .highest_version = TLS1_1_VERSION});
  EXPECT_EQ(send(server.port()),
            "tls: tlsv1 alert protocol version: the server knows no TLS 1.2 or above");
}

TEST_F(TlsTest, SaysThatAServerSpeaksOnlyHttp2) {
  TlsServer server({.identity = authority.issue(), .response = answer, .protocol = "h2"});
  EXPECT_EQ(send(server.port()),
            "tls: tlsv1 alert no application protocol: the server speaks only HTTP/2, which is not "
            "supported");
}

TEST_F(TlsTest, ShowsItsOwnCertificate) {
  TlsServer server(
      {.identity = authority.issue(), .response = answer, .client_ca = authority.certificate()});
  EXPECT_EQ(
      send(server.port()),
      "tls: TLS: tlsv13 alert certificate required: the server may want a client certificate");
  const auto me = authority.issue({.name = "me", .ip = ""});
  options.tls.certificate_file = file("me.pem", me.certificate);
  options.tls.key = me.key;
  target.reset();
  EXPECT_EQ(send(server.port()), "200 hi");
}

TEST_F(TlsTest, SendsNothingWithFilesThatAreWrong) {
  const auto send_with = [&](const TlsOptions& tls) {
    options.tls = tls;
    target.reset();
    auto outcome = send(1);
    for (auto at = outcome.find(folder.path()); at != std::string::npos;
         at = outcome.find(folder.path())) {
      outcome.erase(at, folder.path().size() + 1);
    }
    return outcome;
  };
  const auto ca = options.tls.ca_file;
  const auto me = authority.issue();
  const auto mine = file("me.pem", me.certificate);
  EXPECT_EQ(send_with({.ca_file = folder.path() + "/none.pem"}),
            "tls: nothing was sent: the CA file `none.pem` holds no certificates that can be read");
  EXPECT_EQ(send_with({.ca_file = ca, .certificate_file = folder.path() + "/none.pem"}),
            "tls: nothing was sent: the client certificate `none.pem` cannot be read");
  EXPECT_EQ(send_with({.ca_file = ca, .certificate_file = mine, .key = "no key"}),
            "tls: nothing was sent: the client key is no unencrypted PEM key");
  EXPECT_EQ(send_with({.ca_file = ca, .certificate_file = mine, .key = authority.issue().key}),
            "tls: nothing was sent: the client key is not the key of certificate `me.pem`");
}

TEST_F(TlsTest, SaysThatAPortSpeaksNoTls) {
  RawServer server(
      {assay::testing::Send{"HTTP/1.1 400 Bad Request\r\n\r\n"}, assay::testing::Close{}});
  EXPECT_EQ(send(server.port()),
            "tls: wrong version number: what answers speaks no TLS; the port may be for http");
}

TEST_F(TlsTest, SaysThatTheHandshakeBroke) {
  RawServer closing({assay::testing::Close{}});
  EXPECT_EQ(send(closing.port()), "tls: the connection was closed in the handshake");
  RawServer resetting({assay::testing::Drip{"\x16", 20ms}, assay::testing::Reset{}});
  EXPECT_EQ(send(resetting.port()), "tls: the connection was reset in the handshake");
}

TEST_F(TlsTest, EndsTheWaitForAHandshake) {
  RawServer server({assay::testing::Stall{}});
  http::Request request{.url = "https://localhost:" + std::to_string(server.port())};
  request.limits.connect = 100ms;
  http::Exchange answered;
  target.emplace(loop, options);
  target->start(request, [&](const http::Exchange& exchange) { answered = exchange; });
  loop.run();
  ASSERT_NE(answered.error(), nullptr);
  EXPECT_EQ(answered.error()->failure, http::Failure::connect_timeout);
  EXPECT_EQ(answered.error()->message, "not connected within 0.1 s: shaking hands for TLS");
}

TEST_F(TlsTest, DoubtsABodyThatEndsWithoutCloseNotify) {
  TlsServer server({.identity = authority.issue(),
                    .response = "HTTP/1.1 200 OK\r\n\r\nhi",
                    .closes_rudely = true});
  EXPECT_EQ(send(server.port()), "200 hi [wire.no-close-notify]");
}

TEST_F(TlsTest, CarriesALargeBody) {
  const std::string body(3'000'000, 'x');
  TlsServer server({.identity = authority.issue(),
                    .response = "HTTP/1.1 200 OK\r\nContent-Length: 3000000\r\n\r\n" + body});
  EXPECT_EQ(send(server.port()), "200 " + body);
}

}  // namespace
}  // namespace assay::wire
