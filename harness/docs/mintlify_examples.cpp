#include "docs/mintlify_examples.h"

#include <utility>

#include "docs/lenient.h"
#include "docs/words.h"

namespace assay::docs::mintlify {
namespace {

/// `200` of `json 200 OK`; `200` for words of success; empty for what nobody can tell.
std::string status_of(std::string_view info) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 0; i + 3 <= info.size(); ++i) {
    const bool begins = i == 0 || !is_word_character(info[i - 1]);
    const bool ends = i + 3 == info.size() || !is_word_character(info[i + 3]);
    if (begins && ends && info[i] >= '1' && info[i] <= '5' && is_digit(info[i + 1]) &&
        is_digit(info[i + 2]))
      return std::string(info.substr(i, 3));
  }
  const auto words = lower_case(info);
  for (const std::string_view sign : {"error", "fail", "invalid", "denied", "not found"}) {
    if (words.find(sign) != std::string::npos) return {};
  }
  return "200";
}

class ExampleReader {
 public:
  ExampleReader(text::SourceMap& sources, std::vector<Unread>& unread, text::Diagnostics& out)
      : sources_(sources), unread_(unread), out_(out) {}

  /// Reads what examples show: requests as commands, answers as JSON.
  void read_all(const std::vector<Element>& elements) {
    for (const auto& element : elements) {
      if (element.name == "RequestExample") {
        for (const auto& fence : element.fences)
          read_request(fence);
      } else if (element.name == "ResponseExample") {
        for (const auto& fence : element.fences)
          read_answer(fence);
      }
      read_all(element.children);
    }
  }

  Examples take() { return std::move(examples_); }

 private:
  void read_request(const Fence& fence) {
    auto command = read_curl(sources_, fence.body);
    if (!command) return;  // the same in another language
    if (command->data && command->data->inside.known()) {
      if (auto value = read_example(sources_, command->data->inside, out_))
        examples_.bodies.push_back(std::move(*value));
    }
    examples_.commands.push_back(std::move(*command));
  }

  void read_answer(const Fence& fence) {
    const auto info = sources_.text(fence.info);
    const auto status = status_of(info);
    const auto text = trimmed(sources_.text(fence.body));
    if (status.empty() || text.empty()) {
      unread_.push_back({fence.info.begin == fence.info.end ? fence.body : fence.info,
                         "an example of an answer whose status nobody says"});
      return;
    }
    if (!text.starts_with('{') && !text.starts_with('[')) {
      unread_.push_back({fence.body, "an example of an answer that is not JSON"});
      examples_.answers.push_back({status, fence.info, {}});
      return;
    }
    examples_.answers.push_back({status, fence.info, read_example(sources_, fence.body, out_)});
  }

  text::SourceMap& sources_;
  std::vector<Unread>& unread_;
  text::Diagnostics& out_;
  Examples examples_;
};

}  // namespace

Examples read_examples(text::SourceMap& sources,
                       const std::vector<Element>& elements,
                       std::vector<Unread>& unread,
                       text::Diagnostics& out) {
  ExampleReader reader(sources, unread, out);
  reader.read_all(elements);
  return reader.take();
}

}  // namespace assay::docs::mintlify
