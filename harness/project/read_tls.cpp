#include <array>

#include <fmt/format.h>

#include "http/url.h"
#include "project/reader.h"

namespace assay::project {
namespace {

using tree::Member;

std::string path_of(const Member& member, const Reader& reader) {
  const auto written = reader.text(member);
  if (!written) return {};
  return reader.inside(*written, member.value.span).value_or("");
}

constexpr std::array<tree::Field<Tls, Reader>, 3> tls_fields{{
    {"ca",
     [](const Member& member, Tls& into, Reader& reader) { into.ca = path_of(member, reader); }},
    {"cert",
     [](const Member& member, Tls& into, Reader& reader) { into.cert = path_of(member, reader); }},
    {"key",
     [](const Member& member, Tls& into, Reader& reader) {
       into.key = read_value(member, reader);
       if (!into.key || is_secret(*into.key)) return;
       reader.open_secret("the private key", member.key_span);
     }},
}};

}  // namespace

bool is_secret(const Value& value) {
  return value.from == Value::From::secret || value.from == Value::From::secret_file;
}

void read_tls(const Member& member, Target& into, Reader& reader) {
  Tls tls{.span = member.key_span};
  const bool known =
      tree::read_form(member.value, member.key_span, "tls setting", tls_fields, tls, reader);
  if (known && (member.value.find("cert") != nullptr) != (member.value.find("key") != nullptr)) {
    reader.error("half-a-certificate",
                 member.key_span,
                 "a client certificate needs both `cert` and `key`",
                 "add the one that is missing");
  }
  into.tls = std::move(tls);
}

void check_tls(const Target& target, const Reader& reader) {
  if (!target.tls) return;
  const auto url = http::read_url(target.url);
  if (target.mock || (url && url->scheme == "http")) {
    reader.error("tls-unused",
                 target.tls->span,
                 fmt::format("the target `{}` has `tls`, but speaks {}",
                             target.name,
                             target.mock ? "to the embedded mock" : "plain http"),
                 "remove it, or write `https://` in its `url`");
  }
}

std::vector<tree::FormKeys> tls_forms() {
  return {tree::keys_of("tls setting", tls_fields)};
}

}  // namespace assay::project
