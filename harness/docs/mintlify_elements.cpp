#include "docs/mintlify_elements.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "docs/mintlify_code.h"
#include "docs/mintlify_outline.h"
#include "docs/mintlify_snippets.h"
#include "docs/mintlify_tags.h"
#include "docs/words.h"

namespace assay::docs::mintlify {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t deepest = 60;
constexpr std::size_t longest_tag = 500;  // that tells an operation

bool is_known(std::string_view name) {
  constexpr std::array<std::string_view, 6> names = {
      "ParamField", "ResponseField", "Expandable", "RequestExample", "ResponseExample", "Param"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// What shows words in another way and says nothing of its own.
bool is_layout(std::string_view name) {
  constexpr std::array<std::string_view, 25> names = {
      "Note",      "Tip",       "Info",           "Warning", "Check", "Danger", "Callout",
      "Card",      "CardGroup", "Column",         "Columns", "Tab",   "Tabs",   "CodeGroup",
      "CodeBlock", "Accordion", "AccordionGroup", "Step",    "Steps", "Frame",  "Icon",
      "Tooltip",   "Panel",     "Badge",          "Banner"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

class Scanner {
 public:
  Scanner(text::SourceMap& sources,
          const Page& page,
          Snippets& snippets,
          Outline& outline,
          std::vector<Unread>& unread,
          std::size_t depth,
          std::size_t place)
      : sources_(sources),
        page_(page),
        text_(sources.whole(page.whole)),
        code_(text_, page),
        tags_(text_, page.whole.source, page.body.end),
        snippets_(snippets),
        imports_(Snippets::imports_of(sources.text(page.body))),
        depth_(depth),
        place_(place),
        outline_(outline),
        unread_(unread) {
    open_.emplace_back();
  }

  Element run() {
    std::size_t at = page_.body.begin;
    words_from_ = at;
    auto fence = page_.fences.begin();
    auto comment = page_.comments.begin();
    const auto next_sign = [&] {
      return std::min<std::size_t>(text_.find_first_of("<`~", at), page_.body.end);
    };
    for (auto next = next_sign(); at < page_.body.end;) {
      if (next < at) next = next_sign();
      while (comment != page_.comments.end() && comment->end <= at)
        ++comment;
      if (comment != page_.comments.end() && comment->begin <= next) {
        end_words(comment->begin);
        at = words_from_ = comment->end;
        continue;
      }
      while (fence != page_.fences.end() && fence->body.begin <= next && fence->info.begin < next)
        ++fence;
      if (next == page_.body.end) break;
      if (fence != page_.fences.end() && starts_at(*fence, next)) {
        at = take_fence(*fence, next);
      } else if (text_[next] == '`') {
        at = code_.behind(next);
      } else if (text_[next] == '~') {
        at = std::min<std::size_t>(text_.find_first_not_of('~', next), page_.body.end);
      } else {
        at = take_tag(next);
      }
    }
    end_words(page_.body.end);
    while (open_.size() > 1)
      close();
    return std::move(open_.front());
  }

 private:
  [[nodiscard]] text::Span span(std::size_t begin, std::size_t end) const {
    return {.source = page_.whole.source,
            .begin = static_cast<std::uint32_t>(begin),
            .end = static_cast<std::uint32_t>(end)};
  }

  /// Whether the marks at `at` open the fence.
  [[nodiscard]] bool starts_at(const Fence& fence, std::size_t at) const {
    const auto marks = text_.find_first_not_of(text_[at], at);
    if (text_[at] == '<' || marks == npos || marks < at + 3) return false;
    const auto words = text_.find_first_not_of(" \t", marks);
    return std::min(words, text_.size()) == fence.info.begin;
  }

  std::size_t take_fence(const Fence& fence, std::size_t at) {
    end_words(at);
    open_.back().fences.push_back(fence);
    words_from_ = behind_fence(text_, page_, fence);
    return words_from_;
  }

  std::size_t take_tag(std::size_t at) {
    auto tag = named_tag(at);
    if (tag.end == 0) {
      note_unknown_tag(at);
      return at + 1;
    }
    end_words(at);
    words_from_ = tag.end;
    if (is_snippet(tag.name)) {
      if (!tag.closing) take_snippet(tag, at);
    } else if (tag.closing) {
      close_until(tag.name);
    } else if (open_.size() < deepest) {
      Element element{.name = tag.name, .span = span(at, tag.end)};
      element.attributes = std::move(tag.attributes);
      open_.push_back(std::move(element));
      if (tag.empty) finish();
    }
    return tag.end;
  }

  /// The tag at `at` of a component that is known, or of a snippet.
  [[nodiscard]] Tag named_tag(std::size_t at) const {
    const auto name = tags_.name_at(at);
    return is_known(name) || is_snippet(name) ? tags_.read(at) : Tag{};
  }

  [[nodiscard]] bool is_snippet(std::string_view name) const {
    return name == "Snippet" || imports_.find(name) != imports_.end();
  }

  /// Puts what the snippet holds in its place.
  void take_snippet(const Tag& tag, std::size_t at) {
    Element element{.name = tag.name, .span = span(at, tag.end), .attributes = tag.attributes};
    const auto imported = imports_.find(tag.name);
    const auto* file = element.find("file");
    const auto name = imported != imports_.end() ? imported->second
                      : file != nullptr          ? trimmed(sources_.text(file->value))
                                                 : std::string_view{};
    const auto piece = snippets_.open(name, sources_.name(page_.whole), depth_ + 1);
    if (!piece) {
      unread_.push_back({element.span, "a snippet that is not at hand"});
      return;
    }
    text::Diagnostics ignored;  // of front matter, which says nothing here
    const auto page = cut_page(sources_, *piece, ignored);
    const auto place = depth_ == 0 ? at : place_;
    outline_.place(piece->source, place);
    auto inside = Scanner(sources_, page, snippets_, outline_, unread_, depth_ + 1, place).run();
    auto& around = open_.back();
    std::move(inside.children.begin(), inside.children.end(), std::back_inserter(around.children));
    around.fences.insert(around.fences.end(), inside.fences.begin(), inside.fences.end());
    around.words.insert(around.words.end(), inside.words.begin(), inside.words.end());
  }

  [[nodiscard]] bool in_example() const {
    return open_.back().name == "RequestExample" || open_.back().name == "ResponseExample";
  }

  /// Whether a tag such as `<Endpoint method="GET" path="/ships" />` tells the operation.
  [[nodiscard]] bool tells_operation(std::size_t at) const {
    auto tag = text_.substr(at, longest_tag);
    tag = tag.substr(0, tag.find('\n'));
    return tag.find(" method=") != npos &&
           (tag.find(" path=") != npos || tag.find(" url=") != npos ||
            tag.find(" endpoint=") != npos);
  }

  /// A component of the vendor's own may stand for fields.
  void note_unknown_tag(std::size_t at) {
    const auto name = text_.substr(at).starts_with("</") ? std::string_view{} : tags_.name_at(at);
    const bool component = !name.empty() && name.front() >= 'A' && name.front() <= 'Z';
    const auto end = at + 1 + name.size();
    const bool ends =
        end < page_.body.end && std::string_view(" \t\r\n>/").find(text_[end]) != npos;
    if (component && ends && !is_known(name) && !is_layout(name) && !in_example() &&
        !tells_operation(at))
      unread_.push_back({span(at + 1, end), "a component that is not known"});
  }

  /// A table inside a field explains it in a way that is not read.
  void note_tables(std::string_view words) {
    if (in_example() || open_.size() == 1) return;
    std::string_view before;
    while (!words.empty()) {
      const auto line = trimmed(take_line(words));
      if (is_below_table_head(line) && before.find('|') != npos) {
        const auto begin = static_cast<std::size_t>(before.data() - text_.data());
        unread_.push_back({span(begin, begin + before.size()), "a table beside the fields"});
      }
      before = line;
    }
  }

  void end_words(std::size_t end) {
    const auto words = trimmed(text_.substr(words_from_, end - std::min(end, words_from_)));
    if (words.empty()) return;
    const auto begin = static_cast<std::size_t>(words.data() - text_.data());
    open_.back().words.push_back(span(begin, begin + words.size()));
    note_tables(words);
  }

  void close_until(std::string_view name) {
    const auto same = [&](const Element& one) { return one.name == name; };
    if (std::none_of(open_.begin() + 1, open_.end(), same)) return;  // it closes nothing
    while (open_.back().name != name)
      close();
    finish();
  }

  /// Ends an element that has no closing tag.
  void close() {
    unread_.push_back({open_.back().span, "a component without an end"});
    finish();
  }

  void finish() {
    auto element = std::move(open_.back());
    open_.pop_back();
    auto& around = open_.back();
    if (element.name == "Expandable" && open_.size() > 1) {
      around.words.insert(around.words.end(), element.words.begin(), element.words.end());
      element.words.clear();
    }
    around.children.push_back(std::move(element));
  }

  text::SourceMap& sources_;
  const Page& page_;
  std::string_view text_;
  InlineCode code_;
  TagReader tags_;
  Snippets& snippets_;
  Snippets::Imports imports_;
  std::size_t depth_;  ///< how many snippets it stands in
  std::size_t place_;  ///< in the page, of the outermost of them, if it stands in one
  Outline& outline_;
  std::vector<Unread>& unread_;
  std::vector<Element> open_;  ///< the first is the page
  std::size_t words_from_ = 0;
};

}  // namespace

const Attribute* Element::find(std::string_view attribute) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(), [&](const Attribute& one) {
    return one.name == attribute;
  });
  return found == attributes.end() ? nullptr : &*found;
}

Element read_elements(text::SourceMap& sources,
                      const Page& page,
                      const Surroundings& surroundings,
                      Outline& outline,
                      std::vector<Unread>& unread) {
  Snippets snippets(sources, surroundings);
  return Scanner(sources, page, snippets, outline, unread, 0, 0).run();
}

}  // namespace assay::docs::mintlify
