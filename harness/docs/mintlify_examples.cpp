#include "docs/mintlify_examples.h"

#include <algorithm>
#include <array>
#include <utility>

#include "docs/command_facts.h"
#include "docs/lenient.h"
#include "docs/words.h"

namespace assay::docs::mintlify {
namespace {

constexpr auto npos = std::string_view::npos;

/// The title in the first line of a fence: without the language and what tells how to show it.
std::string_view title_of(std::string_view info) {
  auto title = trimmed(info.substr(std::min(info.find_first_of(" \t"), info.size())));
  const auto attribute = title.find('=');
  if (attribute != npos) {
    const auto blank = title.substr(0, attribute).find_last_of(" \t");
    title = trimmed(title.substr(0, blank == npos ? 0 : blank));
  }
  constexpr std::array<std::string_view, 4> flags = {"wrap", "expandable", "lines", "copy"};
  for (bool again = true; again;) {
    const auto blank = title.find_last_of(" \t");
    const auto last = blank == npos ? title : title.substr(blank + 1);
    again = !last.empty() && std::find(flags.begin(), flags.end(), last) != flags.end();
    if (again) title = trimmed(title.substr(0, title.size() - last.size()));
  }
  return title;
}

bool is_json(std::string_view text) {
  return text.starts_with('{') || text.starts_with('[');
}

class ExampleReader {
 public:
  ExampleReader(text::SourceMap& sources,
                const Outline& outline,
                std::vector<Unread>& unread,
                text::Diagnostics& out)
      : sources_(sources), outline_(outline), unread_(unread), out_(out) {}

  void read(const Element& element) {
    const bool requests = element.name == "RequestExample";
    const bool answers = element.name == "ResponseExample";
    for (const auto& fence : element.fences) {
      if (requests) {
        read_request(fence);
      } else if (answers) {
        read_answer(fence);
      } else {
        read_other(fence, element.name.empty());
      }
    }
    for (const auto& child : element.children)
      read(child);
  }

  Examples take() { return std::move(examples_); }

 private:
  void read_request(const Fence& fence) {
    if (auto command = read_curl(sources_, fence.body)) {
      examples_.commands.push_back(std::move(*command));
    } else if (is_json(trimmed(sources_.text(fence.body)))) {
      read_body(fence);
    }  // else the same in another language
  }

  void read_body(const Fence& fence) {
    if (auto value = read_example(sources_, fence.body, out_))
      examples_.bodies.push_back(std::move(*value));
  }

  /// The titles above a fence, and the line right above it where that is a title in all but name:
  /// `Response:`.
  [[nodiscard]] std::vector<std::string_view> titles_above(const Fence& fence) const {
    constexpr std::size_t longest = 40;
    auto titles = outline_.above(fence.info);
    auto before = sources_.whole(fence.info).substr(0, fence.info.begin);
    before = trimmed(before.substr(0, before.rfind('\n') + 1));
    const auto line = trimmed(before.substr(before.rfind('\n') + 1));
    const bool title = !line.empty() && line.size() <= longest &&
                       std::string_view("<#`|{}").find(line.front()) == npos;
    if (title && section_of({line}).part != Part::unknown) titles.insert(titles.begin(), line);
    return titles;
  }

  [[nodiscard]] std::vector<std::string_view> titles_of(const Fence& fence) const {
    auto titles = titles_above(fence);
    const auto own = title_of(sources_.text(fence.info));
    if (!own.empty()) titles.insert(titles.begin(), own);
    return titles;
  }

  /// Outside the components for examples: the title above tells what it is.
  void read_other(const Fence& fence, bool on_page) {
    if (auto command = read_curl(sources_, fence.body)) {
      examples_.others.push_back(std::move(*command));
      return;
    }
    const auto info = sources_.text(fence.info);
    const auto language = info.substr(0, info.find_first_of(" \t"));
    if (!language.empty() && !language.starts_with("json")) return;
    if (!is_json(trimmed(sources_.text(fence.body)))) return;
    const auto part = section_of(titles_of(fence)).part;
    if (on_page && part == Part::answer) {
      read_answer(fence);
    } else if (on_page && (part == Part::request || part == Part::body)) {
      read_body(fence);
    } else {
      unread_.push_back({known(fence), "an example that nothing says the purpose of"});
    }
  }

  void read_answer(const Fence& fence) {
    const auto title = title_of(sources_.text(fence.info));
    ShownAnswer answer{.status = std::string(status_in(sources_.text(fence.info))),
                       .span = fence.info,
                       .words = title};
    if (!answer.status.empty() && title.starts_with(answer.status))
      answer.words = trimmed(title.substr(answer.status.size()));
    const auto section = section_of(titles_above(fence));
    if (answer.status.empty() && !section.status.empty() && !speaks_of_error(title)) {
      answer.status = section.status;
      if (title.empty()) answer.words = section.words;
    }
    const auto text = trimmed(sources_.text(fence.body));
    const bool unknown = answer.status.empty() && (speaks_of_error(title) || section.is_error);
    if (unknown || text.empty()) {
      unread_.push_back({known(fence), "an example of an answer whose status nobody says"});
      return;
    }
    if (answer.status.empty()) answer.status = "200";
    if (is_json(text)) {
      answer.value = read_example(sources_, fence.body, out_);
    } else {
      unread_.push_back({fence.body, "an example of an answer that is not JSON"});
    }
    examples_.answers.push_back(std::move(answer));
  }

  /// The words that begin a fence, or what stands in it.
  static text::Span known(const Fence& fence) {
    return fence.info.begin == fence.info.end ? fence.body : fence.info;
  }

  text::SourceMap& sources_;
  const Outline& outline_;
  std::vector<Unread>& unread_;
  text::Diagnostics& out_;
  Examples examples_;
};

/// Whether the command's address ends as the path does; one may begin with a variable.
bool calls(const Curl& command, std::string_view path) {
  const bool absolute = command.url.find("://") != npos;
  return !server_of(absolute ? command.url : "https://" + command.url, path).empty();
}

}  // namespace

Examples read_examples(text::SourceMap& sources,
                       const Element& page,
                       const Outline& outline,
                       std::vector<Unread>& unread,
                       text::Diagnostics& out) {
  ExampleReader reader(sources, outline, unread, out);
  reader.read(page);
  return reader.take();
}

void take_commands_of(std::string_view method,
                      std::string_view path,
                      text::SourceMap& sources,
                      Examples& examples,
                      std::vector<Unread>& unread,
                      text::Diagnostics& out) {
  for (auto& command : examples.others) {
    if (equal_ignoring_case(command.method, method) && calls(command, path)) {
      examples.commands.push_back(std::move(command));
    } else {
      unread.push_back({command.url_span, "an example of another operation"});
    }
  }
  examples.others.clear();
  for (const auto& command : examples.commands) {
    if (!command.data || !command.data->inside.known()) continue;
    if (auto value = read_example(sources, command.data->inside, out))
      examples.bodies.push_back(std::move(*value));
  }
}

}  // namespace assay::docs::mintlify
