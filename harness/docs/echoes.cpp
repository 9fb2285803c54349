#include "docs/echoes.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "contract/references.h"
#include "docs/resources.h"
#include "docs/words.h"
#include "tree/pointer.h"

namespace assay::docs {
namespace {

/// Small letters and blanks alone, between blanks: "deletedPhoneNumbers" gives " deleted phone
/// numbers ".
std::string plain(std::string_view text) {
  std::string words = " ";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && i > 0 && text[i - 1] >= 'a' && text[i - 1] <= 'z') words += ' ';
    if (is_word_character(c) && c != '_') {
      words += c;
    } else if (words.back() != ' ') {
      words += ' ';
    }
  }
  return lower_case(words) + " ";
}

/// `phone_number` as words: " phone number".
std::string spoken(std::string_view resource) {
  auto words = plain(resource);
  while (words.ends_with(' '))
    words.pop_back();
  return words;
}

bool says_id_of(std::string_view description, const std::string& resource) {
  const auto words = plain(description);
  for (const std::string_view id : {" id of the ", " identifier of the ", " id of "}) {
    const auto at = words.find(id);
    if (at == std::string::npos) continue;
    const auto rest = " " + words.substr(at + id.size());
    for (const std::string_view done :
         {" deleted", " removed", " updated", " created", " changed", " requested", ""}) {
      if (rest.starts_with(std::string(done) + spoken(resource) + " ")) return true;
    }
  }
  return false;
}

class EchoFinder {
 public:
  EchoFinder(contract::Contract& contract, contract::Operation& operation)
      : contract_(contract), operation_(operation), references_(contract) {}

  void run() {
    if (!operation_.acts) return;
    find_cascades();
    for (auto& response : operation_.responses) {
      if (!response.status.starts_with('2')) continue;
      for (const auto& content : response.success) {
        if (content.schema != nullptr) visit(response, *content.schema, {}, 0);
      }
    }
  }

 private:
  /// "Delete a boat and its sails": what goes with it.
  void find_cascades() {
    if (operation_.acts->does != contract::Act::delete_) return;
    const auto words = plain(operation_.summary);
    std::string name;
    for (const std::string_view joined :
         {" and its ", " and all its ", " together with its ", " along with its ", " with its "}) {
      const auto sign = spoken(operation_.acts->on) + std::string(joined);
      const auto at = words.find(sign);
      if (at != std::string::npos) name = words.substr(at + sign.size());
      if (!name.empty()) break;
    }
    name = name.substr(0, name.find(" and "));
    while (name.ends_with(' '))
      name.pop_back();
    std::replace(name.begin(), name.end(), ' ', '_');
    name = singular(name);
    if (name.empty()) return;
    for (auto& resource : contract_.resources) {
      const auto same = [&](const auto& one) { return one.first == name; };
      const bool known = std::any_of(resource.has.begin(), resource.has.end(), same);
      if (resource.name == operation_.acts->on && !known)
        resource.has.emplace_back(name, contract::OnDelete::cascade);
    }
  }

  void visit(contract::ResponseSpec& response,
             const tree::Node& schema,
             const tree::Pointer& at,
             int depth) {
    const auto* target = depth > 2 ? nullptr : references_.follow(schema);
    const auto* properties = target == nullptr ? nullptr : target->find("properties");
    // A thing inside another of its kind is another thing.
    const bool inside_itself = std::find(above_.begin(), above_.end(), target) != above_.end();
    if (properties == nullptr || inside_itself) return;
    above_.push_back(target);
    for (const auto& member : properties->members) {
      const auto here = at / member.key;
      const auto description = member.value.string_at("description");
      if (!add_by_words(response, here, member, description))
        add_by_place(response, here, member, *properties, depth);
      visit(response, member.value, here, depth + 1);
    }
    above_.pop_back();
  }

  bool add_by_words(contract::ResponseSpec& response,
                    const tree::Pointer& at,
                    const tree::Member& member,
                    std::string_view description) {
    const auto& on = operation_.acts->on;
    const auto* resource = contract_.resource(on);
    if (resource == nullptr) return false;
    const bool known = operation_.parameter(resource->id_parameter) != nullptr;
    if (known && says_id_of(description, on)) {
      if (may_equal(member.value, resource->id_parameter)) {
        add(response,
            at,
            contract::Equality::To::parameter,
            resource->id_parameter,
            contract::Level::must,
            member);
      }
      return true;
    }
    for (const auto& [hanging, how] : resource->has) {
      const auto words = plain(description);
      const bool names = (words + plain(member.key)).find(spoken(hanging)) != std::string::npos;
      const bool of_it = words.find(spoken(on)) != std::string::npos ||
                         plain(member.key).find(" deleted ") != std::string::npos;
      if (how == contract::OnDelete::cascade && names && of_it &&
          member.value.string_at("type") == "array") {
        add(response, at, contract::Equality::To::ids_of, hanging, contract::Level::must, member);
        return true;
      }
    }
    return false;
  }

  /// `id` in the answer to a request about one thing, directly or in an envelope such as `result`.
  void add_by_place(contract::ResponseSpec& response,
                    const tree::Pointer& at,
                    const tree::Member& member,
                    const tree::Node& siblings,
                    int depth) {
    constexpr std::array<std::string_view, 4> envelopes = {"result", "data", "item", "object"};
    const bool enveloped =
        depth == 1 &&
        std::find(envelopes.begin(), envelopes.end(), at.tokens.front()) != envelopes.end();
    if (depth > 1 || (depth == 1 && !enveloped)) return;
    const auto path = path_parameters(operation_.path);
    const bool of_one = !path.empty() && operation_.path.ends_with("}");
    if (!of_one) return;
    const bool same_name = member.key == path.back();
    // Beside a `username`, an `id` is something else than the `username` of the path.
    const bool is_id = member.key == "id" && siblings.find(path.back()) == nullptr;
    if ((!is_id && !same_name) || !may_equal(member.value, path.back())) return;
    add(response,
        at,
        contract::Equality::To::parameter,
        std::string(path.back()),
        contract::Level::should,
        member);
  }

  /// Whether a value of the schema can be one of the parameter.
  [[nodiscard]] bool may_equal(const tree::Node& schema, std::string_view parameter) const {
    const auto* known = operation_.parameter(parameter);
    if (known == nullptr || known->schema == nullptr) return true;
    const auto own = type_of(schema);
    const auto other = type_of(*known->schema);
    if (!own.empty() && !other.empty() && own != other) return false;
    if (own != "string") return true;
    const auto shape = shape_of(schema);
    const auto asked = shape_of(*known->schema);
    return shape.empty() || asked.empty() || shape == asked;
  }

  /// What the schema says of a text's form: its format, else its pattern.
  [[nodiscard]] std::string_view shape_of(const tree::Node& schema) const {
    const auto* target = references_.follow(schema);
    if (target == nullptr) return {};
    const auto format = target->string_at("format");
    return format.empty() ? target->string_at("pattern") : format;
  }

  /// The one type that the schema names; numbers are of one. Empty: any.
  [[nodiscard]] std::string type_of(const tree::Node& schema, int depth = 0) const {
    const auto* target = references_.follow(schema);
    const auto* type = target == nullptr ? nullptr : target->find("type");
    const auto* all = target == nullptr ? nullptr : target->find("allOf");
    if (type == nullptr && all != nullptr && !all->items.empty() && depth < 10)
      return type_of(all->items.back(), depth + 1);
    if (type == nullptr || !type->is(tree::Kind::string)) return {};
    return type->scalar == "integer" ? std::string("number") : std::string(type->scalar);
  }

  void add(contract::ResponseSpec& response,
           const tree::Pointer& at,
           contract::Equality::To to,
           const std::string& subject,
           contract::Level level,
           const tree::Member& member) {
    response.equalities.push_back(
        {.at = at, .to = to, .subject = subject, .level = level, .span = member.value.span});
  }

  contract::Contract& contract_;
  contract::Operation& operation_;
  contract::References references_;
  std::vector<const tree::Node*> above_;
};

}  // namespace

void add_equalities(contract::Contract& contract, contract::Operation& operation) {
  EchoFinder(contract, operation).run();
}

}  // namespace assay::docs
