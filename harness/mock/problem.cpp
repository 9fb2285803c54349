#include "mock/problem.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include "text/diagnostic.h"

namespace assay::mock {

http::Response problem(int status,
                       std::string_view code,
                       std::string_view title,
                       std::string_view detail) {
  const auto text = [](std::string_view from) {
    // What a client sent may be no UTF-8, and JSON must be.
    const auto shown = text::printable(from);
    return boost::json::string(shown.data(), shown.size());
  };
  http::Response response;
  response.status = status;
  response.headers.add("Content-Type", "application/problem+json");
  response.body =
      boost::json::serialize(boost::json::object{{"type", fmt::format("urn:assay:mock:{}", code)},
                                                 {"title", text(title)},
                                                 {"status", status},
                                                 {"detail", text(detail)}});
  return response;
}

}  // namespace assay::mock
