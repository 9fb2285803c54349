#include "cases/scope.h"

#include <array>
#include <charconv>

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include "base/random.h"

namespace assay::cases {
namespace {

constexpr std::string_view environment_prefix = "env.";
constexpr std::string_view secret_prefix = "secret.";

tl::unexpected<base::Error> refuse(std::string code, std::string message, std::string advice = {}) {
  return tl::unexpected(base::Error{std::move(code), std::move(message), std::move(advice)});
}

/// RFC 9562 section 5.4: 122 random bits, version 4.
std::string make_uuid(base::Random& random) {
  constexpr std::uint64_t version_mask = 0xffff'ffff'ffff'0fffULL;
  constexpr std::uint64_t variant_mask = 0x3fff'ffff'ffff'ffffULL;
  const auto high = (random.next() & version_mask) | 0x4000U;
  const auto low = (random.next() & variant_mask) | 0x8000'0000'0000'0000ULL;
  return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
                     high >> 32U,
                     (high >> 16U) & 0xffffU,
                     high & 0xffffU,
                     low >> 48U,
                     low & 0xffff'ffff'ffffULL);
}

std::string_view trim(std::string_view text) {
  while (text.starts_with(' '))
    text.remove_prefix(1);
  while (text.ends_with(' '))
    text.remove_suffix(1);
  return text;
}

std::optional<std::int64_t> read_integer(std::string_view text) {
  std::int64_t value = 0;
  const auto* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, value);
  if (text.empty() || parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
  return value;
}

base::Result<Variable> make_random_int(std::string_view name, base::Random& random) {
  const auto inner = name.substr(std::string_view("random_int(").size());
  const auto comma = inner.find(',');
  if (!inner.ends_with(')') || comma == std::string_view::npos) {
    return refuse(
        "cases.bad-generator",
        fmt::format("`{}` has not the form `random_int(low,high)`", text::printable(name)));
  }
  const auto low = read_integer(trim(inner.substr(0, comma)));
  const auto high = read_integer(trim(inner.substr(comma + 1, inner.size() - comma - 2)));
  if (!low || !high || *low > *high) {
    return refuse("cases.bad-generator",
                  fmt::format("`{}` needs two integers, the lower first", text::printable(name)));
  }
  return Variable{.value = random.between(*low, *high)};
}

/// This run captured it or set it up, or the target or the command line names it.
Variable trusted(Variable variable) {
  variable.trusted = true;
  return variable;
}

const Variable* look(const Variables& variables, std::string_view name) {
  const auto found = variables.find(name);
  return found == variables.end() ? nullptr : &found->second;
}

}  // namespace

const Variable* Scope::named(std::string_view name) const {
  for (const auto* each : {&captures, &variables, &world_->variables}) {
    if (const auto* found = look(*each, name)) return found;
  }
  return nullptr;
}

base::Result<Variable> Scope::find(std::string_view name) const {
  if (name.starts_with(environment_prefix)) {
    name.remove_prefix(environment_prefix.size());
    if (const auto* found = look(world_->environment, name)) return *found;
    return refuse("cases.no-environment",
                  fmt::format("the environment has no `{}`", text::printable(name)),
                  "set it before the run");
  }
  if (name.starts_with(secret_prefix)) {
    name.remove_prefix(secret_prefix.size());
    if (const auto* found = look(world_->secrets, name)) return *found;
    return refuse("cases.no-secret",
                  fmt::format("there is no secret `{}`", text::printable(name)),
                  fmt::format("set {} in the environment", text::printable(name)));
  }
  if (const auto* found = look(captures, name)) return trusted(*found);
  if (const auto* found = look(row, name)) return *found;
  if (const auto* found = named(name)) return trusted(*found);
  // A value depends on its expression, not on the order in which expressions are met.
  auto random = base::Random::derived(world_->seed, fmt::format("{}\n{}", purpose_, name));
  if (name == "now") return Variable{.value = boost::json::string(world_->now)};
  if (name == "uuid") return Variable{.value = boost::json::string(make_uuid(random))};
  if (name == "unknown_id") {
    // High enough that no young system has come to it, and still a signed 32-bit integer.
    return Variable{
        .value = random.between(900'000'000, 999'999'998), .text_only = true, .trusted = true};
  }
  if (name.starts_with("random_int(")) return make_random_int(name, random);
  return refuse("cases.unknown-variable",
                fmt::format("nothing is named `{}` here", text::printable(name)),
                text::suggestion(name, names()));
}

std::vector<std::string_view> Scope::names() const {
  std::vector<std::string_view> all{"now", "random_int(a,b)", "unknown_id", "uuid"};
  for (const auto* each : {&captures, &row, &variables, &world_->variables}) {
    for (const auto& [name, unused] : *each)
      all.push_back(name);
  }
  return all;
}

std::vector<std::string> texts_of(const boost::json::value& value) {
  std::vector<std::string> texts;
  if (const auto* items = value.if_array()) {
    for (const auto& item : *items)
      texts.push_back(to_text(item));
  } else {
    texts.push_back(to_text(value));
  }
  return texts;
}

std::string to_text(const boost::json::value& value) {
  if (value.is_null()) return {};
  if (const auto* text = value.if_string()) return {text->data(), text->size()};
  return boost::json::serialize(value);
}

}  // namespace assay::cases
