#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "http/url.h"
#include "wire/lane.h"

namespace assay::wire {

/// One scheme, host and port, and the requests under way to it.
class Origin {
 public:
  /// At most `connections` at once, at least one. `dialer` outlives this.
  Origin(Dialer& dialer, http::Url url, std::size_t connections);
  Origin(const Origin&) = delete;
  Origin& operator=(const Origin&) = delete;

  /// Its path and query are of no meaning.
  [[nodiscard]] const http::Url& url() const { return url_; }
  /// The value of `Host`.
  [[nodiscard]] const std::string& host() const { return host_; }
  /// Does the job at once, or when its turn has come: first come, first served.
  void submit(std::unique_ptr<Job> job);

 private:
  void free(Lane& lane);

  Dialer& dialer_;
  http::Url url_;
  std::string host_;
  std::size_t connections_;
  std::deque<std::unique_ptr<Job>> waiting_;
  std::vector<Lane*> free_;  // the last one used at the end
  std::vector<std::unique_ptr<Lane>> lanes_;
  Tasks tasks_;  // behind the lanes, which they run
};

/// A URL in the two parts that the wire needs.
struct Destination {
  Origin* origin = nullptr;
  std::string target;  ///< path and query: the request target
};

/// The origins that requests went to. URLs of a known one are not parsed in full again: Boost.URL
/// takes as many instructions for one as all the rest of a request.
class Origins {
 public:
  /// `connections` at once to each. `dialer` outlives this.
  Origins(Dialer& dialer, std::size_t connections) : dialer_(dialer), connections_(connections) {}

  /// Fails as http::read_url does. The origin stays where it is.
  [[nodiscard]] base::Result<Destination> find(std::string_view url);

 private:
  Dialer& dialer_;
  std::size_t connections_;
  std::map<std::string, std::unique_ptr<Origin>, std::less<>> origins_;  // by `scheme://host:port`
  std::vector<std::pair<std::string, Origin*>> known_;  // by what stood before the path; few
};

}  // namespace assay::wire
