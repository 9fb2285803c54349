#include "mock/routing.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "contract/without_names.h"
#include "http/url.h"

namespace assay::mock {

namespace {

constexpr std::size_t usual_variables = 4;
/// In which one path is taken, however many of its segments fit in several.
constexpr std::size_t most_ways = 64;

/// Any order will do: most texts differ in their lengths.
struct ShorterFirst {
  using is_transparent = void;
  bool operator()(std::string_view left, std::string_view right) const {
    return left.size() != right.size() ? left.size() < right.size() : left < right;
  }
};

}  // namespace

/// A place in the tree of all templates, one level a segment.
struct Router::Branch {
  std::map<std::string, std::unique_ptr<Branch>, ShorterFirst> literals;
  std::vector<std::pair<Segment, std::unique_ptr<Branch>>> patterns;
  std::vector<Route> routes;
};

namespace {

/// How much a segment says: a literal more than any other, `{id}.json` more than `{id}`,
/// `list.{format}` more than `{id}.{format}`.
SegmentWeight weight_of(const Segment& segment) {
  if (segment.is_literal()) return {std::string_view::npos, 0};
  return {segment.literal_size(), segment.parts.size()};
}

Router::Branch& grow(Router::Branch& branch, const Segment& segment) {
  if (segment.is_literal()) {
    auto& next = branch.literals[segment.parts.empty() ? "" : segment.parts.front().text];
    if (!next) next = std::make_unique<Router::Branch>();
    return *next;
  }
  for (auto& [known, next] : branch.patterns) {
    if (known == segment) return *next;
  }
  const auto says_less = [&](const auto& pattern) {
    return weight_of(pattern.first) < weight_of(segment);
  };
  const auto at = std::find_if(branch.patterns.begin(), branch.patterns.end(), says_less);
  return *branch.patterns.emplace(at, segment, std::make_unique<Router::Branch>())->second;
}

/// Follows a path through the tree, along all templates that fit it.
class Search {
 public:
  /// What is percent-encoded in `path` lies in `decoded` afterwards.
  Search(std::string_view path, std::list<std::string>& decoded) : path_(path), decoded_(decoded) {}

  /// Calls `reach` with every branch that the path leads to, the best first, and the values of its
  /// variables: in all ways, up to a bound, where `reach` says that it takes the branch.
  template <class Reach>
  void walk(const Router::Branch& root, const Reach& reach) {
    ways_left_ = most_ways;
    walk(root, path_, reach);
  }

 private:
  /// Whether anything that was reached was taken.
  template <class Reach>
  bool walk(const Router::Branch& branch, std::string_view rest, const Reach& reach) {
    if (!rest.starts_with('/')) return reach(branch, std::as_const(values_));
    const auto end = std::min(rest.find('/', 1), rest.size());
    auto text = rest.substr(1, end - 1);
    if (is_encoded_ && !decode(text)) return false;
    rest.remove_prefix(end);
    bool taken = false;
    if (const auto literal = branch.literals.find(text); literal != branch.literals.end())
      taken = walk(*literal->second, rest, reach);
    for (const auto& [segment, next] : branch.patterns)
      taken = walk(segment, text, *next, rest, reach) || taken;
    return taken;
  }

  /// Through `text`, that fits `segment` or not. Which way it fits tells nothing of the rest: where
  /// nothing is taken behind the first, nothing is behind the others.
  template <class Reach>
  bool walk(const Segment& segment,
            std::string_view text,
            const Router::Branch& next,
            std::string_view rest,
            const Reach& reach) {
    const auto before = values_.size();
    if (segment.parts.size() == 1) {
      if (text.empty()) return false;
      if (values_.empty()) values_.reserve(usual_variables);
      values_.emplace_back(segment.parts.front().text, text);
      const bool taken = walk(next, rest, reach);
      values_.resize(before);
      return taken;
    }
    bool taken = false;
    for (const auto& way : fits(segment, text, ways_left_)) {
      if (taken && ways_left_ == 1) break;
      if (taken) --ways_left_;
      values_.insert(values_.end(), way.begin(), way.end());
      taken = walk(next, rest, reach);
      values_.resize(before);
      if (!taken) break;
    }
    return taken;
  }

  /// False when it is badly encoded. Each segment is decoded once, however many templates it fits.
  [[nodiscard]] bool decode(std::string_view& segment) {
    if (segment.find('%') == std::string_view::npos) return true;
    const auto [known, is_new] = known_.try_emplace(segment.data());
    if (is_new) {
      if (auto text = http::percent_decode(segment))
        known->second = decoded_.emplace_back(*std::move(text));
    }
    if (known->second) segment = *known->second;
    return known->second.has_value();
  }

  std::string_view path_;
  std::list<std::string>& decoded_;
  bool is_encoded_ = path_.find('%') != std::string_view::npos;
  std::map<const char*, std::optional<std::string_view>> known_;  // decoded, by where they begin
  Values values_;
  std::size_t ways_left_ = most_ways;  // never none: the first way is free
};

/// The methods that a path knows. Who knows GET answers HEAD too.
std::vector<std::string> methods_of(Search& search, const Router::Branch& root) {
  std::set<std::string> methods;
  search.walk(root, [&](const Router::Branch& branch, const Values&) {
    for (const auto& route : branch.routes)
      methods.insert(route.operation->method);
    return false;  // one way to each is enough
  });
  if (methods.count("GET") > 0) methods.insert("HEAD");
  return {methods.begin(), methods.end()};
}

}  // namespace

const std::string_view* Match::value(std::string_view name) const {
  const auto found = std::find_if(
      values.begin(), values.end(), [&](const auto& one) { return one.first == name; });
  return found == values.end() ? nullptr : &found->second;
}

std::string_view base_path(std::string_view server_url) {
  const auto scheme = server_url.find("://");
  if (scheme != std::string_view::npos) {
    const auto slash = server_url.find('/', scheme + 3);
    server_url = slash == std::string_view::npos ? std::string_view() : server_url.substr(slash);
  }
  server_url = server_url.substr(0, server_url.find_first_of("?#"));
  while (server_url.ends_with('/'))
    server_url.remove_suffix(1);
  return server_url;
}

Router::Router() : root_(std::make_unique<Branch>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;

void Router::add(const contract::Contract& contract) {
  const auto put = [&](std::string_view base,
                       const contract::Operation& operation,
                       const contract::Server* server) {
    auto* branch = root_.get();
    std::vector<SegmentWeight> weights;
    for (const auto path : {base, std::string_view(operation.path)}) {
      for (const auto part : split_path(path)) {
        const auto segment = read_segment(part);
        weights.push_back(weight_of(segment));
        branch = &grow(*branch, segment);
      }
    }
    auto route = std::find_if(branch->routes.begin(), branch->routes.end(), [&](const Route& one) {
      return one.operation == &operation;
    });
    if (route == branch->routes.end())
      route = branch->routes.insert(
          route,
          {&contract, &operation, contract::without_names(operation.path), {}, std::move(weights)});
    if (server != nullptr) route->servers.push_back(server);
  };
  for (const auto& operation : contract.operations) {
    if (operation.servers.empty()) put({}, operation, nullptr);
    for (const auto index : operation.servers) {
      const auto& server = contract.servers.at(index);
      put(base_path(server.url), operation, &server);
    }
  }
}

Found Router::find(std::string_view method, std::string_view path) const {
  Found found;
  Search search(path, found.decoded);
  const auto take = [&](std::string_view wanted) {
    search.walk(*root_, [&](const Branch& branch, const Values& values) {
      const auto before = found.matches.size();
      for (const auto& route : branch.routes) {
        if (route.operation->method == wanted) found.matches.push_back({&route, values});
      }
      return found.matches.size() > before;
    });
  };
  take(method);
  if (found.matches.empty() && method == "HEAD") take("GET");
  if (found.matches.empty()) found.methods = methods_of(search, *root_);
  // Variables of other names lie on other branches, the first of which says nothing of the rest.
  if (found.matches.size() > 1) {
    std::stable_sort(
        found.matches.begin(), found.matches.end(), [](const Match& left, const Match& right) {
          return left.route->weights > right.route->weights;
        });
  }
  return found;
}

}  // namespace assay::mock
