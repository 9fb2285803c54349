#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/error.h"
#include "http/url.h"
#include "wire/pool.h"

namespace assay::wire {

/// Where requests of one scheme, host and port go.
struct Origin {
  http::Url url;     ///< its path and query are of no meaning
  std::string host;  ///< the value of `Host`
  Pool pool;
};

/// A URL in the two parts that the wire needs.
struct Destination {
  Origin* origin = nullptr;
  std::string target;  ///< path and query: the request target
};

/// The origins that requests went to. URLs of a known one are not parsed in full again: Boost.URL
/// takes as many instructions for one as all the rest of a request.
class Origins {
 public:
  /// `connections` at once to each.
  explicit Origins(std::size_t connections) : connections_(connections) {}

  /// Fails as http::read_url does. The origin stays where it is.
  [[nodiscard]] base::Result<Destination> find(std::string_view url);

 private:
  std::size_t connections_;
  std::map<std::string, Origin, std::less<>> origins_;  // by `scheme://host:port`
  std::map<std::string, Origin*, std::less<>> known_;   // by what stood before the path
};

}  // namespace assay::wire
