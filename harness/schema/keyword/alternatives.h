#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "schema/builder.h"

namespace assay::schema::keyword {

/// What `discriminator` says (OpenAPI 3.0.3 and 3.1, Discriminator Object): which branch the value
/// of a property means. It takes no part in the verdict; it chooses which branch a violation is
/// about.
struct Discriminator {
  std::string_view property;
  std::map<std::string, std::size_t, std::less<>> branches;  ///< by value

  /// The branch that an object means, or npos.
  [[nodiscard]] std::size_t find(const boost::json::value& value) const;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// Reads the discriminator beside the alternatives `schemas`; explicit mappings come before names
/// of schemas.
[[nodiscard]] Discriminator read_discriminator(Builder& builder, const tree::Nodes& schemas);

/// `anyOf` or `oneOf`.
class Alternatives final : public Check {
 public:
  enum class Ask { any, one };
  Alternatives(Site site, Ask ask, std::vector<const Node*> branches, Discriminator discriminator);
  [[nodiscard]] bool run(const Visit& visit) const override;

 private:
  struct Trials {
    std::vector<const Node*> held;
    std::size_t doubts = 0;
  };
  [[nodiscard]] bool can_hold(const Node& branch, const boost::json::value& value) const;
  [[nodiscard]] const Node* find_only_candidate(const boost::json::value& value) const;
  [[nodiscard]] bool run_only(const Visit& visit, const Node& branch) const;
  [[nodiscard]] Trials try_all(const Visit& visit) const;
  [[nodiscard]] bool fail(const Visit& visit, const Trials& trials) const;
  void explain(const Visit& visit) const;

  Ask ask_;
  std::vector<const Node*> branches_;
  Discriminator discriminator_;
};

}  // namespace assay::schema::keyword
