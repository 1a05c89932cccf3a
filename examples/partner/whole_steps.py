# SPDX-License-Identifier: Apache-2.0
"""Updates and whole training steps, on every device that certau check asks about:

    certau check --whole-steps --against "python3 examples/partner/whole_steps.py"
"""

import json
import sys


def response(device, w):
    """The factors (q+, q-) of a step up and of a step down."""
    kind = device["kind"]
    if kind == "ideal":
        return 1.0, 1.0
    if kind == "asymmetric-linear":
        saturation = (w - device["symmetric_point"]) / device["tau"]
        return 1.0 - saturation, 1.0 + saturation
    if kind == "linear-step":
        offset = w - device["symmetric_point"]
        return 1.0 - offset / device["tau_max"], 1.0 - offset / device["tau_min"]
    if kind == "power-step":
        width = device["tau_max"] - device["tau_min"]
        up = (device["tau_max"] - w) / width
        down = (w - device["tau_min"]) / width
        return up ** device["gamma_up"], down ** device["gamma_down"]
    raise LookupError(kind)


def update(device, weights, deltas):
    def one(w, delta):
        up, down = response(device, w)
        return w + delta * (up if delta >= 0 else down)

    return [one(w, delta) for w, delta in zip(weights, deltas)]


def step(request):
    state = request["state"]
    alpha = request["learning_rate"]
    gradient = request["gradient"]
    if request["algorithm"] == "analog-sgd":
        return {"weight": update(request["device"], state["weight"], [-alpha * g for g in gradient])}
    if request["algorithm"] == "tiki-taka":
        beta = request["auxiliary_learning_rate"]
        gathered = [beta * g for g in gradient]
        auxiliary = update(request["auxiliary_device"], state["auxiliary"], gathered)
        transferred = [-alpha * p for p in auxiliary]
        weight = update(request["device"], state["weight"], transferred)
        return {"weight": weight, "auxiliary": auxiliary}
    raise LookupError(request["algorithm"])


def answer(request):
    try:
        if request["request"] == "update":
            return {"state": update(request["device"], request["state"], request["update"])}
        return {"state": step(request)}
    except LookupError as unknown:
        return {"unsupported": f"{unknown} is not implemented here"}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
