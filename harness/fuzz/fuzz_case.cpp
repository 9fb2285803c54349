// Any bytes as a case file over a small contract: read or refused with a reason, and no request is
// made from it that goes elsewhere or carries a line break in its head.
#include <algorithm>

#include "base/fake_disk.h"
#include "cases/build.h"
#include "cases/read.h"
#include "http/url.h"
#include "openapi/read.h"

using namespace assay;  // NOLINT(google-build-using-namespace)

namespace {

constexpr std::string_view document = R"(openapi: 3.1.0
info: {title: shop, version: "1"}
servers: [{url: "https://shop.example/v1/{zone}", variables: {zone: {default: eu}}}]
x-assay-resources: {item: {id: item_id}}
components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
security: [{key: []}]
paths:
  /items/{item_id}:
    delete:
      operationId: items.delete
      parameters:
        - {name: item_id, in: path, required: true, schema: {type: integer, minimum: 1}}
        - {name: tags, in: query, schema: {type: array, items: {type: string}}}
      responses: {"204": {description: gone}}
    put:
      operationId: items.put
      parameters: [{name: item_id, in: path, required: true, schema: {type: integer}}]
      requestBody:
        content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}
      responses: {"200": {description: done}}
)";

bool is_clean(const http::Request& request) {
  const auto breaks = [](std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
  };
  const auto& headers = request.headers.all();
  const auto url = http::read_url(request.url);
  return url && url->authority() == "127.0.0.1:80" && !breaks(request.method) &&
         std::none_of(headers.begin(), headers.end(), [&](const http::Header& header) {
           return breaks(header.name) || breaks(header.value);
         });
}

void build_all(const cases::Case& test, const contract::Contract& contract) {
  const cases::World world{.now = "2026-01-01T00:00:00Z",
                           .variables = {{"id", {.value = "7", .text_only = true}}},
                           .secrets = {{"KEY", {.value = "s3cret-value", .secret = true}}}};
  const cases::Destination destination{.base = *http::read_url("http://127.0.0.1"),
                                       .fill_missing = true};
  cases::Scope scope(world, test.id);
  for (const auto* steps : {&test.setup, &test.steps, &test.finally}) {
    for (const auto& step : *steps) {
      text::Diagnostics problems;
      const auto built = cases::build(test, step, &contract, destination, scope, problems);
      if (built.has_value() == problems.has_errors()) __builtin_trap();
      if (built && !is_clean(built->request)) __builtin_trap();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  base::FakeDisk disk;
  disk.files["schemas/shop/openapi.yaml"] = document;
  static text::SourceMap contract_sources;
  static text::Diagnostics none;
  static const auto contract =
      openapi::read(contract_sources, disk, "schemas/shop/openapi.yaml", ".", none);
  if (!contract) __builtin_trap();
  text::SourceMap sources;
  text::Diagnostics out;
  disk.files["cases/x.yaml"] = std::string(reinterpret_cast<const char*>(data), size);
  const auto file = cases::read(sources, disk, "cases/x.yaml", ".", out);
  if (file.has_value() == out.has_errors()) __builtin_trap();
  static_cast<void>(text::render(sources, out));
  if (!file) return 0;
  for (const auto& test : file->cases)
    build_all(test, *contract);
  return 0;
}
