#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/json/value.hpp>

#include "contract/contract.h"
#include "tree/pointer.h"

namespace assay::mock {

/// A body as its contract documents it, made, verified and written once, with the places that
/// requests write into.
class DocumentedBody {
 public:
  using Judge = std::function<bool(const boost::json::value& body)>;

  /// `id_at`: where it shows the id of the resource that its operation acts on. `others`: where
  /// else requests may write.
  DocumentedBody(boost::json::value value,
                 std::optional<tree::Pointer> id_at,
                 std::vector<tree::Pointer> others);

  [[nodiscard]] const boost::json::value& value() const { return value_; }
  [[nodiscard]] const std::optional<tree::Pointer>& id_at() const { return id_at_; }
  /// Whether the body with `id` shown in it satisfies `judge`, always the same one; not asked
  /// again while the same id comes in a row, since only the last one's answer is kept. Needs
  /// `id_at`.
  [[nodiscard]] bool may_show(const boost::json::value& id, const Judge& judge);

 private:
  friend class Body;

  /// What of the text stands for the value at a place. They do not overlap, and are in the text's
  /// order; what is below a place, or nowhere in the body, is none.
  struct Place {
    tree::Pointer at;
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  void write(const boost::json::value& value, const tree::Pointer& here);

  boost::json::value value_;
  std::optional<tree::Pointer> id_at_;
  std::vector<tree::Pointer> wanted_;
  std::string text_;
  std::vector<Place> places_;
  boost::json::value shown_;  // the body with the id last asked for
  std::optional<std::pair<boost::json::value, bool>> last_;
};

/// The JSON body of one answer: a documented one with what a request puts into it, or any other
/// value. Written from the documented text as long as nobody asks for the value.
class Body {
 public:
  explicit Body(boost::json::value value) : value_(std::move(value)) {}
  /// `documented` outlives this.
  explicit Body(DocumentedBody& documented) : documented_(&documented) {}

  /// Puts a value at a place, making objects on the way.
  void put(const tree::Pointer& at, boost::json::value value);
  /// The documented body that this still is; nullptr when something was put into it, or it never
  /// was one.
  [[nodiscard]] DocumentedBody* documented() const {
    return value_ || !puts_.empty() ? nullptr : documented_;
  }
  [[nodiscard]] boost::json::value copy() const;
  /// All of it, to be looked at or changed.
  [[nodiscard]] boost::json::value& value();
  [[nodiscard]] std::string text() const;

 private:
  DocumentedBody* documented_ = nullptr;
  std::vector<std::pair<const DocumentedBody::Place*, boost::json::value>>
      puts_;  // while no value_
  std::optional<boost::json::value> value_;
};

/// Where a body shows the id of a resource: under the name of its id parameter, else `id`, in the
/// outermost object that has such a property (breadth first). Nothing where none has.
[[nodiscard]] std::optional<tree::Pointer> place_of_id(const boost::json::value& body,
                                                       const contract::Resource& resource);

}  // namespace assay::mock
