#include <array>
#include <istream>
#include <iterator>
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/instance.h"
#include "cli/schema_file.h"
#include "cli/second_engine.h"
#include "cli/verdict.h"
#include "schema/ihop.h"
#include "schema/judge.h"

namespace assay::cli {
namespace {

struct ValidateOptions {
  SchemaWish schema;
  std::string dialect;
  std::string format;
  std::string output = "text";
  std::string second_engine = "all";
  std::string kind;
  std::vector<std::string> instances;
  bool ihop = false;
};

/// The instances by their verdicts, and who judged them.
struct Counts {
  std::array<std::size_t, 4> verdicts{};
  std::size_t by_both = 0;
  std::map<std::string, std::size_t> alone;

  void add(const Verdict& verdict) {
    ++verdicts[static_cast<std::size_t>(verdict.is)];
    if (verdict.judgement == nullptr) return;
    if (verdict.judgement->engines > 1) {
      ++by_both;
    } else {
      ++alone[verdict.judgement->alone];
    }
  }
  [[nodiscard]] std::size_t of(Verdict::Is is) const {
    return verdicts[static_cast<std::size_t>(is)];
  }
};

std::string summary(const Counts& counts) {
  std::size_t all = 0;
  std::string verdicts;
  constexpr std::array names = {"valid", "invalid", "indeterminate", "unreadable"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    all += counts.verdicts[i];
    if (counts.verdicts[i] == 0) continue;
    verdicts += fmt::format("{}{} {}", verdicts.empty() ? "" : ", ", counts.verdicts[i], names[i]);
  }
  std::size_t alone = 0;
  std::string reasons;
  for (const auto& [why, count] : counts.alone) {
    alone += count;
    reasons += fmt::format("{}{}: {}", reasons.empty() ? " (" : "; ", count, text::printable(why));
  }
  return fmt::format("{} instance{}: {}\njudged: {} by both engines, {} by ours alone{}{}\n",
                     all,
                     all == 1 ? "" : "s",
                     verdicts,
                     counts.by_both,
                     alone,
                     reasons,
                     reasons.empty() ? "" : ")");
}

/// Where several hold, the first of 3, 1, 4 is given.
ExitCode exit_code(const Counts& counts) {
  if (counts.of(Verdict::Is::unreadable) > 0) return ExitCode::input;
  if (counts.of(Verdict::Is::invalid) > 0) return ExitCode::broken;
  if (counts.of(Verdict::Is::indeterminate) > 0) return ExitCode::not_judged;
  return ExitCode::ok;
}

Verdict::Is verdict_of(schema::Validity validity) {
  switch (validity) {
    case schema::Validity::valid:
      return Verdict::Is::valid;
    case schema::Validity::invalid:
      return Verdict::Is::invalid;
    case schema::Validity::indeterminate:
      return Verdict::Is::indeterminate;
  }
  return Verdict::Is::indeterminate;
}

/// One validation: the instances before the schema, one after the other.
class Validation {
 public:
  Validation(Program& program, const ValidateOptions& options, schema::Judge& judge)
      : program_(program), options_(options), judge_(judge) {}

  ExitCode run() {
    for (const auto& path : options_.instances)
      judge_file(path);
    if (options_.output == "text") program_.out << summary(counts_);
    return exit_code(counts_);
  }

 private:
  [[nodiscard]] base::Result<std::string> read(const std::string& path) {
    if (path != "-") return program_.files.read(path);
    std::string text(std::istreambuf_iterator<char>(program_.in), {});
    return text;
  }

  [[nodiscard]] InstanceKind kind(const std::string& path) const {
    if (options_.kind.empty()) return kind_of(path);
    return kind_of("." + options_.kind);
  }

  void judge_file(const std::string& path) {
    const std::string name = path == "-" ? "<stdin>" : path;
    auto text = read(path);
    if (!text) {
      complain(program_, text.error());
      return say({.is = Verdict::Is::unreadable, .name = name, .why = text.error().message});
    }
    const auto source = program_.sources.add(name, *std::move(text));
    read_instances(
        program_.sources,
        source,
        kind(path),
        [&](const Instance& instance) { judge(instance); },
        [&](std::size_t line, const NotJudged& why) { miss(name, line, why); });
  }

  void judge(const Instance& instance) {
    complain(program_, instance.problems);
    const auto judgement = judge_.judge(instance.body, instance.size);
    say({.is = verdict_of(judgement.outcome.validity),
         .name = instance.name,
         .line = instance.line,
         .why = judgement.outcome.why_indeterminate,
         .instance = &instance,
         .judgement = &judgement});
  }

  void miss(const std::string& name, std::size_t line, const NotJudged& why) {
    complain(program_, why.problems);
    const auto& problems = why.problems.items();
    say({.is = why.is_ours ? Verdict::Is::indeterminate : Verdict::Is::unreadable,
         .name = name,
         .line = line,
         .why = problems.empty() ? std::string() : problems.front().message});
  }

  void say(const Verdict& verdict) {
    counts_.add(verdict);
    const auto render = options_.output == "json"    ? render_json
                        : options_.output == "basic" ? render_basic
                                                     : render_text;
    program_.out << render(program_.sources, verdict);
  }

  Program& program_;
  const ValidateOptions& options_;
  schema::Judge& judge_;
  Counts counts_;
};

ExitCode usage(Program& program, std::string message, std::string advice) {
  complain(
      program,
      base::Error{.code = "cli.usage", .message = std::move(message), .advice = std::move(advice)});
  return ExitCode::usage;
}

ExitCode speak_ihop(Program& program, const ValidateOptions& options) {
  if (!options.schema.path.empty() || !options.instances.empty())
    return usage(program,
                 "`--ihop` takes schemas and instances from standard input alone",
                 "leave out `--schema` and the instances");
  schema::IhopSession session(
      {.version = std::string(version),
       .formats = options.format == "assert" ? schema::Formats::assert_ : schema::Formats::annotate,
       .second_engine = read_second_engine(options.second_engine)});
  std::string line;
  while (!session.has_stopped() && std::getline(program.in, line)) {
    const auto answer = session.answer(line);
    if (!answer) {
      complain(program, answer.error());
      return ExitCode::input;
    }
    if (!answer->empty()) program.out << *answer << std::endl;  // the other side waits for it
  }
  return ExitCode::ok;
}

ExitCode validate(Program& program, ValidateOptions& options) {
  if (options.ihop) return speak_ihop(program, options);
  if (options.schema.path.empty())
    return usage(program, "no schema is named", "name one: `--schema item.json`");
  if (options.instances.empty())
    return usage(program, "no instance is named", "name files, or `-` for standard input");
  options.schema.dialect = schema::read_dialect(options.dialect);
  options.schema.formats =
      options.format == "annotate" ? schema::Formats::annotate : schema::Formats::assert_;
  options.schema.keyword_locations = options.output == "basic";
  SchemaFile file(program);
  auto compiled = file.load(options.schema);
  if (!compiled) return ExitCode::input;
  schema::Judge judge(*std::move(compiled), read_second_engine(options.second_engine));
  text::Diagnostics notes;
  schema::list_refusals(judge, notes);
  complain(program, notes);
  return Validation(program, options, judge).run();
}

std::string check_dialect(const std::string& name) {
  if (schema::read_dialect(name)) return {};
  return fmt::format(
      "`{}` is no dialect; {}",
      name,
      text::suggestion(
          name, {"draft-04", "draft-06", "draft-07", "2019-09", "2020-12", "oas3.0", "oas3.1"}));
}

std::function<ExitCode()> declare(CLI::App& app, Program& program) {
  auto options = std::make_shared<ValidateOptions>();
  app.add_option("--schema",
                 options->schema.path,
                 "the schema, or a part of a document: file.yaml#/pointer")
      ->type_name("FILE");
  app.add_option(
      "instances", options->instances, "JSON, YAML or NDJSON files; `-`: standard input");
  app.add_option("--dialect",
                 options->dialect,
                 "of a schema without `$schema` (2020-12; that of its OpenAPI document)")
      ->type_name("DIALECT")
      ->check(check_dialect);
  app.add_option("--format",
                 options->format,
                 "whether `format` counts: assert (default) or annotate (default of --ihop)")
      ->type_name("HOW")
      ->check(CLI::IsMember({"assert", "annotate"}));
  app.add_option("--output", options->output, "text, json (a line an instance), basic")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json", "basic"}));
  app.add_option("--as", options->kind, "read all instances as json, yaml or ndjson")
      ->type_name("KIND")
      ->check(CLI::IsMember({"json", "yaml", "ndjson"}));
  app.add_option("--reference",
                 options->schema.references,
                 "another schema, which references reach by its `$id`")
      ->type_name("FILE")
      ->allow_extra_args(false);
  add_second_engine(app, options->second_engine);
  app.add_flag(
      "--ihop", options->ihop, "speak Bowtie's harness protocol on standard input and output");
  return [options, &program] { return validate(program, *options); };
}

}  // namespace

extern const Command validate_command;
const Command validate_command = {
    .name = "validate", .title = "hold JSON or YAML files to a JSON Schema", .declare = declare};

}  // namespace assay::cli
