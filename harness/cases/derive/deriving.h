#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/value.hpp>

#include "cases/case.h"
#include "cases/derive.h"
#include "cases/write.h"
#include "cases/write/nodes.h"
#include "contract/contract.h"
#include "contract/named_instead.h"
#include "generate/generator.h"

/// What the families of derived cases share; others include `cases/derive.h`.
namespace assay::cases::deriving {

/// A way to ask: on this server, with the credentials that belong there. Where an operation has but
/// one, both texts are empty.
struct Way {
  std::string server;  ///< for `request.server`
  std::string suffix;  ///< of the ids of its cases: `/oauth`; empty for the first way
};

/// A request before it is written: values by parameter, and a body that is still JSON.
struct Asking {
  std::vector<Given> given;
  std::map<std::string, boost::json::value> values;  ///< of parameters outside the body
  std::optional<boost::json::value> body;
  std::map<std::string, std::string> variables;  ///< `${…}` for parameters, also of the body
  std::vector<std::string> omit;
  /// What the body takes from no state, which has it for a parameter of the same name elsewhere.
  std::vector<std::string> body_lacks;
  std::string auth;
};

/// What the documentation answers to a condition.
struct Outcome {
  std::vector<std::string> status;   ///< for `expect.status`
  std::string error;                 ///< for `expect.error`
  std::vector<std::string> clauses;  ///< its own first
  std::string named;                 ///< what cases are named under: an error's or a status' clause
  std::string said;                  ///< in titles: the code, else the status
  std::string remark;                ///< place and words of the statement
};

/// An expectation that the embedded mock cannot meet, since no body is known for it.
struct Unmade {
  std::vector<std::string> status;
  std::string error;
  std::string why;

  bool operator==(const Unmade&) const = default;
};

/// Whether a value of a documented schema is known, or that there is none.
enum class Known { value, unknown, none };

/// One operation while its cases are derived.
struct Deriving {
  const contract::Contract& contract;
  const contract::Operation& operation;
  const text::SourceMap& sources;
  generate::Generator& generator;
  writing::Nodes& nodes;

  std::vector<Way> ways;               ///< at least one
  std::vector<std::string> successes;  ///< those that can be answered, for `expect.status`
  Asking valid;                        ///< what is answered with success
  std::string fault;                   ///< why no such request can be made; empty: one can
  std::string media_type;              ///< of the request's body
  bool has_whole_body = false;         ///< its members cannot be named as parameters
  /// What the path names in place of what the operation acts on; nullptr: nothing.
  const contract::Resource* named_instead = contract::named_instead(contract, operation);
  Effect effect = Effect::read;

  std::vector<const contract::ResponseSpec*> answers{};  ///< the successes that can be answered
  std::vector<Unmade> unmade{};                          ///< each once
  std::map<const contract::Content*, Known> known{};     ///< of the answers that were looked at

  std::vector<Case> cases{};
  Remarks remarks{};
  std::map<std::string, std::string> why{};  ///< why a clause is left out
};

/// A family of cases: adds to `deriving.cases`.
struct Family {
  std::string_view name;
  void (*derive)(Deriving& deriving);
};

// asking.cpp

/// Finds what a valid request is: fills in all but the results.
void find_valid(Deriving& deriving);
/// The resource that a parameter of this name is the id of; nullptr where none is, or several.
[[nodiscard]] const contract::Resource* resource_of(const contract::Contract& contract,
                                                    std::string_view name);
/// What the page shows for a parameter, where that may be sent, else a value that is made, of a
/// list one with items.
[[nodiscard]] std::optional<boost::json::value> value_for(Deriving& deriving,
                                                          const contract::Parameter& parameter);
/// Whether what the page shows may be sent: nothing that may be there is destroyed by it.
[[nodiscard]] bool may_be_shown(const Deriving& deriving);
/// A value for a request that keeps the schema. Where nothing that the page shows may be sent, its
/// numbers are large where they can be: live systems use small ids first.
[[nodiscard]] std::optional<boost::json::value> make_value(Deriving& deriving,
                                                           const tree::Node& schema,
                                                           generate::Wish wish);
/// Whether the members of the body can be named as parameters.
[[nodiscard]] bool are_parameters(const contract::Operation& operation,
                                  const boost::json::object& body);
/// Whether several parameters, in different places, have this name.
[[nodiscard]] bool is_shared(const contract::Operation& operation, std::string_view name);
/// Whether a parameter says which resource is meant.
[[nodiscard]] bool is_id(const Deriving& deriving, const contract::Parameter& parameter);
/// Whether the given state says the parameter's value.
[[nodiscard]] bool is_given(const Deriving& deriving, std::string_view parameter);
/// The resource and what it lives in, from the outermost inward.
[[nodiscard]] std::vector<const contract::Resource*> line_of(const contract::Contract& contract,
                                                             std::string_view resource);

// asking_body.cpp

/// Finds the body of a valid request; needs the values of its parameters.
void find_body(Deriving& deriving);
/// A form, urlencoded or in parts: its values are texts.
[[nodiscard]] bool is_form(std::string_view media_type);
/// Whether this is a form without a field, which is no body, where the operation requires one.
[[nodiscard]] bool is_empty_form(const Deriving& deriving, const boost::json::value& body);
/// Whether bodies of this media type are values, written as JSON or as a form.
[[nodiscard]] bool is_value(std::string_view media_type);

// request.cpp

/// The request of `asking`, by operation.
[[nodiscard]] RequestSpec make_request(const Deriving& deriving,
                                       const Asking& asking,
                                       const Way& way);

// ways.cpp

/// The operation's servers that have a name and take what it may be asked with; all of them where
/// none does.
[[nodiscard]] std::vector<std::string> server_names(const contract::Contract& contract,
                                                    const contract::Operation& operation);

/// How the operation can be asked: by its servers and what they take as proof.
[[nodiscard]] std::vector<Way> find_ways(const contract::Contract& contract,
                                         const contract::Operation& operation);

// outcome.cpp

/// Finds the successes that can be answered: fills in `answers`, `successes` and `unmade`, and says
/// which cannot.
void find_successes(Deriving& deriving);
/// Whether a success is documented, and can be answered.
[[nodiscard]] bool has_success(const Deriving& deriving);
/// The clauses `<operation>/status/…` of the successes that can be answered.
[[nodiscard]] std::vector<std::string> success_clauses(const Deriving& deriving);
/// What is answered when the condition holds and nothing else is wrong; nothing when the
/// documentation gives no answer, or (then `deriving.why` says so) one that no case can tell.
[[nodiscard]] std::optional<Outcome> outcome_of(Deriving& deriving,
                                                contract::Condition condition,
                                                const std::string& subject = {});
[[nodiscard]] Expectation expectation_of(const Outcome& outcome);
/// The expectation of a success.
[[nodiscard]] Expectation expect_success(const Deriving& deriving);

// naming.cpp

/// `text` with what no id of a case holds spelt as `~XX`; over-long ones are cut and end in a hash.
[[nodiscard]] std::string case_id(std::string_view text);
/// "a connector", "an agent", "a user".
[[nodiscard]] std::string with_article(std::string_view noun);
/// "an `id`", "a `limit`": a parameter by its name.
[[nodiscard]] std::string quoted_with_article(std::string_view name);
/// A resource's name in words: `phone_number` is "phone number".
[[nodiscard]] std::string words_of(std::string_view name);
/// What the operation does, as a sentence: "a connector is deleted".
[[nodiscard]] std::string deed_of(const Deriving& deriving);
/// " on the server `oauth`", or nothing.
[[nodiscard]] std::string place_of(const Way& way);

// add.cpp

/// A case of the operation, without steps.
[[nodiscard]] Case begin_case(const Deriving& deriving,
                              std::string_view id,
                              std::string title,
                              const std::vector<std::string>& clauses,
                              std::vector<std::string> tags,
                              const Asking& asking);
/// A step that asks `asking`.
[[nodiscard]] Step make_step(const Deriving& deriving,
                             const Asking& asking,
                             const Way& way,
                             Expectation expect,
                             std::string name = {});
/// Adds a case unless one of its id is there; `remark` goes above it, unless the case before has
/// the same. What the mock cannot answer is skipped on it.
void add_case(Deriving& deriving, Case test, const std::string& remark = {});
/// Says why no case is for a clause.
void leave_out(Deriving& deriving, const std::string& clause, std::string why);

// left_out.cpp

/// Whether a clause of the operation is without a case where cases are for those of `taken`.
[[nodiscard]] bool lacks_cases(const contract::Contract& contract,
                               const contract::Operation& operation,
                               const std::set<std::string_view>& taken);
/// Adds the clauses that no case is for, with the reasons; needs all families.
void add_left_out(const Deriving& deriving, std::vector<LeftOut>& left_out);

// parameters.cpp

/// Whether the parameter is filled in by others: by HTTP, or by the credentials (there
/// `Authorization` always is).
[[nodiscard]] bool is_elsewhere(const Deriving& deriving, const contract::Parameter& parameter);
/// Whether the page says that a request is refused without the parameter.
[[nodiscard]] bool is_needed(const Deriving& deriving, const contract::Parameter& parameter);
/// The clause `<operation>/parameter/<in>/<name>:<keyword>`; nullptr when the contract has none.
[[nodiscard]] const contract::Clause* parameter_clause(const Deriving& deriving,
                                                       const contract::Parameter& parameter,
                                                       std::string_view keyword);

// places.cpp

/// Whether the value can be written in the parameter's place.
[[nodiscard]] bool can_be_sent(const Deriving& deriving,
                               const contract::Parameter& parameter,
                               const boost::json::value& value);
/// Whether it can, and keeps the parameter's schema there.
[[nodiscard]] bool is_accepted(Deriving& deriving,
                               const contract::Parameter& parameter,
                               const boost::json::value& value);
/// The keywords of the parameter's schema that the value, as it is received, breaks; an empty one
/// for each that is broken deeper inside.
[[nodiscard]] std::vector<std::string> broken_keywords(Deriving& deriving,
                                                       const contract::Parameter& parameter,
                                                       const boost::json::value& value);
/// Whether the body, with the ids that the given state adds, keeps its schema.
[[nodiscard]] bool is_body_accepted(Deriving& deriving, const Asking& asking);
/// What the valid request has for the parameter; nullptr when it has nothing, or the state gives
/// it.
[[nodiscard]] const boost::json::value* valid_value(const Deriving& deriving,
                                                    const contract::Parameter& parameter);
/// The valid request, with what the parameter lives in; nothing when that cannot be made.
[[nodiscard]] std::optional<Asking> make_room(Deriving& deriving,
                                              const contract::Parameter& parameter);
/// The same with the value in the parameter's place.
[[nodiscard]] std::optional<Asking> with_value(Deriving& deriving,
                                               const contract::Parameter& parameter,
                                               boost::json::value value);
/// The same without the parameter; nothing when it cannot be left out.
[[nodiscard]] std::optional<Asking> without(Deriving& deriving,
                                            const contract::Parameter& parameter);

// breaking.cpp

/// A value that a parameter must not have.
struct Broken {
  std::string variant;  ///< in ids: `letters`, `above-maximum`
  std::string words;    ///< in titles, behind the parameter's name: "of letters"
  boost::json::value value;
  std::vector<std::string> clauses;  ///< of the parameter, that the value is for
  bool may_mean_another = false;     ///< a careless endpoint may take it for the id 0 or 1
};
/// Values that the parameter's schema refuses, each in another way.
[[nodiscard]] std::vector<Broken> broken_values(Deriving& deriving,
                                                const contract::Parameter& parameter);

}  // namespace assay::cases::deriving
