#include "docs/error_codes.h"

#include <algorithm>
#include <array>
#include <map>

#include "docs/words.h"

namespace assay::docs {
namespace {

/// Where in bodies codes stand, and what they are for each status of one operation.
using CodesByPlace = std::map<std::string, CodesByStatus>;

/// Whether each part between the slashes has two letters or more, as those of `n/a` have not.
bool has_long_parts(std::string_view text) {
  while (!text.empty()) {
    const auto part = text.substr(0, text.find('/'));
    const auto letters = std::count_if(part.begin(), part.end(), [](char c) {
      return is_word_character(c) && c != '_' && (c < '0' || c > '9');
    });
    if (letters < 2) return false;
    text.remove_prefix(std::min(part.size() + 1, text.size()));
  }
  return true;
}

/// Words that stand where a code would, and are none: values of other types, types of media.
bool is_no_code(std::string_view text) {
  const auto word = lower_case(text);
  for (const std::string_view one : {"string", "true", "false", "true/false", "null", "none"}) {
    if (word == one) return true;
  }
  constexpr std::array<std::string_view, 9> media = {"application/",
                                                     "audio/",
                                                     "font/",
                                                     "image/",
                                                     "message/",
                                                     "model/",
                                                     "multipart/",
                                                     "text/",
                                                     "video/"};
  return std::any_of(
      media.begin(), media.end(), [&](std::string_view one) { return word.starts_with(one); });
}

/// `CONNECTOR_NOT_FOUND`, `invalid_request`, `auth/expired`: one word, not a sentence.
bool looks_like_code(std::string_view text) {
  const bool word = std::all_of(text.begin(), text.end(), [](char c) {
    return is_word_character(c) || c == '-' || c == '.' || c == '/';
  });
  const bool letters = std::any_of(text.begin(), text.end(), [](char c) {
    return is_word_character(c) && (c < '0' || c > '9');
  });
  const bool whole = !text.empty() && text.front() != '/' && text.back() != '.';
  return word && letters && whole && text.size() > 2 && !is_no_code(text) &&
         (text.find('/') == std::string_view::npos || has_long_parts(text));
}

bool names_a_code(std::string_view key) {
  const auto name = lower_case(key);
  for (const std::string_view known : {"code", "error_code", "errorcode", "error", "type"}) {
    if (name == known) return true;
  }
  return false;
}

class CodeFinder {
 public:
  CodeFinder(const contract::References& references, CodesByPlace& into)
      : references_(references), into_(into) {}

  void look(const contract::ResponseSpec& response) {
    for (const auto& content : response.error) {
      if (content.schema != nullptr) look_in_schema(*content.schema, {}, response.status, 0);
      for (const auto* example : content.examples)
        look_in_example(*example, {}, response.status, 0);
    }
  }

 private:
  void look_in_schema(const tree::Node& schema,
                      const std::string& at,
                      const std::string& status,
                      int depth) {
    const auto* target = references_.follow(schema);
    const auto* properties = target == nullptr ? nullptr : target->find("properties");
    if (properties == nullptr) return;
    for (const auto& member : properties->members) {
      const auto* value = references_.follow(member.value);
      if (value == nullptr || !value->is(tree::Kind::mapping)) continue;
      const auto here = at + "/" + std::string(member.key);
      if (depth == 0 && member.key == "error") look_in_schema(*value, here, status, 1);
      if (!names_a_code(member.key)) continue;
      if (const auto* constant = value->find("const")) add(here, status, *constant, must);
      if (const auto* values = value->find("enum")) {
        for (const auto& one : values->items)
          add(here, status, one, must);
      }
      if (const auto* example = value->find("example")) add(here, status, *example, should);
    }
  }

  void look_in_example(const tree::Node& body,
                       const std::string& at,
                       const std::string& status,
                       int depth) {
    for (const auto& member : body.members) {
      const auto here = at + "/" + std::string(member.key);
      if (depth == 0 && member.key == "error") look_in_example(member.value, here, status, 1);
      if (names_a_code(member.key)) add(here, status, member.value, should);
    }
  }

  void add(const std::string& at,
           const std::string& status,
           const tree::Node& value,
           contract::Level level) {
    if (!value.is(tree::Kind::string) || !looks_like_code(value.scalar)) return;
    auto& codes = into_[at][status];
    const auto same = [&](const ErrorBodyCode& one) { return one.text == value.scalar; };
    if (std::none_of(codes.begin(), codes.end(), same))
      codes.push_back({value.scalar, value.span, level});
  }

  static constexpr auto must = contract::Level::must;
  static constexpr auto should = contract::Level::should;

  const contract::References& references_;
  CodesByPlace& into_;
};

/// A code that several statuses share tells nothing of any of them.
void drop_shared(CodesByPlace& places) {
  for (auto& [place, statuses] : places) {
    std::map<std::string_view, int> times;
    for (const auto& [status, codes] : statuses) {
      for (const auto& code : codes)
        ++times[code.text];
    }
    for (auto& [status, codes] : statuses)
      std::erase_if(codes, [&](const ErrorBodyCode& code) { return times[code.text] > 1; });
  }
}

std::size_t count_codes(const CodesByStatus& statuses) {
  std::size_t count = 0;
  for (const auto& [status, codes] : statuses)
    count += codes.size();
  return count;
}

/// Where most codes stand: a contract has one place for them. It learns it here.
std::string choose_place(const std::map<std::string, std::size_t>& hits,
                         contract::Contract& contract) {
  if (contract.errors.at) return contract.errors.at->to_string();
  std::string best;
  std::size_t most = 0;
  for (const auto& [place, count] : hits) {
    if (count <= most) continue;
    most = count;
    best = place;
  }
  if (most == 0) return {};
  if (auto pointer = tree::Pointer::read(best)) contract.errors.at = *std::move(pointer);
  return best;
}

}  // namespace

std::vector<CodesByStatus> find_error_codes(contract::Contract& contract,
                                            const contract::References& references) {
  std::vector<CodesByPlace> all;
  std::map<std::string, std::size_t> hits;
  for (const auto& operation : contract.operations) {
    auto& found = all.emplace_back();
    CodeFinder finder(references, found);
    for (const auto& response : operation.responses) {
      if (response.status.front() >= '4' && response.status.front() <= '5') finder.look(response);
    }
    drop_shared(found);
    for (const auto& [place, statuses] : found)
      hits[place] += count_codes(statuses);
  }
  const auto place = choose_place(hits, contract);
  std::vector<CodesByStatus> codes;
  for (auto& found : all)
    codes.push_back(std::move(found[place]));
  return codes;
}

}  // namespace assay::docs
