"""rule-engine: one compiled expression a rule, over the dictionary of the proposal. It can say the whole task.

`python bench/batch/peers_rule_engine.py DATA.jsonl -o FILE.csv --limit N`
"""

from __future__ import annotations

from collections.abc import Iterable

import rowwise
import rule_engine
from task import COUNTED, EDUCATION, FULL, GRANTS, LABOUR, PROGRAMME


def listed(codes: Iterable[object]) -> str:
    return "[" + ", ".join(repr(code) for code in codes) + "]"


def least(rule: str) -> str:
    return f"(lot == 1 ? {COUNTED[rule][1]} : {COUNTED[rule][2]})"


FULLY = f"q.role in {listed(FULL)}"


def number(condition: str) -> str:
    return f"[q for q in partners if {FULLY} and {condition}].length"


within = " or ".join(
    f"duration_months == {months} and requested_grant <= {limit}" for months, limit in GRANTS[1].items()
)
EXPRESSIONS = {
    "countries": f"[q.country for q in partners if {FULLY} and q.country in {listed(PROGRAMME)}].to_set.length >= {least('countries')}",
    "full_partners": f"[q for q in partners if {FULLY}].length >= {least('full_partners')}",
    "labour_market": f"{number(f'q.type in {listed(LABOUR)}')} >= {least('labour_market')}",
    "education_providers": f"{number(f'q.type in {listed(EDUCATION)}')} >= {least('education_providers')}",
    "higher_education": f"{number('q.type == ' + repr('HEI'))} >= 1",
    "vocational": f"{number('q.type == ' + repr('VET'))} >= 1",
    "duration": f"lot == 1 ? duration_months in {listed(GRANTS[1])} : duration_months == 48",
    "grant": f"lot == 1 ? ({within}) : requested_grant <= {GRANTS[2][48]}",
    "listed_once": f"[q.pic for q in partners if {FULLY}].to_set.length == [q for q in partners if {FULLY}].length",
    "ecosystem": "lot == 1 or ecosystem != null",
}
RULES = [rule_engine.Rule(EXPRESSIONS[rule]) for rule in rowwise.ASKED]


if __name__ == "__main__":
    rowwise.run(lambda proposal: [rule.matches(proposal) for rule in RULES])
