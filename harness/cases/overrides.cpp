#include "cases/overrides.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "tree/read.h"

namespace assay::cases {
namespace {

using tree::Kind;
using tree::Member;
using tree::Node;
using Reader = tree::FormReader;
using Field = tree::Field<Patch, Reader>;

text::Spanned<std::string> spanned(const Member& member, const Reader& reader) {
  return {reader.text(member).value_or(""), member.value.span};
}

/// A mapping whose keys are those of a table that is read later, with the case.
void take_mapping(const Member& member, Node& into, const Reader& reader) {
  if (reader.mapping(member) != nullptr) into = member.value;
}

/// The keys are read and checked; the values, once they stand in a case.
struct Seen {};
using SeenField = tree::Field<Seen, Reader>;
void take_nothing(const Member&, Seen&, Reader&) {}

constexpr std::array<SeenField, 2> skip_fields{{
    {"on", take_nothing, tree::Need::required},
    {"unless", take_nothing},
}};

constexpr std::array<SeenField, 2> step_fields{{
    {"expect", [](const Member& member, Seen&, Reader& reader) { (void)reader.mapping(member); }},
    {"request", [](const Member& member, Seen&, Reader& reader) { (void)reader.mapping(member); }},
}};

void read_skip(const Member& member, Patch& into, Reader& reader) {
  Seen seen;
  tree::read_form(member.value, member.key_span, "skip of an override", skip_fields, seen, reader);
  into.skip = member.value;
}

void read_steps(const Member& member, Patch& into, Reader& reader) {
  const auto* steps = reader.mapping(member);
  if (steps == nullptr) return;
  for (const auto& step : *steps) {
    Seen seen;
    tree::read_form(step.value, step.key_span, "step of an override", step_fields, seen, reader);
  }
  into.steps = member.value;
}

constexpr std::array<Field, 10> patch_fields{{
    {"because",
     [](const Member& member, Patch& into, Reader& reader) {
       into.because = reader.text(member).value_or("");
     },
     tree::Need::required},
    {"case",
     [](const Member& member, Patch& into, Reader& reader) { into.cases = reader.texts(member); },
     tree::Need::required},
    {"clause",
     [](const Member& member, Patch& into, Reader& reader) {
       into.clause = spanned(member, reader);
     },
     tree::Need::required},
    {"drop",
     [](const Member& member, Patch& into, Reader& reader) {
       if (!member.value.is(Kind::boolean))
         reader.wrong_type(member.key, member.value, "`true` or `false`");
       into.drop = member.value.scalar == "true";
     }},
    {"expect",
     [](const Member& member, Patch& into, Reader& reader) {
       take_mapping(member, into.expect, reader);
     }},
    {"request",
     [](const Member& member, Patch& into, Reader& reader) {
       take_mapping(member, into.request, reader);
     }},
    {"says",
     [](const Member& member, Patch& into, Reader& reader) { into.says = spanned(member, reader); },
     tree::Need::required},
    {"skip", read_skip},
    {"steps", read_steps},
    {"title",
     [](const Member& member, Patch& into, Reader& reader) {
       if (reader.text(member)) into.title = member.value;
     }},
}};

bool is_said(const Node& node) {
  return !node.is(Kind::null);
}

/// A patch does one thing at least, and nothing to a case that it drops.
void check_deed(const Patch& patch, const Reader& reader) {
  const bool changes = is_said(patch.request) || is_said(patch.expect) || is_said(patch.skip) ||
                       is_said(patch.steps) || is_said(patch.title);
  if (patch.drop && changes) {
    reader.error("override-drops",
                 patch.span,
                 "this override drops its case and changes it too",
                 "remove `drop`, or all else that it changes");
  } else if (!patch.drop && !changes) {
    reader.error("override-nothing",
                 patch.span,
                 "this override changes nothing",
                 "add `expect`, `request`, `steps`, `skip`, `title` or `drop: true`");
  }
}

void check_twice(const Overrides& overrides, const Reader& reader) {
  std::map<std::string_view, text::Span> seen;
  for (const auto& patch : overrides.patches) {
    for (const auto& id : patch.cases) {
      const auto [first, fresh] = seen.emplace(id.value, id.span);
      if (fresh) continue;
      reader.out.add({.severity = text::Severity::error,
                      .code = "cases.override-twice",
                      .message = fmt::format("`{}` is overridden twice", text::printable(id.value)),
                      .span = id.span,
                      .related = {{first->second, "first here"}},
                      .advice = "put both changes into one override"});
    }
  }
}

struct Draft {
  const Member* patches = nullptr;
};
using FileField = tree::Field<Draft, Reader>;

constexpr std::array<FileField, 2> file_fields{{
    {"assay",
     [](const Member& member, Draft&, Reader& reader) { (void)reader.integer(member, 1, 1); },
     tree::Need::required},
    {"overrides",
     [](const Member& member, Draft& into, Reader&) { into.patches = &member; },
     tree::Need::required},
}};

/// Members of `changes` take the place of those of `into`; one that is null is taken away.
void merge(const Node& changes, Node& into) {
  into.kind = Kind::mapping;
  for (const auto& change : changes.members) {
    auto there = std::find_if(into.members.begin(), into.members.end(), [&](const auto& member) {
      return member.key == change.key;
    });
    if (change.value.is(Kind::null)) {
      if (there != into.members.end()) into.members.erase(there);
    } else if (there == into.members.end()) {
      into.members.push_back(change);
    } else {
      *there = change;
    }
  }
}

/// Merges into the member of that name, which is made when it is not there.
void merge_member(std::string_view key, const Node& changes, Node& into) {
  if (!is_said(changes)) return;
  for (auto& member : into.members) {
    if (member.key == key) return merge(changes, member.value);
  }
  Member made{.key = key, .key_span = changes.span, .value = {}};
  made.value.span = changes.span;
  merge(changes, made.value);
  into.members.push_back(std::move(made));
}

Node* step_called(std::string_view name, Node& test) {
  for (auto& member : test.members) {
    if (member.key != "steps") continue;
    for (auto& step : member.value.items) {
      if (step.string_at("name") == name) return &step;
    }
  }
  return nullptr;
}

}  // namespace

const Patch* Overrides::find(std::string_view id) const {
  for (const auto& patch : patches) {
    for (const auto& each : patch.cases) {
      if (each.value == id) return &patch;
    }
  }
  return nullptr;
}

std::optional<Overrides> read_overrides(text::SourceMap& sources,
                                        base::FileSystem& files,
                                        const std::string& path,
                                        text::Diagnostics& out) {
  auto content = files.read(path);
  text::Diagnostics own;
  Reader reader("cases", own);
  Overrides overrides{.path = path, .patches = {}};
  if (!content) {
    reader.error("unreadable-file", {}, text::printable(content.error().message));
  } else {
    const auto source = sources.add(path, std::move(*content));
    const text::Span start{.source = source.source, .begin = source.begin, .end = source.begin};
    Draft draft;
    const auto root = tree::read_yaml(sources, source, own);
    if (root && tree::read_form(*root, start, "overrides file", file_fields, draft, reader) &&
        draft.patches != nullptr) {
      const auto* items = reader.sequence(*draft.patches);
      for (const auto& item : items == nullptr ? tree::Nodes{} : *items) {
        Patch patch;
        patch.span = item.span;
        if (tree::read_form(item, item.span, "override", patch_fields, patch, reader))
          check_deed(patch, reader);
        overrides.patches.push_back(std::move(patch));
      }
      check_twice(overrides, reader);
    }
  }
  for (const auto& problem : own.items())
    out.add(problem);
  if (own.has_errors()) return std::nullopt;
  return overrides;
}

Node apply(const Patch& patch, const Node& node, text::Diagnostics& out) {
  auto patched = node;
  if (is_said(patch.title)) {
    Node title;
    title.kind = Kind::mapping;
    title.members.push_back({.key = "title", .key_span = patch.title.span, .value = patch.title});
    merge(title, patched);
  }
  merge_member("request", patch.request, patched);
  merge_member("expect", patch.expect, patched);
  if (is_said(patch.skip)) {
    auto skip = patch.skip;
    Node because;
    because.kind = Kind::string;
    because.scalar = patch.because;
    because.span = patch.span;
    skip.members.push_back({.key = "because", .key_span = patch.span, .value = because});
    merge_member("skip", skip, patched);
  }
  for (const auto& member : patch.steps.members) {
    auto* step = step_called(member.key, patched);
    if (step == nullptr) {
      out.error(
          "cases.override-no-step",
          member.key_span,
          fmt::format(
              "the case `{}` has no step `{}`", node.string_at("id"), text::printable(member.key)));
      continue;
    }
    if (const auto* request = member.value.find("request"))
      merge_member("request", *request, *step);
    if (const auto* expect = member.value.find("expect")) merge_member("expect", *expect, *step);
  }
  return patched;
}

std::vector<tree::FormKeys> override_forms() {
  return {tree::keys_of("overrides file", file_fields),
          tree::keys_of("override", patch_fields),
          tree::keys_of("skip of an override", skip_fields),
          tree::keys_of("step of an override", step_fields)};
}

}  // namespace assay::cases
