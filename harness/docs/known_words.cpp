#include "docs/known_words.h"

#include <utility>

#include "docs/limit_signs.h"
#include "docs/nodes.h"

namespace assay::docs {
namespace {

/// What is said by other words with the same text.
Said moved_to(std::string_view words, std::string_view from, Said said) {
  const auto move = [&](std::string_view& sentence) {
    sentence =
        words.substr(static_cast<std::size_t>(sentence.data() - from.data()), sentence.size());
  };
  for (auto& limit : said.limits)
    move(limit.sentence);
  for (auto& sentence : said.unread)
    move(sentence);
  return said;
}

}  // namespace

Said KnownWords::about(std::string_view words, const tree::Node& schema) {
  const auto [found, is_new] = known_.try_emplace(words);
  auto& [text, readings] = *found;
  if (is_new ? !may_state_limits(words) : readings.empty()) return {};
  auto types = types_of(schema);
  for (const auto& reading : readings) {
    if (reading.types == types) return moved_to(words, text, reading.said);
  }
  auto said = what_is_said(text, types);
  readings.push_back({std::move(types), said});
  return moved_to(words, text, std::move(said));
}

}  // namespace assay::docs
