#include "schema/pattern.h"

#include <array>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <fmt/format.h>
#include <pcre2.h>

namespace assay::schema {
namespace {

// Enough for any sane pattern on a megabyte of text; a catastrophic one ends in some tens of
// milliseconds.
constexpr std::uint32_t most_steps = 2'000'000;
constexpr std::uint32_t most_depth = 200'000;
constexpr std::uint32_t most_heap_kilobytes = 20'000;
constexpr std::size_t jit_stack_least = std::size_t{32} * 1024;
constexpr std::size_t jit_stack_most = std::size_t{1024} * 1024;

constexpr std::uint32_t options = PCRE2_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_MATCH_UNSET_BACKREF |
                                  PCRE2_NEVER_BACKSLASH_C | PCRE2_NEVER_UCP;

PCRE2_SPTR bytes(std::string_view text) {
  return reinterpret_cast<PCRE2_SPTR>(text.data());  // NOLINT: PCRE2 counts in unsigned char
}

std::string message(int code) {
  std::array<PCRE2_UCHAR, 256> buffer{};
  pcre2_get_error_message(code, buffer.data(), buffer.size());
  std::string text;
  for (const auto* c = buffer.data(); *c != 0; ++c)
    text += static_cast<char>(*c);
  return text;
}

struct Free {
  void operator()(pcre2_code* code) const { pcre2_code_free(code); }
  void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
  void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
  void operator()(pcre2_jit_stack* stack) const { pcre2_jit_stack_free(stack); }
};

/// What a match needs beside the code: 32 kB of stack for the JIT, so made once for each thread. It
/// keeps nothing between matches.
struct Scratch {
  std::unique_ptr<pcre2_match_data, Free> data{pcre2_match_data_create(2, nullptr)};
  std::unique_ptr<pcre2_match_context, Free> context{pcre2_match_context_create(nullptr)};
  std::unique_ptr<pcre2_jit_stack, Free> stack{
      pcre2_jit_stack_create(jit_stack_least, jit_stack_most, nullptr)};

  Scratch() {
    pcre2_set_match_limit(context.get(), most_steps);
    pcre2_set_depth_limit(context.get(), most_depth);
    pcre2_set_heap_limit(context.get(), most_heap_kilobytes);
    pcre2_jit_stack_assign(context.get(), nullptr, stack.get());
  }
};

const Scratch& scratch_of_thread() {
  thread_local const Scratch scratch;
  return scratch;
}

using CodePointer = std::unique_ptr<pcre2_code, Free>;

CodePointer run_compiler(std::string_view translated, int& error) {
  PCRE2_SIZE offset = 0;
  return CodePointer(
      pcre2_compile(bytes(translated), translated.size(), options, &error, &offset, nullptr));
}

}  // namespace

struct Pattern::Code {
  CodePointer code;
};

Pattern::Pattern(std::unique_ptr<Code> code) : code_(std::move(code)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

tl::expected<Pattern, std::string> Pattern::compile(std::string_view text) {
  const auto translated = translate_pattern(text);
  if (!translated) return tl::unexpected(translated.error());
  int error = 0;
  auto code = std::make_unique<Code>();
  code->code = run_compiler(*translated, error);
  if (code->code == nullptr) return tl::unexpected(message(error));
  pcre2_jit_compile(code->code.get(), PCRE2_JIT_COMPLETE);  // without JIT it runs all the same
  return Pattern(std::move(code));
}

bool is_pattern(std::string_view text) {
  const auto translated = translate_pattern(text);
  int error = 0;
  if (!translated) return false;
  return run_compiler(*translated, error) != nullptr ||
         error == PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH ||
         error == PCRE2_ERROR_LOOKBEHIND_TOO_COMPLICATED;
}

int Pattern::run(std::string_view text) const {
  const auto& scratch = scratch_of_thread();
  const auto match = [&](std::uint32_t flags) {
    return pcre2_match(code_->code.get(),
                       bytes(text),
                       text.size(),
                       0,
                       PCRE2_NO_UTF_CHECK | flags,
                       scratch.data.get(),
                       scratch.context.get());
  };
  const int result = match(0);
  return result == PCRE2_ERROR_JIT_STACKLIMIT ? match(PCRE2_NO_JIT) : result;
}

Trial Pattern::search(std::string_view text) const {
  const int result = run(text);
  if (result >= 0) return Trial::holds;
  return result == PCRE2_ERROR_NOMATCH ? Trial::fails : Trial::unknown;
}

Pattern::Found Pattern::find(std::string_view text) const {
  const auto trial = search(text);
  if (trial != Trial::holds) return {trial, {}};
  std::uint32_t groups = 0;
  pcre2_pattern_info(code_->code.get(), PCRE2_INFO_CAPTURECOUNT, &groups);
  // The offsets stand in pairs: of the match, then of its first group.
  const auto* at = pcre2_get_ovector_pointer(scratch_of_thread().data.get()) + (groups > 0 ? 2 : 0);
  if (at[0] == PCRE2_UNSET) return {trial, {}};
  return {trial, text.substr(at[0], at[1] - at[0])};
}

}  // namespace assay::schema
