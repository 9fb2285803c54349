#pragma once

#include <string>
#include <string_view>

#include <boost/json/value.hpp>

#include "mock/json_text.h"

namespace assay::mock {

/// An id as text. A number and the text that spells it name the same thing: an id may stand in a
/// path or in a body.
class IdText {
 public:
  explicit IdText(const boost::json::value& given) {
    // A list of one id names what that names.
    const auto* id = &given;
    while (id->is_array() && id->get_array().size() == 1)
      id = &id->get_array().front();
    if (const auto* text = id->if_string()) {
      view_ = *text;
    } else {
      append_json(made_, *id);
      view_ = made_;
    }
  }
  IdText(const IdText&) = delete;
  IdText& operator=(const IdText&) = delete;
  operator std::string_view() const { return view_; }  // NOLINT(google-explicit-constructor)

 private:
  std::string made_;
  std::string_view view_;
};

}  // namespace assay::mock
