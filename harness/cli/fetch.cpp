#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "cli/api_name.h"
#include "cli/command.h"
#include "cli/fetch_stores.h"
#include "cli/page_format.h"
#include "fetch/download.h"
#include "http/url.h"
#include "wire/http_target.h"

namespace assay::cli {
namespace {

struct FetchOptions {
  std::vector<std::string> urls;
  StoreOptions stores;
  std::string format;
  std::string ca;
  unsigned timeout = 60;
  fetch::Policy policy;
  bool check = false;
};

/// 2 and 3 for what the user named or wrote; else it could not be asked.
ExitCode exit_of(const base::Error& error) {
  if (error.code == "fetch.url") return ExitCode::usage;
  const bool unasked = error.code == "fetch.unreachable" || error.code == "fetch.status" ||
                       error.code == "fetch.redirect";
  return unasked ? ExitCode::not_judged : ExitCode::input;
}

/// Fetches pages one after the other, says what came of each, and counts.
class Fetching {
 public:
  Fetching(Program& program, const FetchOptions& options)
      : program_(program),
        options_(options),
        target_(loop_, {.connections = 1, .tls = {.ca_file = options.ca}}) {}

  void store(fetch::Store& store, const std::string& url) {
    const auto page = download(url);
    if (!page) return;
    const auto stored = store.put(*page, today(), options_.format);
    if (!stored) return fail(stored.error());
    tell(*stored, *page);
  }

  void check(const fetch::Store& store, const docs::PageRecord& record) {
    if (record.restated) {
      ++restated_;
      return;
    }
    const auto page = download(record.url);
    if (page) tell(store.judge(record, *page), *page);
  }

  ExitCode finish() {
    std::string counts;
    for (const auto& [outcome, count] : counts_)
      counts += fmt::format(", {} {}", count, outcome);
    if (failed_ > 0) counts += fmt::format(", {} not fetched", failed_);
    if (restated_ > 0) counts += fmt::format(", {} restated and not asked for", restated_);
    program_.out << (counts.empty() ? "no page\n" : counts.substr(2) + "\n");
    if (worst_ != ExitCode::ok) return worst_;
    if (has(fetch::Outcome::changed))
      program_.out
          << "`assay derive --check` says what that changes in the derived files, `assay diff "
             "schemas/<api> <folder of the pages>` what that breaks\n";
    const bool missed =
        has(fetch::Outcome::changed) || has(fetch::Outcome::edited) || has(fetch::Outcome::missing);
    return options_.check && missed ? ExitCode::gate_missed : ExitCode::ok;
  }

 private:
  [[nodiscard]] bool has(fetch::Outcome outcome) const {
    return counts_.find(name_of(outcome)) != counts_.end();
  }

  [[nodiscard]] std::string today() const {
    return fmt::format("{:%Y-%m-%d}",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(loop_.clock().wall())));
  }

  std::optional<fetch::Download> download(const std::string& url) {
    auto page = fetch::download(target_, loop_, url, options_.policy);
    if (page) return *std::move(page);
    fail(page.error());
    return std::nullopt;
  }

  void fail(const base::Error& error) {
    complain(program_, error);
    ++failed_;
    const auto code = exit_of(error);
    const auto rank = [](ExitCode one) {
      return one == ExitCode::input ? 3 : one == ExitCode::usage ? 2 : one == ExitCode::ok ? 0 : 1;
    };
    if (rank(code) > rank(worst_)) worst_ = code;
  }

  void tell(const fetch::Stored& stored, const fetch::Download& page) {
    ++counts_[name_of(stored.outcome)];
    program_.out << fmt::format("{} {}\n", name_of(stored.outcome), stored.path);
    if (page.final != page.url)
      program_.out << fmt::format("  = found at {}\n", text::printable(page.final));
    if (stored.outcome == fetch::Outcome::changed)
      program_.out << fmt::format("  = was {}\n  = now {}\n", stored.before, stored.sha256);
  }

  Program& program_;
  const FetchOptions& options_;
  wire::Loop loop_;
  wire::HttpTarget target_;
  std::map<std::string_view, std::size_t> counts_;
  std::size_t failed_ = 0;
  std::size_t restated_ = 0;
  ExitCode worst_ = ExitCode::ok;
};

ExitCode usage(Program& program, std::string message, std::string advice) {
  complain(
      program,
      base::Error{.code = "cli.usage", .message = std::move(message), .advice = std::move(advice)});
  return ExitCode::usage;
}

bool is_wanted(const FetchOptions& options, const docs::PageRecord& record) {
  return options.urls.empty() ||
         std::find(options.urls.begin(), options.urls.end(), fetch::without_fragment(record.url)) !=
             options.urls.end();
}

ExitCode check_pages(Program& program,
                     const FetchOptions& options,
                     const std::vector<fetch::Store>& stores) {
  for (const auto& url : options.urls) {
    const bool listed = std::any_of(stores.begin(), stores.end(), [&](const auto& store) {
      return store.find(url) != nullptr;
    });
    if (!listed)
      return usage(program,
                   fmt::format("no list of pages names `{}`", text::printable(url)),
                   "fetch it first: `assay fetch URL --api NAME`");
  }
  Fetching fetching(program, options);
  std::size_t wanted = 0;
  for (const auto& store : stores) {
    for (const auto& record : store.list().pages) {
      if (!is_wanted(options, record)) continue;
      ++wanted;
      fetching.check(store, record);
    }
  }
  if (wanted > 0) return fetching.finish();
  return usage(program,
               "no list of pages names a page to ask for",
               "fetch one first: `assay fetch URL --api NAME`");
}

ExitCode fetch_pages(Program& program,
                     const FetchOptions& options,
                     std::vector<fetch::Store>& stores) {
  if (options.urls.empty())
    return usage(program, "no address is named", "name one or more: `assay fetch URL…`");
  for (const auto& url : options.urls) {
    if (find_store(stores, options.stores, url) == nullptr)
      return usage(program,
                   fmt::format("it is not said which API `{}` is of", text::printable(url)),
                   "name it with `--api NAME`, or a folder with `--into DIR`");
  }
  Fetching fetching(program, options);
  for (const auto& url : options.urls)
    fetching.store(*find_store(stores, options.stores, url), url);
  return fetching.finish();
}

ExitCode run_fetch(Program& program, FetchOptions& options) {
  options.policy.timeout = std::chrono::seconds(options.timeout);
  for (auto& url : options.urls) {
    if (const auto read = http::read_url(url); !read)
      return usage(program, read.error().message, read.error().advice);
    url = std::string(fetch::without_fragment(url));
  }
  auto stores = open_stores(program, options.stores);
  if (!stores) return ExitCode::input;
  return options.check ? check_pages(program, options, *stores)
                       : fetch_pages(program, options, *stores);
}

std::function<ExitCode()> declare(CLI::App& app, Program& program) {
  auto options = std::make_shared<FetchOptions>();
  app.add_option("urls", options->urls, "addresses of documentation pages");
  app.add_option("--api", options->stores.api, "keep them in the project's `cases/<api>/pages/`")
      ->type_name("NAME")
      ->check(check_api);
  app.add_option("--into", options->stores.folder, "keep them in this folder")->type_name("DIR");
  app.add_option("--as", options->format, "the pages' format, where the text does not tell it")
      ->type_name("FORMAT")
      ->check(check_page_format);
  app.add_option(
         "--allow-host", options->policy.hosts, "a host that redirects may lead to: host[:port]")
      ->type_name("HOST")
      ->allow_extra_args(false);
  app.add_option("--timeout", options->timeout, "seconds for a page, redirects included (60)")
      ->type_name("SECONDS")
      ->check(CLI::Range(1U, 3600U));
  app.add_option("--ca", options->ca, "PEM file of the authorities to trust, not the system's")
      ->type_name("FILE");
  app.add_flag("--check",
               options->check,
               "write nothing; exit 5 if a page of the lists is not what is published now");
  return [options, &program] { return run_fetch(program, *options); };
}

}  // namespace

extern const Command fetch_command;
const Command fetch_command = {.name = "fetch",
                               .title = "store documentation pages with address, date and hash",
                               .declare = declare};

}  // namespace assay::cli
