#include "generate/build_value.h"

#include <algorithm>

#include "generate/scalar.h"
#include "generate/to_json.h"
#include "generate/wanted_names.h"

namespace assay::generate {
namespace {

namespace json = boost::json;

constexpr std::size_t deepest =
    40;  // below any limit of the readers; a schema that requires more describes no finite value

json::string_view key(std::string_view text) {
  return {text.data(), text.size()};
}

/// After as many in one attempt, only what is required is made.
constexpr std::size_t most_optional = 2000;

/// After as many, what keeps several branches of a `oneOf` is mended.
constexpr unsigned plain_attempts = 16;

class Building {
 public:
  Building(const Wish& wish,
           const contract::References& references,
           const Conforms& conforms,
           base::Random& random,
           unsigned attempt,
           Allowance& left)
      : wish_(wish),
        references_(references),
        conforms_(conforms),
        random_(random),
        attempt_(attempt),
        left_(left),
        enough_(left.parts - std::min(left.parts, most_optional)) {}

  std::optional<json::value> make(const std::vector<const tree::Node*>& roots,
                                  const json::value* example) {
    if (stack_.size() > deepest || left_.parts == 0) return std::nullopt;
    --left_.parts;
    const Chooser choose = [&](const tree::Node& schema, const tree::Node& branches) {
      return chosen_branch(schema, branches, example);
    };
    const auto applied = gather(roots, references_, choose);
    if (applied.never || applied.types() == 0) return std::nullopt;
    const bool again = std::any_of(applied.schemas.begin(),
                                   applied.schemas.end(),
                                   [&](const auto* schema) { return on_stack(*schema); });
    const auto before = stack_.size();
    stack_.insert(stack_.end(), applied.schemas.begin(), applied.schemas.end());
    auto value = make_of(applied, example, again || has_enough() ? Fill::minimal : wish_.fill);
    if (auto* object = value && attempt_ >= plain_attempts ? value->if_object() : nullptr)
      tell_apart(applied, *object, references_, conforms_, left_.tries);
    stack_.resize(before);
    return value;
  }

 private:
  [[nodiscard]] bool has_enough() const { return left_.parts <= enough_; }

  [[nodiscard]] bool on_stack(const tree::Node& schema) const {
    return std::find(stack_.begin(), stack_.end(), &schema) != stack_.end();
  }

  /// The branch that the example keeps; else the first (or, in later attempts, any) that does not
  /// lead back to where we are.
  std::size_t chosen_branch(const tree::Node& schema,
                            const tree::Node& branches,
                            const json::value* example) {
    for (std::size_t i = 0; example != nullptr && attempt_ == 0 && i < branches.items.size(); ++i) {
      if (conforms_(branches.items[i], *example)) return i;
    }
    const auto count = static_cast<std::int64_t>(branches.items.size());
    auto index = attempt_ == 0 ? 0 : random_.between(0, count - 1);
    for (std::int64_t tried = 0; on_stack(schema) && tried < count;
         ++tried, index = (index + 1) % count) {
      const auto& branch = branches.items[static_cast<std::size_t>(index)];
      const auto* reference = branch.find("$ref");
      const auto* target =
          reference == nullptr ? &branch : references_.find(reference->scalar, reference->span);
      if (target != nullptr && !on_stack(*target)) break;
    }
    return static_cast<std::size_t>(index);
  }

  [[nodiscard]] bool keeps(const Applied& applied, const json::value& value) const {
    return std::all_of(applied.schemas.begin(), applied.schemas.end(), [&](const auto* schema) {
      return conforms_(*schema, value);
    });
  }

  std::optional<json::value> make_of(const Applied& applied,
                                     const json::value* example,
                                     Fill fill) {
    if (auto said = said_by_the_page(applied, example)) return said;
    const auto type = type_of(applied, example);
    if ((type & type_object) != 0) return make_object(applied, example, fill);
    if ((type & type_array) != 0) return make_array(applied, example, fill);
    if ((type & (type_integer | type_number)) != 0) return make_number(applied, random_);
    if ((type & type_string) != 0) return json::value(make_text(applied, random_));
    if ((type & type_boolean) != 0) return json::value(true);
    return type == type_null ? std::optional<json::value>(nullptr) : std::nullopt;
  }

  /// A whole value that the page gives: const, enum, the example where it is a scalar, examples,
  /// default. The first that is kept.
  std::optional<json::value> said_by_the_page(const Applied& applied, const json::value* example) {
    std::vector<json::value> said;
    if (example != nullptr && !example->is_structured()) said.push_back(*example);
    for (const auto* value : applied.all("const"))
      said.push_back(to_json(*value));
    for (const auto* values : applied.all("enum")) {
      const auto count = values->items.size();
      const auto start = attempt_ == 0 || count == 0 ? 0 : random_.next() % count;
      for (std::size_t i = 0; i < count; ++i)
        said.push_back(to_json(values->items[(start + i) % count]));
    }
    if (example == nullptr && attempt_ == 0) {
      for (const auto* value : applied.all("example"))
        said.push_back(to_json(*value));
      for (const auto* values : applied.all("examples")) {
        for (const auto& value : values->items)
          said.push_back(to_json(value));
      }
      for (const auto* value : applied.all("default"))
        said.push_back(to_json(*value));
    }
    for (auto& value : said) {
      // A structured example of the page is completed, not taken whole: a full body shows every
      // property.
      if (value.is_structured() && wish_.fill == Fill::full && applied.first("enum") == nullptr &&
          applied.first("const") == nullptr)
        continue;
      if (keeps(applied, value)) return std::move(value);
    }
    return std::nullopt;
  }

  static unsigned type_of(const Applied& applied, const json::value* example) {
    const auto allowed = applied.types();
    if (example != nullptr && example->is_object() && (allowed & type_object) != 0)
      return type_object;
    if (example != nullptr && example->is_array() && (allowed & type_array) != 0) return type_array;
    return applied.preferred_type();
  }

  std::optional<json::value> make_object(const Applied& applied,
                                         const json::value* example,
                                         Fill fill) {
    json::object made;
    const auto* shown = example == nullptr ? nullptr : example->if_object();
    for (const auto& name : wanted_names(applied, shown, {fill, wish_.direction})) {
      const auto* part = shown == nullptr ? nullptr : shown->if_contains(key(name.text));
      if (part == nullptr && !name.required && has_enough()) continue;
      auto value = make(applied.property(name.text), part);
      if (value) {
        made[key(name.text)] = std::move(*value);
      } else if (name.required) {
        return std::nullopt;
      }
    }
    add_fillers(applied, made);
    return made;
  }

  /// Properties that no schema names, where `minProperties` asks for more than there are names.
  void add_fillers(const Applied& applied, json::object& made) {
    const auto least =
        static_cast<std::size_t>(std::min(1000.0, applied.greatest("minProperties").value_or(0)));
    for (unsigned i = 1; made.size() < least && i <= 2 * least; ++i) {
      auto name = "extra" + std::to_string(i);
      const auto names = applied.all("propertyNames");
      if (!names.empty()) {
        const auto other = make(names, nullptr);
        if (!other || !other->is_string()) return;
        name.assign(other->get_string().begin(), other->get_string().end());
      }
      if (auto value = make(applied.property(name), nullptr)) made[name] = std::move(*value);
    }
  }

  std::optional<json::value> make_array(const Applied& applied,
                                        const json::value* example,
                                        Fill fill) {
    json::array made;
    const auto* shown = example == nullptr ? nullptr : example->if_array();
    constexpr double longest = 1000;
    auto least =
        static_cast<std::size_t>(std::min(longest, applied.greatest("minItems").value_or(0)));
    const auto most =
        static_cast<std::size_t>(std::min(longest, applied.least("maxItems").value_or(longest)));
    if (fill == Fill::full) least = std::max<std::size_t>(least, 1);
    if (shown != nullptr) least = std::max(least, shown->size());
    for (const auto* front : applied.all("prefixItems"))
      least = std::max(least, front->items.size());
    const bool unique =
        std::any_of(applied.schemas.begin(), applied.schemas.end(), [](const auto* schema) {
          return says_true(*schema, "uniqueItems");
        });
    add_contained(applied, made);
    // `contains` stands first, where no place has a schema of its own; what collides is found by
    // the verification.
    for (unsigned tried = 0; made.size() < std::min(least, most) && tried < 20 * least; ++tried) {
      const auto index = made.size();
      const auto* part =
          shown != nullptr && index < shown->size() && tried == index ? &shown->at(index) : nullptr;
      auto item = make(applied.item(index), part);
      if (!item) break;
      if (unique && std::find(made.begin(), made.end(), *item) != made.end()) continue;
      made.push_back(std::move(*item));
    }
    return made;
  }

  void add_contained(const Applied& applied, json::array& made) {
    for (const auto* schema : applied.schemas) {
      const auto* contained = schema->find("contains");
      if (contained == nullptr) continue;
      const auto* least = schema->find("minContains");
      const auto count =
          least == nullptr ? 1 : std::min(100.0, to_json(*least).to_number<double>());
      for (double i = 0; i < count; ++i) {
        auto roots = applied.item(made.size());
        roots.push_back(contained);
        if (auto item = make(roots, nullptr)) made.push_back(std::move(*item));
      }
    }
  }

  const Wish& wish_;
  const contract::References& references_;
  const Conforms& conforms_;
  base::Random& random_;
  unsigned attempt_;
  Allowance& left_;
  std::size_t enough_;  // what is left when the attempt has made enough
  std::vector<const tree::Node*> stack_;
};

}  // namespace

std::optional<json::value> build_value(const tree::Node& root,
                                       const Wish& wish,
                                       const contract::References& references,
                                       const Conforms& conforms,
                                       base::Random& random,
                                       unsigned attempt,
                                       Allowance& left) {
  return Building(wish, references, conforms, random, attempt, left).make({&root}, wish.example);
}

}  // namespace assay::generate
