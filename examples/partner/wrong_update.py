# SPDX-License-Identifier: Apache-2.0
"""my_update.py with a mistake that is easily made: the saturation is measured from 0 instead of the
symmetric point, which is the same thing on a device whose symmetric point is 0.

    certau check --against "python3 examples/partner/wrong_update.py"
"""

import json
import sys


def update(w, delta, tau, symmetric_point):
    return w + delta - abs(delta) * w / tau  # w instead of w - symmetric_point


for line in sys.stdin:
    request = json.loads(line)
    device = request["device"]
    if request["request"] != "update" or device["kind"] != "asymmetric-linear":
        answer = {"unsupported": "updates of the asymmetric linear device are all that this does"}
    else:
        parameters = device["tau"], device["symmetric_point"]
        pairs = zip(request["state"], request["update"])
        answer = {"state": [update(w, delta, *parameters) for w, delta in pairs]}
    print(json.dumps(answer), flush=True)
