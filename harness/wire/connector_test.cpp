#include "wire/connector.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "wire/testing/fake_network.h"

namespace assay::wire {
namespace {

using ::testing::ElementsAre;
using testing::FakeNetwork;
using Behaviour = FakeNetwork::Behaviour;

struct ConnectorTest : ::testing::Test {
  Connection connect(std::vector<Address> addresses) {
    Connection outcome;
    Connector connector(
        network, std::move(addresses), [&](Connection c) { outcome = std::move(c); });
    connector.start();
    network.run();
    return outcome;
  }
  FakeNetwork network;
};

const Address six{"::1", 80};
const Address four{"127.0.0.1", 80};

TEST_F(ConnectorTest, TakesTheFirstThatAnswers) {
  EXPECT_EQ(connect({six, four}).how, Connection::How::connected);
  EXPECT_THAT(network.attempts, ElementsAre("0 ms [::1]:80"));
}

TEST_F(ConnectorTest, GoesOnAtOnceWhenOneRefuses) {
  network.behaviours["[::1]:80"] = Behaviour::refuses;
  EXPECT_EQ(connect({six, four}).how, Connection::How::connected);
  EXPECT_THAT(network.attempts, ElementsAre("0 ms [::1]:80", "0 ms 127.0.0.1:80"));
}

TEST_F(ConnectorTest, GoesOnAfterAQuarterOfASecondWithoutAnAnswer) {
  network.behaviours["[::1]:80"] = Behaviour::hangs;
  network.behaviours["127.0.0.1:80"] = Behaviour::hangs;
  EXPECT_EQ(connect({six, four, {"127.0.0.2", 80}}).how, Connection::How::connected);
  EXPECT_THAT(network.attempts,
              ElementsAre("0 ms [::1]:80", "250 ms 127.0.0.1:80", "500 ms 127.0.0.2:80"));
}

TEST_F(ConnectorTest, SaysWhatEachAttemptSaid) {
  network.behaviours["[::1]:80"] = Behaviour::refuses;
  network.behaviours["127.0.0.1:80"] = Behaviour::refuses;
  const auto outcome = connect({six, four});
  EXPECT_EQ(outcome.how, Connection::How::refused);
  EXPECT_EQ(outcome.detail, "`[::1]:80`: Connection refused; `127.0.0.1:80`: Connection refused");
}

TEST_F(ConnectorTest, CallsNobodyWhenItGoes) {
  network.behaviours["[::1]:80"] = Behaviour::hangs;
  {
    Connector connector(network, {six, four}, [](const Connection&) { FAIL(); });
    connector.start();
  }
  network.run();
  EXPECT_THAT(network.attempts, ElementsAre("0 ms [::1]:80"));
}

TEST(Interleaved, TakesTheFamiliesByTurns) {
  const Address six2{"::2", 80};
  const Address four2{"127.0.0.2", 80};
  EXPECT_EQ(interleaved({six, six2, four, four2}), (std::vector<Address>{six, four, six2, four2}));
  EXPECT_EQ(interleaved({four, four2, six}), (std::vector<Address>{four, six, four2}));
  EXPECT_EQ(interleaved({}), std::vector<Address>{});
}

TEST(Address, KnowsLinkLocalOnes) {
  for (const auto* ip : {"169.254.169.254", "::ffff:169.254.0.1", "fe80::1", "febf::1"}) {
    EXPECT_TRUE((Address{ip, 80}.is_link_local())) << ip;
  }
  for (const auto* ip : {"169.253.0.1", "127.0.0.1", "::1", "fec0::1", "fe8::1", "2001:db8::1"}) {
    EXPECT_FALSE((Address{ip, 80}.is_link_local())) << ip;
  }
}

}  // namespace
}  // namespace assay::wire
