"""Random conditions about days, rounding, entities, groups counted, registers and tables with ranges; and of any kind."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from .random_conditions import (
    DAY_OF_SUBMISSION,
    OPEN,
    SIGNS,
    Record,
    Scene,
    Written,
    alone,
    bracketed,
    choosing,
    counting,
    grouped,
    joined,
    negated,
    of_the_proposal,
    quantified,
    sign_among,
    summing,
    two_counts,
)


def of_days(draw: Random) -> Written:
    """A day moved by months or days, compared with another."""
    months, up, sign = draw.choice((1, 12, 13, 24)), draw.random() < 0.5, draw.choice(sorted(SIGNS))
    days = draw.choice((0, 1, 30))
    text = f"start + {months} months rounded {'up' if up else 'down'}"
    text = f"({text}) + {days} days" if days else text
    by_moment = draw.random() < 0.6

    def holds(s: Scene) -> bool:
        found = later(date.fromisoformat(s.proposal["start"]), months, up) + timedelta(days=days)
        other = DAY_OF_SUBMISSION[s.proposal["submitted_at"]] if by_moment else date(2024, 3, 1)
        return bool(SIGNS[sign](found, other))

    return Written(f"{text} {sign} {'day(submitted_at)' if by_moment else '2024-03-01'}", holds)


def later(day: date, months: int, up: bool) -> date:
    """The day so many months later: step by step to the month, then back to its last day, or on to the next."""
    first = day.replace(day=1)
    for _ in range(months):
        first = (first + timedelta(days=31)).replace(day=1)
    found = first + timedelta(days=day.day - 1)
    after = (first + timedelta(days=31)).replace(day=1)
    return found if found < after else after if up else after - timedelta(days=1)


def of_rounding(draw: Random) -> Written:
    """An amount rounded to multiples, within limits."""
    word, to = draw.choice(("down", "up", "half up")), draw.choice((1, 20, 30))
    low, high = draw.choice(((0, 60), (-40, 20), (30, 150)))
    of = choosing(draw)

    def holds(s: Scene) -> bool:
        amount = sum(e["profit"] for e in of.chosen(s)) * 3 + s.proposal["grant"] * 10
        whole, rest = divmod(amount, 10 * to)
        if word == "up":
            whole += rest > 0
        elif word == "half up":
            whole += rest * 2 > 10 * to or (rest * 2 == 10 * to and amount > 0)
        return bool(low <= whole * to - 40 <= high)

    text = f"(30 % of sum(profit of {of.text}) + grant rounded {word} to multiples of {to} EUR) - 40 EUR"
    return Written(f"{text} between {low} EUR and {high} EUR", holds)


def of_one_region(draw: Random) -> Written:
    """Everybody of a list is in one and the same of two groups of countries."""
    of, regions = choosing(draw), (("CZ", "DE"), ("US",))
    return Written(
        f"all {bracketed(of)} have country in one and the same of {{union, overseas}}",
        lambda s: any(all(e["country"] in region for e in of.chosen(s)) for region in regions),
    )


def of_the_lead(draw: Random) -> Written:
    """The country of the one lead, and how many share it; nobody knows it where there is none or are several."""
    limit, sign = draw.randint(0, 3), sign_among(draw)

    def known(s: Scene) -> str | None:
        leads = [e for e in s.proposal["partners"] if e["role"] == "lead"]
        return leads[0]["country"] if len(leads) == 1 else None

    if draw.random() < 0.5:
        return Written("the_lead.country in union", lambda s: None if known(s) is None else known(s) != "US")

    def holds(s: Scene) -> bool | None:
        home, everybody = known(s), s.proposal["partners"]
        if home is not None:
            return bool(SIGNS[sign](sum(e["country"] == home for e in everybody), limit))
        # Anybody may share it, or nobody.
        found = {SIGNS[sign](number, limit) for number in range(len(everybody) + 1)}
        return found.pop() if len(found) == 1 else None

    return Written(f"count(partners where country = the_lead.country) {sign} {limit}", holds)


def counted_groups(draw: Random) -> Written:
    """How many groups that share a value satisfy a condition."""
    of, key = choosing(draw), draw.choice(("country", "role", "eche", "pic"))
    test, limit, sign = counting(draw, within_group=True), draw.randint(0, 2), sign_among(draw)

    def holds(s: Scene) -> bool:
        groups: dict[Any, list[Record]] = {}
        for e in of.chosen(s):
            groups.setdefault(e[key], []).append(e)
        found = sum(bool(test.holds(Scene(s.proposal, None, tuple(group)))) for group in groups.values())
        return SIGNS[sign](found, limit)

    return Written(f"count(distinct {key} of {bracketed(of)} for which {test.text}) {sign} {limit}", holds)


def of_steps(draw: Random) -> Written:
    """The row of a table whose ranges hold both keys; without one, not counted."""
    sign, limit, least = draw.choice((">=", "<=", "=")), draw.randint(1, 4), draw.randint(0, 3)

    def row(months: int, size: int) -> int | None:
        if months < 24:
            return 1 if size < 5 else 2 if size == 5 else None
        return (3 if size < 7 else None) if months <= 36 else 4 if size > 0 else None

    def holds(s: Scene) -> bool:
        rows = [row(s.proposal["months"], e["size"]) for e in s.proposal["partners"]]
        return sum(points is not None and SIGNS[sign](points, limit) for points in rows) >= least

    # Not all: there, a missing row would make the rule fail.
    text = f"count(partners where steps[months, size].points {sign} {limit}) >= {least}"
    return Written(text, holds, exact=False)


def in_the_register(draw: Random) -> Written:
    """Partners that are in the register, on a day or not."""
    limit, sign, absent = draw.randint(0, 3), sign_among(draw), draw.random() < 0.3
    day = draw.choice(("", " on since", " on day(submitted_at)", " on start"))

    def listed(s: Scene, e: Record) -> bool:
        when = {" on since": e["since"], " on start": s.proposal["start"]}.get(
            day, DAY_OF_SUBMISSION[s.proposal["submitted_at"]].isoformat()
        )
        return any(
            h["pic"] == e["pic"] and (not day or h["issued"] <= when <= h["expires"]) for h in s.proposal["holders"]
        )

    def holds(s: Scene) -> bool:
        return SIGNS[sign](sum(listed(s, e) is not absent for e in s.proposal["partners"]), limit)

    word = "is not listed in" if absent else "is listed in"
    return Written(f"count(partners where pic {word} holders{day}) {sign} {limit}", holds)


def of_lands(draw: Random) -> Written:
    """Whether the row of a country says yes or no; where there is none, neither is true."""
    asked, negative = draw.random() < 0.5, draw.random() < 0.3
    test = draw.choice((f"= {'yes' if asked else 'no'}", f"!= {'no' if asked else 'yes'}"))
    if draw.random() < 0.4:
        limit, sign = draw.randint(0, 3), sign_among(draw)
        word = "not " if negative else ""
        return Written(
            f"count(partners where {word}lands[country].open {test}) {sign} {limit}",
            lambda s: SIGNS[sign](
                sum((OPEN.get(e["country"]) is asked) is not negative for e in s.proposal["partners"]), limit
            ),
        )

    def holds(s: Scene) -> bool:
        found = OPEN.get(s.proposal["home"])
        return not s.wanted if found is None else found is asked

    return Written(f"lands[home].open {test}", holds)


def of_roles(draw: Random) -> Written:
    """Who may take part in which role: the role is asked for again and again."""
    allowed = {role: draw.sample(("CZ", "DE", "US"), draw.randint(1, 3)) for role in ("lead", "full", "guest")}
    some = draw.sample(sorted(allowed), draw.choice((2, 3, 3)))
    test = " or ".join(f"(role = {role} and country in {{{', '.join(allowed[role])}}})" for role in some)
    word, decide = draw.choice((("all", all), ("some", any)))
    return Written(
        f"{word} partners have {test}",
        lambda s: decide(e["role"] in some and e["country"] in allowed[e["role"]] for e in s.proposal["partners"]),
    )


def among(draw: Random) -> Written:
    """A count that is one of some numbers."""
    of, numbers, absent = choosing(draw), draw.sample(range(5), draw.randint(1, 3)), draw.random() < 0.3
    text = f"count({of.text}) {'not in' if absent else 'in'} {{{', '.join(map(str, numbers))}}}"
    return Written(text, lambda s: (len(of.chosen(s)) in numbers) is not absent)


def of_caps(draw: Random) -> Written:
    """The amount in a table with a row for every number, or for every number but the least."""
    of, sign = choosing(draw), draw.choice((">=", "<="))
    key, of_months = draw.choice((("months", True), (f"count({of.text})", False)))

    def holds(s: Scene) -> bool:
        number = s.proposal["months"] if of_months else len(of.chosen(s))
        cap = None if number < 1 else 100 if number <= 2 else 200 if number < 24 else 500
        return not s.wanted if cap is None else SIGNS[sign](s.proposal["grant"], cap)

    return Written(f"grant {sign} caps[{key}].cap", holds)


NEWER = (
    of_roles,
    among,
    of_caps,
    of_lands,
    of_days,
    of_rounding,
    of_one_region,
    of_the_lead,
    counted_groups,
    of_steps,
    in_the_register,
)
KINDS = (
    counting,
    counting,
    counting,
    two_counts,
    summing,
    quantified,
    grouped,
    grouped,
    alone,
    of_the_proposal,
    *NEWER,
)


def condition(draw: Random) -> Written:
    """Any condition, sometimes two joined, sometimes negated."""
    made = draw.choice(KINDS)(draw)
    if draw.random() < 0.25:
        made = joined(draw.choice(("and", "or")), made, draw.choice(KINDS)(draw))
        return negated(made) if draw.random() < 0.3 else Written(made.text, made.holds)
    return negated(made) if draw.random() < 0.2 else made


def guard(draw: Random) -> Written:
    """A condition for `when`: without a table, whose missing row means something else there."""
    while any(table in (made := condition(draw)).text for table in ("limits[", "lands[home]", "caps[")):
        pass
    return made
