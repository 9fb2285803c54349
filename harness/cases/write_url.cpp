#include <algorithm>

#include <fmt/format.h>

#include "cases/drafting.h"
#include "generate/credential.h"

namespace assay::cases {
namespace {

/// Replaces each `{name}` by what `value_of` gives for it.
template <class ValueOf>
std::string expand(std::string_view text, ValueOf value_of) {
  std::string result;
  while (!text.empty()) {
    const auto open = text.find('{');
    const auto close = text.find('}', open);
    if (open == std::string_view::npos || close == std::string_view::npos)
      return result + std::string(text);
    result += text.substr(0, open);
    result += value_of(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
  return result;
}

/// The value of a server's variable: the credentials', the target's, a variable of its name, the
/// contract's default, on loopback one from the seed.
std::string server_variable(Draft& draft, std::string_view name) {
  if (const auto found = draft.server_variables.find(name); found != draft.server_variables.end())
    return found->second;
  const auto& given = draft.destination.server_variables;
  if (const auto found = given.find(name); found != given.end()) return found->second;
  if (const auto* variable = draft.scope.named(name)) return to_text(variable->value);
  for (const auto& variable : draft.server->variables) {
    if (variable.name == name && !variable.value.empty()) return variable.value;
  }
  if (draft.destination.fill_missing) {
    draft.built.filled.push_back(fmt::format("server variable `{}`", name));
    return to_text(generate::variable(draft.scope.world().seed, name, nullptr));
  }
  draft.error("no-server-variable",
              draft.spec.span,
              fmt::format("nothing gives the server's `{}` a value", name),
              fmt::format("add `vars: {{{}: …}}` to the target", name));
  return {};
}

std::string server_url(Draft& draft) {
  if (draft.server == nullptr) return {};
  return expand(draft.server->url, [&](std::string_view name) {
    const auto value = server_variable(draft, name);
    if (!draft.out.has_errors())
      check_path_value(draft, fmt::format("the server's `{}`", name), value, draft.spec.span);
    return http::percent_encode(value);
  });
}

/// Scheme, host and port that the server's URL begins with; its path alone when it is relative.
std::string_view path_of(std::string_view url) {
  const auto authority = url.find("://");
  if (authority == std::string_view::npos) return url;
  const auto slash = url.find('/', authority + 3);
  return slash == std::string_view::npos ? std::string_view() : url.substr(slash);
}

/// What the operation's path is put behind, without a slash at its end.
std::optional<std::string> base_url(Draft& draft) {
  const auto of_server = server_url(draft);
  std::string base;
  if (const auto& target = draft.destination.base) {
    base = fmt::format("{}://{}{}",
                       target->scheme,
                       target->authority(),
                       target->path == "/" ? path_of(of_server) : target->path);
  } else if (of_server.find("://") != std::string::npos) {
    base = of_server;
  } else {
    draft.error("no-url",
                draft.spec.span,
                "neither the target nor the contract says where this request goes",
                "run with `--target URL`, or give the target a `url`");
    return std::nullopt;
  }
  while (base.ends_with('/'))
    base.pop_back();
  return base;
}

/// The path of a raw request, each `${…}` in it encoded and, in a destructive one, looked at.
std::optional<std::string> raw_location(Draft& draft, const Template& location) {
  const bool is_url = location.scalar.starts_with("${");
  auto text = substitute_text(
      location.scalar, location.span, draft.scope, draft.out, [&](std::string_view value) {
        check_path_value(draft, "a variable", value, location.span);
        // A URL that begins with a variable has its scheme and host from it.
        return is_url && value.find("://") != std::string_view::npos ? std::string(value)
                                                                     : http::percent_encode(value);
      });
  if (!text) return std::nullopt;
  if (text->secret) draft.carries_secret = true;
  const auto path = path_of(std::string_view(text->text).substr(0, text->text.find('?')));
  const auto inner = path.substr(path.empty() ? 0 : 1);
  // Each segment as it will be sent: `//` and `/../` of a literal count as well. A slash at the end
  // is a path's own.
  if (draft.destructive && !inner.empty()) {
    for (std::size_t begin = 0; begin <= inner.size();) {
      const auto end = std::min(inner.find('/', begin), inner.size());
      const auto segment = inner.substr(begin, end - begin);
      if (end < inner.size() || !segment.empty())
        check_path_value(draft, "a segment", segment, location.span);
      begin = end + 1;
    }
  }
  return std::move(text->text);
}

std::optional<std::string> location(Draft& draft) {
  const auto& spec = draft.spec;
  if (spec.url.is(tree::Kind::string)) return raw_location(draft, spec.url);
  auto base = base_url(draft);
  if (!base) return std::nullopt;
  if (spec.path.is(tree::Kind::string)) {
    const auto path = raw_location(draft, spec.path);
    if (!path) return std::nullopt;
    return *base + *path;
  }
  return *base + expand(draft.built.operation->path, [&](std::string_view name) {
    const auto found = draft.path_values.find(name);
    return found == draft.path_values.end() ? std::string() : http::percent_encode(found->second);
  });
}

/// Whether the host is on the list as it counts (architecture, section 7): the base URL's own, then
/// the server's, where none is given.
bool is_listed(Draft& draft, const http::Url& url) {
  const auto authority = url.authority();
  const auto& hosts = draft.destination.hosts;
  if (!hosts.empty()) return std::find(hosts.begin(), hosts.end(), authority) != hosts.end();
  if (draft.destination.base) return draft.destination.base->authority() == authority;
  const auto server = http::read_url(server_url(draft));
  if (server) return server->authority() == authority;
  // No contract and no target: the case's own URL is all there is.
  return draft.contract == nullptr;
}

void check_host(Draft& draft, const http::Url& url) {
  if (!is_listed(draft, url)) {
    draft.error("host-not-listed",
                draft.spec.span,
                fmt::format("`{}` is not a host that this target may be asked at", url.authority()),
                "add it to the target's `hosts`");
  }
  if (url.scheme == "http" && draft.carries_secret && !http::is_loopback(url)) {
    draft.error("plain-http",
                draft.spec.span,
                fmt::format("credentials would go over plain http to `{}`", url.authority()),
                "use an `https://` URL");
  }
}

}  // namespace

void write_url(Draft& draft) {
  auto text = location(draft);
  if (!text || draft.out.has_errors()) return;
  for (const auto& [name, value] : draft.query) {
    const bool first = text->find('?') == std::string::npos;
    *text += fmt::format(
        "{}{}={}", first ? '?' : '&', http::percent_encode(name), http::percent_encode(value));
  }
  const auto url = http::read_url(*text);
  if (!url) {
    draft.report(url.error(), draft.spec.span);
    return;
  }
  check_host(draft, *url);
  draft.built.request.url = url->to_string();
}

}  // namespace assay::cases
