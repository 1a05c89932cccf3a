// SPDX-License-Identifier: Apache-2.0
// A partner without a JSON library. Requests have no spaces and their keys in a fixed order, so that
// looking for a key is enough:
//
//     cc -O2 -o my_update examples/partner/my_update.c
//     certau check --against ./my_update
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { most_weights = 64 };

// What follows a key in the line; null if it is not there.
static const char* after(const char* line, const char* key) {
  const char* found = strstr(line, key);
  return found ? found + strlen(key) : NULL;
}

// Reads "1.0,2.0]" and hands back how many numbers it had.
static int read_list(const char* text, double* values) {
  int count = 0;
  while (text && *text != ']' && count < most_weights) {
    char* end;
    values[count++] = strtod(text, &end);
    text = *end == ',' ? end + 1 : end;
  }
  return count;
}

static double update(double w, double delta, double tau, double symmetric_point) {
  return w + delta - fabs(delta) * (w - symmetric_point) / tau;
}

int main(void) {
  static char line[1 << 20];
  while (fgets(line, sizeof line, stdin)) {
    const char* tau = after(line, "\"kind\":\"asymmetric-linear\",\"tau\":");
    const char* symmetric_point = after(line, "\"symmetric_point\":");
    double weights[most_weights];
    double deltas[most_weights];
    const int count = read_list(after(line, "\"state\":["), weights);
    if (!tau || !symmetric_point || count == 0 ||
        read_list(after(line, "\"update\":["), deltas) != count) {
      puts("{\"unsupported\":\"updates of the asymmetric linear device are all that this does\"}");
    } else {
      printf("{\"state\":[");
      for (int k = 0; k < count; ++k)
        printf("%s%.17g", k ? "," : "",
               update(weights[k], deltas[k], atof(tau), atof(symmetric_point)));
      puts("]}");
    }
    fflush(stdout);
  }
  return 0;
}
