#include "cases/read.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cases/reader.h"
#include "cases/syntax.h"
#include "tree/read.h"

namespace assay::cases {
namespace {

using tree::Kind;
using tree::Member;

/// A file's parts that are read in their order, wherever they stand.
struct Draft {
  File file;
  const Member* source = nullptr;
  const Member* defaults = nullptr;
  const Member* import = nullptr;
  const Member* fragments = nullptr;
  const Member* cases = nullptr;
  text::Span origin;
};
using Field = tree::Field<Draft, Reader>;

constexpr std::array<tree::Field<Defaults, Reader>, 4> default_fields{{
    {"headers",
     [](const Member& member, Defaults& into, Reader& reader) {
       into.headers = read_headers(member, reader);
     }},
    {"retry",
     [](const Member& member, Defaults& into, Reader& reader) {
       into.retries = static_cast<unsigned>(reader.integer(member, 0, 10).value_or(0));
     }},
    {"timeout",
     [](const Member& member, Defaults& into, Reader& reader) {
       into.timeout = reader.duration(member).value_or(into.timeout);
     }},
    {"undocumented",
     [](const Member& member, Defaults& into, Reader& reader) {
       const auto choice = reader.choice(member, {"off", "warn", "fail"});
       if (choice) into.undocumented = static_cast<Undocumented>(*choice);
     }},
}};

constexpr std::array<tree::Field<File::Source, Reader>, 2> source_fields{{
    {"page",
     [](const Member& member, File::Source& into, Reader& reader) {
       into.page = reader.text(member).value_or("");
     },
     tree::Need::required},
    {"sha256",
     [](const Member& member, File::Source& into, Reader& reader) {
       into.sha256 = reader.text(member).value_or("");
     },
     tree::Need::required},
}};

constexpr std::array<Field, 8> file_fields{{
    {"assay",
     [](const Member& member, Draft&, Reader& reader) {
       if (member.value.is(Kind::integer) && member.value.scalar == "1") return;
       reader.error(
           "version",
           member.value.span,
           fmt::format("this is written for version `{}` of the case file; this program reads 1",
                       text::printable(member.value.scalar)));
     },
     tree::Need::required},
    {"cases", [](const Member& member, Draft& into, Reader&) { into.cases = &member; }},
    {"contract",
     [](const Member& member, Draft& into, Reader& reader) {
       const auto written = reader.text(member);
       if (!written) return;
       into.file.contract = reader.inside(*written, member.value.span).value_or("");
     }},
    {"defaults", [](const Member& member, Draft& into, Reader&) { into.defaults = &member; }},
    {"fragments", [](const Member& member, Draft& into, Reader&) { into.fragments = &member; }},
    {"import", [](const Member& member, Draft& into, Reader&) { into.import = &member; }},
    {"origin",
     [](const Member& member, Draft& into, Reader& reader) {
       into.file.derived = reader.choice(member, {"hand", "derived"}).value_or(0) == 1;
       into.origin = member.key_span;
     }},
    {"source", [](const Member& member, Draft& into, Reader&) { into.source = &member; }},
}};

/// A `${` that is not closed is found here, and not when the turn of its case has come.
void check_variables(const tree::Node& node, const Reader& reader) {
  if (node.is(Kind::string) && has_unclosed_variable(node.scalar)) {
    reader.error("unclosed-variable",
                 node.span,
                 "this `${` has no `}`",
                 "close it, or write `$$` for a dollar");
  }
  for (const auto& item : node.items)
    check_variables(item, reader);
  for (const auto& member : node.members)
    check_variables(member.value, reader);
}

/// The files that are being read, outermost first: an import that comes back is a cycle.
using Trail = std::vector<std::string>;

void read_file(Reader& reader, Trail& trail, bool imported, File& file);

void read_imports(const Member& member, Reader& reader, Trail& trail) {
  for (const auto& name : reader.texts(member)) {
    const auto path = reader.inside(name.value, name.span);
    if (!path) continue;
    if (std::find(trail.begin(), trail.end(), *path) != trail.end()) {
      reader.error(
          "import-cycle",
          name.span,
          fmt::format("`{}` is imported while it is being read", text::printable(name.value)));
      continue;
    }
    Reader inner(reader.sources, reader.files, *path, reader.root, reader.out);
    File file;
    read_file(inner, trail, true, file);
    for (auto& [each, steps] : inner.fragments) {
      if (!reader.fragments.emplace(each, std::move(steps)).second) {
        reader.error("duplicate-fragment",
                     name.span,
                     fmt::format("the fragment `{}` comes from two imports", each));
      }
    }
  }
}

void read_fragments(const Member& member, Reader& reader) {
  const auto* members = reader.mapping(member);
  if (members == nullptr) return;
  for (const auto& each : *members) {
    auto steps = read_steps(each, reader);
    if (!reader.fragments.emplace(each.key, std::move(steps)).second) {
      reader.error("duplicate-fragment",
                   each.key_span,
                   fmt::format("the fragment `{}` is an import's too", text::printable(each.key)));
    }
  }
}

void read_source(const Draft& draft, Reader& reader, File& file) {
  if (draft.source != nullptr) {
    File::Source source;
    tree::read_form(
        draft.source->value, draft.source->key_span, "source", source_fields, source, reader);
    file.source = std::move(source);
  }
  if (file.derived && !file.source) {
    reader.error(
        "missing-key", draft.origin, "a derived file has no `source`", "run `assay derive` again");
  }
}

/// A case as it stands, or as an override has it.
void read_one(const tree::Node& item, Reader& reader, File& file) {
  const auto* patch = file.derived && reader.overrides != nullptr
                          ? reader.overrides->find(item.string_at("id"))
                          : nullptr;
  if (patch == nullptr) {
    read_case(item, reader, file.cases);
  } else if (patch->drop) {
    file.dropped.push_back({std::string(item.string_at("id")), patch->because});
  } else {
    read_case(apply(*patch, item, reader.out), reader, file.cases);
    file.cases.back().overridden = patch->because;
  }
}

void read_cases(const Draft& draft, text::Span at, bool imported, Reader& reader, File& file) {
  if (imported) {
    if (draft.cases != nullptr) {
      reader.error("imported-cases",
                   draft.cases->key_span,
                   "an imported file has fragments only; these cases would not run",
                   "move the fragments into a file of their own");
    }
    return;
  }
  if (draft.cases == nullptr) {
    // A file of fragments alone is there to be imported; it selects nothing.
    if (draft.fragments == nullptr) reader.missing_key(at, "case file", "cases");
    return;
  }
  const auto* items = reader.sequence(*draft.cases);
  if (items == nullptr) return;
  if (items->empty())
    reader.error("no-cases", draft.cases->value.span, "`cases` is an empty sequence", "add a case");
  file.cases.reserve(items->size());
  for (const auto& item : *items)
    read_one(item, reader, file);
}

std::optional<tree::Node> read_tree(Reader& reader) {
  auto content = reader.files.read(reader.path);
  if (!content) {
    reader.error("unreadable-file", {}, text::printable(content.error().message));
    return std::nullopt;
  }
  const auto source = reader.sources.add(reader.path, std::move(*content));
  return tree::read_yaml(reader.sources, source, reader.out);
}

void read_file(Reader& reader, Trail& trail, bool imported, File& file) {
  const auto root = read_tree(reader);
  if (!root) return;
  const text::Span start{.source = root->span.source, .begin = 0, .end = 0};
  Draft draft;
  if (!tree::read_form(*root, start, "case file", file_fields, draft, reader)) return;
  file = std::move(draft.file);
  file.path = reader.path;
  trail.push_back(reader.path);
  read_source(draft, reader, file);
  if (draft.defaults != nullptr) {
    tree::read_form(draft.defaults->value,
                    draft.defaults->key_span,
                    "defaults",
                    default_fields,
                    reader.defaults,
                    reader);
  }
  for (const auto* part : {draft.defaults, draft.fragments, draft.cases}) {
    if (part != nullptr) check_variables(part->value, reader);
  }
  if (draft.import != nullptr) read_imports(*draft.import, reader, trail);
  if (draft.fragments != nullptr) read_fragments(*draft.fragments, reader);
  read_cases(draft, start, imported, reader, file);
  trail.pop_back();
}

}  // namespace

std::optional<File> read(text::SourceMap& sources,
                         base::FileSystem& files,
                         const std::string& path,
                         const std::string& root,
                         text::Diagnostics& out,
                         const Overrides* overrides) {
  text::Diagnostics own;
  Reader reader(sources, files, path, root, own);
  reader.overrides = overrides;
  Trail trail;
  std::vector<File> read_files(1);
  read_file(reader, trail, false, read_files[0]);
  read_files[0].fragments = std::move(reader.fragments);
  check_unique(read_files, own);
  for (const auto& problem : own.items())
    out.add(problem);
  if (own.has_errors()) return std::nullopt;
  return std::move(read_files[0]);
}

std::optional<std::string> read_contract_path(text::SourceMap& sources,
                                              base::FileSystem& files,
                                              const std::string& path,
                                              const std::string& root,
                                              text::Diagnostics& out) {
  Reader reader(sources, files, path, root, out);
  const auto document = read_tree(reader);
  if (!document || !document->is(Kind::mapping)) return std::nullopt;
  for (const auto& member : document->members) {
    if (member.key != "contract") continue;
    const auto written = reader.text(member);
    return written ? reader.inside(*written, member.value.span) : std::nullopt;
  }
  return std::string();
}

std::vector<tree::FormKeys> forms() {
  std::vector<tree::FormKeys> all{tree::keys_of("case file", file_fields),
                                  tree::keys_of("defaults", default_fields),
                                  tree::keys_of("source", source_fields),
                                  matcher_form()};
  for (const auto& part : {case_forms(), step_forms(), request_forms(), expectation_forms()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace assay::cases
