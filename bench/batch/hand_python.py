"""The task as a programmer writes it in plain Python: JSON Lines in, one proposal at a time, CSV out.

`python bench/batch/hand_python.py DATA.jsonl -o FILE.csv`. Every fact except the ecosystem is taken for known; nothing is validated.
"""

from __future__ import annotations

import rowwise
from task import COUNTED, EDUCATION, FULL, GRANTS, LABOUR, PROGRAMME, SPELLED

_FULL, _LABOUR, _EDUCATION = frozenset(FULL), frozenset(LABOUR), frozenset(EDUCATION)
_COUNTRY = {code: code for code in PROGRAMME} | SPELLED
_LEAST = {lot: tuple(COUNTED[rule][lot] for rule in COUNTED) for lot in (1, 2)}


def holds(proposal: rowwise.Proposal) -> tuple[bool, ...]:
    """Whether each rule holds."""
    lot, duration = proposal["lot"], proposal["duration_months"]
    countries, members, labour, education, higher, vocational = _LEAST[lot]
    full = [p for p in proposal["partners"] if p["role"] in _FULL]
    types = [p["type"] for p in full]
    limit = GRANTS[lot].get(duration) if lot == 1 else GRANTS[2][48]
    return (
        len({_COUNTRY[p["country"]] for p in full if p["country"] in _COUNTRY}) >= countries,
        len(full) >= members,
        sum(t in _LABOUR for t in types) >= labour,
        sum(t in _EDUCATION for t in types) >= education,
        types.count("HEI") >= higher,
        types.count("VET") >= vocational,
        duration in GRANTS[lot],
        limit is not None and proposal["requested_grant"] <= limit,
        len({p["pic"] for p in full}) == len(full),
        lot == 1 or proposal["ecosystem"] is not None,
    )


if __name__ == "__main__":
    rowwise.run(holds)
