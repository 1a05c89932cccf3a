// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

extern char** environ;

namespace certau::app_test {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

Running::Running(const std::vector<std::string>& command, fs::path folder, Output output)
    : folder_{std::move(folder)} {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  const std::string out = output == Output::full_device ? "/dev/full" : folder_ / ".stdout";
  const std::string err = folder_ / ".stderr";
  int pipe_ends[2] = {-1, -1};
  if (output == Output::closed_pipe) {
    EXPECT_EQ(::pipe2(pipe_ends, O_CLOEXEC), 0);
    ::close(pipe_ends[0]);
    posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDOUT_FILENO);
  } else {
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
  }
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(),
                                   O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_addchdir_np(&actions, folder_.c_str());
  // Whatever the test's own parent ignores or blocks.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  for (const int signal : {SIGINT, SIGTERM, SIGPIPE, SIGXFSZ}) sigaddset(&defaults, signal);
  sigset_t unblocked;
  sigemptyset(&unblocked);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setsigmask(&attributes, &unblocked);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  std::vector<char*> arguments;
  for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  EXPECT_EQ(::posix_spawn(&process_, command.front().c_str(), &actions, &attributes,
                          arguments.data(), environ),
            0)
      << command.front();
  if (pipe_ends[1] >= 0) ::close(pipe_ends[1]);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
}

Running::~Running() {
  if (over_ || process_ <= 0) return;
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
}

bool Running::is_over() {
  if (!over_) over_ = ::waitpid(process_, &status_, WNOHANG) == process_;
  return over_;
}

void Running::send(int signal) const { ::kill(process_, signal); }

Answer Running::wait() {
  if (!over_) over_ = ::waitpid(process_, &status_, 0) == process_;
  return {WIFEXITED(status_) ? WEXITSTATUS(status_) : -WTERMSIG(status_),
          content(folder_ / ".stdout"), content(folder_ / ".stderr")};
}

Workplace::Workplace() {
  std::string name = (fs::temp_directory_path() / "certau-app-XXXXXX").string();
  folder_ = ::mkdtemp(name.data());
}

Workplace::~Workplace() { fs::remove_all(folder_); }

void Workplace::write(const std::string& name, const std::string& text) const {
  fs::create_directories((folder_ / name).parent_path());
  std::ofstream{folder_ / name, std::ios::binary} << text;
}

std::string Workplace::read(const std::string& name) const {
  EXPECT_TRUE(fs::is_regular_file(folder_ / name)) << name;
  return content(folder_ / name);
}

std::vector<std::string> Workplace::files(const std::string& folder) const {
  std::vector<std::string> names;
  if (fs::is_directory(folder_ / folder))
    for (const auto& entry : fs::directory_iterator{folder_ / folder})
      if (entry.is_regular_file()) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

bool Workplace::has_leftovers() const {
  return std::any_of(fs::recursive_directory_iterator{folder_}, {},
                     [](const auto& entry) { return entry.path().extension() == ".part"; });
}

Answer Workplace::certau(const std::vector<std::string>& arguments, Output output) const {
  std::vector<std::string> command{program("certau")};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return Running{command, folder_, output}.wait();
}

Answer Workplace::certau_verify(const std::vector<std::string>& arguments) const {
  std::vector<std::string> command{program("certau-verify")};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return Running{command, folder_, Output::file}.wait();
}

Answer Workplace::shell(const std::string& line) const {
  return Running{
      {"/bin/sh", "-c", "CERTAU='" + program("certau") + "'; " + line}, folder_, Output::file}
      .wait();
}

std::string Workplace::program(const std::string& name) {
  return std::string{CERTAU_BIN_DIR} + "/" + name;
}

std::size_t lines_with(const std::string& text, const std::string& start) {
  std::istringstream stream{text};
  std::size_t count = 0;
  for (std::string line; std::getline(stream, line);) count += line.rfind(start, 0) == 0 ? 1 : 0;
  return count;
}

::testing::AssertionResult contains(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << "\"" << part << "\" is not in\n" << text;
}

namespace {

using Program = Workplace;

TEST_F(Program, is_built) {
  for (const char* name : {"certau", "certau-verify"})
    EXPECT_TRUE(fs::exists(program(name))) << program(name);
}

TEST_F(Program, helper_tells_status_output_and_signals) {
  const auto answer = shell("echo out; echo err >&2; exit 7");
  EXPECT_EQ(answer.status, 7);
  EXPECT_EQ(answer.out, "out\n");
  EXPECT_EQ(answer.err, "err\n");
  EXPECT_EQ(shell("kill -TERM $$").status, -SIGTERM);
}

}  // namespace
}  // namespace certau::app_test
