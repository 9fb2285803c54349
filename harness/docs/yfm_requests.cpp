#include "docs/yfm_requests.h"

#include <algorithm>
#include <string>
#include <utility>

#include "docs/curl.h"
#include "docs/lenient.h"
#include "docs/words.h"
#include "docs/yfm_shapes.h"

namespace assay::docs::yfm {
namespace {

constexpr auto npos = std::string_view::npos;

/// `webhook` of `put_your_webhook_here`.
std::string placeholder_name(std::string_view words) {
  auto name = lower_case(words);
  for (const std::string_view front : {"put_", "your_", "the_"}) {
    if (name.starts_with(front)) name.erase(0, front.size());
  }
  if (name.ends_with("_here")) name.erase(name.size() - 5);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !is_word_character(c); }, '_');
  return name;
}

/// The vendor in `put_your_bitrix24_address`, where the address is the vendor's customer's.
std::string vendor_in(std::string_view host) {
  auto name = placeholder_name(host);
  for (const std::string_view end : {"_address", "_domain", "_host", "_portal"}) {
    if (name.ends_with(end)) name.erase(name.size() - end.size());
  }
  return name;
}

struct Address {
  std::string url;
  std::string vendor;
  std::vector<std::string> variables;
};

/// A URL of an example with its `**placeholders**` as variables; the first one, in the place of the
/// host, is `{host}`.
Address address_of(std::string_view url) {
  Address address;
  while (!url.empty()) {
    const auto open = url.find("**");
    const auto close = open == npos ? npos : url.find("**", open + 2);
    if (close == npos) break;
    address.url += url.substr(0, open);
    const auto words = url.substr(open + 2, close - open - 2);
    auto name = placeholder_name(words);
    if (address.url.ends_with("://")) {
      address.vendor = vendor_in(words);
      name = "host";
    }
    address.url += "{" + name + "}";
    address.variables.push_back(std::move(name));
    url.remove_prefix(close + 2);
  }
  address.url += url;
  return address;
}

/// `auth: **put_access_token_here**`.
bool is_credential(const tree::Member& member) {
  return is_placeholder(member.value.scalar) &&
         placeholder_name(member.value.scalar).find("token") != npos;
}

/// What a command sends beside its address.
struct Payload {
  const tree::Node* body = nullptr;
  std::string_view query;  ///< with its `?`
};

/// `auth` of `?auth=**put_access_token_here**&x=1`; empty when no parameter stands for credentials.
std::string credential_in(std::string_view query) {
  while (!query.empty()) {
    query.remove_prefix(1);  // `?` or `&`
    const auto end = std::min(query.find('&'), query.size());
    const auto pair = query.substr(0, end);
    const auto equals = std::min(pair.find('='), pair.size() - 1);
    const auto value = pair.empty() ? pair : pair.substr(equals + 1);
    if (is_placeholder(value) && placeholder_name(value).find("token") != npos)
      return std::string(pair.substr(0, equals));
    query.remove_prefix(end);
  }
  return {};
}

class RequestReader {
 public:
  RequestReader(text::SourceMap& sources,
                std::string_view name,
                Reading& reading,
                contract::Operation& operation,
                text::Diagnostics& out)
      : sources_(sources), name_(name), reading_(reading), operation_(operation), out_(out) {}

  Requests read(const std::vector<Placed>& placed) {
    std::string_view tab;
    for (const auto& one : placed) {
      const auto& block = *one.block;
      if (block.kind == Block::Kind::line) {
        const auto words = sources_.text(block.span);
        if (is_bullet(words)) tab = words.substr(2);
      } else if (block.kind == Block::Kind::fence && one.zone != Zone::answer &&
                 one.zone != Zone::errors) {
        const bool shell = block.info == "bash" || block.info == "sh" || block.info == "shell" ||
                           block.info == "curl" || block.info.empty();
        const auto command = shell ? read_curl(sources_, block.span) : std::nullopt;
        if (command) take(*command, tab);
      }
    }
    return std::move(requests_);
  }

 private:
  void take(const Curl& command, std::string_view tab) {
    const auto question = std::min(command.url.find('?'), command.url.size());
    const auto query = std::string_view(command.url).substr(question);
    auto address = address_of(std::string_view(command.url).substr(0, question));
    while (address.url.ends_with('/'))
      address.url.pop_back();
    for (const std::string_view ending : {".json", ".xml"}) {
      if (address.url.ends_with(ending)) address.url.erase(address.url.size() - ending.size());
    }
    // Examples of other methods stand on some pages too.
    if (!address.url.ends_with(name_) &&
        !equal_ignoring_case(address.url.substr(address.url.rfind('/') + 1), name_))
      return;
    if (requests_.method.empty()) {
      requests_.method = command.method;
      requests_.path = address.url.substr(address.url.rfind('/'));
    }
    address.url.erase(address.url.rfind('/'));
    if (reading_.contract.api.empty()) reading_.contract.api = address.vendor;
    const auto* body = add_body(command);
    add_server(address, tab, command, {body, query});
  }

  const tree::Node* add_body(const Curl& command) {
    if (!command.data) return nullptr;
    auto place = command.data->inside;
    if (!place.known())
      place = sources_.add(std::string(sources_.name(command.url_span)), command.data->text);
    auto body = read_example(sources_, place, out_);
    if (!body) return nullptr;
    reading_.contract.made.push_back(std::move(*body));
    requests_.bodies.push_back(&reading_.contract.made.back());
    return requests_.bodies.back();
  }

  /// The name in the tab's title, `cURL (Webhook)`; else what the address tells.
  static std::string server_name(std::string_view tab, const Address& address) {
    const auto open = tab.find('(');
    const auto close = tab.find(')', open == npos ? 0 : open);
    if (open != npos && close != npos) return lower_case(tab.substr(open + 1, close - open - 1));
    return address.variables.empty() ? std::string() : address.variables.back();
  }

  void add_server(const Address& address,
                  std::string_view tab,
                  const Curl& command,
                  const Payload& payload) {
    auto& servers = reading_.contract.servers;
    const auto same = [&](const contract::Server& server) { return server.url == address.url; };
    auto known = std::find_if(servers.begin(), servers.end(), same);
    if (known == servers.end()) {
      contract::Server server{.name = server_name(tab, address),
                              .url = address.url,
                              .source = sources_.place(command.url_span),
                              .span = command.url_span};
      for (const auto& variable : address.variables)
        server.variables.push_back({.name = variable});
      servers.push_back(std::move(server));
      known = servers.end() - 1;
    }
    const auto index = static_cast<std::size_t>(known - servers.begin());
    if (std::find(operation_.servers.begin(), operation_.servers.end(), index) ==
        operation_.servers.end())
      operation_.servers.push_back(index);
    add_credentials(*known, address, command, payload);
  }

  void add_credentials(const contract::Server& server,
                       const Address& address,
                       const Curl& command,
                       const Payload& payload) {
    using Kind = contract::SecurityScheme::Kind;
    contract::SecurityScheme scheme{.server = server.name};
    if (payload.body != nullptr) {
      for (const auto& member : payload.body->members) {
        if (!is_credential(member)) continue;
        scheme.kind = Kind::body;
        scheme.name = member.key;
        scheme.at.tokens = {std::string(member.key)};
        scheme.span = member.key_span;
      }
    }
    if (scheme.name.empty()) {
      scheme.name = credential_in(payload.query);
      scheme.kind = Kind::api_key_query;
      scheme.span = command.url_span;
    }
    if (scheme.name.empty() && address.variables.size() > 1) {
      scheme.kind = Kind::server_variable;
      scheme.name = address.variables.back();
      scheme.span = command.url_span;
    }
    if (scheme.name.empty()) return;
    scheme.id = server.name.empty() ? scheme.name : server.name;
    if (scheme.kind == Kind::body) scheme.name.clear();
    if (scheme.kind == Kind::api_key_query) scheme.id += "-query";
    scheme.source = sources_.place(scheme.span);
    const contract::SecurityAlternative alone = {scheme.id};
    if (std::find(operation_.security.begin(), operation_.security.end(), alone) ==
        operation_.security.end())
      operation_.security.push_back(alone);
    auto& schemes = reading_.contract.security_schemes;
    const auto same = [&](const contract::SecurityScheme& one) { return one.id == scheme.id; };
    if (std::none_of(schemes.begin(), schemes.end(), same)) schemes.push_back(std::move(scheme));
  }

  text::SourceMap& sources_;
  std::string_view name_;
  Reading& reading_;
  contract::Operation& operation_;
  text::Diagnostics& out_;
  Requests requests_;
};

}  // namespace

Requests read_requests(text::SourceMap& sources,
                       const std::vector<Placed>& placed,
                       std::string_view name,
                       Reading& reading,
                       contract::Operation& operation,
                       text::Diagnostics& out) {
  return RequestReader(sources, name, reading, operation, out).read(placed);
}

Values example_bodies(const Values& bodies, contract::Contract& contract) {
  Values examples;
  for (const auto* body : bodies) {
    auto bare = *body;
    erase_if(bare.members, is_credential);
    const auto same = [&](const tree::Node* one) { return equal(*one, bare); };
    if (std::any_of(examples.begin(), examples.end(), same)) continue;
    if (bare.members.size() != body->members.size()) {
      contract.made.push_back(std::move(bare));
      body = &contract.made.back();
    }
    examples.push_back(body);
  }
  return examples;
}

}  // namespace assay::docs::yfm
