#pragma once

#include <functional>
#include <string_view>

#include "http/message.h"
#include "mock/world.h"

namespace assay::mock {

/// Where the control interface lies, on every base URL of the mock.
inline constexpr std::string_view control_prefix = "/__assay/";

/// The header of the answer to `GET /__assay/state`, by which a run knows a mock whose states it
/// may set.
inline constexpr std::string_view control_header = "Assay-Control";

/// What the control interface acts on.
struct Controlled {
  /// The contract and world of an API, or nullptr for an unknown name.
  std::function<std::pair<const contract::Contract*, World*>(std::string_view api)> find;
  std::function<void()> reset;
};

/// Answers `GET /__assay/state`, `POST /__assay/state` and `POST /__assay/reset`. A state is
/// `{"api", "resource", "presence"}` with `presence` one of `present`, `absent`, `with_dependents`,
/// and may carry
/// `"for"`: an id (of a case) that the new ids are derived from, so that they do not depend on the
/// order of calls. The answer is 200 `{"vars": {…}, "ids": {…}}`; what is unknown is 404, what
/// cannot be read 400.
[[nodiscard]] http::Response control(const http::Request& request,
                                     std::string_view path,
                                     const Controlled& controlled);

}  // namespace assay::mock
