#include "docs/yfm_heading.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "docs/rpc.h"
#include "docs/words.h"

namespace assay::docs::yfm {
namespace {

constexpr auto npos = std::string_view::npos;

/// The last word of a title that is a method's name.
std::string_view method_in(std::string_view words) {
  while (!words.empty()) {
    const auto begin = words.find_last_of(" `,()");
    const auto word = words.substr(begin == npos ? 0 : begin + 1);
    if (!word.empty() && is_method_name(word)) return word;
    words = words.substr(0, begin == npos ? 0 : begin);
  }
  return {};
}

/// What stands in quotes names the permission best: `user with access to the "Sales" section`.
std::string permission_name(std::string means) {
  means.erase(std::remove(means.begin(), means.end(), '\''), means.end());
  for (const std::string_view quote : {"«", "»"}) {
    for (auto at = means.find(quote); at != npos; at = means.find(quote, at + 1))
      means.replace(at, quote.size(), "\"");
  }
  const auto open = means.find('"');
  const auto close = open == npos ? npos : means.find('"', open + 1);
  return slug(close == npos ? means : means.substr(open + 1, close - open - 1)).substr(0, 60);
}

}  // namespace

bool read_title(const Context& page, contract::Operation& operation) {
  for (const auto& block : page.blocks) {
    if (block.kind != Block::Kind::heading) continue;
    const auto words = page.sources.text(block.span);
    const auto name = method_in(words);
    if (!name.empty()) {
      operation.name = std::string(name);
      operation.summary = in_one_line(std::string(words).replace(
          static_cast<std::size_t>(name.data() - words.data()), name.size(), ""));
      while (operation.summary.ends_with(':') || operation.summary.ends_with(' '))
        operation.summary.pop_back();
      operation.span = block.span;
      operation.span.begin += static_cast<std::uint32_t>(name.data() - words.data());
      operation.span.end = operation.span.begin + static_cast<std::uint32_t>(name.size());
      operation.source = page.sources.place(operation.span);
      return true;
    }
    if (block.level == 1) break;
  }
  return false;
}

void read_permissions(const Context& page, contract::Operation& operation) {
  for (const auto& one : page.placed) {
    if (one.block->kind != Block::Kind::quote) continue;
    const auto line = page.sources.text(one.block->span);
    const auto colon = line.find(':');
    if (colon == npos) continue;
    const auto what = lower_letters(line.substr(0, colon));
    contract::Permission permission{.source = page.sources.place(one.block->span),
                                    .span = one.block->span};
    if (what.starts_with("scope")) {
      for (const auto scope : code_spans(line)) {
        permission.name = scope;
        permission.means = fmt::format("the credentials have the scope `{}`", scope);
        operation.permissions.push_back(permission);
      }
    } else if (what.starts_with("who can") || what.starts_with("кто может")) {
      permission.means = plain_words(line.substr(colon + 1));
      permission.name = permission_name(permission.means);
      if (!permission.name.empty()) operation.permissions.push_back(std::move(permission));
    }
  }
}

std::string preface(const Context& page) {
  std::string words;
  for (const auto& one : page.placed) {
    if (one.zone != Zone::preface || one.block->kind != Block::Kind::line) continue;
    words += page.sources.text(one.block->span);
    words += ' ';
  }
  return words;
}

}  // namespace assay::docs::yfm
