#include "lint/lint.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "lint/kind.h"
#include "lint/readers.h"
#include "tree/read.h"

namespace assay::lint {
namespace {

using text::Diagnostic;
using text::Severity;

int weight(Severity level) {
  return level == Severity::error ? 0 : level == Severity::warning ? 1 : 2;
}

/// Readers of pages hold examples to tables as they read; the rule that holds all examples to what
/// was read says nothing more of the same place.
bool was_said_by_the_reader(const Diagnostic& finding, const text::Diagnostics& said) {
  if (finding.code != "contract.broken-example") return false;
  return std::any_of(said.items().begin(), said.items().end(), [&](const Diagnostic& other) {
    return other.span == finding.span && other.code.starts_with("docs.example-");
  });
}

/// By place; of two that say the same at one place, the graver one stays.
std::vector<Diagnostic> settled(const text::Diagnostics& said) {
  auto all = said.items();
  const auto key = [](const Diagnostic& one) {
    return std::tuple(one.span.source,
                      one.span.begin,
                      one.span.end,
                      std::string_view(one.code),
                      weight(one.severity));
  };
  std::stable_sort(all.begin(), all.end(), [&](const Diagnostic& left, const Diagnostic& right) {
    return key(left) < key(right);
  });
  const auto same = [](const Diagnostic& left, const Diagnostic& right) {
    return left.span == right.span && left.code == right.code &&
           (left.severity != right.severity || left.message == right.message);
  };
  all.erase(std::unique(all.begin(), all.end(), same), all.end());
  std::erase_if(all, [&](const Diagnostic& one) { return was_said_by_the_reader(one, said); });
  return all;
}

void say_unknown(text::Span span, text::Diagnostics& out) {
  // The whole of a file is no place to point at: its beginning is.
  out.error(
      "lint.unknown-kind",
      {span.source, span.begin, span.begin},
      "this is no documentation page, OpenAPI document, JSON Schema or case file that is known",
      "name what it is with `--as`: page, openapi, schema, cases, pages");
}

/// What cannot be read and is not called JSON or YAML is no JSON or YAML.
bool is_named_data(std::string_view name) {
  return name.ends_with(".json") || name.ends_with(".yaml") || name.ends_with(".yml");
}

std::optional<Kind> find_out(text::SourceMap& sources,
                             text::Span file,
                             const Options& options,
                             text::Diagnostics& out) {
  if (options.as) return options.as;
  if (options.format != nullptr || !is_data(sources.text(file))) return Kind::page;
  text::Diagnostics said;
  const auto document = tree::read_any(sources, file, said, {.merge_keys = true});
  const bool is_text = !document && !is_named_data(sources.name(file));
  if (is_text) {
    say_unknown(file, out);
    return std::nullopt;
  }
  if (!document) {
    for (const auto& problem : said.items())
      out.add(problem);
    return std::nullopt;
  }
  // What else was said is said again when the file is read as what it is.
  if (const auto kind = kind_of(*document)) return kind;
  say_unknown(document->span, out);
  return std::nullopt;
}

std::string root_of(const std::string& path, const Options& options) {
  return options.root.empty() ? base::folder_of(path) : options.root;
}

}  // namespace

FileReport lint_file(text::SourceMap& sources,
                     base::FileSystem& files,
                     const std::string& path,
                     const Options& options) {
  FileReport report{.path = path};
  text::Diagnostics out;
  if (auto text = files.read(path)) {
    const File file{.sources = sources,
                    .files = files,
                    .path = path,
                    .span = sources.add(path, *std::move(text)),
                    .root = root_of(path, options)};
    report.kind = find_out(sources, file.span, options, out);
    report.readable = report.kind && read_and_lint(*report.kind, file, options, out);
  } else {
    report.readable = false;
    out.error(text.error().code, sources.add(path, {}), text.error().message, text.error().advice);
  }
  report.findings = settled(out);
  return report;
}

std::size_t count(const Report& report, Severity level) {
  std::size_t found = 0;
  for (const auto& file : report.files) {
    found += static_cast<std::size_t>(
        std::count_if(file.findings.begin(), file.findings.end(), [&](const Diagnostic& one) {
          return one.severity == level;
        }));
  }
  return found;
}

}  // namespace assay::lint
