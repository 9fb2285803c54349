#include "docs/mintlify_outline.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "docs/words.h"

namespace assay::docs::mintlify {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr int bold_level = 7;
constexpr int tab_level = 8;

/// What statuses are called.
constexpr std::array<std::string_view, 37> reasons = {"ok",
                                                      "created",
                                                      "accepted",
                                                      "no content",
                                                      "partial content",
                                                      "multi-status",
                                                      "success",
                                                      "error",
                                                      "bad request",
                                                      "unauthorized",
                                                      "payment required",
                                                      "forbidden",
                                                      "not found",
                                                      "method not allowed",
                                                      "not acceptable",
                                                      "request timeout",
                                                      "conflict",
                                                      "gone",
                                                      "length required",
                                                      "precondition failed",
                                                      "payload too large",
                                                      "content too large",
                                                      "request entity too large",
                                                      "uri too long",
                                                      "unsupported media type",
                                                      "unprocessable",
                                                      "locked",
                                                      "failed dependency",
                                                      "too early",
                                                      "precondition required",
                                                      "too many requests",
                                                      "internal server error",
                                                      "internal error",
                                                      "not implemented",
                                                      "bad gateway",
                                                      "service unavailable",
                                                      "gateway timeout"};

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(
      words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != npos; });
}

/// What words of a title stand for, in the order in which they are looked for: the body of an
/// answer is an answer, the headers of a request are headers.
struct PartWords {
  Part part;
  std::initializer_list<std::string_view> words;
};

Part part_of(std::string_view title) {
  static const std::array<PartWords, 7> rules = {
      {{Part::answer,
        {"respon",
         "returns",
         "answer",
         "output",
         "antwort",
         "respost",
         "respuest",
         "répons",
         "ответ",
         "响应",
         "返回",
         "レスポンス",
         "응답"}},
       {Part::header,
        {"header", "kopfzeile", "cabeçalho", "encabezado", "en-tête", "заголов", "请求头"}},
       {Part::path, {"path param", "path", "url param", "route param", "uri param"}},
       {Part::query, {"query", "querystring", "consulta"}},
       {Part::cookie, {"cookie"}},
       {Part::body, {"body", "payload", "form data", "corpo", "cuerpo", "corps", "请求体", "тело"}},
       {Part::request,
        {"request",
         "parameter",
         "param",
         "argument",
         "input",
         "anfrage",
         "requisição",
         "solicitud",
         "requête",
         "запрос",
         "请求",
         "リクエスト"}}}};
  const auto words = lower_case(title);
  for (const auto& rule : rules) {
    if (!has_any(words, rule.words)) continue;
    const bool of_answer = rule.part == Part::answer;
    return of_answer && has_any(words, rules[1].words) ? Part::other : rule.part;
  }
  return Part::unknown;
}

/// `A` of `<Tab title="A">`, `<Tab title={'A'}>`: to the quote that matches the first.
std::string_view title_in(std::string_view tag) {
  constexpr std::string_view sign = " title=";
  auto title = tag.substr(std::min(tag.find(sign), tag.size()));
  title = trimmed(title.substr(std::min(sign.size(), title.size())));
  if (title.starts_with('{')) title = trimmed(title.substr(1));
  if (title.empty() || std::string_view("\"'`").find(title.front()) == npos) return {};
  const auto close = title.find(title.front(), 1);
  return close == npos ? std::string_view{} : title.substr(1, close - 1);
}

/// Whether a status in the midst of a title ends it, or is named, behind a mark: `No name — 400 Bad
/// Request`.
bool is_named_status(std::string_view title, std::string_view status) {
  const auto at = static_cast<std::size_t>(status.data() - title.data());
  const auto before = trimmed(title.substr(0, at));
  const auto behind = trimmed(title.substr(at + status.size()));
  const bool marked = before.ends_with("—") || before.ends_with("–") || before.ends_with('-') ||
                      before.ends_with(':') || before.ends_with("·");
  const bool named = behind.empty() || begins_with_reason(behind);
  return marked && named && (status.front() == '2' || status.front() >= '4');
}

/// Whether a number of the title is a status: it begins with it, has it in parentheses or behind a
/// mark, or speaks of answers.
bool shows_status(std::string_view title, std::string_view status) {
  const auto at = static_cast<std::size_t>(status.data() - title.data());
  if (at == 0 || title[at - 1] == '(' || title[at - 1] == '`') return true;
  if (is_named_status(title, status)) return true;
  const auto words = lower_case(title);
  return part_of(title) == Part::answer || speaks_of_error(title) ||
         has_any(words, {"status", "http", "success", "ok"});
}

}  // namespace

bool begins_with_reason(std::string_view words) {
  const auto lowered = lower_case(words.substr(0, 40));
  return std::any_of(reasons.begin(), reasons.end(), [&](std::string_view reason) {
    return lowered.starts_with(reason) &&
           (lowered.size() == reason.size() || !is_word_character(lowered[reason.size()]));
  });
}

bool speaks_of_error(std::string_view words) {
  return has_any(lower_case(words),
                 {"error",
                  "fail",
                  "invalid",
                  "denied",
                  "not found",
                  "fehler",
                  "erro",
                  "erreur",
                  "ошибк",
                  "错误"});
}

std::string_view status_in(std::string_view words) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 0; i + 3 <= words.size(); ++i) {
    const bool begins = i == 0 || !is_word_character(words[i - 1]);
    const bool ends = i + 3 == words.size() || !is_word_character(words[i + 3]);
    if (begins && ends && words[i] >= '1' && words[i] <= '5' && is_digit(words[i + 1]) &&
        is_digit(words[i + 2]))
      return words.substr(i, 3);
  }
  return {};
}

bool is_below_table_head(std::string_view line) {
  line = trimmed(line);
  return line.find_first_not_of("|-: ") == npos && line.find('|') != npos && line.find('-') != npos;
}

Section section_of(const std::vector<std::string_view>& titles) {
  Section section;
  for (const auto title : titles) {
    const auto part = part_of(title);
    const auto status = status_in(title);
    if (section.status.empty() && !status.empty() && shows_status(title, status)) {
      section.status = status;
      const auto behind = static_cast<std::size_t>(status.data() - title.data()) + status.size();
      const auto words =
          title.substr(std::min(title.find_first_not_of(" :)`-", behind), title.size()));
      section.words = words.substr(0, words.find_last_not_of(" )`") + 1);
      if (section.part == Part::unknown) section.part = Part::answer;
    }
    if (section.part == Part::unknown || section.part == Part::answer)
      section.is_error |= part == Part::answer && speaks_of_error(title);
    if (section.part == Part::unknown) section.part = part;
  }
  if (!section.status.empty()) section.is_error = section.status.front() >= '4';
  return section;
}

Outline::Outline(const text::SourceMap& sources, const Page& page) {
  const auto text = sources.whole(page.whole);
  auto fence = page.fences.begin();
  auto comment = page.comments.begin();
  for (std::size_t at = page.body.begin; at < page.body.end;) {
    const auto end = std::min<std::size_t>(text.find('\n', at), page.body.end);
    while (fence != page.fences.end() && fence->body.end <= at)
      ++fence;
    while (comment != page.comments.end() && comment->end <= at)
      ++comment;
    const bool in_fence = fence != page.fences.end() && fence->info.begin <= at;
    const bool in_comment = comment != page.comments.end() && comment->begin <= at;
    const auto line = trimmed(text.substr(at, end - at));
    const auto begin = at;
    at = end + 1;
    if (line.empty() || in_fence || in_comment) continue;
    if (line.front() == '#') {
      const auto level = std::min(line.find_first_not_of('#'), line.size());
      add(begin, static_cast<int>(level), trimmed(line.substr(level)));
    } else if (line.starts_with("**") && line.find("**", 2) + 3 >= line.size() && line.size() > 4) {
      add(begin, bold_level, line.substr(2, line.find("**", 2) - 2));
    } else if (line.starts_with("<Tab ") || line.starts_with("<Accordion ")) {
      add(begin, tab_level, title_in(line));
    } else if (line.starts_with("</Tab>") || line.starts_with("</Accordion>")) {
      add(begin, tab_level, {});
    }
  }
}

void Outline::add(std::size_t begin, int level, std::string_view title) {
  if (level > tab_level) return;  // no heading has as many marks
  auto above = marks_.size();
  while (above > 0 && marks_[above - 1].level >= level)
    above = marks_[above - 1].above;
  marks_.push_back({begin, level, title, above});
}

std::vector<std::string_view> Outline::above(text::Span at) const {
  std::vector<std::string_view> titles;
  std::size_t position = at.begin;
  if (const auto place = places_.find(at.source); place != places_.end()) position = place->second;
  const auto behind = std::upper_bound(
      marks_.begin(), marks_.end(), position, [](std::size_t byte, const Mark& mark) {
        return byte < mark.begin;
      });
  auto mark = static_cast<std::size_t>(behind - marks_.begin());
  for (; mark > 0; mark = marks_[mark - 1].above) {
    if (!marks_[mark - 1].title.empty()) titles.push_back(marks_[mark - 1].title);
  }
  return titles;
}

}  // namespace assay::docs::mintlify
