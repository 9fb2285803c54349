#include "run/session.h"

#include <algorithm>

#include <fmt/format.h>

#include "http/url.h"
#include "mock/control.h"

namespace assay::run {
namespace {

/// RFC 9110 section 9.2.1.
bool is_safe(std::string_view method) {
  return method == "GET" || method == "HEAD" || method == "OPTIONS" || method == "TRACE";
}

bool may_send_again(const http::Exchange& exchange) {
  const auto* error = exchange.error();
  if (error == nullptr) return false;
  switch (http::blame_of(error->failure)) {
    case http::Blame::not_connected:
      return true;
    case http::Blame::endpoint:
      return is_safe(exchange.request.method);
    case http::Blame::own_limit:
      return false;
  }
  return false;
}

/// What stands for the answer to a request that could not be asked.
http::Exchange not_sent(http::Request request, std::string why) {
  http::Exchange exchange;
  exchange.request = std::move(request);
  exchange.received =
      http::TransportError{.failure = http::Failure::unreachable, .message = std::move(why)};
  return exchange;
}

constexpr base::Duration first_back_off = std::chrono::milliseconds(250);
constexpr base::Duration probe_limit = std::chrono::seconds(1);

}  // namespace

std::string base_url(const Settings& settings) {
  const auto& base = settings.destination.base;
  auto url = base ? base->to_string() : std::string();
  while (url.ends_with('/'))
    url.pop_back();
  return url;
}

Session::Session(const Surroundings& around, const Suite& loaded, const Settings& told)
    : sources(around.sources),
      suite(loaded),
      settings(told),
      scheduler(around.scheduler),
      out(around.out),
      stop(around.stop),
      state_url(told.state_url),
      target_(around.target),
      schema_files_(around.sources, around.files, around.root, told.second_engine) {
  for (const auto& [path, contract] : suite.contracts) {
    judges_.emplace(&contract, checks::Judges(sources, contract, settings.second_engine, out));
  }
}

void Session::load_schemas(const std::vector<Selected>& selected) {
  for (const auto& one : selected) {
    for (const auto* steps : {&one.test->setup, &one.test->steps, &one.test->finally}) {
      for (const auto& step : *steps) {
        const auto& path = step.expect.schema;
        if (!path.empty() && path != "none") schema_files_.load(path, step.expect.schema_span, out);
      }
    }
  }
}

Session::~Session() = default;

checks::Judges* Session::judges(const contract::Contract* contract) {
  const auto found = judges_.find(contract);
  return found == judges_.end() ? nullptr : &found->second;
}

void Session::say(const text::Diagnostics& problems) {
  for (const auto& problem : problems.items())
    out.add(problem);
}

Task<Done> Session::rest(base::Duration delay) {
  if (stop.asked()) co_return Done{};
  auto over = pause(scheduler, delay);
  const Stop::Watch watch(stop, Stop::Call::first, [over] { over.give({}); });
  co_await over;
  co_return Done{};
}

Task<Done> Session::await_turn() {
  const auto now = scheduler.clock().steady();
  const auto turn = std::max(now, next_turn_);
  next_turn_ = turn + std::chrono::duration_cast<base::Duration>(
                          std::chrono::duration<double>(1.0 / settings.rate));
  auto over = pause(scheduler, turn - now);
  const Stop::Watch watch(stop, Stop::Call::second, [over] { over.give({}); });
  co_await over;
  co_return Done{};
}

std::string Session::why_not_to(std::string_view url) {
  const auto authority = url.find("://");
  const auto path = authority == std::string_view::npos ? authority : url.find('/', authority + 3);
  const auto front = url.substr(0, path);
  // What stands before the path says where a URL leads; to read it whole for each request is dear.
  if (path != std::string_view::npos && front == allowed_) return {};
  const auto read = http::read_url(url);
  if (!read) return read.error().message;
  const auto& hosts = settings.destination.hosts;
  if (!hosts.empty() && std::find(hosts.begin(), hosts.end(), read->authority()) == hosts.end())
    return fmt::format("`{}` is not on the target's list of hosts", read->authority());
  allowed_ = front;
  return {};
}

Task<http::Exchange> Session::send(http::Request request) {
  if (auto why = why_not_to(request.url); !why.empty())
    co_return not_sent(std::move(request), std::move(why));
  base::Duration back_off = first_back_off;
  for (unsigned attempt = 0;; ++attempt) {
    if (settings.rate > 0) co_await await_turn();
    if (stop.at_once()) co_return not_sent(std::move(request), "not sent: " + stop.reason());
    auto answer = ask(target_, request);
    const Stop::Watch watch(stop, Stop::Call::second, [this, answer, &request] {
      answer.give(not_sent(request, "its answer was not awaited: " + stop.reason()));
    });
    http::Exchange exchange = co_await answer;
    if (attempt >= settings.retries || !may_send_again(exchange) || stop.asked())
      co_return exchange;
    co_await rest(back_off);
    back_off *= 2;
  }
}

Task<Done> Session::find_control() {
  if (!state_url.empty() || !settings.loopback) co_return Done{};
  http::Request probe;
  probe.method = "GET";
  probe.url = base_url(settings) + "/__assay/state";
  probe.limits.first_byte = probe_limit;
  probe.limits.whole = probe_limit;
  const http::Exchange answer = co_await send(std::move(probe));
  const auto* response = answer.response();
  if (response != nullptr && response->status == 200 &&
      response->headers.find(mock::control_header) != nullptr) {
    state_url = base_url(settings) + "/__assay/state";
  }
  co_return Done{};
}

}  // namespace assay::run
