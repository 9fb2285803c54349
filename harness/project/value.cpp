#include "project/value.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "text/utf8.h"

namespace assay::project {
namespace {

constexpr std::size_t shortest_secret = 6;
constexpr std::size_t secret_file_limit = std::size_t{64} << 10;
constexpr std::array<std::string_view, 12> common_words{"account",
                                                        "bearer",
                                                        "connector",
                                                        "default",
                                                        "message",
                                                        "messages",
                                                        "result",
                                                        "secret",
                                                        "string",
                                                        "success",
                                                        "token",
                                                        "number"};

tl::unexpected<base::Error> refuse(std::string code, std::string message, std::string advice = {}) {
  return tl::unexpected(base::Error{std::move(code), std::move(message), std::move(advice)});
}

base::Result<Resolved> as_secret(std::string text, std::string_view what) {
  while (text.ends_with('\n') || text.ends_with('\r'))
    text.pop_back();
  if (const auto fault = fault_of_secret(text)) {
    return refuse("project.weak-secret",
                  fmt::format("{} {}", what, *fault),
                  "give it as `env:` if it is no secret, else make a longer one");
  }
  return Resolved{std::move(text), true};
}

}  // namespace

std::optional<std::string> fault_of_secret(std::string_view text) {
  if (text::count_code_points(text) < shortest_secret) {
    return fmt::format(
        "has fewer than {} characters: replacing it everywhere would destroy the reports",
        shortest_secret);
  }
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  if (std::find(common_words.begin(), common_words.end(), lower) == common_words.end())
    return std::nullopt;
  return "is a word that answers are full of: replacing it everywhere would destroy the reports";
}

base::Result<Resolved> resolve(const Value& value,
                               const Environment& environment,
                               base::FileSystem& files) {
  switch (value.from) {
    case Value::From::literal:
      return Resolved{value.text, false};
    case Value::From::environment: {
      auto found = environment(value.text);
      if (found) return Resolved{std::move(*found), false};
      return refuse("project.no-environment",
                    fmt::format("the environment has no `{}`", value.text),
                    "set it before the run");
    }
    case Value::From::secret: {
      auto found = environment(value.text);
      if (found) return as_secret(std::move(*found), fmt::format("the secret `{}`", value.text));
      return refuse("project.no-secret",
                    fmt::format("there is no secret `{}`", value.text),
                    fmt::format("set {} in the environment", value.text));
    }
    case Value::From::secret_file:
      break;
  }
  auto content = files.read(value.text, secret_file_limit);
  if (content) return as_secret(std::move(*content), fmt::format("the secret in `{}`", value.text));
  return refuse("project.no-secret", content.error().message, "write the secret into that file");
}

}  // namespace assay::project
