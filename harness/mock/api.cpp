#include "mock/api.h"

#include <algorithm>

#include <fmt/compile.h>

#include "contract/usual_status.h"
#include "mock/effects.h"
#include "mock/id_text.h"
#include "mock/problem.h"
#include "mock/troubles.h"
#include "schema/schema.h"
#include "text/utf8.h"

namespace assay::mock {
namespace {

/// The status of the mock's own answer to a request whose trouble the contract documents no answer
/// for.
int plain_status(contract::Condition condition) {
  const auto usual = contract::usual_statuses(condition);
  return usual.empty() ? 400 : usual.front();
}

Answered undocumented(const contract::Operation& operation, const Trouble& trouble) {
  return {problem(plain_status(trouble.condition),
                  "undocumented",
                  "The contract documents no answer to this request",
                  fmt::format(FMT_COMPILE("{}, and `{}` documents no error for `{}`"),
                              describe(trouble),
                              operation.id,
                              contract::name_of(trouble.condition))),
          std::nullopt};
}

Answered no_answer(const contract::Operation& operation, int status) {
  return {problem(500,
                  "no-answer",
                  "The contract's own answer cannot be made",
                  fmt::format("`{}` documents no answer {}, or nothing keeps its schema",
                              operation.id,
                              status)),
          std::nullopt};
}

std::string_view accept_of(const Asked& asked) {
  const auto* accept = asked.request->headers.find("Accept");
  return accept == nullptr ? std::string_view() : std::string_view(*accept);
}

generate::Fill fill_of(const Preferences& preferences) {
  return preferences.full ? generate::Fill::full : generate::Fill::minimal;
}

}  // namespace

Api::Api(const text::SourceMap& sources,
         const contract::Contract& contract,
         std::uint64_t seed,
         std::string_view broken_clause)
    : contract_(&contract),
      generator_(sources, contract, seed),
      plans_(contract, generator_),
      credentials_(contract, seed),
      world_(contract, seed),
      answers_(contract, generator_) {
  if (broken_clause.empty()) return;
  saboteur_ = make_saboteur(
      contract, all_clauses(contract, generator_), broken_clause, generator_, answers_);
}

const Saboteur* Api::saboteur_of(const contract::Operation& operation) const {
  return saboteur_ && saboteur_->operation == &operation ? &*saboteur_ : nullptr;
}

/// Whether what the path has for the operation's parameters keeps their schemas, or is known.
bool Api::takes_path(const Match& match) {
  const auto& parameters = plans_.of(*match.route->operation).parameters;
  return std::all_of(parameters.begin(), parameters.end(), [&](const Plan::Parameter& parameter) {
    const auto& documented = *parameter.documented;
    const bool judged = documented.in == contract::In::path && documented.schema != nullptr;
    const auto* text = judged ? match.value(documented.name) : nullptr;
    if (text == nullptr || text::find_invalid_utf8(*text) != std::string_view::npos) return true;
    const auto value = parameter.typing.read(*text);
    return generator_.conforms(*documented.schema, value, schema::Direction::request) ||
           world_.has_named(documented.name, IdText(value));
  });
}

/// How many values of the path are ids of what is there.
int Api::names_known(const Match& match) const {
  return static_cast<int>(
      std::count_if(match.values.begin(), match.values.end(), [&](const auto& value) {
        const auto& [name, text] = value;
        return text::find_invalid_utf8(text) == std::string_view::npos &&
               world_.has_named(name, text);
      }));
}

Answered Api::answer(const http::Request& request,
                     std::string_view query,
                     std::vector<Match> matches) {
  // Where `/{number}` and `/{name}` fit, or `{name}{ending}` in several ways, the values tell.
  if (matches.size() > 1) {
    const auto& shape = matches.front().route->shape;
    const auto worth = [&](const Match& match) {
      return match.route->shape == shape && takes_path(match) ? 1 + names_known(match) : 0;
    };
    std::vector<int> worths;
    for (const auto& match : matches)
      worths.push_back(worth(match));
    const auto best =
        matches.begin() + (std::max_element(worths.begin(), worths.end()) - worths.begin());
    std::rotate(matches.begin(), best, best + 1);
  }
  auto standing = Standing::refused;
  const auto asked = read(request, query, std::move(matches), standing);
  const auto preferences = read_preferences(request.headers);
  auto draft = preferred(asked, preferences);
  if (!draft) return judged(asked, standing, preferences);
  auto answered = finish(*draft);
  answered.response.headers.add("Preference-Applied", fmt::format("code={}", *preferences.code));
  return answered;
}

/// Of several paths to one operation, the one on which the credentials are worth most is meant.
Asked Api::read(const http::Request& request,
                std::string_view query,
                std::vector<Match> matches,
                Standing& standing) {
  const auto& plan = plans_.of(*matches.front().route->operation);
  auto best = read_asked(request, query, plan, std::move(matches.front()), generator_);
  standing = credentials_.judge(best);
  for (std::size_t i = 1; i < matches.size() && standing != Standing::accepted; ++i) {
    if (matches[i].route->operation != plan.operation) continue;
    auto other = read_asked(request, query, plan, std::move(matches[i]), generator_);
    const auto worth = credentials_.judge(other);
    if (worth < standing) {
      standing = worth;
      best = std::move(other);
    }
  }
  return best;
}

std::optional<Draft> Api::preferred(const Asked& asked, const Preferences& preferences) {
  if (!preferences.code) return std::nullopt;
  auto draft = answers_.of_status(
      asked.operation(), *preferences.code, accept_of(asked), fill_of(preferences));
  if (draft && !draft->failed) write_equalities(asked, nullptr, world_, *draft);
  return draft;
}

Place Api::place_of(const Plan& plan, const RequestValues& values) const {
  if (plan.acts_on == nullptr) return {};
  if (plan.named_instead == nullptr) return world_.locate(*plan.acts_on, values);
  // What it acts on lives in what is named, or the request says nothing of where that lives.
  auto place = world_.locate(*plan.named_instead, values);
  const bool is_inside = plan.acts_on->parent == plan.named_instead->name;
  place.parent_known = is_inside && place.instance != nullptr;
  place.parent = place.parent_known ? place.instance->handle : 0;
  place.instance = nullptr;
  return place;
}

Answered Api::judged(const Asked& asked, Standing standing, const Preferences& preferences) {
  if (asked.unknown_media_type) {
    return {problem(415,
                    "undocumented",
                    "The contract knows no body of this media type",
                    fmt::format("`{}` documents other media types", asked.operation().id)),
            std::nullopt};
  }
  const auto place = place_of(*asked.plan, asked.values);
  auto troubles = find_troubles(asked, standing, place, world_, generator_);
  const auto* saboteur = saboteur_of(asked.operation());
  if (saboteur != nullptr && saboteur->overlooks) std::erase_if(troubles, saboteur->overlooks);
  const auto decision = decide(*contract_, asked.operation(), troubles);
  return decision ? refuse(asked, *decision) : succeed(asked, place, preferences);
}

Answered Api::refuse(const Asked& asked, const Decision& decision) {
  const auto& operation = asked.operation();
  if (decision.error == nullptr && decision.status == 0)
    return undocumented(operation, *decision.trouble);
  const auto* saboteur = saboteur_of(operation);
  const auto fill = saboteur != nullptr ? saboteur->fill : generate::Fill::minimal;
  auto draft = decision.error != nullptr
                   ? answers_.error(operation, *decision.error, accept_of(asked), fill)
                   : answers_.of_status(operation, decision.status, accept_of(asked), fill);
  if (!draft)
    return no_answer(operation,
                     decision.error != nullptr ? decision.error->status : decision.status);
  return finish(*draft);
}

Answered Api::succeed(const Asked& asked, const Place& place, const Preferences& preferences) {
  const auto& operation = asked.operation();
  const auto* saboteur = saboteur_of(operation);
  const auto fill = saboteur != nullptr && saboteur->fill == generate::Fill::full
                        ? generate::Fill::full
                        : fill_of(preferences);
  auto draft = answers_.success(operation, accept_of(asked), fill);
  if (!draft) return no_answer(operation, success_status(operation));
  if (saboteur != nullptr && saboteur->shown) draft->body.emplace(*saboteur->shown);
  perform(asked, place, world_, generator_, *draft);
  auto answered = finish(*draft);
  if (preferences.full) answered.response.headers.add("Preference-Applied", "dynamic=true");
  return answered;
}

Answered Api::finish(Draft& draft) const {
  const auto* saboteur = saboteur_of(*draft.operation);
  if (saboteur == nullptr) return {write(draft), std::nullopt};
  if (saboteur->spoil) saboteur->spoil(draft);
  Answered answered{write(draft), std::nullopt};
  if (saboteur->garble) saboteur->garble(draft, answered.response);
  if (!draft.failed) answered.failure = saboteur->failure;
  return answered;
}

}  // namespace assay::mock
