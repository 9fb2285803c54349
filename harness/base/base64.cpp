#include "base/base64.h"

#include <openssl/evp.h>

namespace assay::base {

std::string base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1,
                   '\0');  // EVP_EncodeBlock ends its text with a NUL
  // EVP works on unsigned char; both are bytes.
  const auto* input = reinterpret_cast<const unsigned char*>(bytes.data());
  const int size = EVP_EncodeBlock(
      reinterpret_cast<unsigned char*>(text.data()), input, static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

}  // namespace assay::base
