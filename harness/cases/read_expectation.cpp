#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cases/reader.h"
#include "cases/syntax.h"
#include "tree/pointer.h"

namespace assay::cases {
namespace {

using tree::Kind;
using tree::Member;
using Field = tree::Field<Expectation, Reader>;

/// `200` or `2xx`.
bool is_status(std::string_view text) {
  if (text.size() != 3 || text[0] < '1' || text[0] > '9') return false;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return text.substr(1) == "xx" || (is_digit(text[1]) && is_digit(text[2]));
}

void add_status(const tree::Node& node, Expectation& into, const Reader& reader) {
  std::string written(node.scalar);
  std::transform(
      written.begin(), written.end(), written.begin(), [](char c) { return c == 'X' ? 'x' : c; });
  if ((node.is(Kind::integer) || node.is(Kind::string)) && is_status(written)) {
    into.status.push_back(std::move(written));
    return;
  }
  reader.error("bad-status",
               node.span,
               node.scalar.empty() ? "this is no status"
                                   : fmt::format("`{}` is no status", text::printable(node.scalar)),
               "write `200`, `2xx`, or `[200, 204]`");
}

void read_status(const Member& member, Expectation& into, Reader& reader) {
  into.status_span = member.value.span;
  if (!member.value.is(Kind::sequence)) {
    add_status(member.value, into, reader);
    return;
  }
  if (member.value.items.empty()) {
    reader.error(
        "bad-status", member.value.span, "`status` is an empty sequence, which no answer can have");
  }
  for (const auto& item : member.value.items)
    add_status(item, into, reader);
}

void read_header_assertions(const Member& member, Expectation& into, Reader& reader) {
  for (const auto& header : reader.named(member)) {
    if (!is_token(header.name)) {
      reader.error("bad-header-name",
                   header.span,
                   fmt::format("`{}` is no header name: it has other characters than a token",
                               text::printable(header.name)));
      continue;
    }
    into.headers.push_back({header.name, read_matchers(header.value, reader), header.span});
  }
}

void read_body_assertions(const Member& member, Expectation& into, Reader& reader) {
  for (const auto& place : reader.named(member)) {
    if (const auto pointer = tree::Pointer::read(place.name); !pointer) {
      reader.error(
          "bad-pointer",
          place.span,
          fmt::format(
              "`{}` is no JSON Pointer: {}", text::printable(place.name), pointer.error().message),
          place.name.starts_with('/') ? ""
                                      : fmt::format("write `/{}`", text::printable(place.name)));
      continue;
    }
    into.body.push_back({place.name, read_matchers(place.value, reader), place.span});
  }
}

void read_schema(const Member& member, Expectation& into, Reader& reader) {
  into.schema_span = member.value.span;
  const auto written = reader.text(member);
  if (!written) return;
  if (*written == "none") {
    into.schema = *written;
  } else if (const auto path = reader.inside(*written, member.value.span)) {
    into.schema = *path;
  }
}

constexpr std::array<Field, 1> time_fields{{
    {"under",
     [](const Member& member, Expectation& into, Reader& reader) {
       into.under = reader.duration(member);
       into.under_span = member.value.span;
     },
     tree::Need::required},
}};

constexpr std::array<Field, 7> expectation_fields{{
    {"body", read_body_assertions},
    {"error",
     [](const Member& member, Expectation& into, Reader& reader) {
       into.error = reader.text(member).value_or("");
       into.error_span = member.value.span;
     }},
    {"headers", read_header_assertions},
    {"schema", read_schema},
    {"status", read_status},
    {"time",
     [](const Member& member, Expectation& into, Reader& reader) {
       tree::read_form(member.value, member.key_span, "time limit", time_fields, into, reader);
     }},
    {"undocumented",
     [](const Member& member, Expectation& into, Reader& reader) {
       const auto choice = reader.choice(member, {"off", "warn", "fail"});
       if (choice) into.undocumented = static_cast<Undocumented>(*choice);
     }},
}};

using UntilField = tree::Field<Until, Reader>;

/// A key of an expectation, read inside `until`.
template <std::size_t index>
void forward(const Member& member, Until& into, Reader& reader) {
  expectation_fields[index].read(member, into.expect, reader);
}

template <std::size_t... index>
constexpr auto make_until_fields(std::index_sequence<index...>) {
  return std::array<UntilField, sizeof...(index) + 2>{{
      UntilField{expectation_fields[index].key, forward<index>}...,
      UntilField{"every",
                 [](const Member& member, Until& into, Reader& reader) {
                   into.every = reader.duration(member).value_or(into.every);
                 }},
      UntilField{"within",
                 [](const Member& member, Until& into, Reader& reader) {
                   into.within = reader.duration(member).value_or(into.within);
                 },
                 tree::Need::required},
  }};
}
constexpr auto until_fields =
    make_until_fields(std::make_index_sequence<expectation_fields.size()>());

}  // namespace

Expectation read_expectation(const tree::Node& node, text::Span at, Reader& reader) {
  Expectation expect;
  expect.span = at;
  tree::read_form(node, at, "expectation", expectation_fields, expect, reader);
  return expect;
}

Until read_until(const tree::Node& node, text::Span at, Reader& reader) {
  Until until;
  until.span = at;
  until.expect.span = at;
  tree::read_form(node, at, "until", until_fields, until, reader);
  if (node.is(Kind::mapping) && node.members.size() <= 2 && until.within > base::Duration::zero() &&
      until.expect.status.empty() && until.expect.error.empty() && until.expect.body.empty() &&
      until.expect.headers.empty()) {
    reader.error("empty-until",
                 at,
                 "this `until` says nothing of the answer to wait for",
                 "add `status:` or `body:`");
  }
  return until;
}

std::vector<tree::FormKeys> expectation_forms() {
  return {tree::keys_of("expectation", expectation_fields),
          tree::keys_of("time limit", time_fields),
          tree::keys_of("until", until_fields)};
}

}  // namespace assay::cases
