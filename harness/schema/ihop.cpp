#include "schema/ihop.h"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include "text/source_map.h"
#include "tree/pointer.h"
#include "tree/read.h"
#include "tree/shown.h"

namespace assay::schema {
namespace {

namespace json = boost::json;

std::string_view at(std::string_view text, std::string_view pointer_text) {
  const auto pointer = tree::Pointer::read(pointer_text);
  const auto span = locate(text, *pointer);
  return text.substr(span.begin, span.end - span.begin);
}

std::string string_at(std::string_view text, std::string_view pointer) {
  boost::system::error_code code;
  const auto value = json::parse(json::string_view(at(text, pointer)), code);
  return value.is_string() ? std::string(value.get_string()) : std::string();
}

json::object errored(std::string_view message) {
  return {{"errored", true}, {"context", {{"message", message}}}};
}

/// A case of the line: its texts are parts of the line, so that an instance may be nested deeper
/// than we read trees.
class Case {
 public:
  Case(std::string_view line, Dialect dialect, Formats formats) {
    source_ = sources_.add("case", std::string(line));
    options_.dialect = dialect;
    options_.formats = formats;
    options_.base_uri = "json-schema:///schema";
    options_.resolver = [this](std::string_view uri) { return find(uri); };
  }

  /// The compiled schema, or nothing: then `problem` says why.
  std::optional<Schema> compile(std::string& problem) {
    text::Diagnostics out;
    read("/case/registry", registry_, out);
    read("/case/schema", schema_, out);
    std::optional<Schema> schema;
    if (schema_) schema = schema::compile(sources_, *schema_, options_, out);
    for (const auto& one : out.items()) {
      if (one.severity == text::Severity::error) problem = one.message;
    }
    return schema;
  }

 private:
  void read(std::string_view pointer, std::optional<tree::Node>& out, text::Diagnostics& problems) {
    const auto text = sources_.text(source_);
    auto span = locate(text, *tree::Pointer::read(pointer));
    if (span.begin == span.end) return;
    span.source = source_.source;
    out = tree::read_json(sources_, span, problems);
  }

  const tree::Node* find(std::string_view uri) const {
    return registry_ ? registry_->find(uri) : nullptr;
  }

  text::SourceMap sources_;
  text::Span source_;
  std::optional<tree::Node> registry_;
  std::optional<tree::Node> schema_;
  Options options_;
};

json::object judge_instance(Judge& judge, std::string_view instance) {
  const auto body = parse_body(instance);
  if (!body) return errored(body.error().message);
  const auto outcome = judge.judge(*body, instance.size()).outcome;
  if (outcome.validity == Validity::indeterminate) return errored(outcome.why_indeterminate);
  // The quick way and the thorough one must agree; a tool that measures itself checks that too.
  if (judge.schema().test(*body) != outcome.validity)
    return errored("the evaluation with and without violations differ");
  return {{"valid", outcome.validity == Validity::valid}};
}

}  // namespace

std::string IhopSession::run(std::string_view line) const {
  const auto sequence = at(line, "/seq");
  Case test_case(line, dialect_, settings_.formats);
  std::string problem;
  auto schema = test_case.compile(problem);
  if (!schema) {
    const auto answer = json::serialize(errored(problem));
    return fmt::format("{{\"seq\":{},{}", sequence, answer.substr(1));
  }
  Judge judge(*std::move(schema), settings_.second_engine);
  json::array results;
  const auto tests = at(line, "/case/tests");
  for (std::size_t i = 0;; ++i) {
    const auto test = at(tests, fmt::format("/{}", i));
    if (test.empty()) break;
    results.push_back(judge_instance(judge, at(test, "/instance")));
  }
  return fmt::format("{{\"seq\":{},\"results\":{}}}", sequence, json::serialize(results));
}

base::Result<std::string> IhopSession::start(std::string_view line) const {
  const auto version = at(line, "/version");
  if (version != "1") {
    return tl::unexpected(base::Error{
        .code = "ihop.version",
        .message = fmt::format("version `{}` of the protocol was asked for", tree::shown(version)),
        .advice = "ask for version 1"});
  }
  // The protocol requires three addresses; the project has no public ones.
  constexpr std::string_view none = "about:blank";
  const json::object implementation = {
      {"name", "assay"},
      {"language", "c++"},
      {"version", settings_.version},
      {"dialects",
       {"https://json-schema.org/draft/2020-12/schema",
        "https://json-schema.org/draft/2019-09/schema",
        "http://json-schema.org/draft-07/schema#",
        "http://json-schema.org/draft-06/schema#",
        "http://json-schema.org/draft-04/schema#"}},
      {"homepage", none},
      {"issues", none},
      {"source", none},
  };
  return json::serialize(json::object{{"version", 1}, {"implementation", implementation}});
}

std::string IhopSession::set_dialect(std::string_view line) {
  const auto dialect = read_dialect(string_at(line, "/dialect"));
  dialect_ = dialect.value_or(dialect_);
  return json::serialize(json::object{{"ok", dialect.has_value()}});
}

base::Result<std::string> IhopSession::answer(std::string_view line) {
  const auto command = string_at(line, "/cmd");
  if (command == "start") return start(line);
  if (command == "dialect") return set_dialect(line);
  if (command == "run") return run(line);
  if (command != "stop") {
    return tl::unexpected(
        base::Error{.code = "ihop.unknown-command",
                    .message = fmt::format("`{}` is no command of the protocol", tree::shown(line)),
                    .advice = "send `start`, `dialect`, `run` or `stop`"});
  }
  stopped_ = true;
  return std::string();
}

}  // namespace assay::schema
