#pragma once

#include <string>
#include <string_view>

#include "http/message.h"

namespace assay::http {

/// `text` as one word of a shell command. Plain words stay bare, others stand in single quotes.
/// Control characters, bidi overrides, bytes that are no UTF-8 and the marks of CI commands (`##`)
/// are written as escapes within `$'…'` (POSIX.1-2024, bash, zsh, ksh), so that the word is always
/// one printable line. A NUL cannot be in a word and is left out.
[[nodiscard]] std::string shell_quote(std::string_view text);

/// A command line that sends `request` again with curl, byte for byte but for the headers that
/// curl adds by itself (Accept, User-Agent). One line, whatever the request holds. A body with a
/// NUL is piped in by printf.
[[nodiscard]] std::string curl_line(const Request& request);

}  // namespace assay::http
