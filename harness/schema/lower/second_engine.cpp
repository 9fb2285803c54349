#include "schema/lower/second_engine.h"

#include <exception>

#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace assay::schema::lower {

struct SecondSchema::State {
  valijson::Schema schema;
  mutable valijson::Validator validator;  // newer versions keep compiled patterns in it
};

SecondSchema::SecondSchema(std::unique_ptr<State> state) : state_(std::move(state)) {}
SecondSchema::SecondSchema(SecondSchema&&) noexcept = default;
SecondSchema& SecondSchema::operator=(SecondSchema&&) noexcept = default;
SecondSchema::~SecondSchema() = default;

tl::expected<SecondSchema, std::string> SecondSchema::compile(const boost::json::value& document) {
  auto state = std::make_unique<State>();
  try {
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(valijson::adapters::BoostJsonAdapter(document), state->schema);
  } catch (const std::exception& error) {
    return tl::unexpected(std::string(error.what()));
  }
  return SecondSchema(std::move(state));
}

tl::expected<bool, std::string> SecondSchema::test(const boost::json::value& value) const {
  try {
    return state_->validator.validate(
        state_->schema, valijson::adapters::BoostJsonAdapter(value), nullptr);
  } catch (const std::exception& error) {
    return tl::unexpected(std::string(error.what()));
  }
}

}  // namespace assay::schema::lower
