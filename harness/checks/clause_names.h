#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_set>

namespace assay::checks {

/// Keeps ids of clauses that no contract spells out (`<case>/expect/status`), each once, so that
/// what is said of a clause can name it by a view. The views hold for as long as this lives.
class ClauseNames {
 public:
  [[nodiscard]] std::string_view keep(std::string_view id);
  /// The parts in a row.
  [[nodiscard]] std::string_view join(std::initializer_list<std::string_view> parts);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  std::unordered_set<std::string, Hash, std::equal_to<>> names_;
  std::string joined_;  ///< room to join parts in
};

}  // namespace assay::checks
