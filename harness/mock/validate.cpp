#include "mock/validate.h"

#include <algorithm>

#include <fmt/format.h>

#include "contract/shown_error.h"
#include "generate/applied.h"
#include "schema/schema.h"

namespace assay::mock {
namespace {

namespace json = boost::json;
using contract::Condition;

bool is_null_or_empty(const json::value& value) {
  return value.is_null() || (value.is_string() && value.get_string().empty());
}

class Validation {
 public:
  Validation(const Asked& asked, generate::Generator& generator)
      : asked_(asked), generator_(generator) {}

  std::vector<Trouble> run() {
    for (const auto& name : asked_.garbled)
      trouble(Condition::invalid, name, fmt::format("`{}` is no UTF-8, or badly escaped", name));
    for (const auto& parameter : asked_.plan->parameters)
      check(parameter);
    check_body();
    return std::move(troubles_);
  }

 private:
  Trouble& trouble(Condition condition, const std::string& subject, std::string detail = {}) {
    const auto there = std::find_if(troubles_.begin(), troubles_.end(), [&](const auto& one) {
      return one.subject == subject && one.condition == condition;
    });
    if (there != troubles_.end()) return *there;
    return troubles_.emplace_back(Trouble{condition, subject, std::move(detail)});
  }

  void missing(const std::string& name) { trouble(Condition::missing, name); }

  void broken(const std::string& name,
              const json::value& value,
              const schema::Violation& violation) {
    if (is_null_or_empty(value) && is_needed(asked_.operation(), name)) return missing(name);
    trouble(Condition::invalid,
            name,
            fmt::format("`{}` breaks its schema: expected {}", name, violation.expected))
        .keywords.push_back(violation.keyword);
  }

  /// The violations of a schema by a value; none when it does not compile, which the reader of the
  /// contract has said.
  static std::vector<schema::Violation> violations(const schema::Schema* schema,
                                                   const json::value& value) {
    if (schema == nullptr || schema->takes_every(value.kind())) return {};
    schema::Body body;
    body.value = value;
    if (schema->test(body) == schema::Validity::valid) return {};
    auto violations = schema->evaluate(body).violations;
    // OpenAPI 3.1.0 section 4.8.24.3: such a property should not be sent; it may be ignored.
    std::erase_if(violations, [](const auto& one) { return one.keyword == "readOnly"; });
    return violations;
  }

  [[nodiscard]] const json::value* value_of(const Plan::Parameter& parameter) const {
    if (!parameter.is_namesake) return asked_.values.find(parameter.documented->name);
    for (const auto& [namesake, value] : asked_.namesakes) {
      if (namesake == &parameter) return &value;
    }
    return nullptr;
  }

  void check(const Plan::Parameter& parameter) {
    const auto* documented = parameter.documented;
    const auto& name = documented->name;
    const auto* value = value_of(parameter);
    const bool by_body = documented->in == contract::In::body && asked_.content != nullptr &&
                         asked_.content->schema != nullptr;
    // What is no object is judged as a whole.
    if (by_body && asked_.body && !asked_.body->is_object()) return;
    if (value == nullptr) {
      if (parameter.needed && std::count(asked_.garbled.begin(), asked_.garbled.end(), name) == 0)
        missing(name);
      return;
    }
    if (by_body) return;
    if (documented->schema == nullptr) {
      if (is_null_or_empty(*value) && is_needed(asked_.operation(), name)) missing(name);
      return;
    }
    for (const auto& violation : violations(parameter.schema, *value))
      broken(name, *value, violation);
  }

  void check_body() {
    if (!asked_.body_problem.empty()) {
      trouble(Condition::invalid, "body", "the body cannot be read: " + asked_.body_problem);
      return;
    }
    if (!asked_.body) {
      const bool none_named = std::none_of(troubles_.begin(), troubles_.end(), [](const auto& one) {
        return one.condition == Condition::missing;
      });
      if (asked_.operation().body_required && asked_.request->body.empty() && none_named)
        missing("body");
      return;
    }
    for (const auto& parameter : asked_.plan->parameters) {
      if (parameter.watched) check_inside(parameter.documented->name);
    }
    if (asked_.content->schema == nullptr) return;
    const auto* schema = generator_.compiled(*asked_.content->schema, schema::Direction::request);
    const auto found = violations(schema, *asked_.body);
    for (const auto& violation : found)
      judge(violation, *schema);
    if (found.empty() && !asked_.body->is_object()) check_no_object();
  }

  /// A schema that only speaks of properties takes what is no object; the errors that call some of
  /// them missing do not.
  void check_no_object() {
    const auto applied = generate::gather_at(*asked_.content->schema, {}, generator_.references());
    const bool branches = applied.first("oneOf") != nullptr || applied.first("anyOf") != nullptr;
    if (branches || applied.preferred_type() != generate::type_object) return;
    for (const auto& parameter : asked_.plan->parameters) {
      const auto& documented = *parameter.documented;
      if (documented.in == contract::In::body && parameter.needed &&
          contract::is_called_missing(asked_.operation(), documented.name))
        missing(documented.name);
    }
  }

  /// `a.b` is missing where there is an `a` without it.
  void check_inside(const std::string& name) {
    const auto dot = name.rfind('.');
    if (dot == std::string::npos) return;
    const auto outer = values_at(*asked_.body, std::string_view(name).substr(0, dot));
    const auto lacks = [&](const json::value* value) {
      const auto* object = value->if_object();
      return object != nullptr && values_at(*value, std::string_view(name).substr(dot + 1)).empty();
    };
    if (std::any_of(outer.begin(), outer.end(), lacks)) missing(name);
  }

  void judge(const schema::Violation& violation, const schema::Schema& schema) {
    const auto [name, value] = named(violation.instance);
    if (violation.keyword == "required" && violation.clause >= 0) {
      missing(name_behind(schema.clauses()[static_cast<std::size_t>(violation.clause)].id));
    } else if (value != nullptr) {
      broken(name, *value, violation);
    }
  }

  /// The parameter that a clause id `…#/a/*/b:required` speaks of.
  static std::string name_behind(std::string_view id) {
    const auto hash = id.find('#');
    auto pointer = id.substr(hash + 1, id.rfind(':') - hash - 1);
    std::string name;
    while (pointer.starts_with('/')) {
      pointer.remove_prefix(1);
      const auto token = pointer.substr(0, pointer.find('/'));
      pointer.remove_prefix(token.size());
      const auto plain = token.substr(0, token.find('('));
      if (plain == "*") {
        name += "[]";
      } else {
        name += (name.empty() ? "" : ".") + std::string(plain);
      }
    }
    return name;
  }

  struct Named {
    std::string name;
    const json::value* value = nullptr;
  };

  /// The innermost parameter around a place of the body, and the value at the place; `body` where
  /// no parameter is.
  [[nodiscard]] Named named(const tree::Pointer& place) const {
    Named found{"body", &*asked_.body};
    std::string path;
    for (const auto& token : place.tokens) {
      if (const auto* items = found.value->if_array()) {
        path += "[]";
        const auto index = static_cast<std::size_t>(std::strtoull(token.c_str(), nullptr, 10));
        found.value = index < items->size() ? &items->at(index) : nullptr;
      } else {
        path += (path.empty() ? "" : ".") + token;
        const auto* object = found.value->if_object();
        found.value = object == nullptr ? nullptr : object->if_contains(token);
      }
      if (found.value == nullptr) break;
      if (asked_.operation().parameter(path) != nullptr || found.name == "body") found.name = path;
    }
    return found;
  }

  const Asked& asked_;
  generate::Generator& generator_;
  std::vector<Trouble> troubles_;
};

}  // namespace

std::vector<Trouble> validate(const Asked& asked, generate::Generator& generator) {
  return Validation(asked, generator).run();
}

}  // namespace assay::mock
