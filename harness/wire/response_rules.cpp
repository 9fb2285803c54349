// What ResponseReader holds a response to, beyond what the parser does.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "wire/coding.h"
#include "wire/head_fault.h"
#include "wire/response_reader.h"

namespace assay::wire {
namespace {

using http::Failure;

constexpr int max_interim = 10;

}  // namespace

void ResponseReader::check_framing() {
  if (transfer_codings_ != 0) {
    if (transfer_codings_ > 1 || !http::equal_ignoring_case(transfer_coding_, "chunked")) {
      return fail(
          Failure::framing,
          fmt::format("`Transfer-Encoding` is {}, not `chunked` alone", quoted(transfer_coding_)));
    }
    if (version_ < 11) {
      return fail(Failure::framing, "`Transfer-Encoding` stands in an HTTP/1.0 response");
    }
  }
  if (lengths_ > 1) {
    odd("wire.repeated-length",
        fmt::format("`Content-Length` is given {} times, always the same (RFC 9112 section 6.3)",
                    lengths_));
  }
  const bool carries = parser_->is_chunked() || parser_->content_length().value_or(0) != 0;
  // A HEAD or 304 response says the length of what a GET would have given.
  if (carries && (response_.status == 204 || is_interim())) {
    odd("wire.body-not-allowed",
        fmt::format("a response with status {} announces a body (RFC 9110 section 6.4.1)",
                    response_.status));
  }
  may_reuse_ = parser_->keeps_alive() && !(carries && response_.status == 204);
}

void ResponseReader::pass_interim() {
  if (response_.status == 101) {
    return fail(Failure::protocol, "the server switched protocols (101), which nobody asked for");
  }
  if (response_.status == 103 && interim_ == 0) {
    odd("wire.early-hints", "interim responses 103 (early hints) came first");
  }
  if (++interim_ > max_interim) {
    return fail(Failure::protocol,
                fmt::format("more than {} interim responses came, the last with status {}",
                            max_interim,
                            response_.status));
  }
  begin_message();
}

void ResponseReader::judge_extra() {
  if (extra_size_ == 0) return;
  may_reuse_ = false;
  if (extra_.starts_with("HTTP/")) {
    return fail(Failure::framing,
                fmt::format("a second response follows the first: {} bytes, beginning {}",
                            extra_size_,
                            quoted(extra_)));
  }
  if (!has_no_body()) {
    return odd("wire.extra-bytes",
               fmt::format("{} bytes follow the response: {}", extra_size_, quoted(extra_)));
  }
  const auto& told = response_.oddities;
  if (std::any_of(told.begin(), told.end(), [](const http::Oddity& oddity) {
        return oddity.code == "wire.body-not-allowed";
      })) {
    return;
  }
  const auto why = request_.method == "HEAD" ? std::string("to a HEAD request")
                                             : fmt::format("with status {}", response_.status);
  odd("wire.body-not-allowed",
      fmt::format("{} bytes follow the head of a response {}, which has no body: {}",
                  extra_size_,
                  why,
                  quoted(extra_)));
}

void ResponseReader::decode() {
  if (response_.headers.find("Content-Encoding") == nullptr || response_.body.empty()) return;
  const auto codings = joined_values(response_.headers, "Content-Encoding");
  if (request_.headers.find("Accept-Encoding") != nullptr) {
    const auto accepted = joined_values(request_.headers, "Accept-Encoding");
    for (const auto coding : list_elements(codings)) {
      if (accepts_coding(accepted, coding)) continue;
      odd("wire.coding-not-asked",
          fmt::format("the body is coded as {}, which `Accept-Encoding` does not take",
                      quoted(coding)));
    }
  }
  CodingLimits limits;
  limits.body = request_.limits.body;
  auto decoded = decode_body(std::move(response_.body), codings, limits, response_.oddities);
  if (!decoded) return fail(decoded.error().failure, decoded.error().message);
  response_.body = *std::move(decoded);
}

void ResponseReader::fail_parse(std::string_view head) {
  switch (parser_->fault()) {
    case ParseFault::length:
    case ParseFault::transfer_encoding:
      return fail(Failure::framing, explain_lengths(head));
    case ParseFault::chunk:
      return fail(Failure::framing, fmt::format("a chunk is malformed after {}", progress()));
    case ParseFault::body_limit:
      return fail(Failure::body_limit,
                  fmt::format("the body has more than the {} bytes allowed{}",
                              request_.limits.body,
                              in_head_ ? ": `Content-Length` says so" : ""));
    case ParseFault::header_limit:
      return fail(Failure::header_limit,
                  fmt::format("the head of the response has more than {} bytes", head_limit_));
    case ParseFault::overhead_limit:
      return fail(
          Failure::header_limit,
          fmt::format("chunk extensions and trailers have more than {} bytes", head_limit_));
    case ParseFault::none:
    case ParseFault::truncated:
    case ParseFault::syntax:
      break;
  }
  fail(
      Failure::protocol,
      in_head_ ? explain_head(head) : fmt::format("the trailer is malformed after {}", progress()));
}

}  // namespace assay::wire
