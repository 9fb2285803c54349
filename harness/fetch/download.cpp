#include "fetch/download.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "docs/words.h"
#include "fetch/redirect.h"
#include "http/media_type.h"
#include "http/url.h"
#include "text/diagnostic.h"

namespace assay::fetch {
namespace {

constexpr std::string_view accepted =
    "text/markdown, application/yaml;q=0.9, application/json;q=0.9, text/yaml;q=0.8, "
    "text/plain;q=0.7, */*;q=0.1";

auto failed(std::string code, std::string message, std::string advice = {}) {
  return tl::make_unexpected(base::Error{
      .code = std::move(code), .message = std::move(message), .advice = std::move(advice)});
}

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// A text that only a browser reads, whatever it is said to be.
bool is_html(const http::Response& response, std::string_view media_type) {
  if (media_type == "text/html" || media_type == "application/xhtml+xml") return true;
  const auto start = docs::lower_case(std::string_view(response.body).substr(0, 512));
  std::string_view text = start;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return text.starts_with("<!doctype html") || text.starts_with("<html");
}

/// One page on its way.
class Way {
 public:
  Way(http::Target& target, base::Scheduler& scheduler, const Policy& policy)
      : target_(target),
        scheduler_(scheduler),
        policy_(policy),
        deadline_(scheduler.clock().steady() + policy.timeout) {}

  base::Result<Download> get(const std::string& address) {
    auto read = http::read_url(address);
    if (!read) return failed("fetch.url", read.error().message, read.error().advice);
    auto url = *std::move(read);
    for (int hops = 0;; ++hops) {
      auto answer = ask(url);
      if (!answer) return tl::make_unexpected(std::move(answer.error()));
      if (!is_redirect(answer->status)) return take(address, url, *std::move(answer));
      if (hops == policy_.redirects)
        return failed("fetch.redirect",
                      fmt::format("`{}` redirects more than {} times, at last from `{}`",
                                  text::printable(address),
                                  policy_.redirects,
                                  text::printable(url.to_string())));
      auto next = follow(url, *answer);
      if (!next) return tl::make_unexpected(std::move(next.error()));
      url = *std::move(next);
    }
  }

 private:
  base::Result<http::Response> ask(const http::Url& url) {
    http::Request request{.url = url.to_string(),
                          .headers = {{"Accept", std::string(accepted)}, {"User-Agent", "assay"}}};
    request.limits.body = policy_.largest;
    request.limits.whole = deadline_ - scheduler_.clock().steady();
    if (request.limits.whole <= base::Duration::zero())
      return failed("fetch.unreachable", fmt::format("the time for `{}` is over", request.url));
    std::optional<http::Exchange> done;
    target_.start(std::move(request),
                  [&](http::Exchange&& exchange) { done = std::move(exchange); });
    if (!done) scheduler_.run();
    if (!done) return failed("fetch.unreachable", "the request was never answered");
    if (const auto* error = done->error())
      return failed("fetch.unreachable",
                    fmt::format("`{}` cannot be fetched: {}",
                                text::printable(url.to_string()),
                                text::printable(error->message)));
    return std::get<http::Response>(std::move(done->received));
  }

  base::Result<http::Url> follow(const http::Url& from, const http::Response& answer) {
    const auto* location = answer.headers.find("Location");
    if (location == nullptr)
      return failed("fetch.redirect",
                    fmt::format("`{}` answers {} and does not say where the page is",
                                text::printable(from.to_string()),
                                answer.status));
    auto to = resolve(from, *location);
    if (!to)
      return failed("fetch.redirect",
                    fmt::format("`{}` redirects to `{}`: {}",
                                text::printable(from.to_string()),
                                text::printable(*location),
                                to.error().message));
    if (auto allowed = check_redirect(from, *to, policy_); !allowed)
      return tl::make_unexpected(std::move(allowed.error()));
    return to;
  }

  static base::Result<Download> take(const std::string& address,
                                     const http::Url& url,
                                     http::Response answer) {
    const auto shown = text::printable(url.to_string());
    if (answer.status != 200)
      return failed("fetch.status",
                    fmt::format("`{}` answers {} and not 200", shown, answer.status),
                    answer.status == 401 || answer.status == 403
                        ? "store the page by hand: no credentials are sent for a page"
                        : "look whether the page has moved");
    const auto* type = answer.headers.find("Content-Type");
    const auto media_type = type == nullptr ? std::string() : http::read_media_type(*type).essence;
    if (is_html(answer, media_type))
      return failed("fetch.html",
                    fmt::format("`{}` is HTML, and no page that Assay reads", shown),
                    "name the address of its Markdown, often the same with `.md` behind it");
    if (answer.body.find_first_not_of(" \t\r\n") == std::string::npos)
      return failed("fetch.empty", fmt::format("`{}` is empty", shown));
    return Download{.url = address,
                    .final = url.to_string(),
                    .body = std::move(answer.body),
                    .media_type = media_type};
  }

  http::Target& target_;
  base::Scheduler& scheduler_;
  const Policy& policy_;
  base::Duration deadline_;
};

}  // namespace

base::Result<Download> download(http::Target& target,
                                base::Scheduler& scheduler,
                                const std::string& url,
                                const Policy& policy) {
  return Way(target, scheduler, policy).get(url);
}

}  // namespace assay::fetch
