#include "generate/applied.h"

#include <algorithm>
#include <cstdlib>
#include <regex>

namespace assay::generate {
namespace {

unsigned type_named(std::string_view name) {
  if (name == "null") return type_null;
  if (name == "boolean") return type_boolean;
  if (name == "integer") return type_integer;
  if (name == "number") return type_integer | type_number;
  if (name == "string") return type_string;
  if (name == "array") return type_array;
  if (name == "object") return type_object;
  return 0;
}

bool contains(const std::vector<const tree::Node*>& nodes, const tree::Node* node) {
  return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
}

double number(const tree::Node& node) {
  return std::strtod(std::string(node.scalar).c_str(), nullptr);
}

/// Whether a property that the contract itself names fits a pattern. Long names never do:
/// std::regex recurses for each character, and what is generated is verified by the schema's own
/// evaluator anyway.
bool name_matches(std::string_view pattern, std::string_view name) {
  if (name.size() > 256) return false;
  try {
    return std::regex_search(
        name.begin(), name.end(), std::regex(std::string(pattern), std::regex::ECMAScript));
  } catch (const std::regex_error&) {
    return false;
  }
}

class Gathering {
 public:
  Gathering(const contract::References& references, const Chooser& choose)
      : references_(references), choose_(choose) {}

  void add(const tree::Node& schema) {
    if (schema.is(tree::Kind::boolean)) {
      applied.never = applied.never || schema.scalar == "false";
      return;
    }
    if (!schema.is(tree::Kind::mapping) || contains(applied.schemas, &schema)) return;
    applied.schemas.push_back(&schema);
    for (const auto* keyword : {"$ref", "$dynamicRef"}) {
      if (const auto* reference = schema.find(keyword)) {
        if (const auto* target = references_.find(reference->scalar, reference->span)) add(*target);
      }
    }
    if (const auto* parts = schema.find("allOf")) {
      for (const auto& part : parts->items)
        add(part);
    }
    for (const auto* keyword : {"oneOf", "anyOf"}) {
      const auto* branches = schema.find(keyword);
      if (branches == nullptr || branches->items.empty()) continue;
      add(branches->items[choose_(schema, *branches) % branches->items.size()]);
    }
    add_condition(schema);
  }

  Applied applied;

 private:
  /// `if` with `then` is one way to keep both; without `then` the `else` is asked for alone and the
  /// whole is verified later.
  void add_condition(const tree::Node& schema) {
    const auto* condition = schema.find("if");
    if (condition == nullptr) return;
    if (const auto* then = schema.find("then")) {
      add(*condition);
      add(*then);
    } else if (const auto* otherwise = schema.find("else")) {
      add(*otherwise);
    }
  }

  const contract::References& references_;
  const Chooser& choose_;
};

}  // namespace

Applied gather(const std::vector<const tree::Node*>& roots,
               const contract::References& references,
               const Chooser& choose) {
  Gathering gathering(references, choose);
  for (const auto* root : roots)
    gathering.add(*root);
  return std::move(gathering.applied);
}

Applied gather(const std::vector<const tree::Node*>& roots,
               const contract::References& references) {
  return gather(roots, references, [](const tree::Node&, const tree::Node&) { return 0; });
}

Applied gather_at(const tree::Node& root,
                  const tree::Pointer& place,
                  const contract::References& references) {
  auto applied = gather({&root}, references);
  for (const auto& token : place.tokens) {
    const bool index = !token.empty() && token.find_first_not_of("0123456789") == std::string::npos;
    const bool array = (applied.preferred_type() & type_array) != 0;
    const auto roots = index && array ? applied.item(std::strtoul(token.c_str(), nullptr, 10))
                                      : applied.property(token);
    applied = gather(roots, references);
  }
  return applied;
}

std::vector<const tree::Node*> Applied::all(std::string_view keyword) const {
  std::vector<const tree::Node*> found;
  for (const auto* schema : schemas) {
    if (const auto* value = schema->find(keyword)) found.push_back(value);
  }
  return found;
}

const tree::Node* Applied::first(std::string_view keyword) const {
  for (const auto* schema : schemas) {
    if (const auto* value = schema->find(keyword)) return value;
  }
  return nullptr;
}

unsigned Applied::types() const {
  unsigned types = type_any;
  for (const auto* schema : schemas) {
    const auto* said = schema->find("type");
    if (said == nullptr) continue;
    unsigned here = type_named(said->scalar);
    for (const auto& item : said->items)
      here |= type_named(item.scalar);
    const auto* nullable = schema->find("nullable");
    if (nullable != nullptr && nullable->scalar == "true") here |= type_null;
    types &= here;
  }
  return types;
}

unsigned Applied::preferred_type() const {
  const auto allowed = types();
  for (const auto* said : all("type")) {
    if ((type_named(said->scalar) & allowed) != 0) return type_named(said->scalar) & allowed;
    for (const auto& item : said->items) {
      const auto type = type_named(item.scalar) & allowed;
      if (type != 0 && item.scalar != "null") return type;
    }
  }
  struct Hint {
    const char* keyword;
    unsigned type;
  };
  for (const auto& hint : {Hint{"properties", type_object},
                           Hint{"required", type_object},
                           Hint{"additionalProperties", type_object},
                           Hint{"items", type_array},
                           Hint{"prefixItems", type_array},
                           Hint{"contains", type_array},
                           Hint{"minimum", type_integer | type_number},
                           Hint{"maximum", type_integer | type_number},
                           Hint{"multipleOf", type_integer | type_number}}) {
    if (first(hint.keyword) != nullptr && (allowed & hint.type) != 0) return allowed & hint.type;
  }
  for (const unsigned type :
       {type_string, type_object, type_array, type_integer, type_boolean, type_null}) {
    if ((allowed & type) != 0) return type;
  }
  return 0;
}

std::optional<double> Applied::greatest(std::string_view keyword) const {
  std::optional<double> bound;
  for (const auto* value : all(keyword)) {
    if (value->is(tree::Kind::integer) || value->is(tree::Kind::number)) {
      bound = std::max(bound.value_or(number(*value)), number(*value));
    }
  }
  return bound;
}

std::optional<double> Applied::least(std::string_view keyword) const {
  std::optional<double> bound;
  for (const auto* value : all(keyword)) {
    if (value->is(tree::Kind::integer) || value->is(tree::Kind::number)) {
      bound = std::min(bound.value_or(number(*value)), number(*value));
    }
  }
  return bound;
}

std::vector<std::string> Applied::required() const {
  std::vector<std::string> names;
  for (const auto* list : all("required")) {
    for (const auto& item : list->items) {
      if (std::find(names.begin(), names.end(), item.scalar) == names.end())
        names.emplace_back(item.scalar);
    }
  }
  return names;
}

std::vector<const tree::Node*> Applied::property(std::string_view name) const {
  std::vector<const tree::Node*> found;
  for (const auto* schema : schemas) {
    bool named = false;
    const auto* properties = schema->find("properties");
    if (const auto* value = properties == nullptr ? nullptr : properties->find(name)) {
      found.push_back(value);
      named = true;
    }
    if (const auto* patterns = schema->find("patternProperties")) {
      for (const auto& member : patterns->members) {
        if (!name_matches(member.key, name)) continue;
        found.push_back(&member.value);
        named = true;
      }
    }
    const auto* rest = schema->find("additionalProperties");
    if (!named && rest != nullptr) found.push_back(rest);
  }
  return found;
}

std::vector<const tree::Node*> Applied::item(std::size_t index) const {
  std::vector<const tree::Node*> found;
  for (const auto* schema : schemas) {
    const auto* items = schema->find("items");
    const auto* front = schema->find("prefixItems");
    // Before 2020-12 a list under `items` is what `prefixItems` is now, and `additionalItems` what
    // `items` is.
    if (items != nullptr && items->is(tree::Kind::sequence)) {
      front = items;
      items = schema->find("additionalItems");
    }
    if (front != nullptr && index < front->items.size()) {
      found.push_back(&front->items[index]);
    } else if (items != nullptr) {
      found.push_back(items);
    }
  }
  return found;
}

}  // namespace assay::generate
