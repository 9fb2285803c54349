#include "mock/problem.h"

#include <string>

#include <boost/json/value.hpp>

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
  const auto append_text = [&](std::string_view shown) {
    // What a client sent may be no UTF-8, and JSON must be.
    append_json(body, boost::json::value(text::printable(shown)));
  };
  body.append(R"({"type":"urn:assay:mock:)").append(code).append(R"(","title":)");
  append_text(title);
  body.append(R"(,"status":)").append(std::to_string(status)).append(R"(,"detail":)");
  append_text(detail);
  body += '}';
  return response;
}

}  // namespace assay::mock
