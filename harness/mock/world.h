#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "contract/contract.h"
#include "mock/line.h"
#include "mock/request_values.h"
#include "tree/node.h"

namespace assay::mock {

/// One thing that the mock keeps.
struct Instance {
  std::uint64_t handle = 0;  ///< its own number; never 0
  std::uint64_t parent = 0;  ///< what it lives in or hangs on; 0: nothing
  std::size_t kind = 0;      ///< what it is: the world's number for it
  boost::json::value id;
  boost::json::object fields;  ///< what requests gave it
};

/// Where the ids of a request lead, on the way to one resource.
struct Place {
  /// The resource that they name; nullptr when it is not there, or the request carries no id of it.
  const Instance* instance = nullptr;
  /// What of them is not there, from the outermost inward. Resources whose id the request does not
  /// carry are not looked for.
  Line absent;
  std::uint64_t parent = 0;   ///< what the resource lives in
  bool parent_known = false;  ///< whether the request names that
};

/// A state that a case asks for (files.md, `given`).
enum class Presence { present, absent, with_dependents };

/// What a given state is answered with: variables of the case's request, and ids for equalities.
struct GivenState {
  boost::json::object vars;
  boost::json::object ids;
};

/// The resources of one contract: what is there, what lives in what, and what hangs on what. Ids
/// come from the seed. Not copied: its indices view its own instances.
class World {
 public:
  /// The contract outlives this, and all resources asked for are the contract's.
  World(const contract::Contract& contract, std::uint64_t seed);
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  World(World&&) = default;
  World& operator=(World&&) = default;

  /// Back to the first state: of each resource one, under the id that a request takes when nobody
  /// names one
  /// (`generate::variable` of its id parameter).
  void reset();

  /// Brings a fresh instance (with what it lives in) into the state and says its ids. `purpose` (a
  /// case's id) makes them independent of the order of calls; empty: each call counts.
  [[nodiscard]] GivenState set(const contract::Resource& resource,
                               Presence presence,
                               std::string_view purpose);

  /// Where a request's values lead. Resources that share their id's parameter are taken for one
  /// another: documentations say `id` for many, and of a path not always whose; in one line it
  /// names the innermost. Holds until the world changes.
  [[nodiscard]] Place locate(const contract::Resource& resource, const RequestValues& values) const;
  /// Whether there is such a resource, wherever it lives.
  [[nodiscard]] bool has(const contract::Resource& resource, const boost::json::value& id) const;
  /// Whether this text spells, for the parameter, an id that the world has, which is the value
  /// `exact` where the request had more than a text for it; or one that a given state said to be
  /// absent.
  [[nodiscard]] bool has_named(std::string_view id_parameter,
                               std::string_view text,
                               const boost::json::value* exact = nullptr) const;
  /// Some ids such as this makes for the parameter.
  [[nodiscard]] std::vector<boost::json::value> samples(std::string_view id_parameter) const;
  /// The name of what hangs on a resource and keeps it from being deleted; nullptr: nothing does.
  [[nodiscard]] const std::string* what_keeps(const contract::Resource& resource,
                                              const Instance& instance) const;

  /// A new instance in the place's parent, under the id that the values choose for it (which leads
  /// nowhere yet), else under one of the world's.
  const Instance& create(const contract::Resource& resource,
                         const Place& place,
                         const RequestValues& values,
                         boost::json::object fields);
  /// Gives it these fields, beside and in place of those that it has.
  void update(const Instance& instance, const boost::json::object& fields);
  /// Removes it with all that lives in it or hangs on it.
  void remove(const Instance& instance);
  /// All instances in the place's parent, in the order of their ids.
  [[nodiscard]] std::vector<const Instance*> list(const contract::Resource& resource,
                                                  const Place& place) const;
  /// Ids of the `hanging` resource below an instance, in their order.
  [[nodiscard]] boost::json::array ids_of(std::string_view hanging, std::uint64_t parent) const;

 private:
  // What is of one kind in one parent stands together, in the order of ids as texts. Looked up by
  // views.
  struct KeyView {
    std::uint64_t parent = 0;
    std::size_t kind = 0;
    std::string_view id;
  };
  struct Key {
    std::uint64_t parent = 0;
    std::size_t kind = 0;
    std::string id;

    // NOLINTNEXTLINE(google-explicit-constructor)
    operator KeyView() const { return {parent, kind, id}; }
  };
  struct Less {
    using is_transparent = void;
    bool operator()(const KeyView& left, const KeyView& right) const {
      if (left.parent != right.parent) return left.parent < right.parent;
      return left.kind != right.kind ? left.kind < right.kind : left.id < right.id;
    }
  };
  using Instances = std::map<Key, Instance, Less>;
  // Kind, id as text, parent; views into the keys of the instances.
  using ById = std::tuple<std::size_t, std::string_view, std::uint64_t>;

  struct Kind {
    std::string_view name;
    const tree::Node* id_schema = nullptr;
    Line line;                           // to it; empty for what only hangs on a resource
    std::vector<std::size_t> has;        // the kinds of what hangs on it, in the contract's order
    std::vector<std::size_t> namesakes;  // other kinds whose ids have the same parameter
  };
  void add_kind(std::string_view name, Line line);
  [[nodiscard]] std::size_t kind_of(const contract::Resource& resource) const;
  [[nodiscard]] std::size_t kind_of(std::string_view name) const;
  [[nodiscard]] bool has_any(std::size_t kind, std::uint64_t parent) const;
  [[nodiscard]] const Instance* at(std::size_t kind,
                                   std::optional<std::uint64_t> parent,
                                   std::string_view id) const;
  [[nodiscard]] const Instance* look_up(std::size_t kind,
                                        std::optional<std::uint64_t> parent,
                                        std::string_view id) const;
  /// Whether another state than that of this key said so.
  [[nodiscard]] bool is_gone(std::size_t kind, std::string_view id, std::string_view key) const;
  [[nodiscard]] Instances::iterator where(const Instance& instance);
  Instance& add(std::size_t kind, std::uint64_t parent, boost::json::value id);
  [[nodiscard]] boost::json::value fresh_id(std::size_t kind, const std::string& purpose) const;
  [[nodiscard]] boost::json::value new_id(std::size_t kind, const std::string& purpose) const;
  void erase(Instances::iterator instance);
  void remove_below(std::uint64_t handle);

  const contract::Contract* contract_;
  std::uint64_t seed_;
  std::vector<Kind> kinds_;  // the contract's resources in their order, then what hangs on them
  Instances instances_;
  std::set<ById> by_id_;  // of all instances
  // Kinds and ids that given states said to be absent, and the key of the state.
  std::map<std::pair<std::size_t, std::string>, std::string> gone_;
  std::uint64_t handles_ = 0;
  std::uint64_t made_ = 0;  // given states and creations, for their ids
};

}  // namespace assay::mock
