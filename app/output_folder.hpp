// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "certau/base/error.hpp"

namespace certau::app {

/// Makes the folder that --out names, and a folder in it.
///   Error  InvalidInput if the system refuses
inline void make_output_folder(const std::string& out, const std::string& inner) {
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path{out} / inner, error);
  if (error)
    throw_invalid("--out", out, "the folder cannot be made (" + error.message() + ")",
                  "choose another place");
}

}  // namespace certau::app
