#pragma once

#include <coroutine>
#include <list>
#include <memory>
#include <vector>

#include "base/clock.h"
#include "wire/stream.h"

namespace assay::wire {

/// The connections to one origin: how many may be in use at once, who waits for a place, and those
/// that are open and idle.
class Pool {
 public:
  /// `limit` of connections in use at once; at least one.
  explicit Pool(std::size_t limit) : limit_(limit == 0 ? 1 : limit) {}

  /// `co_await pool.place()` waits for a place, first come, first served; `leave` gives it back.
  class Place {
   public:
    explicit Place(Pool& pool) : pool_(pool) {}
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place() {
      if (waits_) pool_.waiting_.erase(at_);
    }
    bool await_ready() const noexcept { return pool_.in_use_ < pool_.limit_; }
    void await_suspend(std::coroutine_handle<> frame) {
      at_ = pool_.waiting_.insert(pool_.waiting_.end(), {this, frame});
      waits_ = true;
    }
    void await_resume() noexcept { ++pool_.in_use_; }

   private:
    friend class Pool;
    Pool& pool_;
    bool waits_ = false;
    std::list<std::pair<Place*, std::coroutine_handle<>>>::iterator at_;
  };
  [[nodiscard]] Place place() { return Place(*this); }
  /// Runs who waits longest, up to its next wait, before it returns.
  void leave();

  /// An open connection that was idle for less than `longest`, on which nothing came meanwhile;
  /// else nullptr. Those that are older, closed, or have bytes nobody asked for are dropped.
  [[nodiscard]] std::unique_ptr<Stream> take_idle(base::Duration now, base::Duration longest);
  void keep(std::unique_ptr<Stream> stream, base::Duration now);

 private:
  struct Idle {
    std::unique_ptr<Stream> stream;
    base::Duration since{};
  };

  std::size_t limit_;
  std::size_t in_use_ = 0;
  std::list<std::pair<Place*, std::coroutine_handle<>>> waiting_;
  std::vector<Idle> idle_;  // the last one used at the end
};

}  // namespace assay::wire
