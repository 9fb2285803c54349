#include <fmt/format.h>

#include "base/hash.h"
#include "cases/derive/deriving.h"
#include "cases/syntax.h"

namespace assay::cases::deriving {
namespace {

bool may_stand(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("._~@+=,:#*-/").find(c) != std::string_view::npos;
}

/// A segment that is empty, `.` or `..` would be a fault.
std::string mended(const std::string& id) {
  std::string out;
  for (std::size_t begin = 0; begin <= id.size();) {
    const auto end = std::min(id.find('/', begin), id.size());
    const auto segment = id.substr(begin, end - begin);
    out += begin == 0 ? "" : "/";
    out += segment.empty() || segment == "." || segment == ".." ? "~" + segment : segment;
    begin = end + 1;
  }
  return out;
}

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

/// Whether "an" goes before it: an agent, an hour, an `X-Key`; a user, a URL, a European.
bool sounds_like_vowel(std::string_view noun) {
  std::string word;
  for (const char c : noun.substr(0, 4))
    word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (word.starts_with("hour") || word.starts_with("x-")) return true;
  if (word.empty() || !is_vowel(word.front()) || word.starts_with("eu") || word.starts_with("one"))
    return false;
  if (word.front() != 'u') return true;
  // "user", "unit" and "UUID" begin as "you" does; "update" and "unread" do not.
  const bool like_you = word.starts_with("url") || word.starts_with("uni") ||
                        (word.size() > 1 && is_vowel(word[1])) ||
                        (word.size() > 2 && word[1] != 'n' && is_vowel(word[2]));
  return !like_you;
}

}  // namespace

std::string case_id(std::string_view text) {
  constexpr std::size_t longest = 200;
  constexpr std::size_t hash_length = 10;
  std::string id;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    // Ids of clauses spell the brackets of `parts[].name` as %5B%5D.
    if (text.substr(i).starts_with("%5B%5D")) {
      id += '*';
      i += 5;
    } else if (c == '%') {
      id += '~';
    } else if (may_stand(c)) {
      id += c;
    } else {
      id += fmt::format("~{:02X}", static_cast<unsigned char>(c));
    }
  }
  id = mended(id);
  if (id.size() <= longest) return id;
  const auto hash = base::sha256(text).substr(0, hash_length);
  return id.substr(0, longest - hash_length - 1) + "~" + hash;
}

std::string with_article(std::string_view noun) {
  return fmt::format("{} {}", sounds_like_vowel(noun) ? "an" : "a", noun);
}

std::string quoted_with_article(std::string_view name) {
  return fmt::format("{} `{}`", sounds_like_vowel(name) ? "an" : "a", name);
}

std::string words_of(std::string_view name) {
  std::string words(name);
  for (auto& c : words) {
    if (c == '_' || c == '-') c = ' ';
  }
  return words;
}

std::string deed_of(const Deriving& deriving) {
  const auto& acts = deriving.operation.acts;
  if (!acts) return fmt::format("`{}` is answered", deriving.operation.name);
  const auto noun = words_of(acts->on);
  switch (acts->does) {
    case contract::Act::create:
      return with_article(noun) + " is created";
    case contract::Act::get:
      return with_article(noun) + " is read";
    case contract::Act::list:
      return fmt::format("each {} is listed", noun);
    case contract::Act::update:
      return with_article(noun) + " is updated";
    case contract::Act::delete_:
      return with_article(noun) + " is deleted";
  }
  return with_article(noun) + " is answered";
}

std::string place_of(const Way& way) {
  return way.server.empty() ? std::string() : fmt::format(" on the server `{}`", way.server);
}

}  // namespace assay::cases::deriving
