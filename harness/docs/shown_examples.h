#pragma once

#include <string_view>
#include <vector>

#include "docs/shape.h"
#include "tree/node.h"

namespace assay::docs {

/// The examples that an OpenAPI document shows for a value, followed on the way through its schema.
class ShownExamples {
 public:
  /// One step of the way: from where, and which way.
  struct Step {
    enum class Kind { same, member, item, elsewhere };
    const tree::Node* from = nullptr;
    Kind kind = Kind::elsewhere;
    std::string_view key;
  };

  /// The way begins at a schema that shows its examples itself.
  void begin() { examples_.clear(); }
  /// It begins at that of a parameter, a header or a media type: `example`, `examples` by name.
  void begin(const tree::Node& owner);
  /// It begins at that of an answer of Swagger 2.0: `examples` by media type.
  void begin_old(const tree::Node& response);

  void enter(const Step& step) { trail_.push_back(step); }
  void leave() { trail_.pop_back(); }

  /// What examples have where the way has led: those of the place it began at, and of each schema
  /// since, that of `schema` included.
  [[nodiscard]] Values at(const tree::Node& schema) const;

 private:
  Values examples_;
  std::vector<Step> trail_;
};

}  // namespace assay::docs
