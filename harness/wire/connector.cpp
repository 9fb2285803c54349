#include "wire/connector.h"

#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace assay::wire {

Connector::Connector(Network& network,
                     std::vector<Address> addresses,
                     std::function<void(Connection)> done)
    : network_(network),
      addresses_(std::move(addresses)),
      done_(std::move(done)),
      next_(network.deadlines(), [this] { attempt(); }) {}

void Connector::start() {
  attempt();
}

void Connector::attempt() {
  const auto index = attempts_.size();
  if (index == addresses_.size()) return;
  ++under_way_;
  attempts_.push_back(network_.connect(addresses_[index], [this, index](Connection connection) {
    attempt_ended(index, std::move(connection));
  }));
  next_.clear();
  if (attempts_.size() < addresses_.size()) {
    next_.set(network_.deadlines().clock().steady() + stagger);
  }
}

void Connector::attempt_ended(std::size_t index, Connection connection) {
  --under_way_;
  if (connection.how == Connection::How::connected) {
    next_.clear();
    attempts_.clear();
    // A copy: the call may end this.
    const auto done = done_;
    return done(std::move(connection));
  }
  faults_.push_back(fmt::format("`{}`: {}", addresses_[index].to_string(), connection.detail));
  if (connection.how != Connection::How::refused) worst_ = connection.how;
  if (attempts_.size() < addresses_.size()) return attempt();
  if (under_way_ != 0) return;
  const auto done = done_;
  done({.how = worst_, .detail = account()});
}

std::string Connector::account() const {
  return fmt::format("{}", fmt::join(faults_, "; "));
}

}  // namespace assay::wire
