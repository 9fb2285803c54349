#include "wire/testing/encode.h"

#include <stdexcept>

#include <brotli/encode.h>
#include <zlib.h>

namespace assay::wire::testing {
namespace {

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// `window` is zlib's number for the wrapper (deflateInit2).
std::string compress(std::string_view text, int window) {
  z_stream z{};
  if (deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("deflateInit2");
  }
  std::string out(deflateBound(&z, text.size()) + 32, '\0');
  z.next_in = const_cast<unsigned char*>(bytes_of(text));
  z.avail_in = static_cast<unsigned>(text.size());
  z.next_out = reinterpret_cast<unsigned char*>(out.data());
  z.avail_out = static_cast<unsigned>(out.size());
  const int how = ::deflate(&z, Z_FINISH);
  out.resize(z.total_out);
  deflateEnd(&z);
  if (how != Z_STREAM_END) throw std::runtime_error("deflate");
  return out;
}

}  // namespace

std::string gzip(std::string_view text) {
  return compress(text, 31);
}

std::string deflate(std::string_view text) {
  return compress(text, 15);
}

std::string raw_deflate(std::string_view text) {
  return compress(text, -15);
}

std::string brotli(std::string_view text) {
  std::size_t size = BrotliEncoderMaxCompressedSize(text.size()) + 32;
  std::string out(size, '\0');
  if (BrotliEncoderCompress(2,
                            BROTLI_DEFAULT_WINDOW,
                            BROTLI_MODE_GENERIC,
                            text.size(),
                            bytes_of(text),
                            &size,
                            reinterpret_cast<unsigned char*>(out.data())) != BROTLI_TRUE) {
    throw std::runtime_error("BrotliEncoderCompress");
  }
  out.resize(size);
  return out;
}

}  // namespace assay::wire::testing
