#include "docs/mintlify_limits.h"

#include <algorithm>
#include <utility>

namespace assay::docs::mintlify {
namespace {

constexpr std::size_t most_pieces = 20;

}  // namespace

void FieldLimits::add(tree::Node& schema, const Values& examples, Sent sent) {
  if (!noted_) note(page_);
  noted_ = true;
  limits_.add(schema, examples, sent);
}

void FieldLimits::list_rest() {
  for (const auto& words : page_.words) {
    list_statements(sources_, {words, sources_.text(words)}, unread_, [](auto sentence) {
      return sentence.starts_with('|');  // a row of a table
    });
  }
}

void FieldLimits::note(const Element& element) {
  for (const auto& child : element.children) {
    auto pieces = child.words;
    for (std::size_t i = most_pieces; i < pieces.size(); ++i)
      unread_.push_back({pieces[i], "words behind many pieces of others"});
    if (!pieces.empty()) {
      pieces.resize(std::min(pieces.size(), most_pieces));
      pieces_[pieces.front().begin] = std::move(pieces);
    }
    note(child);
  }
}

std::vector<text::Span> FieldLimits::pieces_of(text::Span description) const {
  const auto found = pieces_.find(description.begin);
  return found == pieces_.end() ? std::vector{description} : found->second;
}

}  // namespace assay::docs::mintlify
