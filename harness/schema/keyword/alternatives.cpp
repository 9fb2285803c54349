#include "schema/keyword/alternatives.h"

#include <fmt/format.h>

namespace assay::schema::keyword {

Alternatives::Alternatives(Site site,
                           Ask ask,
                           std::vector<const Node*> branches,
                           Discriminator discriminator)
    : Check(std::move(site)),
      ask_(ask),
      branches_(std::move(branches)),
      discriminator_(std::move(discriminator)) {}

bool Alternatives::can_hold(const Node& branch, const boost::json::value& value) const {
  return has(branch.allowed, value.kind()) ||
         (value.is_double() && branch.whole != Node::Whole::none);
}

const Node* Alternatives::find_only_candidate(const boost::json::value& value) const {
  const Node* only = nullptr;
  for (const auto* branch : branches_) {
    if (!can_hold(*branch, value)) continue;
    if (only != nullptr) return nullptr;
    only = branch;
  }
  return only;
}

bool Alternatives::run(const Visit& visit) const {
  // Where the kind of the value leaves one branch, that branch is the one that was meant.
  if (const auto* only = find_only_candidate(visit.value)) return run_only(visit, *only);
  const auto trials = try_all(visit);
  const auto held = trials.held.size();
  if (trials.doubts > 0 && (ask_ == Ask::any ? held == 0 : held <= 1)) {
    if (visit.seen != nullptr) visit.seen->mark_all();
    return visit.run.unknown(
        site(), fmt::format("whether a branch of `{}` holds could not be judged", site().keyword));
  }
  if (held == 0 || (ask_ == Ask::one && held > 1)) return fail(visit, trials);
  if (visit.run.collects()) {
    // Again and aloud: their clauses are kept, and what they have seen counts.
    for (const auto* branch : trials.held)
      (void)visit.run.here(*branch, visit);
  }
  return visit.run.kept(site());
}

bool Alternatives::run_only(const Visit& visit, const Node& branch) const {
  if (visit.run.here(branch, visit)) return visit.run.kept(site());
  return visit.run.broken(site(), visit);
}

Alternatives::Trials Alternatives::try_all(const Visit& visit) const {
  Trials trials;
  for (const auto* branch : branches_) {
    if (!can_hold(*branch, visit.value)) continue;
    const auto trial = visit.run.attempt(*branch, visit.value, visit.step, visit.seen);
    if (trial == Trial::unknown) ++trials.doubts;
    if (trial != Trial::holds) continue;
    trials.held.push_back(branch);
    const bool enough = ask_ == Ask::any ? visit.seen == nullptr : trials.held.size() > 1;
    if (enough && !visit.run.collects()) break;
  }
  return trials;
}

bool Alternatives::fail(const Visit& visit, const Trials& trials) const {
  if (!visit.run.collects()) return false;
  if (visit.seen != nullptr)
    visit.seen->mark_all();  // which branch describes the members is not known
  if (trials.held.size() > 1) {
    return visit.run.broken(
        site(),
        visit,
        fmt::format("{}, which {} of them allow", describe(visit.value), trials.held.size()));
  }
  visit.run.broken(site(), visit);
  // Explaining what is only counted would cost as much as all branches, at every level anew.
  if (!visit.run.only_counts()) explain(visit);
  return false;
}

void Alternatives::explain(const Visit& visit) const {
  const auto meant = discriminator_.find(visit.value);
  if (meant != Discriminator::npos)
    return visit.run.explain(*branches_[meant], visit, Run::Blame::clauses);
  const Node* nearest = nullptr;
  std::size_t least = 0;
  bool alone = false;
  for (const auto* branch : branches_) {
    if (!can_hold(*branch, visit.value)) continue;
    const auto count = visit.run.count_violations(*branch, visit);
    if (nearest == nullptr || count < least) {
      nearest = branch;
      least = count;
      alone = true;
    } else if (count == least) {
      alone = false;
    }
  }
  if (nearest != nullptr)
    visit.run.explain(*nearest, visit, alone ? Run::Blame::clauses : Run::Blame::nobody);
}

}  // namespace assay::schema::keyword
