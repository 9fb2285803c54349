#include "mock/answer_body.h"

#include <algorithm>
#include <deque>
#include <string_view>

#include <boost/json/serialize.hpp>

#include "generate/place.h"
#include "mock/json_text.h"

namespace assay::mock {
namespace {

namespace json = boost::json;

}  // namespace

DocumentedBody::DocumentedBody(json::value value,
                               std::optional<tree::Pointer> id_at,
                               std::vector<tree::Pointer> others)
    : value_(std::move(value)),
      id_at_(std::move(id_at)),
      wanted_(std::move(others)),
      shown_(value_) {
  if (id_at_) wanted_.push_back(*id_at_);
  write(value_, {});
}

void DocumentedBody::write(const json::value& value, const tree::Pointer& here) {
  const auto begin = text_.size();
  const bool is_wanted = std::find(wanted_.begin(), wanted_.end(), here) != wanted_.end();
  if (const auto* object = is_wanted ? nullptr : value.if_object()) {
    char before = '{';
    for (const auto& member : *object) {
      text_ += std::exchange(before, ',');
      append_json(text_, std::string_view(member.key()));
      text_ += ':';
      write(member.value(), here / std::string_view(member.key()));
    }
    text_ += object->empty() ? "{}" : "}";
  } else if (const auto* array = is_wanted ? nullptr : value.if_array()) {
    char before = '[';
    for (std::size_t i = 0; i < array->size(); ++i) {
      text_ += std::exchange(before, ',');
      write((*array)[i], here / std::to_string(i));
    }
    text_ += array->empty() ? "[]" : "]";
  } else {
    append_json(text_, value);
  }
  if (is_wanted) places_.push_back({here, begin, text_.size()});
}

bool DocumentedBody::may_show(const json::value& id, const Judge& judge) {
  if (last_ && last_->first == id) return last_->second;
  generate::put(shown_, *id_at_, id);
  last_.emplace(id, judge(shown_));
  return last_->second;
}

void Body::put(const tree::Pointer& at, json::value value) {
  if (!value_) {
    const auto& places = documented_->places_;
    const auto place =
        std::find_if(places.begin(), places.end(), [&](const auto& one) { return one.at == at; });
    if (place != places.end()) {
      std::erase_if(puts_, [&](const auto& one) { return one.first == &*place; });
      puts_.emplace_back(&*place, std::move(value));
      return;
    }
  }
  generate::put(this->value(), at, std::move(value));
}

json::value Body::copy() const {
  if (value_) return *value_;
  auto copy = documented_->value_;
  for (const auto& [place, put] : puts_)
    generate::put(copy, place->at, put);
  return copy;
}

json::value& Body::value() {
  if (!value_) {
    value_ = copy();
    puts_.clear();
  }
  return *value_;
}

std::string Body::text() const {
  if (value_) return json::serialize(*value_);
  const auto& text = documented_->text_;
  std::string out;
  out.reserve(text.size() + 64);
  std::size_t from = 0;
  for (const auto& place : documented_->places_) {
    const auto put = std::find_if(
        puts_.begin(), puts_.end(), [&](const auto& one) { return one.first == &place; });
    if (put == puts_.end()) continue;
    out.append(text, from, place.begin - from);
    append_json(out, put->second);
    from = place.end;
  }
  out.append(text, from);
  return out;
}

std::optional<tree::Pointer> place_of_id(const json::value& body,
                                         const contract::Resource& resource) {
  for (const auto& name : {resource.id_parameter, std::string("id")}) {
    std::deque<std::pair<const json::value*, tree::Pointer>> next{{&body, {}}};
    while (!next.empty()) {
      const auto [value, here] = std::move(next.front());
      next.pop_front();
      const auto* object = value->if_object();
      if (object == nullptr) continue;
      if (object->contains(name)) return here / name;
      for (const auto& member : *object)
        next.emplace_back(&member.value(), here / std::string_view(member.key()));
    }
  }
  return std::nullopt;
}

}  // namespace assay::mock
