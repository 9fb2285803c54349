#pragma once

#include <cstdint>
#include <functional>
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
#include "mock/decide.h"
#include "mock/request_values.h"

namespace assay::mock {

/// One thing that the mock keeps.
struct Instance {
  std::uint64_t handle = 0;  ///< its own number; never 0
  std::uint64_t parent = 0;  ///< what it lives in or hangs on; 0: nothing
  boost::json::value id;
  boost::json::object fields;  ///< what requests gave it
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
  /// case's id) makes them independent of the order of calls; empty: each call counts. The contract
  /// must know the resource.
  [[nodiscard]] GivenState set(const contract::Resource& resource,
                               Presence presence,
                               std::string_view purpose);

  /// What of the request's ids is not there, from the outermost resource inward. Resources whose id
  /// the request does not carry are not looked for.
  [[nodiscard]] std::vector<Trouble> find_absent(const contract::Acts& acts,
                                                 const RequestValues& values) const;
  /// The same of resources that the operation does not act on or below, and that an error of its
  /// own says are absent.
  [[nodiscard]] std::vector<Trouble> find_absent_beside(const contract::Operation& operation,
                                                        const RequestValues& values) const;
  /// What keeps the addressed resource from being deleted.
  [[nodiscard]] std::vector<Trouble> find_dependents(const contract::Acts& acts,
                                                     const RequestValues& values) const;

  /// The addressed instance; nullptr when it is not there or the request carries no id.
  [[nodiscard]] Instance* find(std::string_view resource, const RequestValues& values);
  /// A new instance in the parent that the request names.
  Instance& create(std::string_view resource,
                   const RequestValues& values,
                   boost::json::object fields);
  /// Removes it with all that lives in it or hangs on it.
  void remove(std::string_view resource, const Instance& instance);
  /// All instances in the parent that the request names, in the order of their ids.
  [[nodiscard]] std::vector<const Instance*> list(std::string_view resource,
                                                  const RequestValues& values) const;
  /// Ids of the `hanging` resource below an instance, in their order.
  [[nodiscard]] boost::json::array ids_of(std::string_view hanging, std::uint64_t parent) const;

 private:
  // What lies in one parent stands together, in the order of ids as texts. Looked up by views.
  struct KeyView {
    std::uint64_t parent = 0;
    std::string_view id;
    std::string_view resource;
  };
  struct Key {
    std::uint64_t parent = 0;
    std::string id;
    std::string resource;

    // NOLINTNEXTLINE(google-explicit-constructor)
    operator KeyView() const { return {parent, id, resource}; }
  };
  struct Less {
    using is_transparent = void;
    bool operator()(const KeyView& left, const KeyView& right) const {
      if (left.parent != right.parent) return left.parent < right.parent;
      const int by_id = left.id.compare(right.id);
      return by_id != 0 ? by_id < 0 : left.resource < right.resource;
    }
  };
  using Instances = std::map<Key, Instance, Less>;
  // Resource, id as text, parent; views into the keys of the instances.
  using ById = std::tuple<std::string_view, std::string_view, std::uint64_t>;
  using Line = std::vector<const contract::Resource*>;

  struct Search {
    const Instance* found = nullptr;
    std::vector<std::string_view> absent;
    std::uint64_t parent = 0;   // of the innermost resource that the request names
    bool parent_known = false;  // whether the request names it
  };
  [[nodiscard]] const Line& line_of(std::string_view resource) const;
  [[nodiscard]] Search search(std::string_view resource, const RequestValues& values) const;
  [[nodiscard]] const Instance* at(std::string_view resource,
                                   std::optional<std::uint64_t> parent,
                                   std::string_view id) const;
  Instance& add(std::string_view resource, std::uint64_t parent, boost::json::value id);
  [[nodiscard]] boost::json::value fresh_id(std::string_view resource,
                                            const std::string& purpose) const;
  [[nodiscard]] boost::json::value new_id(std::string_view resource,
                                          const std::string& purpose) const;
  void erase(Instances::iterator instance);
  void remove_below(std::uint64_t handle);

  const contract::Contract* contract_;
  std::uint64_t seed_;
  std::vector<Line> lines_;  // to each of the contract's resources, from the outermost inward
  Instances instances_;
  std::set<ById> by_id_;  // of all instances
  std::uint64_t handles_ = 0;
  std::uint64_t made_ = 0;  // given states and creations, for their ids
};

}  // namespace assay::mock
