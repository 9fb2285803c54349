#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "contract/contract.h"

namespace assay::mock {

/// An operation under one of its servers.
struct Route {
  const contract::Contract* contract = nullptr;
  const contract::Operation* operation = nullptr;
  const contract::Server* server = nullptr;  ///< nullptr where the contract names none
};

/// The route of a request, with what its path gives: server variables and path parameters, decoded
/// once.
struct Match {
  Route route;
  std::vector<std::pair<std::string, std::string>> values;

  [[nodiscard]] const std::string* value(std::string_view name) const;
};

/// What a method and a path lead to.
struct Found {
  std::vector<Match> matches;  ///< the best first; several where servers share a path
  std::vector<std::string>
      methods;  ///< when there is none: the methods that this path knows, sorted
};

/// Finds operations by method and path: the server's base path with its variables, then the path
/// template. A literal segment goes before a variable one (OpenAPI 3.1, section 4.8.8.2). Each
/// segment is percent-decoded once, after the path is split, so that `%2F` never makes a segment
/// and `%252F` never a slash.
class Router {
 public:
  Router();
  ~Router();
  Router(Router&&) noexcept;

  void add(const contract::Contract& contract);
  /// `path` is percent-encoded and starts with `/`. A bad escape fits no route. A HEAD request
  /// takes the routes of GET where the path knows no HEAD of its own (RFC 9110 section 9.3.2).
  [[nodiscard]] Found find(std::string_view method, std::string_view path) const;

  struct Branch;

 private:
  std::unique_ptr<Branch> root_;
};

/// The base path of a server's URL template, without a slash at its end: `/rest/{user_id}` of
/// `https://{host}/rest/{user_id}/`.
[[nodiscard]] std::string_view base_path(std::string_view server_url);

}  // namespace assay::mock
