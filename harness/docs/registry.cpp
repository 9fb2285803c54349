#include "docs/registry.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "base/find_named.h"
#include "base/hash.h"
#include "docs/definitions.h"
#include "openapi/clauses.h"
#include "text/utf8.h"

namespace assay::docs {

#define ASSAY_FORMAT(name) extern const Format name##_format;
#include "docs/registry.inc"
#undef ASSAY_FORMAT

const std::vector<const Format*>& formats() {
  static const std::vector<const Format*> all = {
#define ASSAY_FORMAT(name) &name##_format,
#include "docs/registry.inc"
#undef ASSAY_FORMAT
  };
  return all;
}

const Format* find_format(std::string_view name) {
  return base::find_named(formats(), name);
}

std::string sum_of(const text::SourceMap& sources,
                   text::Span page,
                   const Surroundings& surroundings) {
  return surroundings.page_sums == PageSums::taken ? base::sha256(sources.text(page)) : "";
}

const Format* detect_format(std::string_view text) {
  const Format* best = nullptr;
  int surest = 0;
  for (const auto* format : formats()) {
    const int sure = format->detect(text);
    if (sure > surest) {
      surest = sure;
      best = format;
    }
  }
  return best;
}

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_utf8(const text::SourceMap& sources, text::Span page, text::Diagnostics& out) {
  const auto text = sources.text(page);
  const auto at = text::find_invalid_utf8(text);
  if (at == std::string_view::npos) return true;
  const auto begin = page.begin + static_cast<std::uint32_t>(at);
  out.error("docs.encoding",
            text::Span{page.source, begin, begin + 1},
            fmt::format("the byte 0x{:02X} is not UTF-8 here: the page has another encoding",
                        static_cast<unsigned char>(text[at])),
            "convert the page to UTF-8");
  return false;
}

std::ptrdiff_t count_errors(const text::Diagnostics& out) {
  return std::count_if(out.items().begin(), out.items().end(), [](const auto& problem) {
    return problem.severity == text::Severity::error;
  });
}

/// OpenAPI asks for one.
std::string_view description_of(const contract::ResponseSpec& response) {
  if (response.error.empty()) return "The answer";
  return response.success.empty() ? "An error" : "The answer, or an error";
}

void add_common_facts(text::SourceMap& sources,
                      text::Span page,
                      const Surroundings& surroundings,
                      contract::Contract& contract) {
  using contract::Condition;
  contract.of_pages = true;
  if (contract.pages.empty())
    contract.pages.push_back(
        {.page = std::string(sources.name(page)), .sha256 = sum_of(sources, page, surroundings)});
  if (contract.when_order.empty()) {
    contract.when_order = {Condition::unauthorized,
                           Condition::forbidden,
                           Condition::missing,
                           Condition::invalid,
                           Condition::absent,
                           Condition::dependents};
  }
  for (auto& operation : contract.operations) {
    for (auto& response : operation.responses) {
      if (response.description.empty()) response.description = description_of(response);
      for (auto& equality : response.equalities) {
        if (equality.source.empty()) equality.source = sources.place(equality.span);
      }
    }
  }
  share_definitions(sources, page, contract);
}

}  // namespace

std::optional<Reading> read_page(text::SourceMap& sources,
                                 text::Span page,
                                 const Surroundings& surroundings,
                                 const Format* format,
                                 text::Diagnostics& out) {
  const auto whole = page;
  if (sources.text(page).starts_with(byte_order_mark)) page.begin += 3;
  if (!is_utf8(sources, page, out)) return std::nullopt;
  if (format == nullptr) format = detect_format(sources.text(page));
  if (format == nullptr) {
    std::string known;
    for (const auto* one : formats())
      known += fmt::format("{}`{}`", known.empty() ? "" : ", ", one->name);
    out.error("docs.unknown-format",
              page,
              "the page is in no format that is known",
              fmt::format("name one of {} with --as", known));
    return std::nullopt;
  }
  const auto errors = count_errors(out);
  auto reading = format->read(sources, page, surroundings, out);
  // Whatever a reader does: no contract is empty, and none is missing without an error.
  if (reading && reading->contract.operations.empty()) reading.reset();
  if (!reading && count_errors(out) == errors) {
    out.error("docs.no-operation",
              page,
              fmt::format("the page documents no operation as {} does", format->title));
  }
  if (reading) add_common_facts(sources, whole, surroundings, reading->contract);
  if (reading && surroundings.clauses == Clauses::stated)
    openapi::add_clauses(sources, reading->contract, out, openapi::Schemas::tolerant);
  return reading;
}

}  // namespace assay::docs
