#pragma once

#include <string_view>
#include <vector>

#include "openapi/reader.h"
#include "tree/node.h"

namespace assay::openapi {

/// The keys that one object of the specification knows, in any of its versions, and those of ours
/// (files.md, Contract) that may stand in it.
struct ObjectKeys {
  std::string_view object;  ///< "a server"
  std::vector<std::string_view> known;
  std::vector<std::string_view> ours;
};

/// Reports each key that the object does not know: one of ours as an error, any other as a warning,
/// for real documents have them; extensions of others (`x-…`) are passed.
void check_keys(const Reader& reader, const tree::Node& node, const ObjectKeys& keys);

}  // namespace assay::openapi
