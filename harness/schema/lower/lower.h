#pragma once

#include <string>
#include <vector>

#include <boost/json/value.hpp>

#include "schema/schema.h"
#include "text/span.h"

namespace assay::schema::lower {

/// A keyword that the second engine would judge wrongly, so that it does not judge the schema at
/// all.
struct Refusal {
  text::Span span;
  std::string message;

  friend bool operator==(const Refusal&, const Refusal&) = default;
};

/// What the installed second engine gets right, where its versions differ (found by probing it).
struct Abilities {
  bool whole_doubles_are_integers = false;  ///< `type: integer` takes 1.0 (valijson 1.1 and later)
};

/// A schema in the subset of draft 7 that the second engine gets right: one document without remote
/// references, anchors or dynamic scope; formats, which ours alone judges, left out.
struct Lowered {
  boost::json::value document;
  std::vector<Refusal> refusals;  ///< not empty: the document must not be used
  bool has_patterns = false;      ///< std::regex will run them: byte by byte, recursively
  bool compares_items = false;    ///< `uniqueItems`: every pair of items is compared
};

/// Lowers a compiled schema. Every lowered schema accepts the same bodies as the original, formats
/// aside.
[[nodiscard]] Lowered lower(const Schema& schema, const Abilities& abilities);

}  // namespace assay::schema::lower
