// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

// An implementation as one may have it: double, plain loops, and nothing of Certau.

/// An array of analog weights with asymmetric linear response.
class MyArray {
 public:
  MyArray(std::vector<double> weights, double tau, double symmetric_point)
      : weights_(std::move(weights)), tau_(tau), symmetric_point_(symmetric_point) {}

  const std::vector<double>& weights() const { return weights_; }

  void update(const std::vector<double>& increments) {
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      const double saturation = (weights_[i] - symmetric_point_) / tau_;
      weights_[i] += increments[i] - std::abs(increments[i]) * saturation;
    }
  }

 private:
  std::vector<double> weights_;
  double tau_;
  double symmetric_point_;
};

/// One step of Analog SGD.
inline void analog_sgd_step(MyArray& weights, double learning_rate,
                            const std::vector<double>& gradient) {
  std::vector<double> increments;
  for (const double g : gradient) increments.push_back(-learning_rate * g);
  weights.update(increments);
}

/// One step of Tiki-Taka: gradients go to the auxiliary array, which goes to the weights.
inline void tiki_taka_step(MyArray& weights, MyArray& auxiliary, double learning_rate,
                           double auxiliary_learning_rate, const std::vector<double>& gradient) {
  std::vector<double> increments;
  for (const double g : gradient) increments.push_back(auxiliary_learning_rate * g);
  auxiliary.update(increments);
  for (std::size_t i = 0; i < increments.size(); ++i)
    increments[i] = -learning_rate * auxiliary.weights()[i];
  weights.update(increments);
}
