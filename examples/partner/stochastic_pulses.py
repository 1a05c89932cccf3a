# SPDX-License-Identifier: Apache-2.0
"""An update by whole pulses of the size 1/100, whose number is rounded at random so that its mean is
right:

    certau check mean-update --granularity 1/100 --against "python3 examples/partner/stochastic_pulses.py"
"""

import json
import math
import random
import sys

PULSE = 0.01


def update(w, delta, tau, symmetric_point):
    wanted = abs(delta) / PULSE
    pulses = math.floor(wanted)
    if random.random() < wanted - pulses:
        pulses += 1
    for _ in range(pulses):
        pulse = math.copysign(PULSE, delta)
        w += pulse - PULSE * (w - symmetric_point) / tau
    return w


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
