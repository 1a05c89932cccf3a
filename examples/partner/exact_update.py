# SPDX-License-Identifier: Apache-2.0
"""my_update.py in exact numbers: no rounding, so that nothing is allowed for it.

    certau check --number rational --against "python3 examples/partner/exact_update.py"
"""

import json
import sys
from fractions import Fraction


def update(w, delta, tau, symmetric_point):
    return w + delta - abs(delta) * (w - symmetric_point) / tau


for line in sys.stdin:
    request = json.loads(line)
    device = request["device"]
    if request["request"] != "update" or device["kind"] != "asymmetric-linear":
        answer = {"unsupported": "updates of the asymmetric linear device are all that this does"}
    else:
        parameters = Fraction(device["tau"]), Fraction(device["symmetric_point"])
        pairs = zip(map(Fraction, request["state"]), map(Fraction, request["update"]))
        answer = {"state": [str(update(w, delta, *parameters)) for w, delta in pairs]}
    print(json.dumps(answer), flush=True)
