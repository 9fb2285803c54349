#pragma once

#include <string>

#include <tl/expected.hpp>

namespace assay::base {

/// Why an operation could not be done, where there is no place in a source to point at.
struct Error {
  std::string code;     ///< stable, `module.what-is-wrong`
  std::string message;  ///< one lower-case clause without a full stop
  std::string advice;   ///< an imperative, or empty

  friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
using Result = tl::expected<T, Error>;

}  // namespace assay::base
