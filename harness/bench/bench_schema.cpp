#include <map>
#include <string>

#include <benchmark/benchmark.h>
#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include "bench/bodies.h"
#include "schema/schema.h"
#include "tree/read.h"

// What judging a body costs beside parsing it with boost::json::parse, in one run. Ratios are
// printed with the limits we hold ourselves to; they gate nothing, since a shared machine measures
// itself as well.

namespace assay::bench {
namespace {

/// A schema with what it refers to.
struct Compiled {
  text::SourceMap sources;
  std::optional<tree::Node> root;
  std::optional<schema::Schema> schema;

  explicit Compiled(const std::string& text) {
    text::Diagnostics out;
    root = tree::read_json(sources, sources.add("schema.json", text), out);
    schema = schema::compile(sources, *root, {}, out);
  }
};

struct Case {
  std::string name;
  std::string body;
  Subject subject;
  double limit;  ///< of evaluating to parsing
};

const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
      {"0.6kB", connector_answer(), Subject::answer, 0.5},
      {"96kB", connector_list(190), Subject::list, 0.4},
      {"9.5MB", connector_list(19'000), Subject::list, 0.25},
  };
  return all;
}

void parse_with_boost(benchmark::State& state, const Case& one) {
  for (auto _ : state)
    benchmark::DoNotOptimize(boost::json::parse(one.body));
}

void parse_with_ours(benchmark::State& state, const Case& one) {
  for (auto _ : state)
    benchmark::DoNotOptimize(schema::parse_body(one.body));
}

void evaluate(benchmark::State& state, const Case& one, Extras extras) {
  const Compiled compiled(connector_schema(one.subject, extras));
  const auto body = schema::parse_body(one.body);
  if (compiled.schema->test(*body) != schema::Validity::valid)
    state.SkipWithError("the body is not valid");
  for (auto _ : state)
    benchmark::DoNotOptimize(compiled.schema->evaluate(*body));
}

/// The console's report, and the times by name.
class Times : public benchmark::ConsoleReporter {
 public:
  std::map<std::string, double> by_name;

  void ReportRuns(const std::vector<Run>& runs) override {
    for (const auto& run : runs) {
      auto& time = by_name[run.run_name.function_name];
      const double now = run.GetAdjustedCPUTime();
      if (run.run_type == Run::RT_Iteration) time = time == 0 ? now : std::min(time, now);
    }
    ConsoleReporter::ReportRuns(runs);
  }
};

void print_ratio(const Times& times,
                 const std::string& name,
                 const std::string& base,
                 double limit) {
  const auto time = times.by_name.find(name);
  const auto base_time = times.by_name.find(base);
  if (time == times.by_name.end() || base_time == times.by_name.end()) return;
  const double ratio = time->second / base_time->second;
  fmt::print("{:<28} {:>6.3f} of {:<22} limit {:.2f} {}\n",
             name,
             ratio,
             base,
             limit,
             ratio <= limit ? "" : "MISSED");
}

}  // namespace
}  // namespace assay::bench

int main(int count, char** arguments) {
  using namespace assay::bench;
  for (const auto& one : cases()) {
    benchmark::RegisterBenchmark(("boost::json::parse/" + one.name).c_str(), parse_with_boost, one);
    benchmark::RegisterBenchmark(("parse_body/" + one.name).c_str(), parse_with_ours, one);
    benchmark::RegisterBenchmark(("evaluate/" + one.name).c_str(), evaluate, one, Extras::none);
    benchmark::RegisterBenchmark(
        ("evaluate+formats/" + one.name).c_str(), evaluate, one, Extras::formats);
  }
  benchmark::Initialize(&count, arguments);
  Times times;
  benchmark::RunSpecifiedBenchmarks(&times);
  fmt::print("\n");
  for (const auto& one : cases()) {
    print_ratio(times, "parse_body/" + one.name, "boost::json::parse/" + one.name, 1.5);
    print_ratio(times, "evaluate/" + one.name, "boost::json::parse/" + one.name, one.limit);
    print_ratio(times, "evaluate+formats/" + one.name, "evaluate/" + one.name, 2.0);
  }
  return 0;
}
