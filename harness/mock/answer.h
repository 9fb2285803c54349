#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <boost/json/value.hpp>

#include "contract/contract.h"
#include "generate/generator.h"
#include "http/message.h"
#include "mock/answer_body.h"

namespace assay::mock {

/// An answer before it is written: the saboteur may still change it.
struct Draft {
  const contract::Operation* operation = nullptr;
  const contract::ResponseSpec* spec = nullptr;  ///< what documents it; nullptr when nothing does
  const contract::Content* content = nullptr;    ///< of the body; nullptr without one
  const contract::ErrorCode* error = nullptr;    ///< the documented one, if any
  bool failed = false;  ///< it is an answer to a request that the API refuses
  int status = 200;
  std::string_view media_type;  ///< empty: there is no body
  std::optional<Body> body;     ///< a JSON body
  std::string text;             ///< a body of another type
};

/// Makes answers as one contract documents them: from its examples, completed and repaired by its
/// schemas.
class Answers {
 public:
  /// Both outlive this.
  Answers(const contract::Contract& contract, generate::Generator& generator);

  /// The documented success of an operation, before equalities; nothing when the contract documents
  /// none, or nothing keeps its schema. `accept` is the request's Accept field, or empty.
  [[nodiscard]] std::optional<Draft> success(const contract::Operation& operation,
                                             std::string_view accept,
                                             generate::Fill fill);

  /// The answer of one documented error.
  [[nodiscard]] std::optional<Draft> error(const contract::Operation& operation,
                                           const contract::ErrorCode& error,
                                           std::string_view accept,
                                           generate::Fill fill);

  /// The documented answer of one status: its success, else its first error. Nothing when the
  /// status is not documented.
  [[nodiscard]] std::optional<Draft> of_status(const contract::Operation& operation,
                                               int status,
                                               std::string_view accept,
                                               generate::Fill fill);

  /// Whether `body` says that it is an error (`x-assay-error-if`); false where the contract has no
  /// such mark.
  [[nodiscard]] bool is_error(const boost::json::value& body) const;

 private:
  [[nodiscard]] bool put_body(Draft& draft,
                              const std::vector<contract::Content>& contents,
                              std::string_view accept,
                              generate::Fill fill);
  [[nodiscard]] std::optional<boost::json::value> make_body(const Draft& draft,
                                                            generate::Fill fill);
  [[nodiscard]] std::optional<boost::json::value> example_for(const Draft& draft) const;
  void put_error(const contract::Operation& operation,
                 const contract::ErrorCode& error,
                 const contract::Content& content,
                 boost::json::value& body) const;
  [[nodiscard]] std::optional<tree::Pointer> message_place(const contract::Operation& operation,
                                                           const contract::Content& content,
                                                           const boost::json::value& body) const;

  /// What one content says in one answer.
  struct Documented {
    std::string media_type;
    bool is_json = false;
    std::optional<DocumentedBody> body;  ///< where it is JSON, and can be made
    std::string text;                    ///< where it is not
  };
  [[nodiscard]] Documented& documented(const Draft& draft, generate::Fill fill);

  /// With the status, since one content may answer several: `4XX`, `default`.
  using Key = std::tuple<const contract::Content*, const contract::ErrorCode*, int, generate::Fill>;
  /// The status of an operation's success and what documents it.
  struct Success {
    int status = 0;
    const contract::ResponseSpec* spec = nullptr;
  };
  [[nodiscard]] const Success& success_of(const contract::Operation& operation) const;

  const contract::Contract* contract_;
  generate::Generator* generator_;
  std::vector<Success> successes_;        ///< of the contract's operations, in their order
  std::map<Key, Documented> documented_;  ///< what was asked for, verified once
};

/// The status that a success of the operation has: the first documented 2xx (201 for a creation
/// that documents it), else the first below 400; 0 when none is documented.
[[nodiscard]] int success_status(const contract::Operation& operation);

/// The draft as a response: `Content-Type` where there is a body, none with 204, 205 and 304.
[[nodiscard]] http::Response write(const Draft& draft);

}  // namespace assay::mock
