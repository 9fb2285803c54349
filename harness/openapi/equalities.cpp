#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "openapi/facets.h"
#include "openapi/parts.h"

namespace assay::openapi {
namespace {

using contract::Equality;

/// `x-assay-equals` as it is written.
struct Written {
  std::string parameter;
  std::string ids_of;
  std::string source;
  contract::Level level = contract::Level::must;
};

template <std::string Written::*member_of>
void text_into(const tree::Member& member, Written& into, Reader& reader) {
  if (auto text = reader.text(member)) into.*member_of = *std::move(text);
}

constexpr std::array<tree::Field<Written, Reader>, 4> fields = {{
    {"parameter", text_into<&Written::parameter>},
    {"ids_of", text_into<&Written::ids_of>},
    {"source", text_into<&Written::source>},
    {"level",
     [](const tree::Member& member, Written& into, Reader& reader) {
       into.level = read_level(reader, member);
     }},
}};

/// Whether some resource has others of this name hanging on it, or it is one itself.
bool has_ids(const contract::Contract& contract, const std::string& name) {
  return contract.resource(name) != nullptr ||
         std::any_of(contract.resources.begin(), contract.resources.end(), [&](const auto& one) {
           return std::any_of(one.has.begin(), one.has.end(), [&](const auto& hanging) {
             return hanging.first == name;
           });
         });
}

/// Walks a schema for its equalities, keeping the place in the body.
class Walk {
 public:
  Walk(Reader& reader, const contract::Operation& operation, contract::ResponseSpec& response)
      : reader_(reader), operation_(operation), response_(response) {}

  void visit(const tree::Node& schema, const tree::Pointer& at, const std::string& source);

 private:
  void add(const tree::Node& node, const tree::Pointer& at, const std::string& source);

  Reader& reader_;
  const contract::Operation& operation_;
  contract::ResponseSpec& response_;
  std::vector<const tree::Node*> above_;
};

void Walk::add(const tree::Node& node, const tree::Pointer& at, const std::string& source) {
  Written written;
  tree::read_form(node, node.span, "x-assay-equals", fields, written, reader_);
  if (written.parameter.empty() == written.ids_of.empty()) {
    reader_.error(
        "wrong-equality", node.span, "`x-assay-equals` has one of `parameter` and `ids_of`");
    return;
  }
  const bool of_parameter = !written.parameter.empty();
  const auto& subject = of_parameter ? written.parameter : written.ids_of;
  const bool known =
      of_parameter ? operation_.parameter(subject) != nullptr : has_ids(reader_.contract, subject);
  if (!known) {
    reader_.error(of_parameter ? "unknown-parameter" : "unknown-resource",
                  node.span,
                  fmt::format("`{}` is no {} of this {}",
                              text::printable(subject),
                              of_parameter ? "parameter" : "resource",
                              of_parameter ? "operation" : "contract"));
    return;
  }
  response_.equalities.push_back(
      {.at = at,
       .to = of_parameter ? Equality::To::parameter : Equality::To::ids_of,
       .subject = subject,
       .clause = {},
       .level = written.level,
       .source = written.source.empty() ? source : written.source,
       .span = node.span});
}

void Walk::visit(const tree::Node& schema, const tree::Pointer& at, const std::string& source) {
  const auto parts = facets(reader_.references, schema);
  for (const auto* part : parts) {
    if (std::find(above_.begin(), above_.end(), part) != above_.end()) return;
  }
  const auto height = above_.size();
  above_.insert(above_.end(), parts.begin(), parts.end());
  const auto* own_source = find_in(parts, "x-assay-source");
  const auto place = own_source == nullptr ? source : std::string(own_source->scalar);
  for (const auto* part : parts) {
    if (const auto* equals = part->find("x-assay-equals")) add(*equals, at, place);
  }
  for (const auto* property : properties_of(parts))
    visit(property->value, at / property->key, place);
  for (const auto* key : {"items", "additionalProperties"}) {
    const auto* every = find_in(parts, key);
    if (every != nullptr && every->is(tree::Kind::mapping)) visit(*every, at / "*", place);
  }
  above_.resize(height);
}

}  // namespace

void read_equalities(Reader& reader,
                     const contract::Operation& operation,
                     contract::ResponseSpec& response) {
  if (!reader.has_equalities) return;
  for (const auto& content : response.success) {
    if (content.schema == nullptr) continue;
    Walk(reader, operation, response).visit(*content.schema, {}, response.source);
  }
}

}  // namespace assay::openapi
