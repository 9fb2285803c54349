// Any bytes as a documentation page, of the format that knows it and of every format by force: a
// contract with an operation, or an error.
#include "docs/registry.h"
#include "docs/testing/survival.h"

using namespace assay;  // NOLINT(google-build-using-namespace)

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string page(reinterpret_cast<const char*>(data), size);
  if (!docs::testing::fault_of(page).empty()) __builtin_trap();
  for (const auto* format : docs::formats()) {
    if (!docs::testing::fault_of(page, format).empty()) __builtin_trap();
  }
  return 0;
}
