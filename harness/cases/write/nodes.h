#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "tree/node.h"

/// Trees made for writing, for the parts of the case writer; others include `cases/write.h`.
namespace assay::cases::writing {

/// Keeps the texts of the nodes that it makes.
class Nodes {
 public:
  [[nodiscard]] tree::Node text(std::string_view value);
  [[nodiscard]] tree::Node integer(std::int64_t value);
  [[nodiscard]] tree::Node boolean(bool value) const;
  /// Adds a member; `key` is kept too.
  void put(tree::Node& mapping, std::string_view key, tree::Node value);
  /// Adds a text, unless it is empty.
  void put_text(tree::Node& mapping, std::string_view key, std::string_view value);

 private:
  [[nodiscard]] std::string_view keep(std::string_view text);

  std::deque<std::string> texts_;
};

[[nodiscard]] tree::Node sequence();
[[nodiscard]] tree::Node mapping();

}  // namespace assay::cases::writing
