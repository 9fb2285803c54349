#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace assay::wire {

/// How an operation on a stream ended.
enum class Io {
  done,
  closed,     ///< the peer sent its last byte (FIN)
  reset,      ///< the peer or the network broke the connection
  cancelled,  ///< we did, with `cancel`
  failed,     ///< anything else; `detail` says what
};

/// What came. `bytes` is valid until the next call of the stream, and is empty unless `how` is
/// `done`.
struct Received {
  Io how = Io::done;
  std::string_view bytes;
  std::string detail;
};

struct Sent {
  Io how = Io::done;
  std::string detail;
};

/// A connection that carries bytes both ways: TCP, TLS, or a fake of them. One read and one write
/// may be under way at once. The callbacks are called once, possibly before the call returns, and
/// never after the stream is gone.
class Stream {
 public:
  using OnReceived = std::function<void(Received)>;
  using OnSent = std::function<void(Sent)>;

  virtual ~Stream() = default;
  virtual void read(OnReceived done) = 0;
  /// What cannot be sent at once is copied.
  virtual void write(std::string_view bytes, OnSent done) = 0;
  /// Whether nothing came and nobody closed since the last read: what must hold before an idle
  /// connection is used again.
  [[nodiscard]] virtual bool is_quiet() = 0;
  /// Tells the peer that nothing more will be sent (FIN, and TLS's close_notify before it).
  virtual void finish_sending() = 0;
  /// Breaks the connection. What is under way ends as cancelled, after this call has returned.
  virtual void cancel() = 0;
};

}  // namespace assay::wire
