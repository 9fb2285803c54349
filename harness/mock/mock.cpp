#include "mock/mock.h"

#include <algorithm>
#include <deque>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "mock/api.h"
#include "mock/control.h"
#include "mock/problem.h"
#include "mock/routing.h"

namespace assay::mock {
namespace {

/// Path and query of a URL or of a request target in origin form, as they were sent.
std::pair<std::string_view, std::string_view> split_target(std::string_view url) {
  const auto is_path = [](char c) { return c == '/' || c == '?' || c == '#'; };
  if (const auto scheme = url.find("://");
      scheme != std::string_view::npos && !url.starts_with('/')) {
    url.remove_prefix(scheme + 3);
    url.remove_prefix(
        static_cast<std::size_t>(std::find_if(url.begin(), url.end(), is_path) - url.begin()));
    if (url.empty()) url = "/";
  }
  url = url.substr(0, url.find('#'));
  const auto question = url.find('?');
  if (question == std::string_view::npos) return {url, {}};
  return {url.substr(0, question), url.substr(question + 1)};
}

Answered unrouted(const http::Request& request, std::string_view path, const Found& found) {
  if (found.methods.empty()) {
    return {problem(404,
                    "unknown-path",
                    "No contract knows this path",
                    fmt::format("`{} {}` is in no contract of this mock", request.method, path)),
            std::nullopt};
  }
  auto response = problem(405,
                          "method",
                          "No contract knows this method here",
                          fmt::format("`{}` is not documented for `{}`", request.method, path));
  response.headers.add("Allow", fmt::format("{}", fmt::join(found.methods, ", ")));
  return {std::move(response), std::nullopt};
}

/// The length that GET would have, and no body (RFC 9110 section 9.3.2).
void leave_body_out(http::Response& response) {
  if (!response.body.empty())
    response.headers.set("Content-Length", fmt::format("{}", response.body.size()));
  response.body.clear();
}

}  // namespace

struct Mock::State {
  State(const text::SourceMap& sources,
        const std::vector<const contract::Contract*>& contracts,
        Options asked)
      : options(std::move(asked)) {
    for (const auto* contract : contracts) {
      apis.emplace_back(sources, *contract, options.seed, options.broken_clause);
      router.add(*contract);
    }
  }

  Answered respond(const http::Request& request) {
    const auto [path, query] = split_target(request.url);
    if (path.starts_with(control_prefix)) return {answer_control(request, path), std::nullopt};
    auto found = router.find(request.method, path);
    for (auto& api : apis) {
      if (found.matches.empty() || found.matches.front().route->contract != &api.contract())
        continue;
      std::erase_if(found.matches,
                    [&](const Match& match) { return match.route->contract != &api.contract(); });
      return api.answer(request, query, std::move(found.matches));
    }
    return unrouted(request, path, found);
  }

  http::Response answer_control(const http::Request& request, std::string_view path) {
    if (!options.control) {
      return problem(404,
                     "control-off",
                     "The control interface is off",
                     "start the mock with `--control` to set states");
    }
    Controlled controlled;
    controlled.find = [&](std::string_view name) -> std::pair<const contract::Contract*, World*> {
      for (auto& api : apis) {
        if (api.contract().api == name) return {&api.contract(), &api.world()};
      }
      return {nullptr, nullptr};
    };
    controlled.reset = [&] {
      for (auto& api : apis)
        api.world().reset();
    };
    return control(request, path, controlled);
  }

  Options options;
  std::deque<Api> apis;  // they stay where they are
  Router router;
};

Mock::Mock(const text::SourceMap& sources,
           std::vector<const contract::Contract*> contracts,
           Options options)
    : state_(std::make_unique<State>(sources, contracts, std::move(options))) {}
Mock::~Mock() = default;

http::Response Mock::respond(const http::Request& request) {
  return state_->respond(request).response;
}

void Mock::start(http::Request request, http::OnExchange done) {
  auto answered = state_->respond(request);
  http::Exchange exchange;
  if (answered.failure) {
    exchange.received = http::TransportError{.failure = *answered.failure,
                                             .message = "the mock breaks this clause on purpose",
                                             .status = answered.response.status};
  } else {
    if (request.method == "HEAD") leave_body_out(answered.response);
    exchange.received = std::move(answered.response);
  }
  exchange.request = std::move(request);
  done(std::move(exchange));
}

}  // namespace assay::mock
