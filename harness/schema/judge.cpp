#include "schema/judge.h"

#include <utility>

namespace assay::schema {

struct Judge::State {
  Schema schema;
  SecondEngine mode;
  std::string not_lowered;
};

Judge::Judge(Schema schema, SecondEngine mode)
    : state_(std::make_unique<State>(
          State{.schema = std::move(schema), .mode = mode, .not_lowered = {}})) {}
Judge::Judge(Judge&&) noexcept = default;
Judge& Judge::operator=(Judge&&) noexcept = default;
Judge::~Judge() = default;

const Schema& Judge::schema() const {
  return state_->schema;
}

std::string_view Judge::not_lowered() const {
  return state_->not_lowered;
}

Judgement Judge::judge(const Body& body, [[maybe_unused]] std::size_t body_size) {
  return {.outcome = state_->schema.evaluate(body), .engines = 1};
}

}  // namespace assay::schema
