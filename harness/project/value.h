#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/file_system.h"
#include "project/project.h"

namespace assay::project {

/// A variable of the environment, or nothing.
using Environment = std::function<std::optional<std::string>(std::string_view name)>;

/// What a value comes to.
struct Resolved {
  std::string text;
  bool secret = false;
};

/// Looks a value up. Fails when the environment or the file lacks it (`project.no-environment`,
/// `project.no-secret`), and on a secret that `fault_of_secret` refuses (`project.weak-secret`).
/// The line end of a secret's file is no part of it.
[[nodiscard]] base::Result<Resolved> resolve(const Value& value,
                                             const Environment& environment,
                                             base::FileSystem& files);

/// Why a text cannot be kept secret by replacing it wherever it stands: shorter than 6 characters,
/// or a word that answers are full of. Nothing when it can.
[[nodiscard]] std::optional<std::string> fault_of_secret(std::string_view text);

}  // namespace assay::project
