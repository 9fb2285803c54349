#include "wire/coding.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <brotli/decode.h>
#include <fmt/format.h>
#include <zlib.h>

#include "text/diagnostic.h"

namespace assay::wire {
namespace {

using http::Failure;
using http::TransportError;
using Decoded = tl::expected<std::string, TransportError>;

tl::unexpected<TransportError> failed(Failure failure, std::string message) {
  return tl::unexpected(TransportError{.failure = failure, .message = std::move(message)});
}

/// Collects what a decoder gives, under the limits.
class Output {
 public:
  explicit Output(const CodingLimits& limits) : limits_(limits) {}

  [[nodiscard]] unsigned char* room() { return room_.data(); }
  [[nodiscard]] std::size_t room_size() const { return room_.size(); }

  /// Takes the first `size` bytes of the room; `used` is how much input was read so far. False: a
  /// limit is met.
  [[nodiscard]] bool take(std::size_t size, std::size_t used) {
    out_.append(reinterpret_cast<const char*>(room_.data()), size);
    if (limits_.body != 0 && out_.size() > limits_.body) {
      fault_ = fmt::format("undone, the body has more than the {} bytes allowed", limits_.body);
    } else if (out_.size() > limits_.free && out_.size() / limits_.ratio > used) {
      fault_ = fmt::format(
          "{} bytes became more than {}, above {} times as many", used, out_.size(), limits_.ratio);
    }
    return fault_.empty();
  }
  [[nodiscard]] const std::string& fault() const { return fault_; }
  [[nodiscard]] std::string result() { return std::move(out_); }

 private:
  const CodingLimits& limits_;
  std::array<unsigned char, 32768> room_{};
  std::string out_;
  std::string fault_;
};

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// gzip, zlib and raw deflate, by zlib's number for the window (`inflateInit2`).
class Inflater {
 public:
  explicit Inflater(int window) : usable_(inflateInit2(&z_, window) == Z_OK) {}
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() {
    if (usable_) inflateEnd(&z_);
  }

  /// Decodes one stream at the front of `input`; gives the bytes used, or npos with the limit's
  /// words in `out`, or 0 with zlib's words in `words`.
  [[nodiscard]] std::size_t run(std::string_view input, std::size_t before, Output& out) {
    // zlib does not write through next_in; its header says so only with ZLIB_CONST.
    z_.next_in = const_cast<unsigned char*>(bytes_of(input));
    z_.avail_in = static_cast<unsigned>(input.size());
    while (usable_) {
      z_.next_out = out.room();
      z_.avail_out = static_cast<unsigned>(out.room_size());
      const int how = inflate(&z_, Z_NO_FLUSH);
      const auto used = input.size() - z_.avail_in;
      if (!out.take(out.room_size() - z_.avail_out, before + used)) return std::string::npos;
      if (how == Z_STREAM_END) return used;
      if (how == Z_BUF_ERROR || (how == Z_OK && z_.avail_in == 0 && z_.avail_out != 0)) {
        words = "the bytes end too early";
        return 0;
      }
      if (how != Z_OK) break;
    }
    words = z_.msg != nullptr ? z_.msg : "the bytes are of no such coding";
    return 0;
  }

  std::string words;

 private:
  z_stream z_{};
  bool usable_;
};

tl::unexpected<TransportError> not_the_coding(std::string_view coding, std::string_view why) {
  return failed(
      Failure::encoding,
      fmt::format("`Content-Encoding` says {}, but the body cannot be undone: {}", coding, why));
}

Decoded inflate_all(std::string_view coding,
                    std::string_view input,
                    int window,
                    const CodingLimits& limits) {
  Output out(limits);
  std::size_t at = 0;
  // A gzip body may hold several members (RFC 1952 section 2.2); what follows the last must be one
  // too.
  do {
    Inflater inflater(window);
    const auto used = inflater.run(input.substr(at), at, out);
    if (used == std::string::npos) return failed(Failure::body_limit, out.fault());
    if (used == 0) {
      if (at == 0) return not_the_coding(coding, inflater.words);
      return not_the_coding(coding, fmt::format("{} bytes follow its end", input.size() - at));
    }
    at += used;
  } while (coding == "gzip" && at < input.size());
  if (at < input.size()) {
    return not_the_coding(coding, fmt::format("{} bytes follow its end", input.size() - at));
  }
  return out.result();
}

/// RFC 1950 section 2.2: the method is 8 and the two bytes are a multiple of 31.
bool has_zlib_header(std::string_view input) {
  if (input.size() < 2) return true;  // too short for either: let zlib say so
  const auto first = static_cast<unsigned char>(input[0]);
  const auto second = static_cast<unsigned char>(input[1]);
  return (first & 0x0fU) == 8 && (first * 256U + second) % 31 == 0;
}

Decoded undo_deflate(std::string_view input,
                     const CodingLimits& limits,
                     std::vector<http::Oddity>& oddities) {
  if (has_zlib_header(input)) return inflate_all("deflate", input, 15, limits);
  auto raw = inflate_all("deflate", input, -15, limits);
  if (raw) {
    oddities.push_back({"wire.raw-deflate",
                        "the body is deflated without the zlib wrapper that `deflate` means (RFC "
                        "9110 section 8.4.1.2)"});
  }
  return raw;
}

Decoded undo_brotli(std::string_view input, const CodingLimits& limits) {
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> decoder(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
  if (!decoder) return failed(Failure::body_limit, "no memory for undoing br");
  Output out(limits);
  const unsigned char* next = bytes_of(input);
  std::size_t left = input.size();
  while (true) {
    unsigned char* room = out.room();
    std::size_t room_left = out.room_size();
    const auto how =
        BrotliDecoderDecompressStream(decoder.get(), &left, &next, &room_left, &room, nullptr);
    if (!out.take(out.room_size() - room_left, input.size() - left)) {
      return failed(Failure::body_limit, out.fault());
    }
    switch (how) {
      case BROTLI_DECODER_RESULT_SUCCESS:
        if (left == 0) return out.result();
        return not_the_coding("br", fmt::format("{} bytes follow its end", left));
      case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT:
        return not_the_coding("br", "the bytes end too early");
      case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT:
        continue;
      case BROTLI_DECODER_RESULT_ERROR:
        break;
    }
    return not_the_coding("br", "the bytes are of no such coding");
  }
}

Decoded undo(std::string body,
             std::string_view coding,
             const CodingLimits& limits,
             std::vector<http::Oddity>& oddities) {
  using http::equal_ignoring_case;
  if (equal_ignoring_case(coding, "identity")) return body;
  if (equal_ignoring_case(coding, "gzip") || equal_ignoring_case(coding, "x-gzip")) {
    return inflate_all("gzip", body, 31, limits);
  }
  if (equal_ignoring_case(coding, "deflate")) return undo_deflate(body, limits, oddities);
  if (equal_ignoring_case(coding, "br")) return undo_brotli(body, limits);
  return failed(Failure::encoding,
                fmt::format("`Content-Encoding` names `{}`; gzip, deflate and br can be undone",
                            text::printable(coding)));
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
    text.remove_suffix(1);
  return text;
}

}  // namespace

std::vector<std::string_view> list_elements(std::string_view value) {
  std::vector<std::string_view> elements;
  while (!value.empty()) {
    const auto comma = std::min(value.find(','), value.size());
    const auto element = trimmed(value.substr(0, comma));
    if (!element.empty()) elements.push_back(element);
    value.remove_prefix(std::min(comma + 1, value.size()));
  }
  return elements;
}

Decoded decode_body(std::string body,
                    std::string_view content_encoding,
                    const CodingLimits& limits,
                    std::vector<http::Oddity>& oddities) {
  auto codings = list_elements(content_encoding);
  if (codings.size() > limits.codings) {
    return failed(Failure::encoding,
                  fmt::format("`Content-Encoding` names {} codings; at most {} are undone",
                              codings.size(),
                              limits.codings));
  }
  // An empty body has no coding to undo: servers name one for it all the same.
  if (body.empty()) return body;
  // They stand in the order in which they were applied.
  std::reverse(codings.begin(), codings.end());
  Decoded decoded = std::move(body);
  for (const auto coding : codings) {
    decoded = undo(*std::move(decoded), coding, limits, oddities);
    if (!decoded) return decoded;
  }
  return decoded;
}

std::string joined_values(const http::Headers& headers, std::string_view name) {
  std::string all;
  for (const auto& field : headers.all()) {
    if (!http::equal_ignoring_case(field.name, name)) continue;
    if (!all.empty()) all += ", ";
    all += field.value;
  }
  return all;
}

bool accepts_coding(std::string_view accept_encoding, std::string_view coding) {
  const auto same = [](std::string_view left, std::string_view right) {
    return http::equal_ignoring_case(left, right);
  };
  bool any = false;
  for (const auto element : list_elements(accept_encoding)) {
    const auto semicolon = std::min(element.find(';'), element.size());
    const auto name = trimmed(element.substr(0, semicolon));
    auto weight = trimmed(element.substr(std::min(semicolon + 1, element.size())));
    const bool refused = weight.size() >= 3 && (weight[0] == 'q' || weight[0] == 'Q') &&
                         weight[1] == '=' &&
                         weight.find_first_not_of("0.", 2) == std::string_view::npos;
    if (same(name, coding) || (same(name, "gzip") && same(coding, "x-gzip"))) return !refused;
    if (name == "*") any = !refused;
  }
  return any || same(coding, "identity");
}

}  // namespace assay::wire
