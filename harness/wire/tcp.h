#pragma once

#include "base/clock.h"
#include "wire/network.h"

namespace boost::asio {
class io_context;
}

namespace assay::wire {

/// TCP and the system's resolver, on an io_context that outlives this.
class TcpNetwork final : public Network {
 public:
  TcpNetwork(boost::asio::io_context& context, const base::Clock& clock);
  ~TcpNetwork() override;

  std::unique_ptr<Operation> resolve(const std::string& host,
                                     std::uint16_t port,
                                     std::function<void(Resolution)> done) override;
  std::unique_ptr<Operation> connect(const Address& address,
                                     std::function<void(Connection)> done) override;
  base::Result<std::unique_ptr<Acceptor>> listen(const Address& address,
                                                 Acceptor::OnAccepted accepted) override;
  Deadlines& deadlines() override { return deadlines_; }

 private:
  class Ticker;

  boost::asio::io_context& context_;
  std::unique_ptr<Ticker> ticker_;
  Deadlines deadlines_;
};

}  // namespace assay::wire
