"""Room `reporting`: the pictures of a batch that depend on what its proposals say: countries and amounts of money."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from ..checking.schema import Field, Record, Schema
from ..evaluation.verdict import Outcome
from ..text.locale import collation_key, money, number, typeset
from ..text.messages import say
from .breakdowns import Place, role_field
from .figures import FigureRow, FigureView, number_cell, share, share_cell, stretches
from .pages import ORDER, Status, Words
from .tally import Amount, Tally
from .view import proposal_status
from .wording import capital, code_label, field_label, listed

MOST_COUNTRIES = 20
"""So many countries have a bar of their own; the others share the last one."""

# ── countries ─────────────────────────────────────────────────────────────────────────────


def country_figures(tally: Tally, language: str) -> tuple[FigureView, ...]:
    """A picture for each field that holds a country, the elements of a list told apart by their role."""
    figures: list[FigureView] = []
    for place, counts in tally.places.items():
        if counts:
            schema = tally.schemas[place.name]
            figures.append(_countries(place, counts, schema, len(figures) + 1, language))
    return tuple(figures)


def _countries(
    place: Place, counts: Counter[tuple[str | None, str | None]], schema: Schema, number_of: int, language: str
) -> FigureView:
    listing = next((f for f in schema.proposal.fields if f.name == place.list), None)
    record = schema.records[listing.type.of or ""] if listing is not None else schema.proposal
    field = record.fields[record.index(place.field)]
    told = listing is not None and role_field(record, schema, field.name) is not None
    series: dict[str | None, Status] = {None: _one(1, say(language, "label-count"))}
    if told:
        series = _series(counts, record, field, schema, language)
    groups, unknown = _grouped(counts, field, schema, language)
    totals = {id: Counter({r: sum(counts[c, r] for c in codes) for r in series}) for _, id, codes in groups}
    whole, longest = counts.total(), max(total.total() for total in totals.values())
    rows = tuple(
        _country_row(label, id, totals[id], series, (whole, longest), told, language) for label, id, _ in groups
    )
    columns = tuple(series.values()) if told else ()
    plain = field_label(listing, language) if listing is not None else place.field
    return FigureView(
        f"countries-{number_of}",
        Words(say(language, "figure-countries", noun=capital(listed(record.noun, language) or plain))),
        typeset(language, _message(counts, groups, unknown, language)),
        "",
        False,
        columns,
        (
            capital(field_label(field, language)),
            *(status.word for status in columns),
            say(language, "label-count"),
            say(language, "label-share"),
        ),
        rows,
    )


def _one(position: int, word: str) -> Status:
    return Status(f"series-{position}", word)


def _series(
    counts: Counter[tuple[str | None, str | None]], record: Record, field: Field, schema: Schema, language: str
) -> dict[str | None, Status]:
    """What tells the elements apart, in the order of the vocabulary; those of unknown role last."""
    role = role_field(record, schema, field.name)
    assert role is not None
    order = list(schema.vocabularies[role.type.of or ""].entries)
    roles = sorted({r for _, r in counts}, key=lambda r: order.index(r) if r in order else len(order))
    words = [
        say(language, "figure-role-unknown") if r is None else capital(code_label(r, role.type, schema, language))
        for r in roles
    ]
    return {r: _one(position, word) for position, (r, word) in enumerate(zip(roles, words, strict=True), 1)}


def _grouped(
    counts: Counter[tuple[str | None, str | None]], field: Field, schema: Schema, language: str
) -> tuple[list[tuple[str, str, list[str | None]]], int]:
    """The bars, each with its label, its id and its codes: the countries most often named, the rest, the unknown."""
    totals: Counter[str] = Counter()
    for (code, _), n in counts.items():
        if code is not None:
            totals[code] += n
    names = {code: capital(code_label(code, field.type, schema, language)) for code in totals}
    ranked = sorted(totals, key=lambda code: (-totals[code], collation_key(language, names[code])))
    groups: list[tuple[str, str, list[str | None]]] = [(names[code], code, [code]) for code in ranked[:MOST_COUNTRIES]]
    if rest := ranked[MOST_COUNTRIES:]:
        groups.append((say(language, "figure-countries-rest", n=len(rest)), "rest", list(rest)))
    if unknown := counts.total() - totals.total():
        groups.append((say(language, "figure-country-unknown"), "unknown", [None]))
    return groups, unknown


def _message(
    counts: Counter[tuple[str | None, str | None]],
    groups: list[tuple[str, str, list[str | None]]],
    unknown: int,
    language: str,
) -> str:
    different = len({code for code, _ in counts if code is not None})
    if not different:
        return say(language, "figure-countries-unknown", n=unknown)
    name, top, _ = groups[0]
    n = sum(number for (code, _), number in counts.items() if code == top)
    return say(
        language,
        "figure-countries-message",
        country=name,
        n=number(language, n),
        share=share(language, n, counts.total()),
        countries=number(language, different),
    )


def _country_row(
    label: str,
    id: str,
    by: Counter[str | None],
    series: Mapping[str | None, Status],
    of: tuple[int, int],
    told: bool,
    language: str,
) -> FigureRow:
    whole, longest = of
    total = by.total()
    counts = {series[r]: n for r, n in by.items()}
    shown = {status: number(language, n) for status, n in counts.items()}
    return FigureRow(
        Words(label),
        id,
        say(language, "figure-of-whole", n=number(language, total), share=share(language, total, whole)),
        stretches(counts, shown, longest),
        (
            *((number_cell(shown[status], n) for status, n in counts.items()) if told else ()),
            number_cell(number(language, total), total),
            share_cell(language, total, whole),
        ),
    )


# ── amounts ───────────────────────────────────────────────────────────────────────────────


def amount_figures(tally: Tally, language: str) -> tuple[FigureView, ...]:
    """For each field of money how much proposals of each outcome ask for."""
    figures: list[FigureView] = []
    for name, sums in tally.amounts.items():
        if sums.get(None, Amount()).known:
            figures.append(_amounts(name, sums, tally, len(figures) + 1, language))
    return tuple(figures)


def _amounts(
    name: str, sums: Mapping[Outcome | None, Amount], tally: Tally, number_of: int, language: str
) -> FigureView:
    schema, currency = tally.schemas[name], tally.money[name].of or ""
    record = schema.proposal
    label = capital(field_label(record.fields[record.index(name)], language))
    all_of = sums[None]
    own = {proposal_status(o, language): sums[o] for o in ORDER if o in sums}
    longest = max((amount.sum for amount in own.values()), default=Decimal(0))
    rows = tuple(_amount_row(status, amount, longest, currency, language) for status, amount in own.items())
    passing = sums.get(Outcome.PASS, Amount())
    message = say(
        language,
        "figure-amounts-message",
        all=money(language, all_of.sum, currency),
        passing=money(language, passing.sum, currency),
        share=share(language, max(passing.sum, Decimal(0)), all_of.sum) if all_of.sum > 0 else "–",
    )
    note = say(language, "figure-amounts-unknown", n=all_of.unknown) if all_of.unknown else ""
    return FigureView(
        f"amounts-{number_of}",
        Words(say(language, "figure-amounts", label=label)),
        typeset(language, message),
        typeset(language, note),
        False,
        (),
        (say(language, "label-result"), label, say(language, "label-proposals"), say(language, "label-unknown")),
        rows,
    )


def _amount_row(status: Status, amount: Amount, longest: Decimal, currency: str, language: str) -> FigureRow:
    shown = money(language, amount.sum, currency)
    count = amount.known + amount.unknown
    return FigureRow(
        Words(status.word),
        status.key,
        shown,
        stretches({status: amount.sum}, {status: shown}, longest),
        (
            number_cell(shown, amount.sum, currency),
            number_cell(number(language, count), count),
            number_cell(number(language, amount.unknown), amount.unknown),
        ),
    )
