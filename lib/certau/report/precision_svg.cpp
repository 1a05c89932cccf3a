// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "certau/report/precision_report.hpp"
#include "certau/report/precision_text.hpp"

namespace certau {
namespace {

constexpr double left = 70, right = 560, top = 40, bottom = 400, page_width = 720,
                 page_height = 450;
constexpr std::array colours{"#225588", "#bb5522", "#338833", "#884499",
                             "#aa8800", "#117777", "#999999", "#cc3366"};

// A picture rounds as it likes: nothing is decided by it.
struct Curve {
  std::string name;
  std::vector<std::pair<double, double>> points;  // log10 of step and error
  bool dashed = false;
};

void add(Curve& curve, std::int64_t step, double error) {
  if (step > 0 && error > 0 && std::isfinite(error))
    curve.points.emplace_back(std::log10(static_cast<double>(step)), std::log10(error));
}

std::vector<Curve> curves_of(const PrecisionReport& report) {
  std::vector<Curve> curves;
  for (const auto& [number, run] : report.floats) {
    Curve curve{number_name(number), {}};
    for (const auto& [step, error] : run->weight().error.path()) add(curve, step, error.upper);
    curves.push_back(curve);
  }
  Curve bound{"double, bound", {}, true};
  for (const auto& [step, error] : report.double_bound.path) add(bound, step, error.weight);
  curves.push_back(bound);
  return curves;
}

std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text)
    result += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string{c};
  return result;
}

}  // namespace

std::string precision_svg(const PrecisionCell& cell, const std::string& title) {
  const auto curves = curves_of(cell.report);
  double last = 1;
  double low = 0;
  double high = -1;
  for (const auto& curve : curves)
    for (const auto& [x, y] : curve.points) {
      last = std::max(last, std::ceil(x));
      low = std::min(low, std::floor(y));
      high = std::max(high, std::ceil(y));
    }
  const auto across = [&](double x) { return left + (right - left) * x / last; };
  const auto down = [&](double y) { return bottom - (bottom - top) * (y - low) / (high - low); };
  std::string text = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" "
      "font-family=\"sans-serif\" font-size=\"12\">\n"
      "<rect width=\"{0}\" height=\"{1}\" fill=\"white\"/>\n"
      "<text x=\"{2}\" y=\"22\">{3}</text>\n"
      "<text x=\"{4}\" y=\"{5}\" text-anchor=\"middle\">step</text>\n"
      "<text x=\"{2}\" y=\"{6}\">error of the weight</text>\n",
      page_width, page_height, left, escaped(title), (left + right) / 2, bottom + 40, top - 4);
  const auto line = [&](double x1, double y1, double x2, double y2) {
    text += fmt::format(
        "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"#dddddd\"/>\n", x1,
        y1, x2, y2);
  };
  for (double x = 0; x <= last; ++x) {
    line(across(x), top, across(x), bottom);
    text += fmt::format("<text x=\"{:.1f}\" y=\"{}\" text-anchor=\"middle\">1e{}</text>\n",
                        across(x), bottom + 18, x);
  }
  const double stride = std::max(1.0, std::ceil((high - low) / 12));
  for (double y = low; y <= high; y += stride) {
    line(left, down(y), right, down(y));
    text += fmt::format("<text x=\"{}\" y=\"{:.1f}\" text-anchor=\"end\">1e{}</text>\n", left - 6,
                        down(y) + 4, y);
  }
  for (std::size_t k = 0; k < curves.size(); ++k) {
    const char* colour = curves[k].dashed ? "black" : colours.at(k % colours.size());
    std::string points;
    for (const auto& [x, y] : curves[k].points)
      points += fmt::format("{:.1f},{:.1f} ", across(x), down(y));
    text += fmt::format(
        "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\"{}/>\n"
        "<text x=\"{}\" y=\"{}\" fill=\"{}\">{}</text>\n",
        points, colour, curves[k].dashed ? " stroke-dasharray=\"5 3\"" : "", right + 12,
        top + 16 * static_cast<double>(k + 1), colour, curves[k].name);
  }
  return text + "</svg>\n";
}

}  // namespace certau
