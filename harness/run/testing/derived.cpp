#include "run/testing/derived.h"

#include <fmt/format.h>

#include "base/disk.h"
#include "cases/read.h"
#include "openapi/read.h"

namespace assay::run {

DerivedSuite::DerivedSuite(const std::string& path, const std::string& folder) {
  const auto contract_path = "schemas/" + folder + "/openapi.yaml";
  base::Disk disk;
  auto contract =
      openapi::read(sources_, disk, path, base::folder_of(path), out_, openapi::Schemas::tolerant);
  if (!contract) return;
  is_contract_read_ = true;
  api_ = contract->api;
  derived_ = cases::derive(*contract,
                           sources_,
                           {.folder = "cases/" + folder,
                            .contract = contract_path,
                            .editor_schema = "schemas/assay/cases.schema.json"});
  disk_.files[contract_path] = "";
  Suite suite;
  for (const auto& file : derived_.files) {
    disk_.files[file.path] = file.text;
    auto read = cases::read(sources_, disk_, file.path, ".", out_);
    if (!read) return;
    suite.files.push_back(std::move(*read));
  }
  cases::check_unique(suite.files, out_);
  for (const auto& file : suite.files) {
    for (const auto& test : file.cases)
      cases::check_names(test, *contract, out_);
  }
  if (out_.has_errors()) return;
  suite.contracts.emplace(contract_path, std::move(*contract));
  suite_ = std::move(suite);
}

const contract::Contract* DerivedSuite::contract() const {
  return suite_ ? &suite_->contracts.begin()->second : nullptr;
}

std::string DerivedSuite::problems() const {
  std::string all;
  for (const auto& problem : out_.items()) {
    if (problem.severity == text::Severity::error) all += text::render(sources_, problem);
  }
  return all;
}

results::Results DerivedSuite::run() {
  mock::Mock target(sources_, {contract()}, {.seed = 1, .control = true});
  Settings settings;
  settings.target = "mock";
  settings.destination.base = *http::read_url("http://localhost");
  settings.destination.fill_missing = true;
  settings.allow = {"destructive", "coercible-ids"};
  const auto selected = select(*suite_, {}, {});
  auto results = run::run({.sources = sources_,
                           .files = disk_,
                           .root = ".",
                           .target = target,
                           .scheduler = scheduler_,
                           .out = out_,
                           .stop = stop_},
                          *suite_,
                          selected,
                          settings);
  return results ? std::move(*results) : results::Results{};
}

std::string DerivedSuite::failures(const results::Results& results) {
  std::string all;
  for (const auto& one : results.cases) {
    if (one.verdict == results::Verdict::pass) continue;
    all += fmt::format("{} {}", results::name_of(one.verdict), one.id);
    if (!one.reason.empty()) all += ": " + one.reason;
    for (const auto& finding : one.findings) {
      if (finding.level != contract::Level::must) continue;
      all += fmt::format(
          ": {}: expected {}, got {}", finding.clause, finding.expected, finding.actual);
      break;
    }
    if (!one.exchanges.empty()) {
      const auto& last = one.exchanges.back();
      all += fmt::format(" [{} {} {}: {}]",
                         last.method,
                         last.url,
                         last.request_body.substr(0, 300),
                         last.response_body.substr(0, 300));
    }
    all += '\n';
  }
  return all;
}

}  // namespace assay::run
