#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "http/url.h"
#include "project/reader.h"

namespace assay::project {
namespace {

using tree::Kind;
using tree::Member;
using tree::Need;

bool is_scalar(const tree::Node& node) {
  return !node.is(Kind::sequence) && !node.is(Kind::mapping);
}

std::string text_of(const Member& member, const Reader& reader) {
  return reader.text(member).value_or("");
}

constexpr std::array<tree::Field<Value, Reader>, 3> value_fields{{
    {"env",
     [](const Member& member, Value& into, Reader& reader) {
       into.from = Value::From::environment;
       into.text = text_of(member, reader);
     }},
    {"secret",
     [](const Member& member, Value& into, Reader& reader) {
       into.from = Value::From::secret;
       into.text = text_of(member, reader);
     }},
    {"secret_file",
     [](const Member& member, Value& into, Reader& reader) {
       // Such a file usually lies outside of the project (/run/secrets/…), and is named by its
       // owner.
       into.from = Value::From::secret_file;
       into.text = base::join_path(reader.folder, text_of(member, reader));
     }},
}};

void read_credentials(const Member& member, Target& into, Reader& reader) {
  const auto* sets = reader.mapping(member);
  if (sets == nullptr) return;
  for (const auto& set : *sets) {
    const auto* schemes = reader.mapping(set);
    if (schemes == nullptr) continue;
    auto& values = into.credentials[std::string(set.key)];
    for (const auto& scheme : *schemes) {
      const auto value = read_value(scheme, reader);
      if (!value) continue;
      if (is_secret(*value)) {
        values.emplace(scheme.key, *value);
        continue;
      }
      reader.open_secret(fmt::format("the credentials of `{}`", scheme.key), scheme.key_span);
    }
  }
}

constexpr std::array<tree::Field<Reach, Reader>, 2> reach_fields{{
    {"use",
     [](const Member& member, Reach& into, Reader& reader) { into.use = text_of(member, reader); }},
    {"vars",
     [](const Member& member, Reach& into, Reader& reader) {
       into.vars = read_values(member, reader);
     }},
}};

void read_given(const Member& member, Target& into, Reader& reader) {
  const auto* resources = reader.mapping(member);
  if (resources == nullptr) return;
  for (const auto& resource : *resources) {
    const auto* states = reader.mapping(resource);
    if (states == nullptr) continue;
    for (const auto& state : *states) {
      static constexpr std::array<std::string_view, 3> known{
          "present", "absent", "with_dependents"};
      if (std::find(known.begin(), known.end(), state.key) == known.end()) {
        reader.unknown_key(state, "state", {known.begin(), known.end()});
        continue;
      }
      Reach reach;
      reach.span = state.key_span;
      const bool complete = tree::read_form(
          state.value, state.key_span, "way to a state", reach_fields, reach, reader);
      if (complete && reach.use.empty() && reach.vars.empty()) {
        reader.error("empty-given",
                     state.key_span,
                     "this says not how to reach the state",
                     "add `use:` or `vars:`");
      }
      into.given[std::string(resource.key)].emplace(state.key, std::move(reach));
    }
  }
}

void read_hosts(const Member& member, Target& into, Reader& reader) {
  for (const auto& host : reader.texts(member)) {
    // A list entry is an authority and nothing else; the URL reader normalises it as it will the
    // request's.
    const auto url = http::read_url("https://" + host.value);
    const auto colon = host.value.rfind(':');
    const bool has_port =
        colon != std::string::npos && host.value.find(']', colon) == std::string::npos;
    if (url && has_port && host.value.find_first_of("/?#*%") == std::string::npos) {
      into.hosts.push_back(url->authority());
      continue;
    }
    reader.error("bad-host",
                 host.span,
                 fmt::format("`{}` is no host with its port", text::printable(host.value)),
                 "write exactly one host as `api.example.com:443`; there are no wildcards");
  }
}

void read_url(const Member& member, std::string& into, Reader& reader) {
  const auto written = reader.text(member);
  if (!written) return;
  const auto url = http::read_url(*written);
  if (url) {
    into = *written;
    return;
  }
  reader.error("bad-url", member.value.span, text::printable(url.error().message));
}

constexpr std::array<tree::Field<Target, Reader>, 12> target_fields{{
    {"allow",
     [](const Member& member, Target& into, Reader& reader) {
       const auto items = reader.texts(member);
       for (const auto& item : items) {
         static constexpr std::array<std::string_view, 2> known{"coercible-ids", "destructive"};
         if (std::find(known.begin(), known.end(), item.value) != known.end()) {
           into.allow.push_back(item.value);
           continue;
         }
         reader.error(
             "wrong-value",
             item.span,
             fmt::format("`{}` is nothing that a target can allow", text::printable(item.value)),
             text::suggestion(item.value, {known.begin(), known.end()}));
       }
     }},
    {"credentials", read_credentials},
    {"given", read_given},
    {"hosts", read_hosts},
    {"mock",
     [](const Member& member, Target& into, Reader& reader) {
       if (!member.value.is(Kind::boolean))
         reader.wrong_type(member.key, member.value, "`true` or `false`");
       into.mock = member.value.scalar == "true";
     }},
    {"rate",
     [](const Member& member, Target& into, Reader& reader) {
       const auto written = reader.text(member);
       if (!written) return;
       const auto rate = read_rate(*written);
       into.rate = rate.value_or(0);
       if (!rate) {
         reader.error("bad-rate",
                      member.value.span,
                      fmt::format("`{}` is no rate", text::printable(*written)),
                      "write `4/s` or `90/m`");
       }
     }},
    {"retries",
     [](const Member& member, Target& into, Reader& reader) {
       into.retries = static_cast<unsigned>(reader.integer(member, 0, 10).value_or(0));
     }},
    {"server",
     [](const Member& member, Target& into, Reader& reader) {
       into.server = text_of(member, reader);
     }},
    {"state_url",
     [](const Member& member, Target& into, Reader& reader) {
       read_url(member, into.state_url, reader);
     }},
    {"tls", read_tls},
    {"url",
     [](const Member& member, Target& into, Reader& reader) {
       read_url(member, into.url, reader);
     }},
    {"vars",
     [](const Member& member, Target& into, Reader& reader) {
       into.vars = read_values(member, reader);
     }},
}};

/// What no key says alone.
void check_target(const Member& member, const Target& target, const Reader& reader) {
  if (!target.mock && target.url.empty() && target.server.empty() &&
      member.value.find("url") == nullptr) {
    reader.error(
        "no-url",
        member.key_span,
        fmt::format("the target `{}` has neither `mock: true` nor `url` nor `server`", member.key),
        "add the one that says where its requests go");
  }
  if (target.mock && !target.url.empty()) {
    reader.error("mock-and-url",
                 member.key_span,
                 fmt::format("the target `{}` is the mock and has a `url`", member.key));
  }
  check_tls(target, reader);
  const auto url = http::read_url(target.url);
  if (!url) return;
  const auto at = member.value.find("url")->span;
  if (!target.hosts.empty() &&
      std::find(target.hosts.begin(), target.hosts.end(), url->authority()) == target.hosts.end()) {
    reader.error("host-not-listed",
                 at,
                 fmt::format("`{}` is not among the `hosts` of this target", url->authority()),
                 fmt::format("add \"{}\", or drop `hosts`", url->authority()));
  }
  if (url->scheme == "http" && !http::is_loopback(*url) && !target.credentials.empty()) {
    reader.error("plain-http",
                 at,
                 "credentials would go over plain http to another machine",
                 "use `https://`");
  }
}

}  // namespace

std::optional<double> read_rate(std::string_view text) {
  constexpr double minute = 60;
  double count = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), count);
  const auto unit = text.substr(static_cast<std::size_t>(parsed.ptr - text.data()));
  if (parsed.ec != std::errc{} || !(count > 0) || count > 1'000'000) return std::nullopt;
  if (unit == "/s") return count;
  if (unit == "/m") return count / minute;
  return std::nullopt;
}

std::optional<Value> read_value(const Member& member, Reader& reader) {
  Value value{.span = member.value.span};
  if (is_scalar(member.value)) {
    if (member.value.is(Kind::null)) {
      reader.wrong_type(member.key, member.value, "a value");
      return std::nullopt;
    }
    value.literal = member.value;
    value.text = member.value.scalar;
    return value;
  }
  const bool known =
      tree::read_form(member.value, member.key_span, "value", value_fields, value, reader);
  if (!known) return std::nullopt;
  if (member.value.members.size() == 1 && !value.text.empty()) return value;
  reader.error(
      "bad-value",
      member.value.span,
      fmt::format("`{}` needs exactly one of `env`, `secret` and `secret_file`, with a name",
                  member.key));
  return std::nullopt;
}

std::vector<std::pair<std::string, Value>> read_values(const Member& member, Reader& reader) {
  std::vector<std::pair<std::string, Value>> values;
  const auto* members = reader.mapping(member);
  if (members == nullptr) return values;
  for (const auto& each : *members) {
    if (auto value = read_value(each, reader)) values.emplace_back(each.key, std::move(*value));
  }
  return values;
}

Target read_target(const Member& member, Reader& reader) {
  Target target;
  target.name = member.key;
  target.span = member.key_span;
  if (member.key == "url" || member.key == "target" ||
      member.key.find("://") != std::string_view::npos) {
    reader.error("bad-name",
                 member.key_span,
                 fmt::format("`{}` cannot be the name of a target: it has a meaning of its own",
                             text::printable(member.key)));
  }
  tree::read_form(member.value, member.key_span, "target", target_fields, target, reader);
  if (member.value.is(Kind::mapping)) check_target(member, target, reader);
  return target;
}

std::vector<tree::FormKeys> target_forms() {
  return {tree::keys_of("target", target_fields),
          tree::keys_of("value", value_fields),
          tree::keys_of("way to a state", reach_fields)};
}

}  // namespace assay::project
