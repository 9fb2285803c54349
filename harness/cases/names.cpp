#include "cases/case.h"

namespace assay::cases {

std::string_view name_of(Effect effect) {
  switch (effect) {
    case Effect::read:
      return "read";
    case Effect::write:
      return "write";
    case Effect::destructive:
      return "destructive";
  }
  return "destructive";
}

std::string_view name_of(Presence presence) {
  switch (presence) {
    case Presence::present:
      return "present";
    case Presence::absent:
      return "absent";
    case Presence::with_dependents:
      return "with_dependents";
  }
  return "present";
}

std::string_view name_of(Matcher::Kind kind) {
  switch (kind) {
    case Matcher::Kind::is:
      return "is";
    case Matcher::Kind::not_:
      return "not";
    case Matcher::Kind::type:
      return "type";
    case Matcher::Kind::matches:
      return "matches";
    case Matcher::Kind::one_of:
      return "one_of";
    case Matcher::Kind::contains:
      return "contains";
    case Matcher::Kind::length:
      return "length";
    case Matcher::Kind::above:
      return "above";
    case Matcher::Kind::below:
      return "below";
    case Matcher::Kind::exists:
      return "exists";
    case Matcher::Kind::format:
      return "format";
    case Matcher::Kind::near:
      return "near";
  }
  return "is";
}

}  // namespace assay::cases
