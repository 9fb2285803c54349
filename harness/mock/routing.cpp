#include "mock/routing.h"

#include <algorithm>
#include <map>
#include <set>

#include "http/url.h"
#include "mock/segment.h"

namespace assay::mock {

/// A place in the tree of all templates, one level a segment.
struct Router::Branch {
  std::map<std::string, std::unique_ptr<Branch>, std::less<>> literals;
  std::vector<std::pair<Segment, std::unique_ptr<Branch>>> patterns;
  std::vector<Route> routes;
};

namespace {

Router::Branch& grow(Router::Branch& branch, std::string_view text) {
  const auto segment = read_segment(text);
  if (segment.is_literal()) {
    auto& next = branch.literals[std::string(text)];
    if (!next) next = std::make_unique<Router::Branch>();
    return *next;
  }
  for (auto& [known, next] : branch.patterns) {
    if (known == segment) return *next;
  }
  // `{id}.json` says more than `{id}`, and goes before it.
  const auto at = segment.parts.size() == 1 ? branch.patterns.end() : branch.patterns.begin();
  return *branch.patterns.emplace(at, segment, std::make_unique<Router::Branch>())->second;
}

class Search {
 public:
  Search(std::string_view method, std::vector<std::string> segments)
      : method_(method), segments_(std::move(segments)) {}

  void walk(const Router::Branch& branch, std::size_t level) {
    if (level == segments_.size()) {
      take(branch);
      return;
    }
    const auto& text = segments_[level];
    if (const auto literal = branch.literals.find(text); literal != branch.literals.end()) {
      walk(*literal->second, level + 1);
    }
    for (const auto& [segment, next] : branch.patterns) {
      const auto values = match(segment, text);
      if (!values) continue;
      const auto before = values_.size();
      values_.insert(values_.end(), values->begin(), values->end());
      walk(*next, level + 1);
      values_.resize(before);
    }
  }

  std::vector<Match> matches;
  std::vector<Match> gets;  ///< what answers a HEAD that no route has
  std::set<std::string> methods;

 private:
  void take(const Router::Branch& branch) {
    for (const auto& route : branch.routes) {
      methods.insert(route.operation->method);
      if (route.operation->method == method_) matches.push_back({route, values_});
      if (route.operation->method == "GET" && method_ == "HEAD") gets.push_back({route, values_});
    }
  }

  std::string_view method_;
  std::vector<std::string> segments_;
  Values values_;
};

}  // namespace

const std::string* Match::value(std::string_view name) const {
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
  for (const auto& operation : contract.operations) {
    std::vector<const contract::Server*> servers;
    for (const auto index : operation.servers)
      servers.push_back(&contract.servers.at(index));
    if (servers.empty()) servers.push_back(nullptr);
    for (const auto* server : servers) {
      auto* branch = root_.get();
      const auto base = server == nullptr ? std::string_view() : base_path(server->url);
      for (const auto part : split_path(base))
        branch = &grow(*branch, part);
      for (const auto part : split_path(operation.path))
        branch = &grow(*branch, part);
      branch->routes.push_back({&contract, &operation, server});
    }
  }
}

Found Router::find(std::string_view method, std::string_view path) const {
  std::vector<std::string> segments;
  for (const auto part : split_path(path)) {
    auto decoded = http::percent_decode(part);
    if (!decoded) return {};
    segments.push_back(std::move(*decoded));
  }
  Search search(method, std::move(segments));
  search.walk(*root_, 0);
  Found found;
  found.matches = search.matches.empty() ? std::move(search.gets) : std::move(search.matches);
  if (found.matches.empty()) found.methods.assign(search.methods.begin(), search.methods.end());
  if (search.methods.count("GET") > 0 && search.methods.count("HEAD") == 0 &&
      found.matches.empty()) {
    found.methods.emplace_back("HEAD");
    std::sort(found.methods.begin(), found.methods.end());
  }
  return found;
}

}  // namespace assay::mock
