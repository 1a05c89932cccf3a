# SPDX-License-Identifier: Apache-2.0
"""An update of one's own, held against the theory:

    certau check --against "python3 examples/partner/my_update.py"

Replace `update` by yours; docs/partner-protocol.md says what else can be asked.
"""

import json
import sys


def update(w, delta, tau, symmetric_point):
    """The weight after the requested increment delta, on an asymmetric linear device."""
    return w + delta - abs(delta) * (w - symmetric_point) / tau


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
