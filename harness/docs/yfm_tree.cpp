#include "docs/yfm_tree.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "docs/words.h"

namespace assay::docs::yfm {
namespace {

constexpr int deepest = 12;
constexpr std::size_t most_nodes = 20'000;

/// Where in the examples an object has `key`: the keys that lead there, the nearest first. Arrays
/// are passed through.
std::vector<Key> path_to(const Values& values, const std::string& key) {
  struct Place {
    const tree::Node* value;
    std::vector<Key> path;
  };
  std::deque<Place> open;
  for (const auto* value : values)
    open.push_back({value, {}});
  for (std::size_t steps = 0; !open.empty() && steps < 2000; ++steps) {
    const auto place = std::move(open.front());
    open.pop_front();
    if (place.value->is(tree::Kind::mapping) && place.value->find(key) != nullptr)
      return place.path;
    if (place.path.size() > 6) continue;
    for (const auto& member : place.value->members) {
      auto path = place.path;
      path.push_back(
          {.name = std::string(member.key), .list = member.value.is(tree::Kind::sequence)});
      if (member.value.is(tree::Kind::sequence)) {
        for (const auto& item : member.value.items)
          open.push_back({&item, path});
      } else {
        open.push_back({&member.value, std::move(path)});
      }
    }
  }
  return {};
}

class Builder {
 public:
  Builder(const std::vector<FieldTable>& tables, Placing placing)
      : tables_(tables), placing_(placing) {}

  DocNode build(const Values& values) {
    DocNode root;
    if (tables_.empty()) return root;
    for (const auto& field : tables_.front().fields) {
      auto keys = keys_of(field.cell.name);
      std::vector<Key> before;
      if (placing_ == Placing::by_example && members_of(values, keys.front().name).empty()) {
        before = path_to(values, keys.front().name);
      }
      insert(root, values, before, field, false, 0);
    }
    return root;
  }

 private:
  static DocNode& child(DocNode& parent, const std::string& name) {
    const auto same = [&](const DocNode& node) { return node.name == name; };
    const auto known = std::find_if(parent.children.begin(), parent.children.end(), same);
    if (known != parent.children.end()) return *known;
    parent.children.push_back({.name = name});
    return parent.children.back();
  }

  static std::string path_below(const DocNode& owner, const std::string& name) {
    if (owner.path.empty()) return name;
    return owner.path + (owner.list ? "[]." : ".") + name;
  }

  void insert(DocNode& owner,
              Values values,
              const std::vector<Key>& before,
              const Field& field,
              bool maybe,
              int depth) {
    if (depth > deepest || ++count_ > most_nodes) return;
    auto* node = &owner;
    const auto keys = keys_of(field.cell.name);
    std::vector<Key> way = before;
    way.insert(way.end(), keys.begin(), keys.end());
    const auto path = path_below(owner, field.cell.name);
    for (std::size_t i = 0; i < way.size(); ++i) {
      node = &child(*node, way[i].name);
      values = members_of(values, way[i].name);
      if (way[i].list) node->list = true;
      const bool last = i + 1 == way.size();
      if (!last && node->list) values = docs::items_of(values);
      if (node->path.empty()) node->path = last ? path : path_below(owner, way[i].name);
    }
    if (node->field == nullptr) {
      node->field = &field;
      node->maybe = maybe;
    }
    add_tables(*node, values, field, depth);
  }

  void add_tables(DocNode& node, const Values& values, const Field& field, int depth) {
    if (field.tables.empty()) return;
    node.list = is_list(field, values);
    const auto inside = node.list ? docs::items_of(values) : values;
    const bool several = field.tables.size() > 1;
    for (const auto table : field.tables) {
      if (!under_way_.insert(table).second) continue;
      for (const auto& one : tables_[table].fields)
        insert(node, inside, {}, one, several, depth + 1);
      under_way_.erase(table);
    }
  }

  static bool is_list(const Field& field, const Values& values) {
    const auto is = [&](tree::Kind kind) {
      return std::any_of(values.begin(), values.end(), [&](const auto* value) {
        return value->is(kind) && count(*value) > 0;
      });
    };
    if (is(tree::Kind::mapping)) return false;
    if (is(tree::Kind::sequence)) return true;
    bool array = false;
    for (const auto& type : field.cell.types) {
      if (type.text == "object") return false;
      array = array || type.text == "array" || type.text.ends_with("[]");
    }
    return array;
  }

  static std::size_t count(const tree::Node& value) {
    return value.items.size() + value.members.size();
  }

  const std::vector<FieldTable>& tables_;
  Placing placing_;
  std::set<std::size_t> under_way_;
  std::size_t count_ = 0;
};

}  // namespace

std::vector<Key> keys_of(const std::string& name) {
  std::vector<Key> keys;
  std::string word;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    // The last key may stand for many: `filter.UF_...`.
    if (word.empty() && i < name.size() && !wildcard_prefix(name.substr(i)).empty() &&
        name.find('.', i) >= name.find("...", i)) {
      keys.push_back({.name = name.substr(i)});
      return keys;
    }
    if (i < name.size() && (is_word_character(name[i]) || name[i] == '-')) {
      word += name[i];
      continue;
    }
    if (word.empty()) return {{.name = name}};
    const bool list = std::string_view(name).substr(i).starts_with("[]");
    if (list) i += 2;
    if (i < name.size() && name[i] != '.') return {{.name = name}};
    keys.push_back({.name = std::move(word), .list = list});
    word.clear();
    if (i + 1 == name.size()) return {{.name = name}};
  }
  return keys;
}

std::string wildcard_prefix(const std::string& name) {
  const auto dots = name.find("...");
  const auto mark = dots != std::string::npos ? dots : name.find_first_of("*<{#%");
  if (mark == std::string::npos || mark == 0) return {};
  const auto prefix = name.substr(0, mark);
  return std::all_of(prefix.begin(), prefix.end(), is_word_character) ? prefix : std::string();
}

DocNode build_tree(const std::vector<FieldTable>& tables, const Values& values, Placing placing) {
  return Builder(tables, placing).build(values);
}

}  // namespace assay::docs::yfm
