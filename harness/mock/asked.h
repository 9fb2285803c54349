#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/value.hpp>

#include "contract/contract.h"
#include "generate/generator.h"
#include "http/message.h"
#include "http/url.h"
#include "mock/plan.h"
#include "mock/request_values.h"
#include "mock/routing.h"

namespace assay::mock {

/// One request in the words of its operation.
struct Asked {
  const http::Request* request = nullptr;
  const Plan* plan = nullptr;  ///< of the operation
  Match match;
  http::Pairs query;
  http::Pairs cookies;
  /// The body where it is JSON, or a form read into an object.
  std::optional<boost::json::value> body;
  /// Why the body could not be read; empty when it could, or when there is none.
  std::string body_problem;
  /// Parameters whose texts are no UTF-8, which no JSON value can hold; `query` where the whole
  /// could not be decoded.
  std::vector<std::string> garbled;
  /// The content of the operation that the body's media type is; nullptr when none, or no body
  /// came.
  const contract::Content* content = nullptr;
  /// Whether a body came in a media type that the operation does not take.
  bool unknown_media_type = false;
  /// Values sent; texts take the type of the parameter's schema where they spell one.
  RequestValues values;
  /// Those of parameters that have the name of one that goes before them (`Plan::Parameter`).
  std::vector<std::pair<const Plan::Parameter*, boost::json::value>> namesakes;

  [[nodiscard]] const contract::Contract& contract() const { return *match.route->contract; }
  [[nodiscard]] const contract::Operation& operation() const { return *plan->operation; }
};

/// The text where there is one.
template <class String>
[[nodiscard]] std::optional<std::string_view> view_of(const String* text) {
  return text == nullptr ? std::nullopt : std::optional<std::string_view>(*text);
}

/// Reads a request that `match` leads to the operation of `plan`. Nothing is judged yet.
[[nodiscard]] Asked read_asked(const http::Request& request,
                               std::string_view query,
                               const Plan& plan,
                               Match match,
                               const generate::Generator& generator);

/// The values at a body parameter's name: `a.b[].c` takes each item of `b`. Empty when it is
/// nowhere.
[[nodiscard]] std::vector<const boost::json::value*> values_at(const boost::json::value& body,
                                                               std::string_view name);

}  // namespace assay::mock
