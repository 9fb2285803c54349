#include <array>

#include <fmt/format.h>

#include "cases/reader.h"
#include "cases/syntax.h"
#include "http/message.h"
#include "tree/pointer.h"

namespace assay::cases {
namespace {

using tree::Kind;
using tree::Member;
using Field = tree::Field<Step, Reader>;

bool is_name(std::string_view text) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  if (text.empty() || !is_letter(text.front())) return false;
  for (const char c : text) {
    if (!is_letter(c) && !(c >= '0' && c <= '9')) return false;
  }
  return true;
}

/// `/json/pointer`, `header X`, `cookie X` or `matches …`.
std::optional<Capture> read_capture(const Named& named, const Reader& reader) {
  Capture capture{.name = named.name, .what = {}, .span = named.value.span};
  const auto written = named.value.scalar;
  if (!named.value.is(Kind::string)) {
    reader.wrong_type(named.name, named.value, "a string");
    return std::nullopt;
  }
  if (!is_name(named.name)) {
    reader.error("bad-name",
                 named.span,
                 fmt::format("`{}` is no name that `${{…}}` can take", text::printable(named.name)),
                 "use letters, digits and `_`, beginning with a letter");
    return std::nullopt;
  }
  if (written.empty() || written.starts_with('/')) {
    if (const auto pointer = tree::Pointer::read(written); !pointer) {
      reader.error(
          "bad-pointer",
          named.value.span,
          fmt::format(
              "`{}` is no JSON Pointer: {}", text::printable(written), pointer.error().message));
      return std::nullopt;
    }
    capture.what = written;
    return capture;
  }
  static constexpr std::array<std::pair<std::string_view, Capture::From>, 3> sources{
      {{"header ", Capture::From::header},
       {"cookie ", Capture::From::cookie},
       {"matches ", Capture::From::matches}}};
  for (const auto& [word, from] : sources) {
    if (!written.starts_with(word) || written.size() == word.size()) continue;
    capture.from = from;
    capture.what = written.substr(word.size());
    if (from == Capture::From::matches) check_pattern(capture.what, capture.span, reader);
    if (from == Capture::From::matches || is_token(capture.what)) return capture;
  }
  reader.error("bad-capture",
               named.value.span,
               fmt::format("`{}` says not what to capture", text::printable(written)),
               "write `/json/pointer`, `header NAME`, `cookie NAME` or `matches PATTERN`");
  return std::nullopt;
}

constexpr std::array<Field, 7> step_fields{{
    {"capture",
     [](const Member& member, Step& into, Reader& reader) {
       into.captures = read_capture_list(member, reader);
     }},
    {"expect",
     [](const Member& member, Step& into, Reader& reader) {
       into.expect = read_expectation(member.value, member.key_span, reader);
     }},
    {"name",
     [](const Member& member, Step& into, Reader& reader) {
       into.name = reader.text(member).value_or("");
     }},
    {"request",
     [](const Member& member, Step& into, Reader& reader) {
       into.request = read_request(member.value, member.key_span, reader);
     },
     tree::Need::required},
    {"retry",
     [](const Member& member, Step& into, Reader& reader) {
       into.retries = static_cast<unsigned>(reader.integer(member, 0, 10).value_or(0));
     }},
    {"timeout",
     [](const Member& member, Step& into, Reader& reader) {
       into.timeout = reader.duration(member).value_or(into.timeout);
     }},
    {"until",
     [](const Member& member, Step& into, Reader& reader) {
       into.until = read_until(member.value, member.key_span, reader);
     }},
}};

struct UseOnly {
  std::vector<Step> steps;
};

constexpr std::array<tree::Field<UseOnly, Reader>, 1> use_fields{{
    {"use",
     [](const Member& member, UseOnly& into, Reader& reader) {
       into.steps = read_use(member, reader);
     },
     tree::Need::required},
}};

}  // namespace

std::vector<Capture> read_capture_list(const Member& member, Reader& reader) {
  std::vector<Capture> captures;
  for (const auto& named : reader.named(member)) {
    if (auto capture = read_capture(named, reader)) captures.push_back(std::move(*capture));
  }
  return captures;
}

void apply_defaults(Step& step, const Defaults& defaults) {
  if (step.timeout == base::Duration::zero()) step.timeout = defaults.timeout;
  if (step.retries == 0) step.retries = defaults.retries;
  if (!step.expect.undocumented) step.expect.undocumented = defaults.undocumented;
  for (const auto& header : defaults.headers) {
    bool own = false;
    for (const auto& each : step.request.headers)
      own = own || http::equal_ignoring_case(each.name, header.name);
    if (!own) step.request.headers.push_back(header);
  }
}

std::vector<Step> read_steps(const Member& member, Reader& reader) {
  std::vector<Step> steps;
  const auto* items = reader.sequence(member);
  if (items == nullptr) return steps;
  if (items->empty()) {
    reader.error("no-steps",
                 member.value.span,
                 fmt::format("`{}` is an empty sequence", member.key),
                 "add a step");
  }
  for (const auto& item : *items) {
    if (item.is(Kind::mapping) && item.find("use") != nullptr) {
      UseOnly used;
      tree::read_form(item, item.span, "step that uses fragments", use_fields, used, reader);
      steps.insert(steps.end(), used.steps.begin(), used.steps.end());
      continue;
    }
    Step step;
    step.span = item.span;
    tree::read_form(item, item.span, "step", step_fields, step, reader);
    apply_defaults(step, reader.defaults);
    steps.push_back(std::move(step));
  }
  return steps;
}

std::vector<Step> read_use(const Member& member, Reader& reader) {
  std::vector<Step> steps;
  for (const auto& name : reader.texts(member)) {
    const auto found = reader.fragments.find(name.value);
    if (found != reader.fragments.end()) {
      steps.insert(steps.end(), found->second.begin(), found->second.end());
      continue;
    }
    std::vector<std::string_view> known;
    for (const auto& [each, unused] : reader.fragments)
      known.push_back(each);
    reader.error("unknown-fragment",
                 name.span,
                 fmt::format("there is no fragment `{}` in this file or in what it imports",
                             text::printable(name.value)),
                 text::suggestion(name.value, known));
  }
  return steps;
}

std::vector<tree::FormKeys> step_forms() {
  return {tree::keys_of("step", step_fields),
          tree::keys_of("step that uses fragments", use_fields)};
}

}  // namespace assay::cases
