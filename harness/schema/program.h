#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/kind.hpp>

#include "schema/pattern.h"
#include "schema/resources.h"
#include "schema/schema.h"
#include "schema/ways.h"

namespace assay::schema {

/// A set of `boost::json::kind`s.
using Kinds = std::uint8_t;
[[nodiscard]] constexpr Kinds only(boost::json::kind kind) {
  return static_cast<Kinds>(1U << static_cast<unsigned>(kind));
}
inline constexpr Kinds no_kind = 0;
inline constexpr Kinds every_kind = 0xFF;
inline constexpr Kinds null_kind = only(boost::json::kind::null);
inline constexpr Kinds boolean_kind = only(boost::json::kind::bool_);
inline constexpr Kinds double_kind = only(boost::json::kind::double_);
inline constexpr Kinds integer_kinds =
    only(boost::json::kind::int64) | only(boost::json::kind::uint64);
inline constexpr Kinds number_kinds = integer_kinds | double_kind;
inline constexpr Kinds string_kind = only(boost::json::kind::string);
inline constexpr Kinds array_kind = only(boost::json::kind::array);
inline constexpr Kinds object_kind = only(boost::json::kind::object);

[[nodiscard]] constexpr bool has(Kinds set, boost::json::kind kind) {
  return (set >> static_cast<unsigned>(kind) & 1U) != 0;
}

/// The place of a clause in the states of a run. 0 is nobody's: what has no clause marks it.
using Slot = std::uint32_t;
inline constexpr Slot no_slot = 0;

/// One keyword of one use of a schema: what a violation says of it.
struct Site {
  std::string_view keyword;
  const Place* place = nullptr;  ///< of the schema it stands in
  text::Span span;
  std::string expected;
  Slot slot = no_slot;
  bool is_schema = false;  ///< it is the schema `false` at `place` that forbids, under `keyword`
  std::string below{};     ///< the way from the schema in use to `place`, where that is another
  std::string_view missing{};  ///< the property that is to be there
};

struct Visit;

/// A compiled keyword. Those of one node all have to hold.
class Check {
 public:
  explicit Check(Site site) : site_(std::move(site)) {}
  Check(const Check&) = delete;
  Check& operator=(const Check&) = delete;
  virtual ~Check() = default;

  /// Whether the value holds the keyword; what it does not is reported to the run.
  [[nodiscard]] virtual bool run(const Visit& visit) const = 0;
  [[nodiscard]] const Site& site() const { return site_; }

 private:
  Site site_;
};

/// The values that a check has a say on.
enum class Group : std::uint8_t { any, numbers, strings, arrays, objects };
inline constexpr std::size_t group_count = 5;

/// A schema in one of its uses. Each use has nodes of its own, so that a clause belongs to one
/// place of the body, up to the second visit of a schema on its own path, which leads back to the
/// first.
struct Node {
  Kinds allowed = every_kind;  ///< by `type`
  Kinds plain = every_kind;    ///< kinds that `type` allows and that nothing else has a say on
  /// Which doubles do where `type` asks for an integer: none, those written as one (draft 4), those
  /// that are one (since draft 6).
  enum class Whole : std::uint8_t { none, as_written, by_value };
  Whole whole = Whole::none;
  bool keeps_seen =
      false;  ///< has `unevaluated*`, which looks at what the schemas in place have seen
  bool is_compound = false;  ///< other schemas look at the same value
  Slot type_slot = no_slot;
  Slot null_slot = no_slot;    ///< marked when null comes where the schema lets it
  std::unique_ptr<Site> type;  ///< what a value of another kind violates
  std::vector<std::unique_ptr<const Check>> checks;  ///< by group
  std::array<std::uint16_t, group_count + 1>
      group_begins{};  ///< where each group begins in `checks`
};

/// A compiled schema.
struct Schema::Program {
  std::deque<Node> nodes;
  const Node* root = nullptr;
  std::vector<SchemaClause> clauses;
  std::deque<std::pair<std::string, Pattern>> patterns;
  text::Diagnostics problems;            ///< what was said while it was compiled
  std::unique_ptr<Resources> resources;  ///< reports to `problems`
  const tree::Node* source = nullptr;    ///< the schema it was compiled from
  Ways ways;                             ///< only where `options` ask for keyword locations
  Options options;
};

}  // namespace assay::schema
