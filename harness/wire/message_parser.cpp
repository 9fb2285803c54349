#include "wire/message_parser.h"

#include <exception>
#include <limits>

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/status.hpp>

#include "wire/plain_head.h"

namespace assay::wire {
namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;

std::string_view view(boost::beast::string_view text) {
  return {text.data(), text.size()};
}

ParseFault fault_of(const error_code& ec) {
  if (!ec || ec == http::error::need_more) return ParseFault::none;
  if (ec == http::error::bad_content_length || ec == http::error::multiple_content_length) {
    return ParseFault::length;
  }
  if (ec == http::error::bad_transfer_encoding) return ParseFault::transfer_encoding;
  if (ec == http::error::bad_chunk || ec == http::error::bad_chunk_extension) {
    return ParseFault::chunk;
  }
  if (ec == http::error::body_limit) return ParseFault::body_limit;
  if (ec == http::error::header_limit) return ParseFault::header_limit;
  if (ec == http::error::partial_message) return ParseFault::truncated;
  return ParseFault::syntax;
}

/// Beast's parser with its callbacks handed on. Derived from `basic_parser` and not `http::parser`,
/// which merges trailers into the header fields and copies every field once more.
template <bool is_request>
class Parser final : public MessageParser, private http::basic_parser<is_request> {
  using Base = http::basic_parser<is_request>;

 public:
  Parser(MessageParts& parts, const Options& options)
      : parts_(parts),
        body_limit_(options.body_limit.value_or(std::numeric_limits<std::uint64_t>::max())),
        overhead_limit_(options.overhead_limit) {
    // The readers' guard has its own, lower, limit; this one only must not come before it.
    Base::header_limit(std::uint32_t{1} << 20);
    Base::body_limit(options.body_limit ? boost::optional<std::uint64_t>(*options.body_limit)
                                        : boost::none);
    if (options.no_body) Base::skip(true);
  }

  std::size_t put(std::string_view bytes) override {
    if (length_) return count(bytes);
    const bool in_body = Base::is_header_done();
    if (!in_body || !Base::chunked()) return parse(bytes);
    // Beast 1.81 takes a chunk's size off its limit each time that it reads the line anew.
    Base::body_limit(boost::none);
    // Beast 1.81 has no limit for a chunk's line and for trailers: neither what it has read of
    // them, nor what it waits to see the end of. It never sees more than the limit, so that its
    // words about what is longer do not depend on how the bytes are cut.
    const auto used = parse(bytes.substr(0, overhead_limit_));
    const bool waits = fault_ == ParseFault::none && used == 0;
    if (overhead_ > overhead_limit_ || (waits && bytes.size() >= overhead_limit_)) {
      fault_ = ParseFault::overhead_limit;
    }
    return used;
  }

  std::size_t put_head(std::string_view head, LineEnds line_ends) override {
    PlainHead plain;
    if (!plain.split(head, line_ends)) return put(head);
    is_split_ = true;
    target_ = plain.target();
    const auto used = put(plain.framing());
    is_split_ = false;
    if (fault_ != ParseFault::none || used != plain.framing().size()) return 0;
    if (plain.length()) begin_count(*plain.length());
    for (const auto& field : plain)
      parts_.on_field(field.name(), field.value());
    return head.size();
  }

  void put_end() override {
    error_code ec;
    Base::put_eof(ec);
    fault_ = fault_of(ec);
  }

  ParseFault fault() const override { return fault_; }
  bool is_head_done() const override { return Base::is_header_done(); }
  bool is_done() const override { return length_ ? left_ == 0 : Base::is_done(); }
  bool keeps_alive() const override { return length_ || Base::keep_alive(); }
  bool ends_at_close() const override { return !length_ && Base::need_eof(); }
  bool is_chunked() const override { return Base::chunked(); }
  std::optional<std::uint64_t> content_length() const override {
    if (length_) return length_;
    const auto length = Base::content_length();
    return length ? std::optional<std::uint64_t>(*length) : std::nullopt;
  }

 private:
  std::size_t parse(std::string_view bytes) {
    // Beast 1.81 can throw out of put() (length_error from its field storage; fixed later).
    try {
      error_code ec;
      Base::eager(Base::is_header_done());
      const auto used = Base::put(boost::asio::const_buffer(bytes.data(), bytes.size()), ec);
      fault_ = fault_of(ec);
      return used;
    } catch (const std::exception&) {
      fault_ = ParseFault::header_limit;
      return 0;
    }
  }

  /// The body has this length, of which Beast's parser does not know: to it, a response ends with
  /// the connection or has no body, and a request has none.
  void begin_count(std::uint64_t length) {
    const bool has_body = is_request || !Base::is_done();
    length_ = length;
    left_ = has_body ? length : 0;
    if (left_ > body_limit_) fault_ = ParseFault::body_limit;
  }
  std::size_t count(std::string_view bytes) {
    const auto body = bytes.substr(0, left_);
    left_ -= body.size();
    parts_.on_body(body);
    return body.size();
  }

  void on_request_impl(http::verb,
                       boost::beast::string_view method,
                       boost::beast::string_view target,
                       int version,
                       error_code&) override {
    const bool is_whole = !is_split_ || target_.empty();
    parts_.on_request_line(view(method), is_whole ? view(target) : target_, version);
  }
  void on_response_impl(int status,
                        boost::beast::string_view reason,
                        int version,
                        error_code&) override {
    parts_.on_status_line(status, view(reason), version);
  }
  void on_field_impl(http::field,
                     boost::beast::string_view name,
                     boost::beast::string_view value,
                     error_code&) override {
    if (Base::is_header_done()) {  // a trailer, which is never merged into the header
      overhead_ += name.size() + value.size() + 4;
    } else if (!is_split_) {
      parts_.on_field(view(name), view(value));
    }
  }
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(boost::beast::string_view bytes, error_code&) override {
    parts_.on_body(view(bytes));
    return bytes.size();
  }
  void on_chunk_header_impl(std::uint64_t size,
                            boost::beast::string_view extensions,
                            error_code& ec) override {
    overhead_ += extensions.size();
    if (size > body_limit_ - announced_) {
      ec = http::error::body_limit;
    } else {
      announced_ += size;
    }
  }
  std::size_t on_chunk_body_impl(std::uint64_t,
                                 boost::beast::string_view bytes,
                                 error_code&) override {
    parts_.on_body(view(bytes));
    return bytes.size();
  }
  void on_finish_impl(error_code&) override {}

  MessageParts& parts_;
  std::uint64_t body_limit_;
  std::size_t overhead_limit_;
  std::size_t overhead_ = 0;             // extensions and trailers so far
  std::uint64_t announced_ = 0;          // the sum of the chunks so far
  std::optional<std::uint64_t> length_;  // of a body that is counted without Beast
  std::uint64_t left_ = 0;               // of it
  ParseFault fault_ = ParseFault::none;
  bool is_split_ = false;  // the fields of the head were read without it, and perhaps the target:
  std::string_view target_;
};

}  // namespace

std::unique_ptr<MessageParser> MessageParser::for_request(MessageParts& parts,
                                                          const Options& options) {
  return std::make_unique<Parser<true>>(parts, options);
}

std::unique_ptr<MessageParser> MessageParser::for_response(MessageParts& parts,
                                                           const Options& options) {
  return std::make_unique<Parser<false>>(parts, options);
}

std::string_view reason_for(int status) {
  if (status < 100 || status > 599) return {};
  const auto known = http::int_to_status(static_cast<unsigned>(status));
  if (known == http::status::unknown) return {};
  return view(http::obsolete_reason(known));
}

}  // namespace assay::wire
