"""Random conditions, written as `.pol` text and, beside it, as a Python function that decides them on complete data.

Nothing here knows of missing facts: what a condition means when some are missing follows from filling them in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from math import prod
from random import Random
from typing import Any, TypeAlias

Record: TypeAlias = Mapping[str, Any]

HEADER = """\
policy small
  title  en "Small" cs "Malý"
  source page en "Page" cs "Stránka"

vocabulary country
  CZ en "Czechia" cs "Česko"
  DE en "Germany" cs "Německo"
  US en "United States" cs "Spojené státy"
  group union = CZ, DE en "union" cs "unie"
  group overseas = US en "overseas" cs "zámoří"

vocabulary role
  lead en "lead" cs "vedoucí"
  full en "full" cs "řádný"
  guest en "guest" cs "host"

record proposal
  id : text required en "id" cs "označení"
  months : number at least 0 en "months" cs "měsíce"
  grant : money EUR at least 0 en "grant" cs "grant"
  home : country en "home" cs "domov"
  signed : yes_no en "signed" cs "podepsáno"
  start : date en "start" cs "začátek"
  submitted_at : datetime en "submitted at" cs "podáno"
  partners : list of partner en "partners" cs "partneři"

record partner
  label "{pic}"
  pic : text en "PIC" cs "PIC"
  country : country en "country" cs "země"
  role : role en "role" cs "role"
  eche : yes_no en "charter" cs "listina"
  size : number at least 0 en "size" cs "velikost"
  profit : money EUR en "profit" cs "zisk"
  since : date en "since" cs "od"

register holders
  called en "holder", "holders" cs "držitel", "držitelé", "držitele", "držitelů"
  pic : text en "PIC" cs "PIC"
  issued : date en "issued" cs "vydáno"
  expires : date en "expires" cs "platí do"
  label "{pic}"
  holds from issued to expires

table steps
  | months    | size | points |
  | < 24      | < 5  | 1      |
  | < 24      | 5    | 2      |
  | 24 to 36  | < 7  | 3      |
  | > 36      | > 0  | 4      |

table limits
  | months | most    |
  | 24     | 100 EUR |
  | 36     | 200 EUR |

table caps
  | months      | cap     |
  | 1 to 2      | 100 EUR |
  | 3 to 23     | 200 EUR |
  | at least 24 | 500 EUR |

table lands
  | country | open |
  | CZ      | yes  |
  | DE      | no   |

define members = partners where role in {lead, full}
define the_lead = the one of partners where role = lead
"""
LIMITS = {24: 100, 36: 200}
OPEN = {"CZ": True, "DE": False}
DAYS = ("2023-01-31", "2024-02-29")
FRESH = "fresh"
"""Stands for texts that nothing else bears."""

PARTNER_DOMAINS: Mapping[str, tuple[Any, ...]] = {
    "pic": ("A", "B", FRESH),
    "country": ("CZ", "DE", "US"),
    "role": ("lead", "full", "guest"),
    "eche": (True, False),
    "size": (0, 5, 7),
    "profit": (-60, 0, 60),
    "since": DAYS,
}
HOLDER_DOMAINS: Mapping[str, tuple[Any, ...]] = {"pic": ("A", "B", FRESH), "issued": DAYS, "expires": DAYS}
PROPOSAL_DOMAINS: Mapping[str, tuple[Any, ...]] = {
    "months": (12, 24, 36),
    "grant": (50, 150, 500),
    "home": ("CZ", "DE", "US"),
    "signed": (True, False),
    "start": DAYS,
    # In Brussels the next day, summer time already over, and the same day.
    "submitted_at": ("2024-02-28T23:30:00Z", "2024-10-27T22:30:00Z", "2024-01-31T12:00:00+05:00"),
}
DAY_OF_SUBMISSION = {
    moment: date.fromisoformat(day)
    for moment, day in zip(PROPOSAL_DOMAINS["submitted_at"], ("2024-02-29", "2024-10-27", "2024-01-31"), strict=True)
}
SIGNS: Mapping[str, Callable[[Any, Any], bool]] = {
    ">=": lambda a, b: a >= b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}


@dataclass(frozen=True, slots=True)
class Scene:
    """What a condition is asked of; `wanted` is the answer that makes the whole rule pass."""

    proposal: Record
    element: Record | None = None
    group: tuple[Record, ...] = ()
    wanted: bool = True


Holds: TypeAlias = Callable[[Scene], bool | None]
"""None: nobody knows, though every fact is known."""


@dataclass(frozen=True, slots=True)
class Written:
    """A condition as text and as a function; `exact` where the meaning promises more than soundness."""

    text: str
    holds: Holds
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Choosing:
    """A list of elements as text and as a function."""

    text: str
    chosen: Callable[[Scene], tuple[Record, ...]]
    exact: bool


# ── conditions on one element ──


def element_test(draw: Random, fields: list[str]) -> Written:
    """A test of one field; takes it out of `fields`, so that each is read at most once."""
    name = fields.pop(draw.randrange(len(fields)))
    match name:
        case "pic":
            value, sign = draw.choice(("A", "B")), draw.choice(("=", "!="))
            return Written(f'pic {sign} "{value}"', lambda s: SIGNS[sign](_of(s, "pic"), value))
        case "since":
            sign, day = draw.choice(sorted(SIGNS)), draw.choice(DAYS)
            return Written(f"since {sign} {day}", lambda s: SIGNS[sign](_of(s, "since"), day))
        case "eche":
            held = draw.random() < 0.5
            return Written(f"eche = {'yes' if held else 'no'}", lambda s: bool(_of(s, "eche") == held))
        case "size" | "profit":
            sign, limit = draw.choice(sorted(SIGNS)), 5 if name == "size" else 0
            unit = "" if name == "size" else " EUR"
            return Written(f"{name} {sign} {limit}{unit}", lambda s: SIGNS[sign](_of(s, name), limit))
        case _:
            codes = PARTNER_DOMAINS[name]
            some = draw.sample(codes, draw.choice((1, 2, 2, 3)))
            if name == "country" and draw.random() < 0.4:
                return Written("country in union", lambda s: _of(s, "country") in ("CZ", "DE"))
            if len(some) == 1 and draw.random() < 0.5:
                return Written(f"{name} != {some[0]}", lambda s: bool(_of(s, name) != some[0]))
            return Written(f"{name} in {{{', '.join(some)}}}", lambda s: _of(s, name) in some)


def element_condition(draw: Random, fields: list[str]) -> Written:
    """Tests of the element's own fields, each read once, joined by `and`, `or`, `not`."""
    first = element_test(draw, fields)
    if fields and draw.random() < 0.5:
        first = joined(draw.choice(("and", "or")), first, element_test(draw, fields))
    return negated(first) if draw.random() < 0.25 else first


def _of(scene: Scene, name: str) -> Any:
    assert scene.element is not None
    return scene.element[name]


def joined(word: str, left: Written, right: Written) -> Written:
    """Two conditions with `and` or `or` between them."""
    exact = left.exact and right.exact
    text = f"({left.text}) {word} ({right.text})"
    decisive = word == "or"

    def holds(s: Scene) -> bool | None:
        found = (left.holds(s), right.holds(s))
        return decisive if decisive in found else None if None in found else not decisive

    return Written(text, holds, exact)


def negated(inner: Written) -> Written:
    """Not that."""

    def holds(s: Scene) -> bool | None:
        found = inner.holds(Scene(s.proposal, s.element, s.group, not s.wanted))
        return None if found is None else not found

    return Written(f"not ({inner.text})", holds, inner.exact)


# ── lists, and what is counted of them ──


def choosing(draw: Random, *, within_group: bool = False) -> Choosing:
    """The partners, those of a definition or of the group at hand, filtered or not."""
    fields = list(PARTNER_DOMAINS)
    base = "group" if within_group else draw.choice(("partners", "partners", "members"))
    if base == "members":
        fields.remove("role")
    kind = draw.random()
    if kind < 0.25:
        return Choosing(base, lambda s: _base(base, s), exact=not within_group)
    if kind < 0.4:
        test = Written("country = home", lambda s: bool(_of(s, "country") == s.proposal["home"]))
        return _filtered(base, test, exact=False)
    if kind < 0.5:
        once = element_condition(draw, fields)
        return _filtered(base, joined("or", once, element_condition(draw, list(PARTNER_DOMAINS))), exact=False)
    return _filtered(base, element_condition(draw, fields), exact=not within_group)


def _filtered(base: str, test: Written, *, exact: bool) -> Choosing:
    def chosen(s: Scene) -> tuple[Record, ...]:
        return tuple(e for e in _base(base, s) if test.holds(Scene(s.proposal, e, s.group)))

    return Choosing(f"{base} where {test.text}", chosen, exact)


def _base(name: str, scene: Scene) -> tuple[Record, ...]:
    elements = scene.group if name == "group" else tuple(scene.proposal["partners"])
    return tuple(e for e in elements if e["role"] != "guest") if name == "members" else elements


def counting(draw: Random, *, within_group: bool = False) -> Written:
    """A count, or a count of different values, compared with a number."""
    of, limit, sign = choosing(draw, within_group=within_group), draw.randint(0, 3), sign_among(draw)
    exact = of.exact and sign in (">=", ">", "<=", "<")
    if draw.random() < 0.45 and not within_group:
        key = draw.choice(("country", "country", "role", "eche", "pic"))
        return Written(
            f"count(distinct {key} of {of.text}) {sign} {limit}",
            lambda s: SIGNS[sign](len({e[key] for e in of.chosen(s)}), limit),
            exact,
        )
    return Written(f"count({of.text}) {sign} {limit}", lambda s: SIGNS[sign](len(of.chosen(s)), limit), exact)


def sign_among(draw: Random) -> str:
    """Some sign."""
    return draw.choice((">=", ">=", "<=", ">", "<", "=", "!="))


def two_counts(draw: Random) -> Written:
    """A relation between two counts, with sums and products of them."""
    left, right, sign, factor = choosing(draw), choosing(draw), sign_among(draw), draw.randint(1, 2)
    return Written(
        f"count({left.text}) + 1 {sign} {factor} * count({right.text})",
        lambda s: SIGNS[sign](len(left.chosen(s)) + 1, factor * len(right.chosen(s))),
    )


def summing(draw: Random) -> Written:
    """A sum, or the least or greatest value, compared with an amount or a share of the grant."""
    name, of, sign = draw.choice(("size", "profit")), choosing(draw), sign_among(draw)
    word = draw.choice(("sum", "min", "max"))
    limit, unit = (draw.choice((3, 5, 12)), "") if name == "size" else (draw.choice((-10, 0, 60)), " EUR")
    share = name == "profit" and draw.random() < 0.4
    right = "30 % of grant" if share else f"{limit}{unit}"

    def holds(s: Scene) -> bool:
        values = [e[name] for e in of.chosen(s)]
        if not values and word != "sum":
            return False
        value = sum(values) if word == "sum" else min(values) if word == "min" else max(values)
        return SIGNS[sign](value * 10, s.proposal["grant"] * 3 if share else limit * 10)

    return Written(f"{word}({name} of {of.text}) {sign} {right}", holds)


def quantified(draw: Random) -> Written:
    """`all`, `some` or `no` elements of a list satisfy a condition."""
    of, test = choosing(draw), element_condition(draw, list(PARTNER_DOMAINS))
    word, decide = _quantifier(draw)
    return Written(
        f"{word} {bracketed(of)} have {test.text}",
        lambda s: decide(test.holds(Scene(s.proposal, e)) for e in of.chosen(s)),
    )


def grouped(draw: Random) -> Written:
    """`all`, `some` or `no` groups that share a value satisfy a condition on the group."""
    of, key = choosing(draw), draw.choice(("country", "role", "eche", "pic"))
    word, decide = _quantifier(draw)
    test = counting(draw, within_group=True)
    if draw.random() < 0.3:
        test = joined(draw.choice(("and", "or")), test, counting(draw, within_group=True))

    def holds(s: Scene) -> bool:
        groups: dict[Any, list[Record]] = {}
        for e in of.chosen(s):
            groups.setdefault(e[key], []).append(e)
        return decide(test.holds(Scene(s.proposal, None, tuple(group))) for group in groups.values())

    return Written(f"{word} distinct {key} of {bracketed(of)} have {test.text}", holds)


def _quantifier(draw: Random) -> tuple[str, Callable[[Iterable[bool | None]], bool]]:
    return draw.choice((("all", all), ("some", any), ("no", lambda found: not any(found))))


def alone(draw: Random) -> Written:
    """No two elements of a list share a value."""
    of, key = choosing(draw), draw.choice(("pic", "country"))

    def holds(s: Scene) -> bool:
        keys = [e[key] for e in of.chosen(s)]
        return len(keys) == len(set(keys))

    return Written(f"no two {bracketed(of)} share {key}", holds)


def of_the_proposal(draw: Random) -> Written:
    """A condition on the proposal's own fields; a table without a row makes the rule fail."""
    sign = draw.choice((">=", "<=", "<"))

    def within(s: Scene) -> bool:
        most = LIMITS.get(s.proposal["months"])
        return SIGNS[sign](s.proposal["grant"], most) if most is not None else not s.wanted

    return draw.choice(
        (
            Written(f"grant {sign} limits[months].most", within),
            Written("signed", lambda s: bool(s.proposal["signed"])),
            Written("home in union", lambda s: s.proposal["home"] != "US"),
            Written("months in {12, 24}", lambda s: s.proposal["months"] in (12, 24)),
            Written("grant is given", lambda s: True),
        )
    )


def bracketed(of: Choosing) -> str:
    """A list as text, its filter in brackets."""
    return of.text.replace(" where ", " where (", 1) + (")" if " where " in of.text else "")


# ── proposals, and the ways of filling them in ──


def proposal(draw: Random, most: int = 5, ways: int = 600) -> dict[str, Any]:
    """A small proposal with so few facts missing that all completions can be tried."""
    doubt = draw.choice((0.0, 0.15, 0.3, 0.5))
    made: dict[str, Any] = {name: draw.choice(values) for name, values in PROPOSAL_DOMAINS.items()}
    partners = [
        {name: draw.choice(values[:2] if name == "pic" else values) for name, values in PARTNER_DOMAINS.items()}
        for _ in range(draw.randint(0, most))
    ]
    holders = [{name: draw.choice(v[:2]) for name, v in HOLDER_DOMAINS.items()} for _ in range(draw.randint(0, 2))]
    made |= {"id": "P", "partners": partners, "holders": holders}
    records = (made, *partners, *holders)
    places = [(record, name) for record in records for name in record if name not in ("id", "partners", "holders")]
    draw.shuffle(places)
    left = ways
    for record, name in places:
        domains = PROPOSAL_DOMAINS if record is made else HOLDER_DOMAINS if record in holders else PARTNER_DOMAINS
        options = len(domains[name])
        if draw.random() < doubt and left >= options:
            left //= options
            record[name] = None
    return made


def completions(partial: Record) -> Iterator[dict[str, Any]]:
    """Every way of filling in the missing facts, texts from `A`, `B` and as many others as needed."""
    for facts in _filled(partial, PROPOSAL_DOMAINS, "P"):
        fillings = [list(_filled(p, PARTNER_DOMAINS, str(i))) for i, p in enumerate(partial["partners"])]
        entries = [list(_filled(h, HOLDER_DOMAINS, f"R{i}")) for i, h in enumerate(partial["holders"])]
        for partners in product(*fillings):
            for holders in product(*entries):
                yield {**facts, "partners": partners, "holders": holders}


def number_of_completions(partial: Record) -> int:
    """How many `completions` there are."""
    records = (
        (partial, PROPOSAL_DOMAINS),
        *((p, PARTNER_DOMAINS) for p in partial["partners"]),
        *((h, HOLDER_DOMAINS) for h in partial["holders"]),
    )
    return prod(len(values) for record, domains in records for name, values in domains.items() if record[name] is None)


def _filled(record: Record, domains: Mapping[str, tuple[Any, ...]], mark: str) -> Iterator[dict[str, Any]]:
    unknown = [name for name in domains if record[name] is None]
    for values in product(*(domains[name] for name in unknown)):
        chosen = {n: f"{FRESH}-{mark}" if v == FRESH else v for n, v in zip(unknown, values, strict=True)}
        yield {**record, **chosen}
