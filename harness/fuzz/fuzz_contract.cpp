// Any bytes as an OpenAPI document: read with all its clauses, each once and of an operation, or
// refused with a reason. What is read can be written and read again.
#include <set>

#include "base/fake_disk.h"
#include "openapi/read.h"
#include "openapi/write.h"

using namespace assay;  // NOLINT(google-build-using-namespace)

namespace {

bool has_good_clauses(const contract::Contract& contract) {
  std::set<std::string_view> seen;
  for (const auto& clause : contract.clauses) {
    if (!seen.insert(clause.id).second || contract.operation(clause.operation) == nullptr)
      return false;
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  base::FakeDisk disk;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::string path = text.starts_with('{') ? "api/openapi.json" : "api/openapi.yaml";
  disk.files[path] = text;
  text::SourceMap sources;
  text::Diagnostics out;
  const auto contract = openapi::read(sources, disk, path, "api", out, openapi::Schemas::tolerant);
  if (contract.has_value() == out.has_errors()) __builtin_trap();
  static_cast<void>(text::render(sources, out));
  if (!contract) return 0;
  if (!has_good_clauses(*contract)) __builtin_trap();
  base::FakeDisk written;
  for (auto& [file, content] : openapi::write(sources, *contract))
    written.files["api/" + file] = content;
  text::Diagnostics problems;
  static_cast<void>(openapi::read(
      sources, written, "api/openapi.yaml", "api", problems, openapi::Schemas::tolerant));
  return 0;
}
