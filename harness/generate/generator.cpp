#include "generate/generator.h"

#include <utility>

#include "generate/build_value.h"

namespace assay::generate {

namespace json = boost::json;

Generator::Generator(const text::SourceMap& sources,
                     const contract::Contract& contract,
                     std::uint64_t seed)
    : sources_(&sources), contract_(&contract), references_(contract), seed_(seed) {}
Generator::~Generator() = default;
Generator::Generator(Generator&&) noexcept = default;

const schema::Schema* Generator::compiled(const tree::Node& schema, schema::Direction direction) {
  const Key key{&schema, direction};
  auto found = compiled_.find(key);
  if (found == compiled_.end()) {
    schema::Options options;
    options.dialect =
        schema::read_dialect(contract_->dialect).value_or(schema::Dialect::openapi3_1);
    options.direction = direction;
    options.document = references_.document(schema.span);
    options.base_uri = references_.file(schema.span);
    options.resolver = [this](std::string_view path) { return references_.document(path); };
    text::Diagnostics problems;
    found = compiled_.emplace(key, schema::compile(*sources_, schema, options, problems)).first;
  }
  return found->second ? &*found->second : nullptr;
}

bool Generator::conforms(const tree::Node& schema,
                         const json::value& value,
                         schema::Direction direction) {
  const auto* program = compiled(schema, direction);
  if (program == nullptr) return true;
  schema::Body body;
  body.value = value;
  return program->test(body) != schema::Validity::invalid;
}

std::optional<json::value> Generator::value(const tree::Node& schema, const Wish& wish) {
  constexpr unsigned attempts = 32;
  auto random = base::Random::derived(seed_, wish.purpose);
  const Conforms conforms = [&](const tree::Node& part, const json::value& made) {
    return this->conforms(part, made, wish.direction);
  };
  Allowance left;
  for (unsigned attempt = 0; attempt < attempts; ++attempt) {
    auto tried = wish;
    if (attempt >=
        attempts / 2) {  // what stands in the way may be the example, or an optional property
      tried.example = nullptr;
      tried.fill = Fill::minimal;
    }
    // Nothing, or an empty list, keeps several branches of a `oneOf`.
    if (attempt >= attempts - attempts / 4) tried.fill = Fill::full;
    auto made = build_value(
        schema, tried, references_, conforms, random, wish.varied ? attempt + 1 : attempt, left);
    if (made && conforms(schema, *made)) return made;
  }
  return std::nullopt;
}

}  // namespace assay::generate
