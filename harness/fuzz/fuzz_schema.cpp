// Bytes as a schema and an instance: our evaluator and valijson say the same of them.
#include <cstdio>

#include "fuzz/schema_pairs.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto pair = assay::fuzz::read_pair(bytes);
  const auto judged = assay::fuzz::judge(pair);
  if (judged.fault.empty()) return 0;
  std::fprintf(
      stderr, "%s\n%s\n%s\n", pair.schema.c_str(), pair.instance.c_str(), judged.fault.c_str());
  __builtin_trap();
}
