"""OpenFisca-Core: partners are persons, a proposal is a group, rules are formulas over arrays of all of them at once.

It has no distinct count: one `any` for each of the 33 countries; PICs are compared by sorting them with NumPy.
`python bench/batch/peers_openfisca.py DATA.jsonl -o FILE.csv --limit N`
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import rowwise
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable
from task import COUNTED, EDUCATION, FULL, GRANTS, LABOUR, PROGRAMME, ROLES, TYPES

Formula = Callable[[Any, Any], Any]

EVER = "2022-01"
PARTNER = build_entity(key="partner", plural="partners", label="Partner", is_person=True)
MEMBER = {"key": "member", "plural": "members", "label": "member"}
PROPOSAL = build_entity(key="proposal", plural="proposals", label="Proposal", roles=[MEMBER])
PARTNER_FACTS, PROPOSAL_FACTS = (
    ("country", "role", "type", "pic"),
    ("lot", "duration_months", "requested_grant", "ecosystem"),
)


def variable(name: str, entity: Any, kind: type, formula: Formula | None = None) -> type:
    body = {"value_type": kind, "entity": entity, "definition_period": DateUnit.MONTH, "label": name}
    if formula is not None:
        body["formula"] = formula
    return type(name, (Variable,), body)


def least(rule: str, proposals: Any, time: Any) -> Any:
    return np.where(proposals("lot", time) == 1, COUNTED[rule][1], COUNTED[rule][2])


def countries(proposals: Any, time: Any) -> Any:
    country, full = proposals.members("country", time), proposals.members("is_full", time)
    found = sum(proposals.any(full * (country == place)).astype(int) for place in range(len(PROGRAMME)))
    return found >= least("countries", proposals, time)


def counted(rule: str, types: Sequence[str]) -> Formula:
    numbers = [TYPES.index(code) for code in types]

    def formula(proposals: Any, time: Any) -> Any:
        full, kind = proposals.members("is_full", time), proposals.members("type", time)
        return proposals.sum(full * np.isin(kind, numbers)) >= least(rule, proposals, time)

    return formula


def duration(proposals: Any, time: Any) -> Any:
    months = proposals("duration_months", time)
    return np.where(proposals("lot", time) == 1, np.isin(months, list(GRANTS[1])), months == 48)


def grant(proposals: Any, time: Any) -> Any:
    months, asked = proposals("duration_months", time), proposals("requested_grant", time)
    within = np.logical_or.reduce([(months == m) * (asked <= limit) for m, limit in GRANTS[1].items()])
    return np.where(proposals("lot", time) == 1, within, asked <= GRANTS[2][48])


def listed_once(proposals: Any, time: Any) -> Any:
    full, pic = proposals.members("is_full", time), proposals.members("pic", time)
    place = proposals.members_entity_id
    order = np.lexsort((pic, place))
    kept = order[full[order]]
    same = (place[kept][1:] == place[kept][:-1]) & (pic[kept][1:] == pic[kept][:-1])
    twice = np.zeros(proposals.count, bool)
    twice[place[kept][1:][same]] = True
    return ~twice


FORMULAS: dict[str, Formula] = {
    "countries": countries,
    "full_partners": lambda p, t: p.sum(p.members("is_full", t)) >= least("full_partners", p, t),
    "labour_market": counted("labour_market", LABOUR),
    "education_providers": counted("education_providers", EDUCATION),
    "higher_education": counted("higher_education", ("HEI",)),
    "vocational": counted("vocational", ("VET",)),
    "duration": duration,
    "grant": grant,
    "listed_once": listed_once,
    "ecosystem": lambda p, t: (p("lot", t) == 1) + (p("ecosystem", t) == 1),
}


def system() -> Any:
    built = TaxBenefitSystem([PARTNER, PROPOSAL])
    full = [ROLES.index(role) for role in FULL]
    variables = [variable(name, PARTNER, int) for name in PARTNER_FACTS]
    variables += [variable(name, PROPOSAL, float if name == "requested_grant" else int) for name in PROPOSAL_FACTS]
    variables.append(variable("is_full", PARTNER, bool, lambda p, t: np.isin(p("role", t), full)))
    variables += [variable(f"rule_{name}", PROPOSAL, bool, formula) for name, formula in FORMULAS.items()]
    for each in variables:
        built.add_variable(each)
    return built


def rows(proposals: list[rowwise.Proposal]) -> Iterator[list[object]]:
    place = {code: at for at, code in enumerate(PROGRAMME)}
    members = [(at, q) for at, p in enumerate(proposals) for q in p["partners"]]
    facts = {
        "country": [place.get(q["country"], -1) for _, q in members],
        "role": [ROLES.index(q["role"]) for _, q in members],
        "type": [TYPES.index(q["type"]) for _, q in members],
        "pic": [int(q["pic"]) for _, q in members],
        **{name: [p[name] for p in proposals] for name in PROPOSAL_FACTS if name != "ecosystem"},
        "ecosystem": [p["ecosystem"] is not None for p in proposals],
    }
    rules, builder = system(), SimulationBuilder()
    builder.create_entities(rules)
    builder.declare_person_entity("partner", np.arange(len(members)))
    group = builder.declare_entity("proposal", np.arange(len(proposals)))
    builder.join_with_persons(group, np.array([at for at, _ in members]), np.full(len(members), "member"))
    simulation = builder.build(rules)
    for name, values in facts.items():
        simulation.set_input(name, EVER, np.array(values))
    found = [simulation.calculate(f"rule_{rule}", EVER).tolist() for rule in rowwise.ASKED]
    for proposal, holds in zip(proposals, zip(*found, strict=True), strict=True):
        yield rowwise.row(proposal, holds)


if __name__ == "__main__":
    given = rowwise.asked()
    rowwise.write(given.output, rows(list(rowwise.read(given.data, given.limit))))
