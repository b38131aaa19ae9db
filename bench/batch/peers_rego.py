"""regopy (rego-cpp): one Rego module, compiled once into a bundle. It can say the whole task.

`python bench/batch/peers_rego.py DATA.jsonl -o FILE.csv --limit N`
"""

from __future__ import annotations

import json
from collections.abc import Iterable

import rowwise
from regopy import Interpreter
from task import COUNTED, EDUCATION, FULL, GRANTS, LABOUR, PROGRAMME


def listed(codes: Iterable[object]) -> str:
    return "{" + ", ".join(json.dumps(code) for code in codes) + "}"


MODULE = f"""package task
import rego.v1
programme := {listed(PROGRAMME)}
labour := {listed(LABOUR)}
education := {listed(EDUCATION)}
full_roles := {listed(FULL)}
least := {{"1": {[n[1] for n in COUNTED.values()]}, "2": {[n[2] for n in COUNTED.values()]}}}
grants := {json.dumps({str(m): g for m, g in GRANTS[1].items()})}
low := least[sprintf("%d", [input.lot])]
full := [p | some p in input.partners; p.role in full_roles]
default countries := false
countries if count({{p.country | some p in full; p.country in programme}}) >= low[0]
default full_partners := false
full_partners if count(full) >= low[1]
default labour_market := false
labour_market if count([1 | some p in full; p.type in labour]) >= low[2]
default education_providers := false
education_providers if count([1 | some p in full; p.type in education]) >= low[3]
default higher_education := false
higher_education if {{ some p in full; p.type == "HEI" }}
default vocational := false
vocational if {{ some p in full; p.type == "VET" }}
default duration := false
duration if {{ input.lot == 1; grants[sprintf("%d", [input.duration_months])] }}
duration if {{ input.lot == 2; input.duration_months == 48 }}
default grant := false
grant if {{ input.lot == 1; input.requested_grant <= grants[sprintf("%d", [input.duration_months])] }}
grant if {{ input.lot == 2; input.requested_grant <= {GRANTS[2][48]} }}
default listed_once := false
listed_once if count({{p.pic | some p in full}}) == count(full)
default ecosystem := false
ecosystem if input.lot == 1
ecosystem if input.ecosystem != null
out := [{", ".join(rowwise.ASKED)}]
"""
INTERPRETER = Interpreter()
INTERPRETER.add_module("task.rego", MODULE)
BUNDLE = INTERPRETER.build("data.task.out", ["task/out"])


def holds(proposal: rowwise.Proposal) -> list[bool]:
    """Whether each rule holds."""
    INTERPRETER.set_input(proposal)
    answer: list[bool] = json.loads(str(INTERPRETER.query_bundle(BUNDLE)))["expressions"][0]
    return answer


if __name__ == "__main__":
    rowwise.run(holds)
