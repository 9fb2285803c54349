#include "cases/testing/told.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tree/write.h"

namespace assay::cases {
namespace {

std::string named(const std::vector<Named>& all) {
  std::string out;
  for (const auto& each : all)
    out += fmt::format("{}={}", each.name, tree::write_json(each.value));
  return out;
}

std::string assertions(const std::vector<Assertion>& all) {
  std::string out;
  for (const auto& each : all) {
    out += each.at + ":";
    for (const auto& matcher : each.matchers)
      out += fmt::format(" {} {}", name_of(matcher.kind), tree::write_json(matcher.value));
  }
  return out;
}

std::string told(const RequestSpec& request) {
  std::string parts;
  for (const auto& part : request.parts) {
    parts += fmt::format("part {} {} {} {} {}\n",
                         part.name,
                         part.filename,
                         part.file,
                         part.type,
                         tree::write_json(part.value));
  }
  std::string omit;
  for (const auto& name : request.omit)
    omit += name.value + ",";
  return fmt::format(
      "operation {}\nserver {}\nauth {}\nwith {}\nomit {}\nmethod {}\npath {}url {}query {}\n"
      "headers {}\ncookies {}\nbody {} {}file {}\n{}",
      request.operation,
      request.server,
      request.auth,
      named(request.with),
      omit,
      request.method,
      tree::write_json(request.path),
      tree::write_json(request.url),
      named(request.query),
      named(request.headers),
      named(request.cookies),
      static_cast<int>(request.body_kind),
      tree::write_json(request.body),
      request.file,
      parts);
}

std::string told(const Expectation& expect) {
  return fmt::format("status {}\nerror {}\nschema {}\nheaders {}\nbody {}\nunder {}\nextra {}\n",
                     fmt::join(expect.status, ","),
                     expect.error,
                     expect.schema,
                     assertions(expect.headers),
                     assertions(expect.body),
                     expect.under.value_or(base::Duration(-1)).count(),
                     expect.undocumented ? static_cast<int>(*expect.undocumented) : -1);
}

std::string told(const std::vector<Step>& steps) {
  std::string out;
  for (const auto& step : steps) {
    out += fmt::format("step {}\n{}{}timeout {}\nretries {}\n",
                       step.name,
                       told(step.request),
                       told(step.expect),
                       step.timeout.count(),
                       step.retries);
    for (const auto& one : step.captures)
      out += fmt::format("capture {} {} {}\n", one.name, static_cast<int>(one.from), one.what);
    if (step.until) {
      out += fmt::format("until {}within {}\nevery {}\n",
                         told(step.until->expect),
                         step.until->within.count(),
                         step.until->every.count());
    }
  }
  return out;
}

std::string told(const Case& test) {
  std::string out = fmt::format("case {}\ntitle {}\neffect {}\ntags {}\n",
                                test.id,
                                test.title,
                                name_of(test.effect),
                                fmt::join(test.tags, ","));
  for (const auto& clause : test.clauses)
    out += fmt::format("clause {}\n", clause.value);
  for (const auto& given : test.given)
    out += fmt::format("given {} {}\n", given.resource, name_of(given.presence));
  if (test.skip)
    out += fmt::format("skip {} {} {}\n", test.skip->on, test.skip->because, test.skip->unless);
  out += fmt::format("row {} {} {}\n", test.row.text_only, test.row.file, named(test.row.values));
  out += "setup\n" + told(test.setup) + "steps\n" + told(test.steps) + "finally\n" +
         told(test.finally);
  return out;
}

}  // namespace

std::string told(const File& file) {
  auto out =
      fmt::format("file {}\ncontract {}\nderived {}\n", file.path, file.contract, file.derived);
  if (file.source) out += fmt::format("source {} {}\n", file.source->page, file.source->sha256);
  for (const auto& [name, steps] : file.fragments)
    out += fmt::format("fragment {}\n{}", name, told(steps));
  for (const auto& test : file.cases)
    out += told(test);
  return out;
}

}  // namespace assay::cases
