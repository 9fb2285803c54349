#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "schema/builder.h"
#include "schema/name_table.h"

namespace assay::schema::keyword {

/// What `properties`, `patternProperties`, `additionalProperties` and `required` of one schema say
/// of an object.
struct MemberRules {
  struct Property {
    const Node* node = nullptr;  ///< nullptr: only named by `required`, or unwanted
    std::uint64_t bit = 0;       ///< its place among the first 64 required names
    int unwanted = -1;           ///< its place in `unwanted`
  };
  struct Required {
    std::string_view name;
    Site site;
  };
  /// A property that should not come: the schema `false` forbids it; `writeOnly` in an answer only
  /// says that it is not sent.
  struct Unwanted {
    std::string_view name;
    bool is_forbidden = false;
    Site site;
  };
  struct Pattern {
    const schema::Pattern* pattern = nullptr;
    const Node* node = nullptr;
  };

  NameTable names;
  std::vector<Property> properties;  ///< in the order of `names`
  std::vector<Required> required;
  std::vector<Unwanted> unwanted;
  std::vector<Pattern> patterns;
  const Node* additional = nullptr;
  std::optional<Site> closed;  ///< `additionalProperties: false`
  std::optional<Site> doubt;   ///< where a pattern of a name could not be judged
  bool is_named = false;       ///< has `properties`
};

/// Walks the members of an object once.
class Members final : public Check {
 public:
  explicit Members(Site site, MemberRules rules);
  [[nodiscard]] bool run(const Visit& visit) const override;

 private:
  struct Member;
  [[nodiscard]] bool run_property(const Visit& visit,
                                  const Member& member,
                                  std::uint32_t name,
                                  bool& described) const;
  [[nodiscard]] bool run_other(const Visit& visit, const Member& member, bool& described) const;
  [[nodiscard]] bool check_required(const Visit& visit, std::uint64_t missing) const;
  void keep_absent(const Visit& visit) const;

  MemberRules rules_;
  std::uint64_t required_bits_ = 0;
  Slot first_required_ = no_slot;
};

}  // namespace assay::schema::keyword
