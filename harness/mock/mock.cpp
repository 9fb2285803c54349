#include "mock/mock.h"

#include <deque>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "generate/generator.h"
#include "mock/answer.h"
#include "mock/asked.h"
#include "mock/authenticate.h"
#include "mock/control.h"
#include "mock/decide.h"
#include "mock/effects.h"
#include "mock/prefer.h"
#include "mock/problem.h"
#include "mock/routing.h"
#include "mock/validate.h"
#include "mock/world.h"

namespace assay::mock {
namespace {

using contract::Condition;

/// One contract at work.
struct Api {
  Api(const text::SourceMap& sources, const contract::Contract& known, std::uint64_t seed)
      : contract(&known),
        generator(sources, known, seed),
        world(known, seed),
        answers(known, generator) {}

  const contract::Contract* contract;
  generate::Generator generator;
  World world;
  Answers answers;
};

/// Path and query of a URL or of a request target in origin form, as they were sent.
std::pair<std::string_view, std::string_view> split_target(std::string_view url) {
  if (const auto scheme = url.find("://");
      scheme != std::string_view::npos && !url.starts_with('/')) {
    const auto slash = url.find_first_of("/?#", scheme + 3);
    url = slash == std::string_view::npos ? std::string_view("/") : url.substr(slash);
  }
  url = url.substr(0, url.find('#'));
  const auto question = url.find('?');
  if (question == std::string_view::npos) return {url, {}};
  return {url.substr(0, question), url.substr(question + 1)};
}

/// The status of the mock's own answer to a request whose trouble the contract documents no answer
/// for.
int plain_status(Condition condition) {
  switch (condition) {
    case Condition::unauthorized:
      return 401;
    case Condition::forbidden:
      return 403;
    case Condition::absent:
      return 404;
    case Condition::dependents:
      return 409;
    case Condition::missing:
    case Condition::invalid:
    case Condition::rate_limited:
    case Condition::unknown:
      break;
  }
  return 400;
}

http::Response undocumented(const contract::Operation& operation, const Trouble& trouble) {
  return problem(plain_status(trouble.condition),
                 "undocumented",
                 "The contract documents no answer to this request",
                 fmt::format("{}, and `{}` documents no error for `{}`",
                             trouble.detail,
                             operation.id,
                             contract::name_of(trouble.condition)));
}

http::Response no_answer(const contract::Operation& operation, int status) {
  return problem(
      500,
      "no-answer",
      "The contract's own answer cannot be made",
      fmt::format("`{}` documents no success, or nothing keeps the schema of its answer {}",
                  operation.id,
                  status));
}

}  // namespace

struct Mock::State {
  State(const text::SourceMap& sources,
        const std::vector<const contract::Contract*>& contracts,
        Options asked)
      : options(std::move(asked)) {
    for (const auto* contract : contracts) {
      apis.emplace_back(sources, *contract, options.seed);
      router.add(*contract);
    }
  }

  Api& api_of(const contract::Contract& contract) {
    for (auto& api : apis) {
      if (api.contract == &contract) return api;
    }
    return apis.front();  // cannot be: routes lead to our own contracts only
  }

  http::Response respond(const http::Request& request) {
    const auto [path, query] = split_target(request.url);
    if (path.starts_with(control_prefix)) return answer_control(request, path);
    auto found = router.find(request.method, path);
    if (found.matches.empty()) return unrouted(request, path, found);
    return answer(request, query, std::move(found.matches));
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
        if (api.contract->api == name) return {api.contract, &api.world};
      }
      return {nullptr, nullptr};
    };
    controlled.reset = [&] {
      for (auto& api : apis)
        api.world.reset();
    };
    return control(request, path, controlled);
  }

  static http::Response unrouted(const http::Request& request,
                                 std::string_view path,
                                 const Found& found) {
    if (found.methods.empty()) {
      return problem(404,
                     "unknown-path",
                     "No contract knows this path",
                     fmt::format("`{} {}` is in no contract of this mock", request.method, path));
    }
    auto response = problem(405,
                            "method",
                            "No contract knows this method here",
                            fmt::format("`{}` is not documented for `{}`", request.method, path));
    response.headers.add("Allow", fmt::format("{}", fmt::join(found.methods, ", ")));
    return response;
  }

  /// Of several servers that share a path, the one on which the credentials are worth most is
  /// meant.
  Asked read(const http::Request& request,
             std::string_view query,
             std::vector<Match> matches,
             Standing& standing) {
    const auto& generator = api_of(*matches.front().route.contract).generator;
    auto best = read_asked(request, query, std::move(matches.front()), generator);
    standing = authenticate(best, options.seed);
    for (std::size_t i = 1; i < matches.size() && standing != Standing::accepted; ++i) {
      if (matches[i].route.operation != &best.operation()) continue;
      auto other = read_asked(request, query, std::move(matches[i]), generator);
      const auto worth = authenticate(other, options.seed);
      if (worth < standing) {
        standing = worth;
        best = std::move(other);
      }
    }
    return best;
  }

  http::Response answer(const http::Request& request,
                        std::string_view query,
                        std::vector<Match> matches) {
    auto standing = Standing::refused;
    const auto asked = read(request, query, std::move(matches), standing);
    auto& api = api_of(*asked.match.route.contract);
    const auto preferences = read_preferences(request.headers);
    auto response = preferred(asked, api, preferences);
    if (!response) response = judged(asked, api, standing, preferences);
    if (request.method == "HEAD") {
      // The length that GET would have; the body itself is never sent (RFC 9110 section 9.3.2).
      if (!response->body.empty())
        response->headers.set("Content-Length", fmt::format("{}", response->body.size()));
      response->body.clear();
    }
    return std::move(*response);
  }

  std::optional<http::Response> preferred(const Asked& asked,
                                          Api& api,
                                          const Preferences& preferences) {
    if (!preferences.code) return std::nullopt;
    const auto fill = preferences.full ? generate::Fill::full : generate::Fill::minimal;
    auto draft =
        api.answers.of_status(asked.operation(), *preferences.code, accept_of(asked), fill);
    if (!draft) return std::nullopt;
    if (draft->error == nullptr) write_equalities(asked, {}, *draft);
    auto response = write(*draft);
    response.headers.add("Preference-Applied", fmt::format("code={}", *preferences.code));
    return response;
  }

  static std::string_view accept_of(const Asked& asked) {
    const auto* accept = asked.request->headers.find("accept");
    return accept == nullptr ? std::string_view() : std::string_view(*accept);
  }

  http::Response judged(const Asked& asked,
                        Api& api,
                        Standing standing,
                        const Preferences& preferences) {
    if (asked.unknown_media_type) {
      return problem(415,
                     "undocumented",
                     "The contract knows no body of this media type",
                     fmt::format("`{}` documents other media types", asked.operation().id));
    }
    const auto decision =
        decide(*api.contract, asked.operation(), troubles_of(asked, api, standing));
    if (!decision) return succeed(asked, api, preferences);
    if (decision->error == nullptr) return undocumented(asked.operation(), decision->trouble);
    const auto draft = api.answers.error(asked.operation(), *decision->error, accept_of(asked));
    return draft ? write(*draft) : no_answer(asked.operation(), decision->error->status);
  }

  std::vector<Trouble> troubles_of(const Asked& asked, Api& api, Standing standing) {
    std::vector<Trouble> troubles;
    if (standing == Standing::refused)
      troubles.push_back({Condition::unauthorized, "", "the credentials are missing or wrong"});
    if (standing == Standing::limited)
      troubles.push_back({Condition::forbidden, "", "the credentials may not do this"});
    for (auto& trouble : validate(asked, api.generator))
      troubles.push_back(std::move(trouble));
    if (const auto& acts = asked.operation().acts) {
      for (auto& trouble : api.world.find_absent(*acts, asked.values))
        troubles.push_back(std::move(trouble));
      for (auto& trouble : api.world.find_dependents(*acts, asked.values))
        troubles.push_back(std::move(trouble));
    }
    return troubles;
  }

  http::Response succeed(const Asked& asked, Api& api, const Preferences& preferences) {
    const auto fill = preferences.full ? generate::Fill::full : generate::Fill::minimal;
    auto draft = api.answers.success(asked.operation(), accept_of(asked), fill);
    if (!draft) return no_answer(asked.operation(), success_status(asked.operation()));
    perform(asked, api.world, api.generator, *draft);
    auto response = write(*draft);
    if (preferences.full) response.headers.add("Preference-Applied", "dynamic=true");
    return response;
  }

  Options options;
  std::deque<Api> apis;  // answers refer to their generator: neither may move
  Router router;
};

Mock::Mock(const text::SourceMap& sources,
           std::vector<const contract::Contract*> contracts,
           Options options)
    : state_(std::make_unique<State>(sources, contracts, std::move(options))) {}
Mock::~Mock() = default;

http::Response Mock::respond(const http::Request& request) {
  return state_->respond(request);
}

void Mock::start(http::Request request, std::function<void(http::Exchange)> done) {
  http::Exchange exchange;
  exchange.received = state_->respond(request);
  exchange.request = std::move(request);
  done(std::move(exchange));
}

}  // namespace assay::mock
