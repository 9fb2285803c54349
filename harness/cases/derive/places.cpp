#include <algorithm>

#include <fmt/format.h>

#include "cases/derive/deriving.h"
#include "cases/scope.h"
#include "generate/applied.h"
#include "generate/credential.h"
#include "generate/place.h"
#include "generate/typed.h"

namespace assay::cases::deriving {
namespace {

namespace json = boost::json;
using contract::In;
using contract::Parameter;

/// Where `a.b[].c` stands in the body; the first of several items.
tree::Pointer pointer_of(std::string_view name) {
  tree::Pointer pointer;
  while (!name.empty()) {
    const auto dot = name.find('.');
    auto part = name.substr(0, dot);
    name = dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
    std::size_t lists = 0;
    for (; part.ends_with("[]"); part.remove_suffix(2))
      ++lists;
    if (!part.empty()) pointer.tokens.emplace_back(part);
    for (; lists > 0; --lists)
      pointer.tokens.emplace_back("0");
  }
  return pointer;
}

/// Whether a text can be written in the parameter's place as it is, and means one thing there.
bool can_stand(std::string_view text, In in) {
  const auto all = [&](auto allowed) { return std::all_of(text.begin(), text.end(), allowed); };
  const auto printable = [](char c) { return c > 0x20 && c < 0x7f; };
  switch (in) {
    case In::path:
      return !text.empty() && text != "." && text != ".." && text != "*" &&
             all([&](char c) { return printable(c) && c != '/' && c != '\\'; });
    case In::header:  // RFC 9110 section 5.5: blanks stand between other characters
      return !text.starts_with(' ') && !text.ends_with(' ') &&
             all([&](char c) { return printable(c) || c == ' '; });
    case In::cookie:
      return all(
          [&](char c) { return printable(c) && c != ';' && c != ',' && c != '"' && c != '\\'; });
    case In::query:
    case In::body:
      return true;
  }
  return true;
}

/// Whether the text, in its segment of the path, ends where what stands behind it begins: not `1.5`
/// in `{id}.{format}`.
bool is_told_apart(std::string_view path, const std::string& name, std::string_view text) {
  const auto at = path.find("{" + name + "}");
  if (at == std::string_view::npos) return true;
  const auto rest = path.substr(at + name.size() + 2);
  const auto behind = rest.substr(0, rest.find_first_of("{/"));
  return behind.empty() || text.find(behind) == std::string_view::npos;
}

/// The value as the endpoint reads it; nothing when it cannot be sent there.
std::optional<json::value> as_received(const Deriving& deriving,
                                       const Parameter& parameter,
                                       const json::value& value) {
  const bool in_form = parameter.in == In::body && is_form(deriving.media_type);
  if (parameter.in == In::body && !in_form) return value;
  if (in_form && parameter.name.find_first_of(".[") != std::string::npos) return std::nullopt;
  if ((value.is_object() && !in_form) || value.is_null()) return std::nullopt;
  if (value.is_array() && value.get_array().empty()) return std::nullopt;
  std::string text;
  for (const auto& one : texts_of(value)) {
    if (value.is_array() && one.find(',') != std::string::npos) return std::nullopt;
    text += (text.empty() ? "" : ",") + one;
  }
  if (!can_stand(text, parameter.in)) return std::nullopt;
  if (parameter.in == In::path && !is_told_apart(deriving.operation.path, parameter.name, text))
    return std::nullopt;
  return generate::typed(text, parameter.schema, deriving.generator.references());
}

/// The body as the endpoint reads it from a form.
json::value as_form(const json::value& body,
                    const tree::Node& schema,
                    const contract::References& references) {
  std::vector<std::pair<std::string, std::string>> pairs;
  if (const auto* object = body.if_object()) {
    for (const auto& member : *object) {
      for (auto& text : texts_of(member.value()))
        pairs.emplace_back(member.key(), std::move(text));
    }
  }
  return generate::typed_form(pairs, &schema, references);
}

/// The schema of what stands at a place of the body; nullptr when none is known.
const tree::Node* schema_at(const Deriving& deriving, const tree::Pointer& place) {
  const auto& contents = deriving.operation.body;
  const auto content = std::find_if(contents.begin(), contents.end(), [&](const auto& one) {
    return one.media_type == deriving.media_type;
  });
  if (content == contents.end() || content->schema == nullptr) return nullptr;
  auto above = place;
  if (above.tokens.empty()) return content->schema;
  const auto last = above.tokens.back();
  above.tokens.pop_back();
  const auto applied =
      generate::gather_at(*content->schema, above, deriving.generator.references());
  const bool is_item = last == "0" && (applied.preferred_type() & generate::type_array) != 0;
  const auto roots = is_item ? applied.item(0) : applied.property(last);
  return roots.empty() ? nullptr : roots.front();
}

/// Puts into the body what `place` lives in, as little of it as the schema allows.
bool grow(Deriving& deriving, const tree::Pointer& place, json::value& body) {
  tree::Pointer here;
  for (std::size_t i = 0; i + 1 < place.tokens.size(); ++i) {
    here.tokens.push_back(place.tokens[i]);
    const bool holds_items = place.tokens[i + 1] == "0";
    auto* there = generate::find(body, here);
    if (there == nullptr) {
      const auto* schema = schema_at(deriving, here);
      const auto purpose = here.to_string();
      auto made =
          schema == nullptr ? std::nullopt : make_value(deriving, *schema, {.purpose = purpose});
      if (!made) return false;
      auto* above = generate::find(body, {{here.tokens.begin(), here.tokens.end() - 1}});
      if (above->is_array()) {
        above->get_array().push_back(std::move(*made));
      } else if (above->is_object()) {
        above->get_object()[here.tokens.back()] = std::move(*made);
      } else {
        return false;
      }
      there = generate::find(body, here);
    }
    if (there == nullptr || (holds_items ? !there->is_array() : !there->is_object())) return false;
  }
  return true;
}

}  // namespace

bool can_be_sent(const Deriving& deriving, const Parameter& parameter, const json::value& value) {
  return as_received(deriving, parameter, value).has_value();
}

bool is_accepted(Deriving& deriving, const Parameter& parameter, const json::value& value) {
  const auto received = as_received(deriving, parameter, value);
  if (!received) return false;
  return parameter.schema == nullptr ||
         deriving.generator.conforms(*parameter.schema, *received, schema::Direction::request);
}

std::vector<std::string> broken_keywords(Deriving& deriving,
                                         const Parameter& parameter,
                                         const json::value& value) {
  auto received = as_received(deriving, parameter, value);
  const auto* schema =
      parameter.schema == nullptr
          ? nullptr
          : deriving.generator.compiled(*parameter.schema, schema::Direction::request);
  if (!received || schema == nullptr) return {};
  schema::Body body;
  body.value = std::move(*received);
  std::vector<std::string> keywords;
  for (const auto& violation : schema->evaluate(body).violations) {
    // What stands inside the value is another parameter's, but for the items of a list.
    if (violation.instance.tokens.empty() || body.value.is_array())
      keywords.push_back(violation.keyword);
    else
      keywords.emplace_back();
  }
  return keywords;
}

bool is_body_accepted(Deriving& deriving, const Asking& asking) {
  if (!asking.body) return true;
  auto body = *asking.body;
  for (const auto& parameter : deriving.operation.parameters) {
    if (parameter.in != In::body || !is_given(deriving, parameter.name)) continue;
    const auto pointer = pointer_of(parameter.name);
    if (generate::find(body, pointer) != nullptr) continue;
    generate::put(
        body,
        pointer,
        generate::variable(
            deriving.generator.seed(), parameter.name, parameter.schema, &deriving.contract));
  }
  const auto& contents = deriving.operation.body;
  const auto content = std::find_if(contents.begin(), contents.end(), [&](const auto& one) {
    return one.media_type == deriving.media_type;
  });
  if (content == contents.end() || content->schema == nullptr) return true;
  if (is_form(deriving.media_type))
    body = as_form(body, *content->schema, deriving.generator.references());
  return deriving.generator.conforms(*content->schema, body, schema::Direction::request);
}

const json::value* valid_value(const Deriving& deriving, const Parameter& parameter) {
  if (parameter.in == In::body) {
    return deriving.valid.body ? generate::find(*deriving.valid.body, pointer_of(parameter.name))
                               : nullptr;
  }
  const auto found = deriving.valid.values.find(parameter.name);
  return found == deriving.valid.values.end() ? nullptr : &found->second;
}

std::optional<Asking> make_room(Deriving& deriving, const Parameter& parameter) {
  auto asking = deriving.valid;
  if (parameter.in != In::body) return asking;
  const auto place = pointer_of(parameter.name);
  if (!asking.body || !asking.body->is_structured() || place.tokens.empty()) return std::nullopt;
  auto holder = place;
  holder.tokens.pop_back();
  if (generate::find(*asking.body, holder) != nullptr) return asking;
  if (!grow(deriving, place, *asking.body) || !is_body_accepted(deriving, asking))
    return std::nullopt;
  return asking;
}

std::optional<Asking> with_value(Deriving& deriving,
                                 const Parameter& parameter,
                                 json::value value) {
  auto asking = make_room(deriving, parameter);
  if (!asking) return std::nullopt;
  if (parameter.in != In::body) {
    asking->variables.erase(parameter.name);
    asking->values.insert_or_assign(parameter.name, std::move(value));
    return asking;
  }
  auto place = pointer_of(parameter.name);
  const auto last = place.tokens.back();
  place.tokens.pop_back();
  auto* holder = generate::find(*asking->body, place);
  if (holder == nullptr || !holder->is_object()) return std::nullopt;
  holder->get_object()[last] = std::move(value);
  return asking;
}

std::optional<Asking> without(Deriving& deriving, const Parameter& parameter) {
  const bool in_body = parameter.in == In::body;
  const bool shared = is_shared(deriving.operation, parameter.name);
  if (parameter.in == In::path || (shared && !in_body)) return std::nullopt;
  auto asking = make_room(deriving, parameter);
  if (!asking) return std::nullopt;
  if (!in_body) {
    asking->values.erase(parameter.name);
    asking->variables.erase(parameter.name);
    asking->omit.push_back(parameter.name);
    return asking;
  }
  const auto place = pointer_of(parameter.name);
  const bool was_there = generate::find(*asking->body, place) != nullptr;
  generate::erase(*asking->body, place);
  const bool given = is_given(deriving, parameter.name);
  if (!was_there && !given) return std::nullopt;
  // What nobody writes, others may fill in; a body that is written as a whole has no such gaps.
  const bool top = parameter.name == place.tokens.front();
  if (top && !shared && (given || !deriving.has_whole_body)) asking->omit.push_back(parameter.name);
  if (top && shared) asking->body_lacks.push_back(parameter.name);
  return asking;
}

}  // namespace assay::cases::deriving
