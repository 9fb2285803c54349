#include "docs/stainless_announced.h"

#include <map>
#include <utility>

#include "docs/stainless_prices.h"

namespace assay::docs::stainless {
namespace {

using Mode = Expectation::Mode;

constexpr int none = -1;

}  // namespace

Announced::Announced(const std::vector<Bullet>& bullets, const Models& models)
    : bullets_(bullets), models_(models) {
  std::map<std::string_view, int> named;
  std::map<std::string_view, int> texts;
  for (int i = 0; exists(i); ++i) {
    const auto* next = exists(i + 1) ? &label(i + 1) : nullptr;
    auto expectation = expect(label(i), next);
    if (is_lone_alternative(i)) expectation = {.mode = Mode::literals, .count = 1};
    const auto model = expectation.model;
    const auto text = text_of(i);
    auto before = none;
    if (const auto known = texts.find(text); known != texts.end()) before = known->second;
    if (const auto known = named.find(model);
        before == none && !model.empty() && known != named.end()) {
      before = known->second;
    }
    spellings_.push_back(price(expectation, i, before));
    if (expectation.mode == Mode::open && before == none) use_announcement(expectation, next);
    expectations_.push_back(std::move(expectation));
    if (!model.empty()) named.emplace(model, i);
    if (expectations_.back().mode != Mode::none) texts.emplace(text, i);
  }
}

std::string_view Announced::text_of(int at) const {
  // Views of one page: a label's text is where its name begins, up to the end of its type.
  const auto& own = label(at);
  const auto& last =
      own.type.alternatives.empty() ? std::string_view{} : own.type.alternatives.back().text;
  const auto* begin = own.name.empty() ? last.data() : own.name.data();
  if (own.name.empty() && !own.type.alternatives.empty())
    begin = own.type.alternatives.front().text.data();
  const auto* end =
      last.data() == nullptr ? own.name.data() + own.name.size() : last.data() + last.size();
  if (begin == nullptr || end < begin) return own.name;
  return {begin, static_cast<std::size_t>(end - begin)};
}

bool Announced::is_lone_alternative(int at) const {
  if (!is_literal(label(at)) || !exists(at + 1) || !is_literal(label(at + 1))) return false;
  return label(at).type.alternatives.front().text == label(at + 1).type.alternatives.front().text;
}

bool Announced::next_is_alike(int at, int before) const {
  return exists(at + 1) && exists(before + 1) && text_of(at + 1) == text_of(before + 1);
}

Spelling Announced::price(const Expectation& expectation, int at, int before) const {
  switch (expectation.mode) {
    case Mode::none:
      return {};
    case Mode::literals:
    case Mode::alternatives:
    case Mode::fields:
      if (expectation.count == 0) return {};
      if (before == none)
        return {.elided = expectation.mode == Mode::fields ? price::object_elided_at_once
                                                           : price::union_elided};
      if (next_is_alike(at, before)) return {.elided = price::unlike_before};
      return {.spelt_out = price::unlike_before};
    case Mode::open:
      break;
  }
  if (before == none) return {.elided = price::first_mention_elided};
  const bool alike = next_is_alike(at, before);
  if (expectation.wrapped && alike) return {.elided = price::unlike_before / 2};
  return {.spelt_out = alike ? price::model_spelt_out_again : 5 * price::model_spelt_out_again};
}

/// A model whose content is announced elsewhere in the page announces it here too, where the next
/// bullet agrees.
void Announced::use_announcement(Expectation& expectation, const Label* next) const {
  const auto* known = models_.find(expectation.model);
  if (known == nullptr || next == nullptr || known->texts.empty()) return;
  const bool fields = known->mode == Mode::fields && next->kind == Label::Kind::field &&
                      next->name == known->texts.front();
  const bool alternatives =
      known->mode == Mode::alternatives && is_alternative(*next, known->texts.front());
  if (!fields && !alternatives) return;
  expectation.mode = known->mode;
  expectation.count = known->count;
  expectation.least = known->least;
  expectation.texts = known->texts;
}

}  // namespace assay::docs::stainless
