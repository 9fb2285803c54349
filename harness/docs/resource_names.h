#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace assay::docs {

/// A resource as texts may name it.
struct ResourceName {
  std::string name;
  std::string words;   ///< normalised, without the blank behind: `connectors` has it too
  std::string spoken;  ///< with blanks for `_`
};

/// The resources of a contract, made ready once for all its errors. A copy is the same list.
class ResourceNames {
 public:
  ResourceNames() = default;
  ResourceNames(std::initializer_list<std::string_view> names)
      : ResourceNames(std::vector<std::string_view>(names)) {}
  explicit ResourceNames(const std::vector<std::string_view>& names);

  [[nodiscard]] auto begin() const { return names_->begin(); }
  [[nodiscard]] auto end() const { return names_->end(); }

 private:
  std::shared_ptr<const std::vector<ResourceName>> names_ =
      std::make_shared<std::vector<ResourceName>>();
};

}  // namespace assay::docs
