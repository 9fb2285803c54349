#pragma once

#include <cstdint>
#include <string_view>

#include "base/slim_vector.h"
#include "text/span.h"

namespace assay::tree {

enum class Kind : std::uint8_t { null, boolean, integer, number, string, sequence, mapping };

struct Node;
struct Member;

/// One pointer wide each: documents have many nodes, and most nodes have neither.
using Nodes = base::SlimVector<Node>;
using Members = base::SlimVector<Member>;

/// A YAML or JSON value with the place it was read from. Its texts are views into the SourceMap it
/// was read with. Scalars keep their text as written (numbers: so that 2^64 and 1.10 stay exact);
/// strings are decoded.
struct Node {
  Kind kind = Kind::null;
  bool quoted = false;  ///< a string that stood in quotes or a block: it can never have been meant
                        ///< as another type
  text::Span span;
  std::string_view
      scalar;   ///< boolean: `true` or `false`; integer, number: JSON spelling; string: its value
  Nodes items;  ///< of a sequence
  Members members;  ///< of a mapping, in their order, with unique keys

  [[nodiscard]] bool is(Kind what) const { return kind == what; }
  /// The value under `key`, or nullptr. Constant time for large mappings is not promised: read
  /// once, then keep.
  [[nodiscard]] const Node* find(std::string_view key) const;
  /// The decoded string under `key`, or empty when there is none.
  [[nodiscard]] std::string_view string_at(std::string_view key) const;
};

/// A key of a mapping with its value.
struct Member {
  std::string_view key;
  text::Span key_span;
  Node value;
};

/// The same value once more, without a copy of what is in it until one of the two is changed there.
/// Nobody may hold a reference into `node` by which that is done later.
[[nodiscard]] Node share(const Node& node);

/// The same value, spans and styles aside; numbers are compared as numbers (1.0 equals 1).
[[nodiscard]] bool equal(const Node& left, const Node& right);

/// `string`, `mapping`, …: the word that messages use.
[[nodiscard]] std::string_view name_of(Kind kind);

}  // namespace assay::tree
