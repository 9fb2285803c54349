#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "base/scheduler.h"
#include "http/target.h"

namespace assay::fetch {

/// How far a download may go.
struct Policy {
  base::Duration timeout = std::chrono::seconds(60);  ///< redirects included
  std::size_t largest = std::size_t{64} << 20;        ///< bytes of the page
  int redirects = 5;                                  ///< at most
  /// Hosts that a redirect may lead to beside the URL's own: `host:port`, or `host` for the ports
  /// of http and https. In any case of letters (RFC 3986 section 3.2.2).
  std::vector<std::string> hosts{};
};

/// A page as it is published.
struct Download {
  std::string url;    ///< that was asked for
  std::string final;  ///< where it was found
  std::string body;
  std::string media_type;  ///< `text/markdown`; empty where the server does not say
};

/// Gets the page at `url`, asking for Markdown, YAML or JSON. Follows redirects (RFC 9110 section
/// 15.4) to the same host, and to those that the policy allows, but never from https to http. Sends
/// no credentials and no cookies.
///
/// Fails with `fetch.url` where the URL is none, `fetch.redirect` where one is not followed,
/// `fetch.unreachable` where no whole answer came, `fetch.status` where it is not 200,
/// `fetch.empty`, and `fetch.html` where it is a page for browsers.
[[nodiscard]] base::Result<Download> download(http::Target& target,
                                              base::Scheduler& scheduler,
                                              const std::string& url,
                                              const Policy& policy);

}  // namespace assay::fetch
