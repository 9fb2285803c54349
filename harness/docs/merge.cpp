#include "docs/merge.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "docs/merge_access.h"
#include "openapi/clauses.h"

namespace assay::docs {
namespace {

using contract::Contract;

class Merger {
 public:
  Merger(const text::SourceMap& sources, text::Diagnostics& out) : sources_(sources), out_(out) {}

  void take(Reading reading);
  [[nodiscard]] Reading finish();

 private:
  void take_top(const Contract& part);
  void take_resources(const Contract& part);
  void take_error_shape(const Contract& part);
  void take_operation(contract::Operation operation, const Renamed& renamed);
  void drop_unusable_errors(contract::Operation& operation);
  void conflict(std::string_view code, std::string message, text::Span here, text::Span first);
  /// A span that is nowhere is told as the page.
  [[nodiscard]] text::Span known(text::Span span) const { return span.known() ? span : page_; }

  const text::SourceMap& sources_;
  text::Diagnostics& out_;
  Reading merged_;
  text::Span page_;  ///< the first place of the reading that is being taken
};

void Merger::conflict(std::string_view code,
                      std::string message,
                      text::Span here,
                      text::Span first) {
  out_.add({.severity = text::Severity::error,
            .code = fmt::format("docs.{}", code),
            .message = std::move(message),
            .span = known(here),
            .related = {{.span = first, .message = "first here"}},
            .advice = "give each of the two pages an --api of its own, or mend one of them"});
}

void Merger::take_top(const Contract& part) {
  auto& whole = merged_.contract;
  if (whole.api.empty()) whole.api = part.api;
  if (whole.file.empty()) whole.file = part.file;
  if (whole.title.empty()) whole.title = part.title;
  if (whole.version.empty()) whole.version = part.version;
  if (whole.when_order.empty()) whole.when_order = part.when_order;
  whole.of_pages = whole.of_pages || part.of_pages;
  if (whole.dialect.empty()) whole.dialect = part.dialect;
  if (whole.dialect != part.dialect) {
    conflict("merge-dialect",
             fmt::format("the schemas of this page are of dialect `{}`, those before it of `{}`",
                         part.dialect,
                         whole.dialect),
             page_,
             whole.operations.empty() ? text::Span{} : whole.operations.front().span);
  }
  whole.pages.insert(whole.pages.end(), part.pages.begin(), part.pages.end());
}

/// Pages guess the id parameter of a resource that they only speak of; the one that acts on it
/// knows.
void Merger::take_resources(const Contract& part) {
  auto& resources = merged_.contract.resources;
  const auto is_known_in = [&](const contract::Resource& resource) {
    return std::any_of(part.operations.begin(), part.operations.end(), [&](const auto& operation) {
      return operation.parameter(resource.id_parameter) != nullptr;
    });
  };
  for (const auto& resource : part.resources) {
    const auto same = [&](const contract::Resource& one) { return one.name == resource.name; };
    const auto found = std::find_if(resources.begin(), resources.end(), same);
    if (found == resources.end()) {
      resources.push_back(resource);
      continue;
    }
    const auto asked = [&](const contract::Operation& operation) {
      return operation.parameter(found->id_parameter) != nullptr;
    };
    const auto& before = merged_.contract.operations;
    if (is_known_in(resource) && std::none_of(before.begin(), before.end(), asked))
      found->id_parameter = resource.id_parameter;
    if (found->parent.empty()) found->parent = resource.parent;
    for (const auto& hanging : resource.has) {
      const auto known_before =
          std::find_if(found->has.begin(), found->has.end(), [&](const auto& one) {
            return one.first == hanging.first;
          });
      if (known_before == found->has.end()) {
        found->has.push_back(hanging);
      } else if (known_before->second != hanging.second) {
        conflict("merge-resource",
                 fmt::format("`{}` goes with its `{}` on one page and keeps it from being deleted "
                             "on another",
                             text::printable(hanging.first),
                             text::printable(resource.name)),
                 page_,
                 before.front().span);
      }
    }
  }
}

void Merger::take_error_shape(const Contract& part) {
  auto& whole = merged_.contract.errors;
  const auto take = [&](auto& mine, const auto& theirs, std::string_view what) {
    if (!theirs) return;
    if (!mine) mine = theirs;
    if (*mine == *theirs) return;
    conflict("merge-errors",
             fmt::format("{} is at `{}` here and at `{}` on another page",
                         what,
                         theirs->to_string(),
                         mine->to_string()),
             page_,
             merged_.contract.operations.front().span);
  };
  take(whole.at, part.errors.at, "the code of an error");
  take(whole.present, part.errors.present, "what tells an error");
}

/// What is listed twice is one statement, and what has neither code nor status cannot be known when
/// it comes.
void Merger::drop_unusable_errors(contract::Operation& operation) {
  std::map<std::string, text::Span> seen;
  std::vector<contract::ErrorCode> kept;
  for (auto& error : operation.errors) {
    if (error.code.empty() && error.status == 0) {
      merged_.unread.push_back({error.span, "an error that has neither a code nor a status"});
      continue;
    }
    const auto [first, fresh] = seen.emplace(error.clause, error.span);
    if (fresh) {
      kept.push_back(std::move(error));
    } else {
      merged_.unread.push_back({error.span,
                                fmt::format("an error that nothing tells from the one at {}",
                                            sources_.place(first->second))});
    }
  }
  operation.errors = std::move(kept);
}

void Merger::take_operation(contract::Operation operation, const Renamed& renamed) {
  auto& operations = merged_.contract.operations;
  const auto same = [&](const contract::Operation& one) {
    return one.id == operation.id || (one.method == operation.method && one.path == operation.path);
  };
  const auto first = std::find_if(operations.begin(), operations.end(), same);
  if (first != operations.end()) {
    conflict("merge-operation",
             fmt::format("`{} {}` is documented on two pages",
                         operation.method,
                         text::printable(operation.path)),
             operation.span,
             first->span);
    return;
  }
  for (auto& index : operation.servers)
    index = renamed.servers.at(index);
  for (auto& alternative : operation.security) {
    for (auto& scheme : alternative) {
      if (const auto found = renamed.schemes.find(scheme); found != renamed.schemes.end())
        scheme = found->second;
    }
  }
  drop_unusable_errors(operation);
  operations.push_back(std::move(operation));
}

void Merger::take(Reading reading) {
  auto& part = reading.contract;
  text::Diagnostics said_elsewhere;
  openapi::add_clauses(sources_, part, said_elsewhere, openapi::Schemas::unread);
  page_ = part.operations.empty() ? text::Span{} : part.operations.front().span;
  take_top(part);
  const auto renamed = merge_access(merged_.contract, part, out_);
  take_resources(part);
  take_error_shape(part);
  for (auto& operation : part.operations)
    take_operation(std::move(operation), renamed);
  part.operations.clear();
  part.clauses.clear();
  merged_.unread.insert(merged_.unread.end(), reading.unread.begin(), reading.unread.end());
  merged_.contract.parts.push_back(std::move(part));
}

Reading Merger::finish() {
  return std::move(merged_);
}

}  // namespace

void name_api(Contract& contract, const std::string& api) {
  for (auto& operation : contract.operations) {
    const auto own = operation.id.substr(contract.api.size() + 1);
    operation.id = fmt::format("{}/{}", api, own);
  }
  contract.api = api;
}

bool are_of_two_dialects(const std::vector<Reading>& readings) {
  const auto has = [&](std::string_view dialect) {
    return std::any_of(readings.begin(), readings.end(), [&](const Reading& reading) {
      return reading.contract.dialect == dialect;
    });
  };
  return has("oas3.0") && has("oas3.1");
}

std::optional<Reading> merge(const text::SourceMap& sources,
                             std::vector<Reading> readings,
                             text::Diagnostics& out) {
  text::Diagnostics own;
  Merger merger(sources, own);
  for (auto& reading : readings)
    merger.take(std::move(reading));
  for (const auto& problem : own.items())
    out.add(problem);
  if (own.has_errors()) return std::nullopt;
  return merger.finish();
}

}  // namespace assay::docs
