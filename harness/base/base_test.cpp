#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "base/base64.h"
#include "base/below.h"
#include "base/disk.h"
#include "base/fake_disk.h"
#include "base/fake_scheduler.h"
#include "base/hash.h"
#include "base/pooled.h"
#include "base/random.h"
#include "testing/temporary_folder.h"

namespace assay::base {
namespace {

using std::chrono::seconds;

struct Frame : Pooled {
  std::array<char, 128> bytes{};
};

std::uintptr_t place_of(const void* block) {
  return reinterpret_cast<std::uintptr_t>(block);
}

TEST(Pooled, KeepsMemoryForTheNextUnlessASanitizerWatches) {
  auto first = std::make_unique<Frame>();
  const auto place = place_of(first.get());
  first.reset();
  const auto second = std::make_unique<Frame>();
  EXPECT_EQ(place_of(second.get()) == place, Pooled::keeps);
}

/// Destroyed behind what the thread keeps, since it was made before.
struct Last {
  ~Last() {
    // Of one size, so that a block that was freed already would be given to both.
    const auto pooled = std::make_unique<Frame>();
    const auto plain = std::make_unique<std::array<char, 128>>();
    *are_apart = place_of(pooled.get()) != place_of(plain.get());
  }
  bool* are_apart;
};

TEST(Pooled, GivesNoMemoryOutThatTheEndOfItsThreadGaveBack) {
  bool are_apart = false;
  std::thread([&] {
    thread_local const Last last{&are_apart};
    const auto frame = std::make_unique<Frame>();
  }).join();
  EXPECT_TRUE(are_apart);
}

TEST(FakeScheduler, RunsWorkInTheOrderOfItsTimeWithoutWaiting) {
  FakeScheduler scheduler;
  std::vector<int> order;
  scheduler.after(seconds(5), [&] { order.push_back(2); });
  scheduler.after(seconds(1), [&] {
    order.push_back(1);
    scheduler.after(seconds(10), [&] { order.push_back(3); });
  });
  scheduler.run();
  EXPECT_EQ(order, (std::vector<int>{1, 2, 3}));
  EXPECT_EQ(scheduler.clock().steady(), seconds(11));
}

TEST(Random, GivesTheSameValuesForTheSameSeed) {
  Random one(7);
  Random two(7);
  EXPECT_EQ(one.next(), two.next());
  // The first value of SplitMix64 with seed 0, from its authors' reference program.
  EXPECT_EQ(Random(0).next(), 0xe220a8397b1dcdafULL);
}

TEST(Random, StaysBetweenItsBounds) {
  Random random(1);
  for (int i = 0; i < 1000; ++i) {
    const auto value = random.between(-3, 3);
    EXPECT_GE(value, -3);
    EXPECT_LE(value, 3);
  }
}

TEST(Random, OfAnotherPurposeGivesOtherValues) {
  EXPECT_NE(Random::derived(1, "a").next(), Random::derived(1, "b").next());
}

TEST(Sha256, AgreesWithTheStandardsExample) {
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Base64, AgreesWithTheRfcsExamples) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
}

TEST(JoinPath, ResolvesDotsAndKeepsAbsolutePaths) {
  EXPECT_EQ(join_path("cases/a", "../../schemas/a/openapi.yaml"), "schemas/a/openapi.yaml");
  EXPECT_EQ(join_path("cases", "/etc/x"), "/etc/x");
  EXPECT_EQ(join_path(".", "x"), "x");
}

TEST(IsBelow, TakesTheFolderItselfAndWhatIsInItAndNoNeighbour) {
  FakeDisk disk;
  for (const auto* path : {"cases", "cases/a", "cases/b/../a", "cases/..a"})
    EXPECT_TRUE(is_below(disk, path, "cases")) << path;
  for (const auto* path : {"cases/..", "cases-a", "../cases", "/cases/a"})
    EXPECT_FALSE(is_below(disk, path, "cases")) << path;
  EXPECT_TRUE(is_below(disk, "..a", "."));
  EXPECT_FALSE(is_below(disk, "..", "."));
  EXPECT_FALSE(is_below(disk, "/a", "."));
  EXPECT_TRUE(is_below(disk, "/a", "/"));
}

TEST(Disk, WritesAFileWithItsFoldersAndReadsItBack) {
  const testing::TemporaryFolder folder;
  Disk disk;
  const auto path = folder.path() + "/a/b.txt";
  ASSERT_TRUE(disk.write(path, "hello"));
  EXPECT_EQ(disk.read(path, 100), "hello");
  EXPECT_EQ(disk.list(folder.path()), (std::vector<std::string>{path}));
}

TEST(Disk, WritesAsTheUmaskSaysAndKeepsTheModeOfWhatItReplaces) {
  const testing::TemporaryFolder folder;
  const auto path = folder.path() + "/x";
  const auto mode = [&] {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 ? info.st_mode & mode_t{0777} : mode_t{0};
  };
  const auto umask = ::umask(027);
  Disk disk;
  EXPECT_TRUE(disk.write(path, "new"));
  EXPECT_EQ(mode(), mode_t{0640});
  ASSERT_EQ(::chmod(path.c_str(), 0664), 0);
  EXPECT_TRUE(disk.write(path, "newer"));
  EXPECT_EQ(mode(), mode_t{0664});
  ::umask(umask);
}

TEST(Disk, RefusesAFifoInsteadOfWaitingForIt) {
  const testing::TemporaryFolder folder;
  const auto path = folder.path() + "/fifo";
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  Disk disk;
  EXPECT_EQ(disk.read(path, 100).error().code, "file.not-regular");
}

TEST(Disk, RefusesAFileOverTheLimit) {
  const testing::TemporaryFolder folder;
  Disk disk;
  ASSERT_TRUE(disk.write(folder.path() + "/x", "12345"));
  EXPECT_EQ(disk.read(folder.path() + "/x", 4).error().code, "file.too-large");
}

TEST(FakeDisk, ListsOnlyWhatLiesBelowTheFolder) {
  FakeDisk disk;
  disk.files = {{"a/x", "1"}, {"ab/y", "2"}};
  EXPECT_EQ(disk.list("a"), (std::vector<std::string>{"a/x"}));
  EXPECT_FALSE(disk.list("c"));
}

}  // namespace
}  // namespace assay::base
