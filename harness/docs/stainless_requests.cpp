#include "docs/stainless_requests.h"

#include <utility>

#include "tree/read.h"

namespace assay::docs::stainless {

Requests read_requests(text::SourceMap& sources,
                       const PageOperation& page,
                       Reading& reading,
                       text::Diagnostics& /*out*/) {
  Requests requests;
  for (const auto& example : page.examples) {
    for (const auto& fence : example.requests) {
      auto command = read_curl(sources, fence.body);
      if (!command) {
        reading.unread.push_back({fence.body, "an example request that is no curl command"});
        continue;
      }
      if (!command->form.empty()) requests.media_type = "multipart/form-data";
      if (command->data) {
        auto body = command->data->inside;
        if (!body.known())
          body = sources.add(std::string(sources.name(page.path)), command->data->text);
        text::Diagnostics problems;
        if (auto node = tree::read_json(sources, body, problems)) {
          reading.contract.made.push_back(std::move(*node));
          requests.bodies.push_back(&reading.contract.made.back());
        } else {
          reading.unread.push_back({command->data->span, "a request body that is not JSON"});
        }
      }
      requests.commands.push_back(std::move(*command));
    }
  }
  return requests;
}

}  // namespace assay::docs::stainless
