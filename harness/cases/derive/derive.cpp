#include "cases/derive.h"

#include <algorithm>
#include <functional>
#include <set>

#include <fmt/format.h>

#include "base/file_system.h"
#include "base/hash.h"
#include "cases/derive/deriving.h"
#include "cases/write/forms.h"
#include "http/media_type.h"

namespace assay::cases {
namespace deriving {

#define ASSAY_FAMILY(name) extern const Family name##_family;
#include "cases/families.inc"
#undef ASSAY_FAMILY

namespace {

/// In the order in which their cases stand in a file.
const std::vector<const Family*>& families() {
  static const std::vector<const Family*> all = {
#define ASSAY_FAMILY(name) &name##_family,
#include "cases/families.inc"
#undef ASSAY_FAMILY
  };
  return all;
}

/// `page.md` of `page.md:41:3`.
std::string_view page_of(std::string_view source) {
  for (int numbers = 0; numbers < 2; ++numbers) {
    const auto colon = source.rfind(':');
    if (colon == std::string_view::npos ||
        source.find_first_not_of("0123456789", colon + 1) != std::string_view::npos)
      break;
    source = source.substr(0, colon);
  }
  return source;
}

/// The page that an operation was read from: its own, else the first, else the contract itself.
File::Source source_of(const Deriving& deriving) {
  const auto& pages = deriving.contract.pages;
  const auto name = page_of(deriving.operation.source);
  const auto own =
      std::find_if(pages.begin(), pages.end(), [&](const auto& page) { return page.page == name; });
  if (own != pages.end()) return {own->page, own->sha256};
  if (!pages.empty()) return {pages.front().page, pages.front().sha256};
  const auto& file = deriving.contract.file;
  return {file.substr(file.rfind('/') + 1),
          base::sha256(deriving.sources.whole(deriving.operation.span))};
}

/// The media type of some of the operation's bodies, JSON first; nothing where none is documented.
std::string media_type_of(const contract::Operation& operation,
                          std::vector<contract::Content> contract::ResponseSpec::*bodies) {
  std::string first;
  for (const auto& response : operation.responses) {
    for (const auto& content : response.*bodies) {
      if (http::is_json(http::read_media_type(content.media_type))) return content.media_type;
      if (first.empty()) first = content.media_type;
    }
  }
  return first;
}

/// What the operation answers with; nothing where no body is documented. Errors are asked for
/// beside a success that comes as something else than JSON.
std::string accepted(const contract::Operation& operation) {
  auto success = media_type_of(operation, &contract::ResponseSpec::success);
  auto error = media_type_of(operation, &contract::ResponseSpec::error);
  if (success.empty()) return error;
  if (error.empty() || error == success || http::is_json(http::read_media_type(success)))
    return success;
  return fmt::format("{}, {}", success, error);
}

/// What every step has that does not say otherwise.
void apply_defaults(Deriving& deriving) {
  const auto accept = accepted(deriving.operation);
  const auto header = Named{"Accept", deriving.nodes.text(accept), {}};
  for (auto& test : deriving.cases) {
    for (auto& step : test.steps) {
      step.timeout = std::chrono::seconds(10);
      if (!step.expect.undocumented) step.expect.undocumented = Undocumented::off;
      if (!accept.empty()) step.request.headers.push_back(header);
    }
  }
}

/// Undocumented fields of an error are told once, by its first case.
void look_at_errors_once(Deriving& deriving) {
  std::set<std::string> seen;
  for (auto& test : deriving.cases) {
    if (test.steps.size() != 1 || test.clauses.empty()) continue;
    const auto& first = test.clauses.front().value;
    const auto* clause = deriving.contract.clause(first);
    if (clause == nullptr || clause->kind != contract::ClauseKind::error) continue;
    if (seen.insert(first).second) test.steps.front().expect.undocumented = Undocumented::warn;
  }
}

/// A file name without its ending: `magic-connectors.delete`.
std::string file_name(const contract::Contract& contract, const contract::Operation& operation) {
  auto name = operation.id;
  if (name.starts_with(contract.api + "/")) name.erase(0, contract.api.size() + 1);
  name = case_id(name);
  std::replace(name.begin(), name.end(), '/', '.');
  std::replace(name.begin(), name.end(), ':', '~');
  std::replace(name.begin(), name.end(), '*', '~');
  // `overrides.yaml` is another kind of file.
  return name == "overrides" ? "overrides~" : name;
}

/// ", which restates https://…": the vendor's page that ours stands for, or that it is.
std::string restated_from(const contract::Contract& contract, std::string_view page) {
  for (const auto& each : contract.pages) {
    if (each.page != page || each.url.empty()) continue;
    return (each.restated ? ", which restates " : ", published as ") + each.url;
  }
  return {};
}

std::vector<std::string> head_of(const Deriving& deriving,
                                 const DeriveOptions& options,
                                 const File& file) {
  std::vector<std::string> head;
  if (!options.editor_schema.empty()) {
    head.push_back("yaml-language-server: $schema=" +
                   writing::relative_path(options.folder, options.editor_schema));
  }
  const auto& summary = deriving.operation.summary;
  const auto line = summary.substr(0, summary.find('\n'));
  head.push_back(fmt::format("{}{}", deriving.operation.id, line.empty() ? "" : ": " + line));
  head.push_back(fmt::format("Derived from {}{}.",
                             file.source->page,
                             restated_from(deriving.contract, file.source->page)));
  head.push_back("What shall be otherwise is said in overrides.yaml, never here.");
  return head;
}

/// A path that no other operation's file has: `a/b` and `a.b` are two.
std::string free_path(const Deriving& deriving,
                      const DeriveOptions& options,
                      std::set<std::string>& taken) {
  const auto name = file_name(deriving.contract, deriving.operation);
  auto path = base::join_path(options.folder, name + ".yaml");
  for (int i = 2; !taken.insert(path).second; ++i)
    path = base::join_path(options.folder, fmt::format("{}~{}.yaml", name, i));
  return path;
}

DerivedFile write_file(Deriving& deriving,
                       const DeriveOptions& options,
                       std::set<std::string>& taken) {
  File file;
  file.path = free_path(deriving, options, taken);
  file.contract = options.contract;
  file.derived = true;
  file.source = source_of(deriving);
  look_at_errors_once(deriving);
  apply_defaults(deriving);
  file.cases = std::move(deriving.cases);
  deriving.remarks.head = head_of(deriving, options, file);
  return {.path = file.path,
          .operation = deriving.operation.id,
          .text = write(file, deriving.remarks),
          .cases = file.cases.size()};
}

void sort_by_clause(std::vector<LeftOut>& left_out) {
  std::sort(left_out.begin(), left_out.end(), [](const auto& left, const auto& right) {
    return left.clause < right.clause;
  });
}

/// Calls `use` with the operation once its cases are derived.
void derive_cases(const contract::Operation& operation,
                  const contract::Contract& contract,
                  const text::SourceMap& sources,
                  generate::Generator& generator,
                  const std::function<void(Deriving&)>& use) {
  writing::Nodes nodes;
  Deriving one{.contract = contract,
               .operation = operation,
               .sources = sources,
               .generator = generator,
               .nodes = nodes,
               .ways = {},
               .successes = {},
               .valid = {},
               .fault = {},
               .media_type = {}};
  find_valid(one);
  for (const auto* family : families())
    family->derive(one);
  use(one);
}

}  // namespace
}  // namespace deriving

Derived derive(const contract::Contract& contract,
               const text::SourceMap& sources,
               const DeriveOptions& options) {
  Derived derived;
  std::set<std::string> taken;
  generate::Generator generator(sources, contract, options.seed);
  for (const auto& operation : contract.operations) {
    deriving::derive_cases(operation, contract, sources, generator, [&](deriving::Deriving& one) {
      deriving::add_left_out(one, derived.left_out);
      if (!one.cases.empty()) derived.files.push_back(deriving::write_file(one, options, taken));
    });
  }
  std::sort(derived.files.begin(), derived.files.end(), [](const auto& left, const auto& right) {
    return left.path < right.path;
  });
  deriving::sort_by_clause(derived.left_out);
  return derived;
}

std::vector<LeftOut> left_out(const contract::Contract& contract,
                              const text::SourceMap& sources,
                              const std::set<std::string_view>& taken) {
  std::vector<LeftOut> left_out;
  generate::Generator generator(sources, contract, DeriveOptions{}.seed);
  for (const auto& operation : contract.operations) {
    if (!deriving::lacks_cases(contract, operation, taken)) continue;
    deriving::derive_cases(
        operation, contract, sources, generator, [&](const deriving::Deriving& one) {
          deriving::add_left_out(one, left_out);
        });
  }
  deriving::sort_by_clause(left_out);
  return left_out;
}

}  // namespace assay::cases
