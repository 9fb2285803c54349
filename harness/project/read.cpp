#include "tree/read.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/below.h"
#include "project/project.h"
#include "project/reader.h"

namespace assay::project {
namespace {

using tree::Member;

constexpr std::array<tree::Field<Project, Reader>, 2> report_fields{{
    {"dir",
     [](const Member& member, Project& into, Reader& reader) {
       into.reports_dir = reader.text(member).value_or(into.reports_dir);
     }},
    {"formats",
     [](const Member& member, Project& into, Reader& reader) {
       into.report_formats = reader.texts(member);
     }},
}};

constexpr std::array<tree::Field<Project, Reader>, 6> project_fields{{
    {"assay",
     [](const Member& member, Project&, Reader& reader) {
       check_version(member, "project file", reader);
     },
     tree::Need::required},
    {"baseline", read_baseline},
    {"cases",
     [](const Member& member, Project& into, Reader& reader) {
       for (const auto& path : reader.texts(member)) {
         if (auto found = reader.inside(path.value, path.span))
           into.cases.push_back(std::move(*found));
       }
     }},
    {"gates", read_gates},
    {"reports",
     [](const Member& member, Project& into, Reader& reader) {
       tree::read_form(
           member.value, member.key_span, "report setting", report_fields, into, reader);
     }},
    {"targets",
     [](const Member& member, Project& into, Reader& reader) {
       const auto* targets = reader.mapping(member);
       if (targets == nullptr) return;
       for (const auto& target : *targets)
         into.targets.push_back(read_target(target, reader));
     }},
}};

}  // namespace

void not_yet(const Member& member, const Reader& reader) {
  reader.error("not-yet",
               member.key_span,
               fmt::format("`{}` is not kept by this version of the program, so it may not be set",
                           member.key),
               "remove it until it is");
}

void check_version(const Member& member, std::string_view form, const Reader& reader) {
  if (member.value.is(tree::Kind::integer) && member.value.scalar == "1") return;
  reader.error("version",
               member.value.span,
               fmt::format("this is written for version `{}` of the {}; this program reads 1",
                           text::printable(member.value.scalar),
                           form));
}

std::optional<std::string> Reader::inside(std::string_view written, text::Span span) const {
  const auto wanted = base::join_path(folder, written);
  if (!files.exists(wanted)) {
    error("no-such-file",
          span,
          fmt::format("there is no file or folder `{}`", text::printable(wanted)));
    return std::nullopt;
  }
  if (base::is_below(files, wanted, folder)) return wanted;
  error("outside-root",
        span,
        fmt::format("`{}` lies outside the project", text::printable(written)),
        "put the file into the project's folder");
  return std::nullopt;
}

void Reader::open_secret(std::string_view what, text::Span span) const {
  error("open-secret",
        {},
        fmt::format("{} must not stand in the open, as at {}", what, sources.place(span)),
        "write `{secret: NAME}` and set NAME in the environment, or `{secret_file: path}`");
}

const Target* Project::target(std::string_view name) const {
  const auto found = std::find_if(
      targets.begin(), targets.end(), [&](const Target& each) { return each.name == name; });
  return found == targets.end() ? nullptr : &*found;
}

std::optional<Project> read(text::SourceMap& sources,
                            base::FileSystem& files,
                            const std::string& path,
                            text::Diagnostics& out) {
  constexpr std::size_t limit = std::size_t{4} << 20;
  text::Diagnostics own;
  Project project;
  project.path = path;
  project.folder = base::folder_of(path);
  Reader reader(sources, files, project.folder, own);
  auto content = files.read(path, limit);
  if (!content) {
    reader.error("unreadable-file", {}, text::printable(content.error().message));
  } else {
    const auto source = sources.add(path, std::move(*content));
    const text::Span start{.source = source.source, .begin = source.begin, .end = source.begin};
    if (const auto root = tree::read_yaml(sources, source, own)) {
      tree::read_form(*root, start, "project file", project_fields, project, reader);
    }
  }
  project.reports_dir = base::join_path(project.folder, project.reports_dir);
  for (const auto& problem : own.items())
    out.add(problem);
  if (own.has_errors()) return std::nullopt;
  return project;
}

std::optional<std::string> find_upward(base::FileSystem& files, const std::string& folder) {
  const auto start = files.canonical(folder);
  if (!start) return std::nullopt;
  for (std::string at = *start;;) {
    auto candidate = base::join_path(at, "assay.yaml");
    if (files.exists(candidate)) return candidate;
    auto parent = base::folder_of(at);
    if (parent == at) return std::nullopt;
    at = std::move(parent);
  }
}

std::vector<tree::FormKeys> forms() {
  std::vector<tree::FormKeys> all{tree::keys_of("project file", project_fields),
                                  tree::keys_of("report setting", report_fields)};
  for (const auto& more : {target_forms(), tls_forms(), gate_forms()})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace assay::project
