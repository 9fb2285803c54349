#include <gtest/gtest.h>

#include "checks/all.h"
#include "checks/testing/world.h"

namespace assay::checks {
namespace {

using contract::Level;
using contract::State;
using testing::findings_of;
using testing::States;
using testing::states_of;
using testing::World;

const std::string operation = "acme/connector.delete";

TEST(TransportCheck, KeepsTheThreeClausesOfAWholeAnswer) {
  const auto said = World().answers(200, "{}").said_by(all::transport);
  EXPECT_EQ(states_of(said),
            (States{{operation + "/http/deadline", State::kept},
                    {operation + "/http/encoding", State::kept},
                    {operation + "/http/framing", State::kept}}));
  EXPECT_EQ(findings_of(said), std::vector<std::string>());
}

TEST(TransportCheck, BlocksWhatTheCaseIsForWhenNotConnected) {
  const auto said = World("{status: 404}", {"error/NOT_FOUND", "response/200#/id:equals"})
                        .fails(http::Failure::refused, "nobody listens on 127.0.0.1:9")
                        .said_by(all::transport);
  EXPECT_EQ(states_of(said),
            (States{{operation + "/error/NOT_FOUND", State::blocked},
                    {operation + "/http/framing", State::blocked}}));
  ASSERT_EQ(said.findings.size(), 1U);
  EXPECT_EQ(said.findings.front().state, State::blocked);
  EXPECT_EQ(said.findings.front().actual, "nobody listens on 127.0.0.1:9");
}

struct Blamed {
  http::Failure failure;
  std::string clause;
  State state;
};

TEST(TransportCheck, BlamesTheEndpointForWhatGoesWrongAfterwards) {
  const std::vector<Blamed> table = {
      {http::Failure::resolve, "framing", State::blocked},
      {http::Failure::unreachable, "framing", State::blocked},
      {http::Failure::connect_timeout, "deadline", State::blocked},
      {http::Failure::tls, "framing", State::blocked},
      {http::Failure::reset, "framing", State::broken},
      {http::Failure::empty_reply, "framing", State::broken},
      {http::Failure::truncated, "framing", State::broken},
      {http::Failure::framing, "framing", State::broken},
      {http::Failure::protocol, "framing", State::broken},
      {http::Failure::first_byte_timeout, "deadline", State::broken},
      {http::Failure::timeout, "deadline", State::broken},
      {http::Failure::encoding, "encoding", State::broken},
      {http::Failure::header_limit, "framing", State::indeterminate},
      {http::Failure::body_limit, "framing", State::indeterminate},
  };
  for (const auto& [failure, clause, state] : table) {
    const auto said = World().fails(failure, "so").said_by(all::transport);
    EXPECT_EQ(states_of(said), (States{{operation + "/http/" + clause, state}}))
        << http::name_of(failure);
    ASSERT_EQ(said.findings.size(), 1U);
    EXPECT_EQ(said.findings.front().state, state);
  }
}

Evaluations said_of(std::string oddity) {
  return World()
      .answers(http::Response{.status = 200, .oddities = {{std::move(oddity), "as it was"}}})
      .said_by(all::transport);
}

TEST(TransportCheck, BreaksTheFramingByBytesBehindTheAnswer) {
  for (const auto* code : {"wire.extra-bytes", "wire.body-not-allowed", "wire.of-tomorrow"}) {
    const auto said = said_of(code);
    ASSERT_EQ(said.findings.size(), 1U) << code;
    EXPECT_EQ(said.findings.front().clause, operation + "/http/framing");
    EXPECT_EQ(said.findings.front().level, Level::must);
    EXPECT_EQ(states_of(said).back(), std::pair(operation + "/http/framing", State::kept));
  }
}

TEST(TransportCheck, TellsWhatEveryClientToleratesAsAShould) {
  for (const auto* code : {"wire.status-line",
                           "wire.folded-header",
                           "wire.repeated-length",
                           "wire.coding-not-asked",
                           "wire.raw-deflate"}) {
    const auto said = said_of(code);
    ASSERT_EQ(said.findings.size(), 1U) << code;
    EXPECT_EQ(said.findings.front().level, Level::should);
    for (const auto& [clause, state] : said.clauses)
      EXPECT_EQ(state, State::kept) << clause;
  }
}

TEST(TransportCheck, HasNothingAgainstEarlyHints) {
  EXPECT_EQ(said_of("wire.early-hints").findings.size(), 0U);
}

TEST(TransportCheck, NamesTheCaseWhereThereIsNoOperation) {
  const auto said = World().raw().fails(http::Failure::reset, "so").said_by(all::transport);
  EXPECT_EQ(states_of(said), (States{{"acme/case/http/framing", State::broken}}));
}

}  // namespace
}  // namespace assay::checks
