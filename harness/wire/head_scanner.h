#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace assay::wire {

/// Where the lines of a head end, each behind its CRLF: the start line's, the field lines', the
/// empty line's.
using LineEnds = std::span<const std::uint32_t>;

/// Finds the end of a message's head (start line, field lines, empty line) in bytes that come piece
/// by piece, and what Beast's parser would let pass or would wait for.
class HeadScanner {
 public:
  enum class State {
    more,
    whole,
    too_long,
    bare_line_feed,  ///< a line ends in LF without CR (RFC 9112 section 2.2 lets a recipient refuse
                     ///< it)
  };

  /// How many lines of a head are kept.
  static constexpr std::size_t kept_lines = 34;

  /// `limit` is of the whole head in bytes.
  explicit HeadScanner(std::size_t limit) : limit_(limit) {}

  /// Begins anew, for the head of the next message.
  void restart();
  /// `bytes` is all of the message so far, each time with more behind it.
  [[nodiscard]] State scan(std::string_view bytes);

  /// The bytes of the head with its empty line; needs State::whole.
  [[nodiscard]] std::size_t size() const { return at_; }
  /// Whether the start line is there, and its length without CRLF.
  [[nodiscard]] bool has_start_line() const { return has_start_line_; }
  [[nodiscard]] std::size_t start_line_size() const { return start_line_size_; }
  /// Of a whole head; nothing when it has more lines than are kept.
  [[nodiscard]] LineEnds line_ends() const {
    return {line_ends_.data(), lines_ > line_ends_.size() ? 0 : lines_};
  }
  /// Whether a field line is continued on the next (obs-fold, RFC 9112 section 5.2).
  [[nodiscard]] bool has_fold() const { return has_fold_; }

 private:
  std::size_t limit_;
  std::size_t at_ = 0;        // behind the last whole line
  std::size_t searched_ = 0;  // where to look for the next line feed
  std::size_t start_line_size_ = 0;
  bool has_start_line_ = false;
  bool has_fold_ = false;
  std::size_t lines_ = 0;
  std::array<std::uint32_t, kept_lines> line_ends_;
};

}  // namespace assay::wire
