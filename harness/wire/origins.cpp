#include "wire/origins.h"

#include <algorithm>
#include <utility>

#include "wire/characters.h"

namespace assay::wire {
namespace {

/// What stands before path, query and fragment; empty when the URL has no authority.
std::string_view front_of(std::string_view url) {
  const auto authority = url.find("://");
  if (authority == std::string_view::npos) return {};
  const auto* end = std::find_if(url.begin() + authority + 3, url.end(), [](char c) {
    return c == '/' || c == '?' || c == '#';
  });
  return {url.begin(), static_cast<std::size_t>(end - url.begin())};
}

std::string host_field(const http::Url& url) {
  auto host = url.authority();
  if (url.port == (url.scheme == "https" ? 443 : 80)) host.resize(host.rfind(':'));
  return host;
}

}  // namespace

Origin::Origin(Dialer& dialer, http::Url url, std::size_t connections)
    : dialer_(dialer),
      url_(std::move(url)),
      host_(host_field(url_)),
      connections_(connections == 0 ? 1 : connections) {}

void Origin::submit(std::unique_ptr<Job> job) {
  if (free_.empty()) {
    if (lanes_.size() == connections_) return waiting_.push_back(std::move(job));
    lanes_.push_back(std::make_unique<Lane>(dialer_, url_, [this](Lane& lane) { free(lane); }));
    free_.push_back(lanes_.back().get());
    tasks_.start(lanes_.back()->run());
  }
  auto* lane = free_.back();
  free_.pop_back();
  lane->give(std::move(job));
}

void Origin::free(Lane& lane) {
  if (!waiting_.empty()) {
    auto next = std::move(waiting_.front());
    waiting_.pop_front();
    return lane.give(std::move(next));
  }
  // One that is connected is taken before one that is not.
  free_.insert(lane.has_connection() ? free_.end() : free_.begin(), &lane);
}

base::Result<Destination> Origins::find(std::string_view url) {
  for (const auto& [front, origin] : known_) {
    if (!url.starts_with(front)) continue;
    const auto target = url.substr(front.size());
    if (is_origin_form(target)) return Destination{origin, std::string(target)};
  }
  auto read = http::read_url(url);
  if (!read) return tl::unexpected(std::move(read).error());
  auto target = read->origin_form();
  auto& origin = origins_[read->scheme + "://" + read->authority()];
  if (!origin) origin = std::make_unique<Origin>(dialer_, *std::move(read), connections_);
  const auto front = front_of(url);
  const auto is_known = [&](const auto& known) { return known.first == front; };
  if (std::none_of(known_.begin(), known_.end(), is_known))
    known_.emplace_back(front, origin.get());
  return Destination{origin.get(), std::move(target)};
}

}  // namespace assay::wire
