#pragma once

#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "contract/contract.h"
#include "mock/segment.h"

namespace assay::mock {

/// How much a segment of a template says: the greater goes first.
using SegmentWeight = std::pair<std::size_t, std::size_t>;

/// An operation, and those of its servers that share a base path.
struct Route {
  const contract::Contract* contract = nullptr;
  const contract::Operation* operation = nullptr;
  std::string shape;                             ///< its path without the names of the variables
  std::vector<const contract::Server*> servers;  ///< empty where the contract names none
  std::vector<SegmentWeight> weights;            ///< of the server's path and its own
};

/// The route of a request, with what its path gives: server variables and path parameters.
struct Match {
  const Route* route = nullptr;
  Values values;

  [[nodiscard]] const std::string_view* value(std::string_view name) const;
};

/// What a method and a path lead to. Values are views into the path, or into `decoded`.
struct Found {
  std::vector<Match> matches;  ///< the best first; several where templates fit the same path
  std::vector<std::string>
      methods;                     ///< when there is none: the methods that this path knows, sorted
  std::list<std::string> decoded;  ///< what was percent-encoded in the path
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
  /// `path` is percent-encoded, starts with `/`, and outlives what is found; so does this. A bad
  /// escape fits no route. A HEAD request takes the routes of GET where the path knows no HEAD of
  /// its own (RFC 9110 section 9.3.2).
  [[nodiscard]] Found find(std::string_view method, std::string_view path) const;

  struct Branch;

 private:
  std::unique_ptr<Branch> root_;
};

/// The base path of a server's URL template, without a slash at its end: `/rest/{user_id}` of
/// `https://{host}/rest/{user_id}/`.
[[nodiscard]] std::string_view base_path(std::string_view server_url);

}  // namespace assay::mock
