#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "base/error.h"
#include "cases/case.h"
#include "text/diagnostic.h"
#include "tree/node.h"

namespace assay::cases {

/// A value of a variable.
struct Variable {
  boost::json::value value;
  /// It comes from the environment, a file or the command line, or is an `unknown_id`: it takes the
  /// documented type of the parameter it is put into.
  bool text_only = false;
  bool secret = false;
  /// A destructive request may carry it as an id: this run captured it or set it up, the target or
  /// the command line names it, or it is an `unknown_id`.
  bool trusted = false;
};

using Variables = std::map<std::string, Variable, std::less<>>;

/// What all scopes of a run share, and outlives them.
struct World {
  std::uint64_t seed = 1;
  std::string now;        ///< RFC 3339, from the run's clock
  Variables variables;    ///< of the target and `--var`: trusted
  Variables environment;  ///< by name, without `env.`
  Variables secrets;      ///< by name, without `secret.`
};

/// What `${…}` can name in one case, from the narrowest to the widest: captures, the `each` row,
/// variables that the case's `given` set, variables of the target and the command line, `env.NAME`,
/// `secret.NAME`, and the generators `uuid`, `now`, `random_int(a,b)`, `unknown_id`. A value of a
/// generator depends on the seed, the purpose (the case's id) and the expression alone; so a
/// request and its expectation can both name it.
class Scope {
 public:
  using Variables = cases::Variables;

  Scope(const World& world, std::string_view purpose) : world_(&world), purpose_(purpose) {}

  Variables captures;
  Variables row;
  Variables variables;

  /// The value of one `${name}`; an error (`cases.unknown-variable`, `cases.no-secret`,
  /// `cases.no-environment`, `cases.bad-generator`) when there is none.
  [[nodiscard]] base::Result<Variable> find(std::string_view name) const;
  /// The variable of a parameter's own name: a capture, or one of the given state, the target or
  /// the command line; else nullptr.
  [[nodiscard]] const Variable* named(std::string_view name) const;
  [[nodiscard]] const World& world() const { return *world_; }

 private:
  [[nodiscard]] std::vector<std::string_view> names() const;

  const World* world_;
  std::string purpose_;
};

/// Puts the values of one row of `each` into the scope. A row's own value may name variables of the
/// scope, not of the row.
void bind_row(const Row& row, Scope& scope, text::Diagnostics& out);

/// Puts values into a template: a scalar that is one `${x}` keeps the type of x, `$$` is a dollar,
/// and sequences and mappings are gone through. What is unknown is a problem at the scalar's place;
/// nothing is given then. The result is `text_only` or `trusted` only where it is one `${x}` that
/// is; `secret` where any part is.
[[nodiscard]] std::optional<Variable> substitute(const tree::Node& node,
                                                 Scope& scope,
                                                 text::Diagnostics& out);

/// The same for a text that stays one: each value as text, passed through `encode` (none: as it
/// is).
struct Text {
  std::string text;
  bool secret = false;
};
[[nodiscard]] std::optional<Text> substitute_text(
    std::string_view text,
    text::Span span,
    Scope& scope,
    text::Diagnostics& out,
    const std::function<std::string(std::string_view)>& encode = {});

/// A tree value as Boost.JSON holds it, `${…}` left as it stands; fails (`cases.number-too-large`)
/// on a number it cannot hold.
[[nodiscard]] base::Result<boost::json::value> to_json(const tree::Node& node);

/// The texts of a value that stands where only texts can: a sequence gives each of its items.
[[nodiscard]] std::vector<std::string> texts_of(const boost::json::value& value);

/// A value as text: a string as it is, null as nothing, all else as JSON.
[[nodiscard]] std::string to_text(const boost::json::value& value);

}  // namespace assay::cases
