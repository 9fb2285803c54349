#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace assay::run {

/// By which a run that is under way is told to end. At the first call no further case and no
/// further step is begun, but those of `finally`, and nothing waits for time to pass any longer; at
/// the second, answers that are still awaited are given up, and nothing is sent at all.
class Stop {
 public:
  /// `who` stops it, such as `SIGINT`; the first one is named.
  void ask(std::string who);

  [[nodiscard]] bool asked() const { return asks_ > 0; }
  [[nodiscard]] bool at_once() const { return asks_ > 1; }
  /// `the run was stopped by SIGINT`; empty when it was not.
  [[nodiscard]] std::string reason() const;

  enum class Call { first, second };

  /// Has something done when the call comes, unless this ends before.
  class Watch {
   public:
    Watch(Stop& stop, Call call, std::function<void()> act);
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    ~Watch();

   private:
    Stop& stop_;
    std::uint64_t id_;
  };

 private:
  struct Watched {
    Call call;
    std::function<void()> act;
  };

  std::string who_;
  unsigned asks_ = 0;
  std::uint64_t ids_ = 0;
  std::map<std::uint64_t, Watched> watched_;
};

}  // namespace assay::run
