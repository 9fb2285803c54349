#include <array>

#include <fmt/format.h>

#include "cases/reader.h"
#include "cases/syntax.h"

namespace assay::cases {
namespace {

using tree::Kind;
using tree::Member;

/// A case as it stands in the file: its single step and its rows apart.
struct Draft {
  Case test;
  Step step;
  bool has_request = false;
  bool has_steps = false;
  std::vector<Step> used;
  std::optional<std::vector<Row>> rows;
  text::Span step_key;  ///< of the last key that belongs to a single step
};
using Field = tree::Field<Draft, Reader>;

constexpr std::size_t csv_limit = std::size_t{64} << 20;

void read_id(const Member& member, Draft& into, Reader& reader) {
  into.test.span = member.value.span;
  const auto id = reader.text(member);
  if (!id) return;
  if (const auto fault = fault_of_id(*id)) {
    constexpr std::size_t shown = 60;
    reader.error("bad-id",
                 member.value.span,
                 fmt::format("the id `{}{}` {}",
                             text::printable(id->substr(0, shown)),
                             id->size() > shown ? "…" : "",
                             *fault));
    return;
  }
  into.test.id = *id;
}

void read_given(const Member& member, Draft& into, Reader& reader) {
  const auto* members = reader.mapping(member);
  if (members == nullptr) return;
  for (const auto& each : *members) {
    const auto choice = reader.choice(each, {"present", "absent", "with_dependents"});
    if (choice)
      into.test.given.push_back(
          {std::string(each.key), static_cast<Presence>(*choice), each.value.span});
  }
}

void read_each(const Member& member, Draft& into, Reader& reader) {
  into.rows.emplace();
  if (member.value.is(Kind::string)) {
    auto content = reader.load(member.value.scalar, member.value.span, csv_limit);
    if (!content) return;
    const auto source = reader.sources.add(base::join_path(reader.folder, member.value.scalar),
                                           std::move(*content));
    *into.rows = read_csv(source, reader);
    for (auto& row : *into.rows)
      row.file = base::join_path(reader.folder, member.value.scalar);
  } else if (member.value.is(Kind::sequence)) {
    for (const auto& item : member.value.items) {
      const Member row{"each", item.span, item};
      into.rows->push_back({.values = reader.named(row)});
    }
  } else {
    reader.wrong_type(member.key, member.value, "a sequence of mappings or the path of a CSV file");
    return;
  }
  if (into.rows->empty() && !reader.out.has_errors()) {
    reader.error(
        "empty-each", member.value.span, "`each` has no row, so that this case would never run");
  }
}

constexpr std::array<tree::Field<Skip, Reader>, 3> skip_fields{{
    {"because",
     [](const Member& member, Skip& into, Reader& reader) {
       into.because = reader.text(member).value_or("");
     },
     tree::Need::required},
    {"on",
     [](const Member& member, Skip& into, Reader& reader) {
       into.on = reader.text(member).value_or("");
     },
     tree::Need::required},
    {"unless",
     [](const Member& member, Skip& into, Reader& reader) {
       into.unless = reader.text(member).value_or("");
     }},
}};

void read_skip(const Member& member, Draft& into, Reader& reader) {
  Skip skip;
  skip.span = member.key_span;
  tree::read_form(member.value, member.key_span, "skip", skip_fields, skip, reader);
  into.test.skip = std::move(skip);
}

constexpr std::array<Field, 18> case_fields{{
    {"capture",
     [](const Member& member, Draft& into, Reader& reader) {
       into.step.captures = read_capture_list(member, reader);
       into.step_key = member.key_span;
     }},
    {"clauses",
     [](const Member& member, Draft& into, Reader& reader) {
       into.test.clauses = reader.texts(member);
     }},
    {"each", read_each},
    {"effect",
     [](const Member& member, Draft& into, Reader& reader) {
       const auto choice = reader.choice(member, {"read", "write", "destructive"});
       if (choice) into.test.effect = static_cast<Effect>(*choice);
     }},
    {"expect",
     [](const Member& member, Draft& into, Reader& reader) {
       into.step.expect = read_expectation(member.value, member.key_span, reader);
       into.step_key = member.key_span;
     }},
    {"finally",
     [](const Member& member, Draft& into, Reader& reader) {
       into.test.finally = read_steps(member, reader);
     }},
    {"given", read_given},
    {"id", read_id, tree::Need::required},
    {"request",
     [](const Member& member, Draft& into, Reader& reader) {
       into.step.request = read_request(member.value, member.key_span, reader);
       into.step.span = member.key_span;
       into.has_request = true;
     }},
    {"retry",
     [](const Member& member, Draft& into, Reader& reader) {
       into.step.retries = static_cast<unsigned>(reader.integer(member, 0, 10).value_or(0));
       into.step_key = member.key_span;
     }},
    {"setup",
     [](const Member& member, Draft& into, Reader& reader) {
       into.test.setup = read_steps(member, reader);
     }},
    {"skip", read_skip},
    {"steps",
     [](const Member& member, Draft& into, Reader& reader) {
       into.test.steps = read_steps(member, reader);
       into.has_steps = true;
     }},
    {"tags",
     [](const Member& member, Draft& into, Reader& reader) {
       for (auto& tag : reader.texts(member))
         into.test.tags.push_back(std::move(tag.value));
     }},
    {"timeout",
     [](const Member& member, Draft& into, Reader& reader) {
       into.step.timeout = reader.duration(member).value_or(into.step.timeout);
       into.step_key = member.key_span;
     }},
    {"title",
     [](const Member& member, Draft& into, Reader& reader) {
       into.test.title = reader.text(member).value_or("");
     }},
    {"until",
     [](const Member& member, Draft& into, Reader& reader) {
       into.step.until = read_until(member.value, member.key_span, reader);
       into.step_key = member.key_span;
     }},
    {"use",
     [](const Member& member, Draft& into, Reader& reader) {
       into.used = read_use(member, reader);
     }},
}};

/// A request of its own, or steps; the keys of a single step belong to the former.
void check_steps(const Draft& draft, text::Span at, const Reader& reader) {
  if (draft.has_request && draft.has_steps) {
    reader.error("request-and-steps",
                 draft.step.span,
                 "this case has a `request` and `steps`",
                 "make the request the last of the steps");
  } else if (!draft.has_request && !draft.has_steps) {
    reader.error("no-request", at, "this case has neither `request` nor `steps`", "add `request:`");
  } else if (draft.has_steps && draft.step_key.known()) {
    reader.error("request-and-steps",
                 draft.step_key,
                 fmt::format("`{}` stands beside `steps`", reader.sources.text(draft.step_key)),
                 "put it into the step that it is for");
  }
}

/// RFC 9110 leaves a DELETE no other meaning; the locks of a destructive request must know.
void check_effect(const Case& test, const Reader& reader) {
  if (test.effect == Effect::destructive) return;
  for (const auto* steps : {&test.setup, &test.steps, &test.finally}) {
    for (const auto& step : *steps) {
      if (step.request.method != "DELETE") continue;
      reader.error(
          "effect-too-weak",
          step.request.span,
          fmt::format("this case sends a DELETE and has the effect `{}`", name_of(test.effect)),
          "add `effect: destructive`");
      return;
    }
  }
}

/// `${x}` of the row in a title, so that each case of it reads as what it does.
std::string fill_title(std::string title, const Row& row) {
  for (const auto& value : row.values) {
    const auto name = "${" + value.name + "}";
    const auto shown = value.value.is(Kind::null) ? std::string_view("null") : value.value.scalar;
    for (auto at = title.find(name); at != std::string::npos;
         at = title.find(name, at + shown.size()))
      title.replace(at, name.size(), shown);
  }
  return title;
}

}  // namespace

void read_case(const tree::Node& node, Reader& reader, std::vector<Case>& out) {
  Draft draft;
  draft.test.span = node.span;
  const bool known = tree::read_form(node, node.span, "case", case_fields, draft, reader);
  if (!node.is(Kind::mapping)) return;
  if (known) check_steps(draft, draft.test.span, reader);
  auto& test = draft.test;
  if (draft.has_request) {
    apply_defaults(draft.step, reader.defaults);
    test.steps.push_back(std::move(draft.step));
  }
  test.setup.insert(test.setup.begin(), draft.used.begin(), draft.used.end());
  check_effect(test, reader);
  if (!draft.rows) {
    out.push_back(std::move(test));
    return;
  }
  for (std::size_t i = 0; i < draft.rows->size(); ++i) {
    Case one = test;
    one.id += fmt::format("[{}]", i);
    one.row = std::move((*draft.rows)[i]);
    one.row.title = std::move(one.title);
    one.title = fill_title(one.row.title, one.row);
    out.push_back(std::move(one));
  }
}

std::vector<tree::FormKeys> case_forms() {
  return {tree::keys_of("case", case_fields), tree::keys_of("skip", skip_fields)};
}

}  // namespace assay::cases
