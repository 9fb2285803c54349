#include "docs/mintlify_limits.h"

namespace assay::docs::mintlify {
namespace {

constexpr std::size_t most_pieces = 20;

}  // namespace

void FieldLimits::add(tree::Node& schema, const Values& examples, Sent sent) {
  if (!noted_) note(page_);
  noted_ = true;
  limits_.add(schema, examples, sent);
  for (std::size_t piece = 1; piece < most_pieces && show(schema, piece); ++piece)
    limits_.add(schema, examples, sent);
  show(schema, 0);
}

void FieldLimits::note(const Element& element) {
  for (const auto& child : element.children) {
    const auto& pieces = child.words;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      places_[pieces[i].begin] = words_.size();
      if (i >= most_pieces) unread_.push_back({pieces[i], "words behind many pieces of others"});
    }
    if (!pieces.empty()) words_.push_back({.pieces = &pieces, .joined = {}});
    note(child);
  }
}

/// Makes each description the one piece of it, or empty where there is none, and the whole again
/// with the first; whether there is any.
bool FieldLimits::show(tree::Node& schema, std::size_t piece) {
  bool shown = false;
  for (auto& item : schema.items)
    shown |= show(item, piece);
  for (auto& [key, key_span, value] : schema.members) {
    const auto place = places_.find(value.span.begin);
    if (key != "description" || !value.is(tree::Kind::string) || place == places_.end()) {
      shown |= show(value, piece);
      continue;
    }
    auto& words = words_[place->second];
    if (words.joined.empty()) words.joined = value.scalar;
    const bool has = piece < words.pieces->size();
    if (has) value.span = (*words.pieces)[piece];
    value.scalar = has ? sources_.text(value.span) : std::string_view{};
    if (piece == 0) value.scalar = words.joined;
    shown |= has;
  }
  return shown;
}

}  // namespace assay::docs::mintlify
