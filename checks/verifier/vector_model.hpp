// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmpxx.h>

#include <cstdint>
#include <vector>

namespace certau_verifier {

// The limits of docs/witness-format.md.
inline constexpr std::size_t witness_list_limit = 64;
inline constexpr std::size_t witness_dimension_limit = 4;
inline constexpr std::size_t witness_step_limit = 8;

/// A point or a direction: a few exact numbers. Every function of two vectors requires equal
/// lengths, which the readers of an instance have made sure of.
using Vector = std::vector<mpq_class>;

/// Count some operations on numbers as long as the longest of these.
///   Error  Rejection beyond the limits of effort.hpp
void spend_on(const Vector& numbers, std::uint64_t operations);

[[nodiscard]] Vector sum(const Vector& a, const Vector& b);
[[nodiscard]] Vector difference(const Vector& a, const Vector& b);
[[nodiscard]] Vector scaled(const mpq_class& factor, const Vector& a);

[[nodiscard]] mpq_class square(const mpq_class& a);
/// The Euclidean norm, squared.
[[nodiscard]] mpq_class squared_norm(const Vector& a);
/// The largest absolute value of a coordinate.
[[nodiscard]] mpq_class largest_magnitude(const Vector& a);

/// total + weight * value, into total.
void add_weighted(mpq_class& total, const mpq_class& weight, const mpq_class& value);

/// The asymmetric linear device: w + delta (1 - (w - symmetric_point)/tau) if delta >= 0,
/// w + delta (1 + (w - symmetric_point)/tau) if delta < 0.
[[nodiscard]] mpq_class device_step(const mpq_class& w, const mpq_class& delta,
                                    const mpq_class& tau, const mpq_class& symmetric_point);
/// In each coordinate, with the symmetric point 0.
[[nodiscard]] Vector device_step(const Vector& w, const Vector& delta, const mpq_class& tau);

}  // namespace certau_verifier
