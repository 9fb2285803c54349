#pragma once

#include <memory>
#include <string>

#include <boost/json/value.hpp>
#include <tl/expected.hpp>

namespace assay::schema::lower {

/// A lowered schema as valijson compiled it. One thread at a time may test with it.
class SecondSchema {
 public:
  /// Gives what valijson says against the schema, if it does not take it.
  [[nodiscard]] static tl::expected<SecondSchema, std::string> compile(
      const boost::json::value& document);
  SecondSchema(SecondSchema&&) noexcept;
  SecondSchema& operator=(SecondSchema&&) noexcept;
  ~SecondSchema();

  /// Whether the value is valid; or what valijson threw.
  [[nodiscard]] tl::expected<bool, std::string> test(const boost::json::value& value) const;

 private:
  struct State;
  explicit SecondSchema(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace assay::schema::lower
