#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "http/message.h"

namespace assay::wire {

/// The bytes of a request in origin form (RFC 9112 section 3), to `host` for `target`.
/// Content-Length comes from the body. Fails, so that nothing is sent, when the method or a header
/// would break the message, or when the headers speak of what is the wire's business: Host,
/// Transfer-Encoding, a Content-Length that is not the body's, a Connection other than `close`.
[[nodiscard]] base::Result<std::string> write_request(const http::Request& request,
                                                      std::string_view host,
                                                      std::string_view target);

/// What of a response's framing the request and the connection decide.
struct ResponseFraming {
  bool to_head = false;      ///< the request was HEAD: no body is sent
  bool closes = false;       ///< the connection ends behind it
  bool to_http_1_0 = false;  ///< the client must be told that the connection stays open
};

/// Appends the bytes of a response. Its Content-Length is the body's; what its headers say of
/// framing is left out. A response that cannot be written (a control byte in a header) becomes a
/// 500 that says so.
void append_response(std::string& out,
                     const http::Response& response,
                     const ResponseFraming& framing);

}  // namespace assay::wire
