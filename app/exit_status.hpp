// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace certau::app {

/// What the program answers its caller. A larger one wins where several apply.
enum ExitStatus : int {
  proved = 0,
  refuted = 1,
  inconclusive = 2,
  invalid_input = 3,
  interrupted = 130,  // 128 + SIGINT, the shell's convention
};

}  // namespace certau::app
