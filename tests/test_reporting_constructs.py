"""Reports of registers, shifted days, rounding, parameters, exceptions, consequences and inherited rules."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from eligo.checking.policy import (
    CheckedPolicy,
    Citation,
    Column,
    Comparison,
    Condition,
    Consequence,
    Constant,
    Count,
    Document,
    Dropped,
    Fact,
    Force,
    Form,
    Lookup,
    Member,
    Moved,
    Negation,
    Parameter,
    Range,
    Rounded,
    Rule,
    RuleException,
    Scope,
    Selection,
    Table,
    Term,
    Total,
)
from eligo.checking.schema import Field, Kind, Noun, Record, Schema, Type
from eligo.evaluation.verdict import Choice, Finding, Interval, Leaf, Outcome, RuleVerdict, Verdict
from eligo.reporting import html, markdown
from eligo.reporting.describing import term_name
from eligo.reporting.export import json_text, verdict_object
from eligo.reporting.pages import ProposalView
from eligo.reporting.sentences import consequence_sentence, message, proposal_message
from eligo.reporting.signs import required_text
from eligo.reporting.stating import described, rule_described
from eligo.reporting.view import view

from .small_policies import (
    COUNTRY,
    DAY,
    EUR,
    MOMENT,
    NUMBER,
    PROPOSAL,
    SCHEMA,
    SPAN,
    TEXT,
    both,
    compared,
    constant,
    fact,
    one_of,
    own,
    partners,
    policy,
    total,
)

LABELS = {
    "months": {"cs": "doba trvání", "en": "duration"},
    "grant": {"cs": "požadovaný grant", "en": "requested grant"},
    "home": {"cs": "země", "en": "country"},
    "submitted_at": {"cs": "čas podání", "en": "submission time"},
    "country": {"cs": "země", "en": "country"},
    "role": {"cs": "role", "en": "role"},
    "partners": {"cs": "partneři", "en": "partners"},
}


def _labelled(record: Record) -> Record:
    return replace(record, fields=tuple(replace(f, label=LABELS.get(f.name, {})) for f in record.fields))


HOLDERS = Noun(
    {
        "cs": ("držitel ECHE", "držitelé ECHE", "držitele ECHE", "držitelů ECHE"),
        "en": ("ECHE holder", "ECHE holders"),
    }
)
ENTRY = Record(
    "eche_holder",
    None,
    tuple(
        Field(name, None, type, False, None, label)
        for name, type, label in (
            ("pic", TEXT, {}),
            ("issued", DAY, {}),
            ("expires", DAY, {}),
            ("country", COUNTRY, {"cs": "země", "en": "country"}),
        )
    ),
    (("field", "pic"),),
    noun=HOLDERS,
    holds=("issued", "expires"),
)
REGISTER = Field("eche_holders", None, Type(Kind.LIST, "eche_holder"), False, None, {}, register=True)
PLACE = len(PROPOSAL.fields)
WORLD = Schema(
    {
        "proposal": replace(_labelled(PROPOSAL), fields=(*_labelled(PROPOSAL).fields, REGISTER)),
        "partner": _labelled(SCHEMA.records["partner"]),
        "eche_holder": ENTRY,
    },
    SCHEMA.vocabularies,
)
ONE = Noun(
    {"cs": ("koordinátor", "koordinátoři", "koordinátora", "koordinátorů"), "en": ("coordinator", "coordinators")}
)
MONTHS = Noun({"cs": ("měsíc", "měsíce", "měsíce", "měsíců"), "en": ("month", "months")})
GUIDE = Document("guide", {"cs": "Příručka", "en": "Programme Guide"}, "https://example.org/guide")
SOURCE = Citation(GUIDE, {"cs": "s. 12", "en": "p. 12"})
COORDINATOR = replace(partners(one_of("role", "lead")), noun=ONE)
SUBMITTED = fact("submitted_at")


def _world(*rules: Rule, **more: object) -> CheckedPolicy:
    return replace(policy(*rules), schema=WORLD, **more)  # type: ignore[arg-type]


def _rule(requirement: Condition, **more: object) -> Rule:
    plain = Rule("rule", {"cs": "Pravidlo", "en": "Rule"}, "", Force.MUST, SOURCE, None, requirement, None, None, None,
                 None, span=SPAN)  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


def _exception(name: str, cs: str, en: str, when: Condition, requirement: Condition | None) -> RuleException:
    return RuleException(name, {"cs": cs, "en": en}, SOURCE, when, requirement, (), None, SPAN)


def _moved(term: Term, months: int, days: int = 0, type: Type = DAY) -> Moved:
    return Moved(term, months, days, "down", type, SPAN)


def _entry(name: str, index: int) -> Fact:
    return Fact(Scope.ELEMENT, "eche_holder", name, index, ENTRY.fields[index].type, span=SPAN)


def _listed(day: Term | None = None, *where: Condition, noun: bool = True) -> Comparison:
    subject = Total("only", own("pic"), COORDINATOR, TEXT, SPAN)
    items: list[Condition] = [Comparison(_entry("pic", 0), "=", subject, span=SPAN)]
    if day is not None:
        items += [
            Comparison(_entry("issued", 1), "<=", day, span=SPAN),
            Comparison(_entry("expires", 2), ">=", day, span=SPAN),
        ]
    items += where
    register = Selection("eche_holders", PLACE, "eche_holder", None, span=SPAN)
    among = replace(register, condition=items[0] if len(items) == 1 else both(*items))
    return Comparison(
        Count(among, SPAN), ">=", constant(1), form=Form.LISTED, asked=register, subject=subject, span=SPAN
    )


def _said(found: RuleVerdict, language: str, world: CheckedPolicy | None = None) -> str:
    return message(found, world or _world(found.rule), language).replace("\xa0", " ")


def _words(term: Term, language: str) -> str:
    return term_name(term, WORLD, language).replace("\xa0", " ")


def _whole(condition: Condition, language: str) -> str:
    return described(condition, _world(), language).replace("\xa0", " ")


# ── terms ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("term", "cs", "en"),
    [
        (_moved(SUBMITTED, -24, 0, MOMENT), "2 roky před dnem „čas podání“", "2 years before the submission time"),
        (_moved(SUBMITTED, -12, 0, MOMENT), "1 rok před dnem „čas podání“", "1 year before the submission time"),
        (_moved(SUBMITTED, 60, 0, MOMENT), "5 let po dni „čas podání“", "5 years after the submission time"),
        (_moved(SUBMITTED, 18, 0, MOMENT), "18 měsíců po dni „čas podání“", "18 months after the submission time"),
        (_moved(SUBMITTED, 0, 30, MOMENT), "30 dní po dni „čas podání“", "30 days after the submission time"),
        (_moved(SUBMITTED, 0, 0), "čas podání (jen den)", "the day of the submission time"),
        (_moved(SUBMITTED, -24), "2 roky před dnem „čas podání (jen den)“", "2 years before the day of the submission time"),
        (_moved(constant(date(2022, 9, 15), DAY), 1, 3), "3 dny po dni „1 měsíc po dni 15. 9. 2022“", "3 days after 1 month after 15 September 2022"),
        (Rounded(fact("grant"), "down", Decimal(1000), EUR, SPAN), "požadovaný grant, zaokrouhleno dolů na násobky 1 000 EUR", "requested grant, rounded down to multiples of EUR 1,000"),
        (Rounded(fact("months"), "up", Decimal(1), NUMBER, SPAN), "doba trvání, zaokrouhleno nahoru na jednotky", "duration, rounded up to whole units"),
        (Rounded(fact("grant"), "half_up", Decimal(1000), EUR, SPAN), "požadovaný grant, zaokrouhleno na nejbližší násobek 1 000 EUR (od poloviny nahoru)", "requested grant, rounded to the nearest multiple of EUR 1,000 (halves up)"),
        (Total("only", own("country"), COORDINATOR, COUNTRY, SPAN), "země koordinátora", "country of the coordinator"),
        (Constant(36, NUMBER, SPAN, "longest", MONTHS), "36 měsíců", "36 months"),
        (Constant(1, NUMBER, SPAN, "shortest", MONTHS), "1 měsíc", "1 month"),
    ],
)  # fmt: skip
def test_a_term_is_a_phrase_that_declines_nothing(term: Term, cs: str, en: str) -> None:
    assert (_words(term, "cs"), _words(term, "en")) == (cs, en)


def test_a_limit_speaks_with_the_unit_of_its_parameter() -> None:
    leaf = Comparison(fact("months"), "<=", Constant(36, NUMBER, SPAN, "longest", MONTHS), span=SPAN)
    assert _whole(leaf, "cs") == "doba trvání: nejvýše 36 měsíců"
    assert _whole(leaf, "en") == "duration: at most 36 months"
    verdict = RuleVerdict(_rule(leaf), Outcome.FAIL, Finding(leaf, Interval(40, 40), Interval(36, 36), -4))
    assert _said(verdict, "cs") == "Doba trvání: 40; povoleno nejvýše 36 měsíců."
    assert _said(verdict, "en") == "Duration: 40; allowed: at most 36 months."


@pytest.mark.parametrize(
    ("cell", "cs", "en"),
    [
        (Range(12, False, 36, False), "12 až 36", "12 to 36"),
        (Range(None, False, 12, True), "méně než 12", "less than 12"),
        (Range(None, False, 12, False), "nejvýše 12", "at most 12"),
        (Range(12, False, None, False), "nejméně 12", "at least 12"),
        (Range(12, True, 36, False), "více než 12 a nejvýše 36", "more than 12 and at most 36"),
        (Range(None, False, None, False), "jakákoli hodnota", "any value"),
    ],
)
def test_a_row_for_a_range_says_its_bounds(cell: Range, cs: str, en: str) -> None:
    rows = Table("points", None, (Column("months", None, NUMBER), Column("points", None, NUMBER)), ((cell, 70),))
    lookup = Lookup(rows, (fact("months"),), 1, NUMBER, SPAN)
    assert _words(lookup, "cs") == f"hodnota z tabulky (doba trvání: {cs} → 70)"
    assert _words(lookup, "en") == f"the value in the table (duration: {en} → 70)"


def test_the_value_of_an_entity_that_is_not_one_is_not_known() -> None:
    leaf = Comparison(Total("only", own("size"), COORDINATOR, NUMBER, SPAN), ">=", constant(5), span=SPAN)
    verdict = RuleVerdict(_rule(leaf), Outcome.UNDECIDED, Finding(leaf, Interval(0, None), Interval(5, 5), None))
    assert "není známo" in _said(verdict, "cs")
    assert "not known" in _said(verdict, "en")


def test_the_least_of_an_empty_list_is_no_unknown_value() -> None:
    leaf = compared(total("min", own("size")), ">=", 3)
    found = Finding(leaf, Interval(None, None), Interval(3, 3), None, empty=True)
    verdict = RuleVerdict(_rule(leaf), Outcome.PASS, found)
    assert "hodnota není, protože seznam „partneři“ je prázdný" in _said(verdict, "cs")
    assert "there is no value, because the list “partners” is empty" in _said(verdict, "en")


def test_a_shift_and_a_rounding_have_signs() -> None:
    rounded = Rounded(fact("grant"), "half_up", Decimal(1000), EUR, SPAN)
    leaf = Comparison(fact("grant"), "<=", rounded, span=SPAN)
    assert required_text(Finding(leaf, Interval(None, None), None, None), _world()) == (
        "<= (grant rounded half up to multiples of 1000)"
    )
    moved = Comparison(SUBMITTED, ">=", _moved(SUBMITTED, -24, 10), span=SPAN)
    assert required_text(Finding(moved, Interval(None, None), None, None), _world()) == (
        ">= day(submitted_at) - 2 years + 10 days"
    )
    assert required_text(Finding(_listed(), Interval(0, 0), None, None), _world(), True) == (
        "is not listed in eche_holders"
    )


# ── registers ─────────────────────────────────────────────────────────────────────────────


def test_a_look_into_a_register_is_a_sentence() -> None:
    leaf = _listed(_moved(SUBMITTED, 0, 0), Member(_entry("country", 3), frozenset({"CZ"}), span=SPAN))
    assert _whole(leaf, "cs") == ("pic koordinátora je v rejstříku držitelů ECHE (ke dni: čas podání; země: CZ)")
    assert _whole(leaf, "en") == (
        "pic of the coordinator is listed in the register of ECHE holders (as at: submission time; country: CZ)"
    )
    assert _whole(Negation(_listed(), SPAN), "cs") == "pic koordinátora není v rejstříku držitelů ECHE"
    assert (
        _whole(Negation(_listed(), SPAN), "en")
        == "pic of the coordinator is not listed in the register of ECHE holders"
    )
    fixed = _listed(constant(date(2022, 9, 15), DAY))
    assert _whole(fixed, "cs") == "pic koordinátora je v rejstříku držitelů ECHE (ke dni 15. 9. 2022)"
    assert _whole(fixed, "en").endswith("in the register of ECHE holders (on 15 September 2022)")


@pytest.mark.parametrize("negated", [False, True])
@pytest.mark.parametrize("outcome", [Outcome.PASS, Outcome.FAIL])
def test_what_was_found_in_a_register_is_said_as_it_is(outcome: Outcome, negated: bool) -> None:
    leaf = _listed()
    rule = _rule(Negation(leaf, SPAN) if negated else leaf)
    count = int((outcome is Outcome.PASS) is not negated)
    verdict = RuleVerdict(rule, outcome, Finding(leaf, Interval(count, count), Interval(1, 1), None))
    cs, en = ("je", "is") if count else ("není", "is not")
    assert _said(verdict, "cs").startswith(f"Pic koordinátora {cs} v rejstříku držitelů ECHE.")
    assert _said(verdict, "en").startswith(f"Pic of the coordinator {en} listed in the register of ECHE holders.")


def test_a_register_that_was_not_given_is_named_so() -> None:
    leaf = _listed()
    finding = Finding(leaf, Interval(0, None), Interval(1, 1), None)
    verdict = RuleVerdict(_rule(leaf), Outcome.UNDECIDED, finding, missing=("/eche_holders",))
    assert _said(verdict, "cs") == (
        "Zatím nelze říci, zda pic koordinátora je v rejstříku držitelů ECHE. "
        "Chybí: rejstřík držitelů ECHE (nebyl dodán s daty)."
    )
    assert _said(verdict, "en") == (
        "It cannot be said yet whether pic of the coordinator is listed in the register of ECHE holders. "
        "Missing: the register of ECHE holders (not given with the data)."
    )


def test_a_register_is_no_part_of_the_proposal() -> None:
    leaf = compared(fact("months"), "<=", 36)
    rule = RuleVerdict(_rule(leaf), Outcome.PASS, Finding(leaf, Interval(24, 24), Interval(36, 36), 12))
    moment = datetime(2022, 9, 15, tzinfo=ZoneInfo("Europe/Brussels"))
    for holders in (None, (("1", "CZ", None, None, None),)):
        values = ("P", 24, 5, "CZ", True, moment, None, holders, ())
        page = view(Verdict("P", _world(rule.rule), Outcome.PASS, (rule,), values=values), "en")
        assert [table.title for table in page.tables] == ["Partners (0)"]
        assert not any("holders" in pair.label.lower() for pair in page.pairs)


# ── exceptions ────────────────────────────────────────────────────────────────────────────

FOUR = compared(fact("months"), ">=", 4)
TWO = compared(fact("months"), ">=", 2)
SMALL = Comparison(fact("home"), "=", constant("CZ", COUNTRY), span=SPAN)
REMOTE = Comparison(fact("home"), "=", constant("US", COUNTRY), span=SPAN)
INNER = _exception("remote", "Vzdálená území", "Remote territories", REMOTE, None)
OUTER = replace(_exception("small", "Malé země", "Small countries", SMALL, TWO), exceptions=(INNER,))
OTHER = _exception("other", "Jiné země", "Other countries", REMOTE, FOUR)


def _found(leaf: Leaf, value: int) -> Finding:
    return Finding(leaf, Interval(value, value), None, None)


def test_a_rule_is_described_with_its_exceptions() -> None:
    rule = _rule(FOUR, exceptions=(OUTER,))
    assert rule_described(rule, _world(rule), "cs") == (
        "doba trvání: nejméně 4; výjimka „Malé země“ (za podmínky „země: CZ“): doba trvání: nejméně 2; "
        "výjimka z této výjimky „Vzdálená území“ (za podmínky „země: US“): nic se nežádá"
    )
    assert rule_described(rule, _world(rule), "en") == (
        "duration: at least 4; exception “Small countries” (if “country: CZ” holds): duration: at least 2; "
        "exception to that exception “Remote territories” (if “country: US” holds): nothing is required"
    )


def test_an_exception_that_applied_is_named_with_its_reason_and_ground() -> None:
    rule = _rule(FOUR, exceptions=(OUTER,))
    verdict = RuleVerdict(rule, Outcome.FAIL, _found(TWO, 1), exception=("small",))
    assert _said(verdict, "cs") == (
        "Uplatnila se výjimka „Malé země“, protože je splněna podmínka „země: CZ“ (Příručka, s. 12). "
        "Doba trvání: 1; požadováno nejméně 2."
    )
    assert _said(verdict, "en") == (
        "The exception “Small countries” applies, because the condition “country: CZ” is met (Programme Guide, p. 12). "
        "Duration: 1; required: at least 2."
    )


def test_where_an_exception_requires_nothing_that_is_said() -> None:
    verdict = RuleVerdict(_rule(FOUR, exceptions=(OUTER,)), Outcome.PASS, exception=("small", "remote"))
    assert _said(verdict, "cs").endswith("podmínka „země: US“ (Příručka, s. 12). Pravidlo proto nic nežádá.")
    assert _said(verdict, "en").endswith(
        "because the condition “country: US” is met (Programme Guide, p. 12). So the rule requires nothing."
    )
    assert _said(verdict, "cs").index("Malé země") < _said(verdict, "cs").index("Vzdálená území")


def test_exceptions_that_contradict_each_other_are_both_named() -> None:
    rule = _rule(FOUR, exceptions=(OUTER, OTHER))
    verdict = RuleVerdict(rule, Outcome.UNDECIDED, exception=("small", "other"), conflict=True)
    assert _said(verdict, "cs") == (
        "Uplatnilo se několik výjimek, které si odporují: „Malé země“ – doba trvání: nejméně 2; "
        "„Jiné země“ – doba trvání: nejméně 4. O tom, která z nich platí, musí rozhodnout člověk."
    )
    assert "“Small countries” – duration: at least 2; “Other countries”" in _said(verdict, "en")
    read_back = _object(verdict)
    assert read_back["contradicting"] == ["small", "other"]


def test_it_is_said_that_it_hangs_on_an_exception() -> None:
    rule = _rule(FOUR, exceptions=(OUTER,))
    finding = Finding(SMALL, Choice(None), None, None)
    verdict = RuleVerdict(rule, Outcome.UNDECIDED, finding, missing=("/home",))
    assert _said(verdict, "cs") == (
        "Není jisté, zda se uplatní výjimka „Malé země“; uplatní se, jen když je splněna podmínka „země: CZ“. "
        "S výjimkou: doba trvání: nejméně 2. Chybí: země."
    )
    assert _said(verdict, "en").startswith("It is not certain whether the exception “Small countries” applies;")


def _object(verdict: RuleVerdict) -> dict[str, object]:
    whole = Verdict("P", _world(verdict.rule), verdict.outcome, (verdict,))
    read_back: dict[str, object] = json.loads(json_text(verdict_object(whole, "en")))["rules"][0]
    return read_back


def test_json_names_the_exception_that_decided_or_none() -> None:
    rule = _rule(FOUR, exceptions=(OUTER,))
    found = _object(RuleVerdict(rule, Outcome.PASS, exception=("small", "remote")))
    assert found["exception"] == {
        "name": "remote",
        "title": "Remote territories",
        "when": "country: US",
        "source": {"document": "Programme Guide", "place": "p. 12", "url": "https://example.org/guide"},
        "note": None,
    }
    plain = _object(RuleVerdict(rule, Outcome.PASS, _found(FOUR, 5)))
    assert "exception" not in plain and "consequence" not in plain


# ── consequences ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("points", "cs", "en"),
    [
        (Decimal(1), "Odečte se 1 bod.", "1 point is taken off."),
        (Decimal(2), "Odečtou se 2 body.", "2 points are taken off."),
        (Decimal(5), "Odečte se 5 bodů.", "5 points are taken off."),
        (Decimal("1.5"), "Odečte se 1,5 bodu.", "1.5 points are taken off."),
    ],
)
def test_points_agree_with_their_number(points: Decimal, cs: str, en: str) -> None:
    for text, end in ((None, ""), ({"cs": "pozdě", "en": "late"}, "lead")):
        consequence = Consequence("reduce", points, text)
        said = [consequence_sentence(consequence, language).replace("\xa0", " ") for language in ("cs", "en")]
        assert said == ([cs, en] if not end else [f"{cs[:-1]}: pozdě", f"{en[:-1]}: late"])


@pytest.mark.parametrize("language", ["cs", "en"])
@pytest.mark.parametrize("kind", ["warn", "ignore", "clarify", "reduce"])
def test_a_rule_with_a_consequence_is_no_rejection(kind: str, language: str) -> None:
    text = {"cs": "příloha 3", "en": "annex 3"}
    consequence = Consequence(kind, Decimal(2) if kind == "reduce" else None, text)
    rule = _rule(FOUR, force=Force.SHOULD, consequence=consequence)
    found = RuleVerdict(rule, Outcome.FAIL, _found(FOUR, 1))
    verdict = Verdict("P", _world(rule), Outcome.PASS, (found,))
    page = view(verdict, language)
    assert page.rules[0].status.key == "consequence"
    for text_of in (html.proposal_page, markdown.proposal_page):
        written = text_of(page)
        assert text[language] in written
        assert "Nesplněno" not in written and "Not met" not in written and "nesplněno" not in written
    assert [task.rule.id for task in page.tasks] == ["rule"]
    assert "1" in proposal_message(verdict, language)
    points = 2 if kind == "reduce" else None
    assert _object(found)["consequence"] == {"kind": kind, "points": points, "text": "annex 3"}


# ── where rules and values come from ──────────────────────────────────────────────────────


def _pages(page: ProposalView) -> Sequence[str]:
    return [render(page).replace("\xa0", " ") for render in (html.proposal_page, markdown.proposal_page)]


def test_a_page_says_what_was_taken_over_dropped_and_used() -> None:
    rule = _rule(FOUR, origin="call.2023", exceptions=(OUTER,))
    value = Constant(36, NUMBER, SPAN, "longest", MONTHS)
    longest = Parameter("longest", None, value, {"cs": "Nejdelší doba", "en": "Longest duration"}, SOURCE, None, None)
    world = _world(
        rule,
        parameters=(longest,),
        dropped=(Dropped("former", {"cs": "Zrušeno výzvou.", "en": "Repealed by the call."}, "call.2023"),),
    )
    found = RuleVerdict(rule, Outcome.FAIL, _found(TWO, 1), exception=("small",))
    verdict = Verdict("P", world, Outcome.FAIL, (found,))
    for text in _pages(view(verdict, "cs")):
        assert "stanoveno v předpisu call.2023, převzato" in text
        assert "Uplatněná výjimka" in text and "Malé země – " in text
        assert "Zrušeno výzvou." in text and "former (call.2023)" in text
        assert "Nejdelší doba" in text and "36 měsíců" in text
    for text in _pages(view(verdict, "en")):
        assert "stated in call.2023, taken over" in text and "Repealed by the call." in text
    plain = replace(found, rule=replace(rule, origin=world.name), exception=())
    assert "převzato" not in _pages(view(replace(verdict, rules=(plain,)), "cs"))[0]
