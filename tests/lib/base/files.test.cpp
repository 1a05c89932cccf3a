// SPDX-License-Identifier: Apache-2.0
#include "certau/base/files.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "tests/support/complaints.hpp"

namespace certau {
namespace {

namespace fs = std::filesystem;

// A directory of the test's own, removed with what it holds.
class Files : public ::testing::Test {
 protected:
  Files() {
    std::string name = (fs::temp_directory_path() / "certau-files-XXXXXX").string();
    directory_ = ::mkdtemp(name.data());
  }
  ~Files() override { fs::remove_all(directory_); }
  [[nodiscard]] std::string path(const std::string& name) const { return directory_ / name; }
  [[nodiscard]] long entries() const {
    return std::distance(fs::directory_iterator{directory_}, fs::directory_iterator{});
  }

 private:
  fs::path directory_;
};

TEST_F(Files, what_is_written_is_read_back) {
  std::string content(200'000, 'x');
  content += std::string{"\0\n\r\xff", 4};
  write_file(path("a"), content);
  EXPECT_EQ(read_file(path("a")), content);
  EXPECT_EQ(entries(), 1);
}

TEST_F(Files, a_longer_file_is_replaced_whole) {
  write_file(path("a"), "a long first version");
  write_file(path("a"), "short");
  EXPECT_EQ(read_file(path("a")), "short");
  write_file(path("a"), "");
  EXPECT_EQ(read_file(path("a")), "");
}

TEST_F(Files, a_missing_file_is_refused_with_path_and_reason) {
  const auto message = support::complaint_of([&] { (void)read_file(path("none")); });
  EXPECT_NE(message.find(path("none")), std::string::npos) << message;
  EXPECT_NE(message.find("No such file"), std::string::npos) << message;
}

TEST_F(Files, a_directory_is_no_file) {
  EXPECT_THROW((void)read_file(path("")), InvalidInput);
  EXPECT_THROW(write_file(path("missing/a"), "x"), InvalidInput);
}

TEST_F(Files, a_failed_write_leaves_the_old_file_and_no_other) {
  write_file(path("a"), "old");
  // Too large for the limit: the write fails half-way, as on a full disk.
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit small = before;
  small.rlim_cur = 4096;
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  const auto message =
      support::complaint_of([&] { write_file(path("a"), std::string(100'000, 'y')); });
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, handler);
  EXPECT_NE(message.find("cannot write"), std::string::npos) << message;
  EXPECT_EQ(read_file(path("a")), "old");
  EXPECT_EQ(entries(), 1);
}

TEST_F(Files, a_failed_rename_leaves_no_temporary_file) {
  fs::create_directory(path("taken"));
  EXPECT_THROW(write_file(path("taken"), "x"), InvalidInput);
  EXPECT_EQ(entries(), 1);
}

TEST_F(Files, what_is_no_regular_file_is_left_alone) {
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  EXPECT_THROW(write_file(path("pipe"), "text"), InvalidInput);
  EXPECT_TRUE(fs::is_fifo(path("pipe")));
}

TEST_F(Files, a_link_is_followed_to_its_target) {
  write_file(path("target"), "old");
  fs::create_symlink(path("target"), path("link"));
  write_file(path("link"), "new");
  EXPECT_TRUE(fs::is_symlink(path("link")));
  EXPECT_EQ(read_file(path("target")), "new");
}

}  // namespace
}  // namespace certau
