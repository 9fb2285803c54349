#pragma once

#include <memory>
#include <string>

#include "wire/deadline.h"
#include "wire/listener.h"
#include "wire/request_reader.h"
#include "wire/stream.h"
#include "wire/task.h"

namespace assay::wire {

/// One connection of a server, from its first byte to its end.
class Session {
 public:
  /// The references outlive this.
  Session(std::unique_ptr<Stream> stream,
          Deadlines& deadlines,
          const Handler& handler,
          const ListenerOptions& options);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// Serves requests in their order until either side ends it.
  [[nodiscard]] Task<void> run();

  /// Lets the request that has begun be answered, and ends then.
  void close_gently();
  /// Ends at once.
  void close();
  /// Whether it only waits for a request, and since when.
  [[nodiscard]] bool is_idle() const { return is_idle_; }
  [[nodiscard]] base::Duration idle_since() const { return idle_since_; }

 private:
  enum class Next { go_on, end };

  void answer_all();
  void answer();
  void refuse(int status, const std::string& message);
  [[nodiscard]] Task<void> end();
  void await_sending();
  void await_input();
  [[nodiscard]] Next take(const Received& received);
  void expire();

  std::unique_ptr<Stream> stream_;
  Deadlines& deadlines_;
  const Handler& handler_;
  const ListenerOptions& options_;
  RequestReader reader_;
  std::string outgoing_;
  bool is_closing_ = false;  // the next answer is the last
  bool closes_ = false;      // the last answer is given
  bool is_idle_ = false;
  bool is_receiving_ = false;
  bool is_timed_ = false;  // the request under way has its deadline
  bool has_continued_ = false;
  base::Duration idle_since_{};
  Deadline deadline_;
};

}  // namespace assay::wire
