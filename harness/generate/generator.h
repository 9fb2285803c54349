#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "contract/contract.h"
#include "contract/references.h"
#include "schema/schema.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::generate {

/// How much of what a schema leaves open is made: only what it requires, or every optional property
/// and an item in each array.
enum class Fill { minimal, full };

/// What kind of value is wanted.
struct Wish {
  Fill fill = Fill::minimal;
  schema::Direction direction = schema::Direction::response;
  std::string_view purpose;  ///< the same purpose (and seed) gives the same value
  /// A value to stay near: what of it keeps the schema stays, the rest is made anew. Nullptr: none.
  const boost::json::value* example = nullptr;
  /// Whether branches and enum values are chosen by the seed, and not the first ones.
  bool varied = false;
};

/// Makes values that keep the schemas of one contract. The same seed and wish give the same value.
/// Prefers what the page says (example, const, enum, default) to what it makes up; loops of
/// references are walked only where a schema requires it.
class Generator {
 public:
  Generator(const text::SourceMap& sources, const contract::Contract& contract, std::uint64_t seed);
  ~Generator();
  Generator(Generator&&) noexcept;

  /// A value that keeps `schema`, a node of one of the contract's documents; verified by the
  /// schema's evaluator. Nothing when none of its attempts keeps it.
  [[nodiscard]] std::optional<boost::json::value> value(const tree::Node& schema, const Wish& wish);

  /// Whether `value` keeps `schema`. A schema that does not compile is kept by everything: the
  /// reader of the contract has said so.
  [[nodiscard]] bool conforms(const tree::Node& schema,
                              const boost::json::value& value,
                              schema::Direction direction);

  /// The compiled schema, or nullptr when it does not compile. Compiled once.
  [[nodiscard]] const schema::Schema* compiled(const tree::Node& schema,
                                               schema::Direction direction);

  [[nodiscard]] const contract::References& references() const { return references_; }
  [[nodiscard]] std::uint64_t seed() const { return seed_; }

 private:
  using Key = std::pair<const tree::Node*, schema::Direction>;

  const text::SourceMap* sources_;
  const contract::Contract* contract_;
  contract::References references_;
  std::uint64_t seed_;
  std::map<Key, std::optional<schema::Schema>> compiled_;
};

}  // namespace assay::generate
