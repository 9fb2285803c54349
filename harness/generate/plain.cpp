#include "generate/plain.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "generate/applied.h"

namespace assay::generate {
namespace {

constexpr int deepest = 8;

/// Keywords of which only an attempt tells what keeps them.
constexpr std::array<std::string_view, 26> conditions = {"oneOf",
                                                         "anyOf",
                                                         "not",
                                                         "if",
                                                         "enum",
                                                         "const",
                                                         "minItems",
                                                         "contains",
                                                         "prefixItems",
                                                         "minProperties",
                                                         "maxProperties",
                                                         "propertyNames",
                                                         "dependentRequired",
                                                         "dependentSchemas",
                                                         "dependencies",
                                                         "minLength",
                                                         "maxLength",
                                                         "pattern",
                                                         "format",
                                                         "minimum",
                                                         "maximum",
                                                         "exclusiveMinimum",
                                                         "exclusiveMaximum",
                                                         "multipleOf",
                                                         "$dynamicRef",
                                                         "$recursiveRef"};

bool names(const tree::Node& schema, std::string_view property) {
  const auto* properties = schema.find("properties");
  return properties != nullptr && properties->find(property) != nullptr;
}

/// Whether a schema asks for more of a property that it does not name itself than
/// `Applied::property` tells.
bool judges_unnamed(const tree::Node& schema, std::string_view property) {
  return schema.find("unevaluatedProperties") != nullptr && !names(schema, property);
}

using Roots = std::vector<const tree::Node*>;

class Look {
 public:
  explicit Look(const contract::References& references) : references_(references) {}

  bool is_possible(const Roots& roots, int depth) {
    if (depth > deepest) return false;
    if (possible_.count(roots) > 0) return true;
    const auto applied = gather(roots, references_);
    if (!keeps_all(applied, depth)) return false;
    possible_.insert(roots);
    return true;
  }

  bool is_impossible(const Roots& roots, int depth) {
    if (!seen_.insert(roots).second) return false;
    const auto applied = gather(roots, references_);
    // Another branch may leave more.
    if (depth > deepest || applied.first("anyOf") != nullptr || applied.first("oneOf") != nullptr)
      return false;
    if (applied.never || applied.types() == 0) return true;
    if (applied.types() != type_object) return false;
    const auto required = applied.required();
    return std::any_of(required.begin(), required.end(), [&](const std::string& name) {
      const auto property = applied.property(name);
      return !property.empty() && is_impossible(property, depth + 1);
    });
  }

 private:
  bool keeps_all(const Applied& applied, int depth) {
    if (applied.never || applied.types() == 0) return false;
    for (const auto keyword : conditions) {
      if (applied.first(keyword) != nullptr) return false;
    }
    if ((applied.preferred_type() & type_object) == 0) return true;
    const auto required = applied.required();
    return std::all_of(required.begin(), required.end(), [&](const std::string& name) {
      const bool judged = std::any_of(
          applied.schemas.begin(), applied.schemas.end(), [&](const tree::Node* schema) {
            return judges_unnamed(*schema, name);
          });
      const auto property = applied.property(name);
      return !judged && (property.empty() || is_possible(property, depth + 1));
    });
  }

  const contract::References& references_;
  std::set<Roots> possible_;  // one No ends the look
  std::set<Roots> seen_;      // looked at: none of them is found impossible a second time
};

}  // namespace

bool is_plainly_possible(const tree::Node& schema, const contract::References& references) {
  return Look(references).is_possible({&schema}, 0);
}

bool is_plainly_impossible(const tree::Node& schema, const contract::References& references) {
  return Look(references).is_impossible({&schema}, 0);
}

}  // namespace assay::generate
