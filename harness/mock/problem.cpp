#include "mock/problem.h"

#include <string>

#include "mock/json_text.h"
#include "text/diagnostic.h"

namespace assay::mock {

http::Response problem(int status,
                       std::string_view code,
                       std::string_view title,
                       std::string_view detail) {
  http::Response response;
  response.status = status;
  response.headers.add("Content-Type", "application/problem+json");
  auto& body = response.body;
  body.reserve(100 + code.size() + title.size() + detail.size());
  body.append(R"({"type":"urn:assay:mock:)").append(code).append(R"(","title":)");
  append_json(body, title);
  body.append(R"(,"status":)").append(std::to_string(status)).append(R"(,"detail":)");
  // What a client sent may be no UTF-8, and JSON must be.
  append_json(body, text::printable(detail));
  body += '}';
  return response;
}

}  // namespace assay::mock
