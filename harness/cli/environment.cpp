#include <cstdint>
#include <set>
#include <vector>

#include "cli/run_options.h"
#include "project/value.h"

namespace assay::cli {
namespace {

constexpr std::string_view of_environment = "${env.";
constexpr std::string_view of_secrets = "${secret.";

/// The names behind `prefix` in a text, up to the `}`.
std::set<std::string> names_in(std::string_view text, std::string_view prefix) {
  std::set<std::string> names;
  for (auto at = text.find(prefix); at != std::string_view::npos; at = text.find(prefix, at)) {
    at += prefix.size();
    const auto end = text.find('}', at);
    if (end == std::string_view::npos) break;
    names.emplace(text.substr(at, end - at));
  }
  return names;
}

/// The texts that the cases and their steps, some of which are imported, stand in: each once.
std::vector<std::string_view> texts_of(const text::SourceMap& sources,
                                       const std::vector<run::Selected>& chosen) {
  std::set<std::uint32_t> seen;
  std::vector<std::string_view> texts;
  const auto add = [&](text::Span span) {
    if (seen.insert(span.source).second) texts.push_back(sources.whole(span));
  };
  for (const auto& one : chosen) {
    add(one.test->span);
    for (const auto* steps : {&one.test->setup, &one.test->steps, &one.test->finally}) {
      for (const auto& step : *steps)
        add(step.request.span);
    }
    for (const auto& [name, steps] : one.file->fragments) {
      for (const auto& step : steps)
        add(step.request.span);
    }
  }
  return texts;
}

base::Result<void> take_secret(const Program& program,
                               const std::string& name,
                               run::Settings& settings) {
  const project::Value value{.from = project::Value::From::secret, .text = name};
  const auto secret = project::resolve(value, program.environment, program.files);
  if (!secret)
    return secret.error().code == "project.no-secret" ? base::Result<void>()
                                                      : tl::unexpected(secret.error());
  settings.secrets.push_back({.name = name, .value = secret->text});
  settings.world.secrets.insert_or_assign(
      name,
      cases::Variable{
          .value = boost::json::string(secret->text), .text_only = true, .secret = true});
  return {};
}

}  // namespace

base::Result<void> take_environment(const Program& program,
                                    const std::vector<run::Selected>& chosen,
                                    run::Settings& settings) {
  for (const auto text : texts_of(program.sources, chosen)) {
    for (const auto& name : names_in(text, of_environment)) {
      if (const auto value = program.environment(name)) {
        settings.world.environment.insert_or_assign(
            name, cases::Variable{.value = boost::json::string(*value), .text_only = true});
      }
    }
    for (const auto& name : names_in(text, of_secrets)) {
      if (auto taken = take_secret(program, name, settings); !taken) return taken;
    }
  }
  return {};
}

}  // namespace assay::cli
