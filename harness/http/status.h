#pragma once

namespace assay::http {

/// Whether an answer of this status may have content: none with 1xx, 204 and 304 (RFC 9110 section
/// 6.4.1), nor with 205 (section 15.3.6). What answers HEAD has none either. Framing is another
/// question: a 205 says its length.
[[nodiscard]] constexpr bool may_have_content(int status) {
  return status >= 200 && status != 204 && status != 205 && status != 304;
}

}  // namespace assay::http
