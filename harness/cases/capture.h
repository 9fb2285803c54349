#pragma once

#include <boost/json/value.hpp>

#include "cases/case.h"
#include "cases/scope.h"
#include "http/message.h"
#include "text/diagnostic.h"

namespace assay::cases {

/// Puts what the step captures from the response into `into`, trusted: this run got it. `body` is
/// the parsed JSON body, or nullptr when there is none. What is not there, or a pattern that
/// matches nothing, is a problem (`cases.capture-empty`) at the capture's place; the others are
/// read all the same. A pattern gives its first group, or the whole match when it has none.
void read_captures(const Step& step,
                   const http::Response& response,
                   const boost::json::value* body,
                   Variables& into,
                   text::Diagnostics& out);

}  // namespace assay::cases
