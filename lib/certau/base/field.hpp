// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace certau {

/// Whether a described parameter must be given, or has a default that the resolved claim shows.
enum class Presence { required, optional };

}  // namespace certau
