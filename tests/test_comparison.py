"""What changed between two policies: facts that hold, sentences in both languages, proposals that come out differently."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eligo.analysis.alignment import differences
from eligo.analysis.changes import Changes, Direction, Limit, Other, Requirement, Reworded, Role, Values
from eligo.analysis.comparison import compare
from eligo.analysis.effects import effects, meant_alike
from eligo.analysis.meaning import same, viewed
from eligo.checking.loader import load
from eligo.checking.nodes import Constant, Member
from eligo.checking.policy import CheckedPolicy, Condition, Force, RuleException
from eligo.checking.schema import Values as Facts
from eligo.checking.truth import Truth
from eligo.data.reading import read
from eligo.evaluation.engine import evaluate
from eligo.evaluation.verdict import Outcome
from eligo.reporting import markdown
from eligo.reporting.changes_page import changes_view
from eligo.reporting.html import changes_page
from eligo.syntax.formatter import layout
from eligo.syntax.parser import parse
from eligo.text.shipped import shipped
from eligo.text.span import Source

from .conftest import CORPUS, ROOT, Golden, Run
from .generated_policies import conditions, exceptions, fields_read
from .generated_proposals import completions, proposals
from .small_policies import (
    SPAN,
    both,
    compared,
    count,
    either,
    every,
    fact,
    limit,
    no,
    one_of,
    partners,
    policy,
    rule,
    truth_in,
)  # fmt: skip

PAIR = Path("tests/corpus/diff/every_kind")
SHIPPED = sorted(p for p in shipped("policies").rglob("*.pol") if not p.name.endswith(".test.pol"))
ALLIANCES = shipped("policies") / "erasmus_plus" / "alliances"
LANGUAGES = ("cs", "en")
LAWS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def _loaded(path: Path) -> CheckedPolicy:
    policy = load(path).value
    assert policy is not None, path
    return policy


def _written(folder: Path, name: str, text: str) -> CheckedPolicy:
    file = folder / f"{name}.pol"
    file.write_text(text, "utf-8")
    return _loaded(file)


def _changed(folder: Path, before: str, after: str, name: str = "old") -> Changes:
    """What one replacement in a policy of the corpus changes."""
    text = (ROOT / PAIR / f"{name}.pol").read_text("utf-8")
    assert before in text
    return compare(_written(folder, "old", text), _written(folder, "new", text.replace(before, after)))


# ── real output ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", ["text", "md", "html", "json"])
def test_every_kind_of_change_is_told(
    format: str, language: str, eligo: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    line = f"diff {PAIR}/old.pol {PAIR}/new.pol --data {PAIR}/proposals.json --format {format} -l {language}"
    ended = eligo(line)
    assert ended.code == 0 and not ended.err
    if format == "json":
        assert {c["section"] for c in json.loads(ended.out)[0]["changes"]} == {
            "substance", "wording", "grounds", "clauses",
        }  # fmt: skip
        ended = replace(ended, out=ended.out.replace("}, {", "},\n{"))
        if language == "en":
            return
    suffix = {"text": "txt"}.get(format, format)
    golden(CORPUS / "diff" / "every_kind" / f"expected.{language}.{suffix}", _steady(ended.out))


YEARS = [(year, lot) for year in range(2021, 2026) for lot in ("lot1", "lot2")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("year", "lot"), YEARS, ids=lambda v: str(v))
def test_every_call_year_is_compared_with_the_next(year: int, lot: str, language: str, golden: Golden) -> None:
    old, new = (_loaded(ALLIANCES / str(y) / f"{lot}.pol") for y in (year, year + 1))
    page = markdown.changes_page([changes_view(compare(old, new), language)])
    golden(CORPUS / "diff" / f"alliances_{year}_{year + 1}_{lot}.{language}.md", _steady(page))


def _steady(text: str) -> str:
    """The text as it is for every policy that means the same."""
    unstyled = re.sub(r"<style>.*?</style>", "<style></style>", text, flags=re.DOTALL)
    return re.sub(r"\b[0-9a-f]{64}\b", "…", unstyled)


def test_two_folders_are_compared_file_by_file(eligo: Run, tmp_path: Path) -> None:
    text = (ROOT / PAIR / "old.pol").read_text("utf-8")
    for name, content in (("a/one", text), ("b/one", text.replace(">= 4", ">= 5")), ("a/two", text), ("b/six", text)):
        file = tmp_path / f"{name}.pol"
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, "utf-8")
    (tmp_path / "a" / "one.test.pol").write_text('test "x"\n  given lot = 1\n', "utf-8")
    folders = f"diff {tmp_path / 'a'} {tmp_path / 'b'}"
    for language, words in (
        ("en", ("A new policy: Call 2024 (diff", "A policy that is gone: Call 2024 (diff")),
        ("cs", ("Nový předpis: Výzva 2024 (diff", "Předpis, který už není: Výzva 2024 (diff")),
    ):
        for format in ("text", "md", "html", "json"):
            ended = eligo(f"{folders} -l {language} --format {format}")
            assert ended.code == 0 and "4\xa0→\xa05" in ended.out and not ended.err
            assert all(word in ended.out for word in words), format
    assert [len(one["changes"]) for one in json.loads(eligo(f"{folders} --format json").out)] == [3, 1, 1]
    assert eligo(f"{folders} --fail-on-change").code == 1
    for format in ("md", "html"):
        assert eligo(f"diff {ROOT / PAIR} {ROOT / PAIR} --format {format}").out.count("diff.new") == 3


def test_what_cannot_be_compared_ends_with_a_sentence(eligo: Run, tmp_path: Path) -> None:
    old = ROOT / PAIR / "old.pol"
    broken = tmp_path / "broken.pol"
    broken.write_text("policy x\nrule a\n  require\n", "utf-8")
    (tmp_path / "empty").mkdir()
    for line, code in (
        (f"diff {old} {tmp_path / 'none.pol'}", 2),
        (f"diff {old} {tmp_path}", 2),
        (f"diff {old} {broken}", 2),
        (f"diff {old} {old} --format pdf", 2),
        (f"diff {old} {old} --data {tmp_path / 'none.json'}", 2),
        (f"diff {old} {old} -o {tmp_path / 'none' / 'x.html'} --format html", 2),
        (f"diff {tmp_path / 'empty'} {tmp_path / 'empty'}", 5),
    ):
        ended = eligo(line)
        assert ended.code == code and ended.err and not ended.out and "Traceback" not in ended.err, line
    assert "E0" in eligo(f"diff {old} {broken}").err


def test_nothing_changed_is_said_in_a_sentence(eligo: Run) -> None:
    old = ROOT / PAIR / "old.pol"
    for language, sentence in (
        ("en", "Nothing changed between the two policies."),
        ("cs", "Mezi oběma předpisy se nic nezměnilo."),
    ):
        ended = eligo(f"diff {old} {old} --fail-on-change -l {language}")
        assert ended.code == 0 and ended.out.endswith(f"\n{sentence}\n")


# ── what no policy may break ──────────────────────────────────────────────────────────────


class _Page(HTMLParser):
    """The tags of a page, its headings in their order and its identifiers."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.language = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.language = found.get("lang") or self.language if tag == "html" else self.language


@pytest.mark.parametrize("pairs", [1, 2])
def test_a_page_is_safe_and_has_its_headings_in_order(pairs: int, tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script> | [x](javascript:1) \x1b[31m \u202e `*_#"
    text = (ROOT / PAIR / "new.pol").read_text("utf-8").replace("Add more partners.", hostile)
    text = text.replace("At least 8 partners", hostile).replace("Something new", hostile).replace("Guide 2025", hostile)
    changes = compare(_loaded(ROOT / PAIR / "old.pol"), _written(tmp_path, "new", text))
    for language in LANGUAGES:
        page = changes_page([changes_view(changes, language)] * pairs)
        seen = _Page(page)
        assert "script" not in seen.tags and seen.language == language
        assert "\x1b" not in page and "\u202e" not in page
        assert seen.headings[0] == 1 and seen.headings.count(1) == 1
        assert all(b - a <= 1 for a, b in zip(seen.headings, seen.headings[1:], strict=False))
        assert len(seen.ids) == len(set(seen.ids)) or pairs == 2


def test_a_terminal_is_told_nothing_that_it_could_obey(eligo: Run, tmp_path: Path) -> None:
    text = (ROOT / PAIR / "new.pol").read_text("utf-8").replace("Something new", "\x1b[2J\u202e x")
    (tmp_path / "new.pol").write_text(text, "utf-8")
    for format in ("text", "md"):
        out = eligo(f"diff {ROOT / PAIR}/old.pol {tmp_path / 'new.pol'} --format {format}").out
        assert "\x1b" not in out and "\u202e" not in out


# ── no change where nothing changed ───────────────────────────────────────────────────────


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.relative_to(shipped("policies")).as_posix())
def test_a_policy_does_not_differ_from_itself(path: Path, tmp_path: Path) -> None:
    """Neither read twice, nor with its keywords and names in the other language."""
    found = load(path).value
    if found is None:
        return
    again = _loaded(path)
    assert compare(found, again).nothing
    file = parse(Source(str(path), path.read_text("utf-8"))).value
    assert file is not None
    spoken = "en" if file.language == "cs" else "cs"
    copied = tmp_path / path.name
    copied.write_text(layout(file, spoken), "utf-8")
    translated = load(copied).value
    assert translated is None or not compare(found, translated).substance


@LAWS
@given(conditions(), st.none() | conditions(), exceptions())
def test_a_generated_policy_does_not_differ_from_itself(
    requirement: Condition, when: Condition | None, excepted: tuple[RuleException, ...]
) -> None:
    checked = policy(rule(requirement, when, exceptions=excepted))
    assert compare(checked, policy(rule(requirement, when, exceptions=excepted))).nothing


@LAWS
@given(conditions(), proposals())
def test_the_way_in_which_conditions_are_compared_keeps_their_meaning(condition: Condition, values: Facts) -> None:
    seen = viewed(condition)
    assert same(condition, seen)
    for whole in completions(values, fields_read(condition)):
        assert truth_in(condition, whole) is truth_in(seen, whole)


@LAWS
@given(st.lists(conditions(1), min_size=1, max_size=3), st.data())
def test_the_order_of_operands_and_brackets_change_nothing(items: list[Condition], data: st.DataObject) -> None:
    order = data.draw(st.permutations(items))
    for join in (both, either):
        assert same(join(*items), join(*order, items[0]))
        assert same(join(*items), join(join(*items[:1]), *items[1:]))
        assert same(no(no(join(*items))), join(*items))


def test_other_ways_to_write_the_same_change_nothing() -> None:
    for one, other in (
        (compared(count(), ">", 3), compared(count(), ">=", 4)),
        (compared(count(), "<", 3), compared(count(), "<=", 2)),
        (compared(count(), "=", 0), compared(count(), "<=", 0)),
        (no(compared(count(), ">=", 1)), compared(count(), "<=", 0)),
        (compared(fact("months"), "=", 24), Member(fact("months"), frozenset({24}), span=SPAN)),
        (count(one_of("country", "CZ", "DE")), count(one_of("country", "DE", "CZ"))),
        (either(one_of("country", "CZ"), one_of("country", "DE", "CZ")), one_of("country", "CZ", "DE")),
        (both(no(one_of("country", "CZ")), no(one_of("country", "DE"))), no(one_of("country", "CZ", "DE"))),
    ):
        assert same(one, other)
    for one, other in (
        (compared(count(), ">", 3), compared(count(), ">=", 3)),
        (compared(fact("months"), ">", 3), compared(fact("months"), ">=", 4)),
        (no(compared(limit(fact("months")), ">=", 1)), compared(limit(fact("months")), "<", 1)),
        (both(one_of("country", "CZ", "DE"), one_of("country", "DE", "FR")), one_of("country", "CZ", "DE", "FR")),
        (either(one_of("country", "CZ"), one_of("role", "lead")), one_of("country", "CZ")),
    ):
        assert not same(one, other)


# ── what is told is so ────────────────────────────────────────────────────────────────────


@LAWS
@given(conditions(), st.data(), proposals())
def test_stricter_and_less_strict_are_true(condition: Condition, data: st.DataObject, values: Facts) -> None:
    """Whoever meets the stricter condition met the other one."""
    other = data.draw(st.sampled_from(sorted(_neighbours(condition), key=repr) or [condition]))
    found = differences(condition, other)
    directions = {d.direction if not (d is None) and hasattr(d, "direction") else None for d in found}
    if len(directions) != 1 or not directions <= {Direction.STRICTER, Direction.LOOSER}:
        return
    stricter, looser = (other, condition) if directions == {Direction.STRICTER} else (condition, other)
    for whole in islice(completions(values, fields_read(condition) | fields_read(other)), 300):
        if truth_in(stricter, whole) is Truth.TRUE:
            assert truth_in(looser, whole) is Truth.TRUE


def _neighbours(node: Any) -> list[Any]:
    """The same condition with one value, or one set of values, that is another."""
    found: list[Any] = []
    for name in getattr(node, "__dataclass_fields__", {}):
        value = getattr(node, name)
        if name in ("span", "asked", "base", "added", "type", "noun", "name", "subject"):
            continue
        if name == "values" and isinstance(node, Member):
            some = sorted(value, key=str)
            found += [replace(node, values=value - {v}) for v in some]
        elif isinstance(node, Constant) and name == "value" and type(value) is int:
            found += [replace(node, value=value + step) for step in (1, -1)]
        elif isinstance(value, tuple):
            for place, item in enumerate(value):
                found += [
                    replace(node, **{name: (*value[:place], inner, *value[place + 1 :])}) for inner in _neighbours(item)
                ]
        elif hasattr(value, "__dataclass_fields__") and not isinstance(value, (RuleException,)):
            found += [replace(node, **{name: inner}) for inner in _neighbours(value)]
    return found


def test_a_moved_threshold_is_told_as_exactly_that(tmp_path: Path) -> None:
    changes = _changed(tmp_path, "count(partners) >= 4", "count(partners) >= 8")
    (change,) = changes.substance
    assert isinstance(change, Requirement) and change.new.id == "partners_enough"
    assert isinstance(change.difference, Limit)
    values = [c.value for c in (change.difference.old, change.difference.new) if isinstance(c, Constant)]
    assert values == [4, 8] and change.difference.direction is Direction.STRICTER
    assert not (changes.wording or changes.regrounded or changes.clauses)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("count(partners) >= 4", "count(partners) > 7", ["4 → 8. Now: more than 7 partners. This is stricter."]),
        ("count(partners) <= 30", "count(partners) < 30", ["30 → 29. Now: fewer than 30 partners. This is stricter."]),
        (
            "count(partners) <= 30",
            "not (count(partners) > 20)",
            ["30 → 20. Now: at most 20 partners. This is stricter."],
        ),
        ("count(partners) <= 30", "not (count(firms) > 30)", ["Required now: “at most 30 enterprises”. Before: …"]),
        ("when    months > 12", "when    months > 18", ["When it applies: 12 → 18. Now: duration in months: more than 18."]),
        ("when    months > 12", "when    months = 12", ["When it applies: now only where “duration in months: 12” …"]),
        ("when    months > 12\n", "", ["When it applies: now always; before, only where “duration in months: more than …"]),
    ],
)  # fmt: skip
def test_limits_are_told_as_they_are_written(before: str, after: str, told: list[str], tmp_path: Path) -> None:
    changes = _changed(tmp_path, before, after)
    said = [s.replace("\xa0", " ") for item in changes_view(changes, "en").sections[0].items for s in item.sentences]
    assert len(said) >= len(told)
    for sentence, expected in zip(said, told, strict=False):
        assert re.fullmatch(re.escape(expected).replace("…", ".*"), sentence), sentence


def test_limits_under_a_negation_are_those_that_are_written() -> None:
    """`all distinct … have count(group) >= 1` is kept as a negation inside a count."""
    for sign, old, new, direction in ((">=", 1, 2, Direction.STRICTER), (">", 3, 7, Direction.STRICTER)):
        before, after = (every(partners(), compared(count(one_of("role", "lead")), sign, n)) for n in (old, new))
        (found,) = differences(before, after)
        assert isinstance(found, Limit) and isinstance(found.old, Constant) and isinstance(found.new, Constant)
        assert (found.old.value, found.new.value, found.direction) == (old, new, direction)
        (found,) = differences(no(compared(count(), sign, old)), no(compared(count(), sign, new)))
        assert isinstance(found, Limit) and isinstance(found.old, Constant) and isinstance(found.new, Constant)
        assert (found.old.value, found.new.value, found.direction) == (old, new, Direction.LOOSER)


def test_deep_and_wide_conditions_are_compared_in_bounded_work() -> None:
    def deep(n: int) -> Condition:
        whole: Condition = compared(fact("months"), ">=", n)
        for level in range(24):
            whole = (either, both)[level % 2](whole, compared(fact("grant"), ">=", level))
            whole = no(whole) if level % 3 == 0 else whole
        return whole

    (found,) = differences(deep(1), deep(2))
    assert isinstance(found, Limit) and same(deep(1), deep(1))
    wide = [both(*(compared(fact("grant"), ">=", 2 * n + k) for n in range(300))) for k in (0, 1)]
    assert differences(wide[0], wide[1]) == (Other(wide[0], wide[1]),)


def test_values_of_a_set_are_told_by_what_they_are_to_the_condition(tmp_path: Path) -> None:
    for before, after, role, direction in (
        ("{BY, CZ, DE, NO, RU}", "{CZ, DE, NO, RU}", Role.ALLOWED, Direction.STRICTER),
        ("no partners have country = RU", "no partners have country in {RU, BY}", Role.EXCLUDED, Direction.STRICTER),
        ("= CZ, DE, NO", "= CZ, DE, NO, UA", Role.COUNTED, Direction.LOOSER),
        ("months in {24, 36}", "months in {36, 24, 12}", Role.ALLOWED, Direction.LOOSER),
        ("months in {24, 36}", "months in {12, 24}", Role.ALLOWED, Direction.UNCLEAR),
    ):
        (change,) = _changed(tmp_path, before, after).substance
        assert isinstance(change, Requirement) and isinstance(change.difference, Values)
        assert (change.difference.role, change.difference.direction) == (role, direction), after


def test_words_that_change_nothing_stand_apart(tmp_path: Path) -> None:
    changes = _changed(tmp_path, "Fewer schools.", "Not so many schools.")
    (change,) = changes.wording
    assert isinstance(change, Reworded) and change.part == "advice"
    assert not (changes.substance or changes.regrounded or changes.clauses) and not changes.nothing


def test_a_later_day_is_another_deadline_and_not_a_milder_one(tmp_path: Path) -> None:
    (change,) = _changed(tmp_path, "2024-03-07 17:00", "2024-03-08 17:00").substance
    assert isinstance(change, Requirement) and isinstance(change.difference, Limit)
    assert change.difference.direction is Direction.UNCLEAR


def test_what_changes_with_time_is_told_with_its_day(tmp_path: Path) -> None:
    text = (ROOT / PAIR / "old.pol").read_text("utf-8")
    dated = text.replace(
        "  group programme_countries = CZ, DE, NO\n",
        "  group programme_countries valid from 2023-01-01 to 2024-05-31 = CZ, DE, NO\n    en \"a\"  cs \"a\"\n"
        "  group programme_countries valid from 2024-06-01 = CZ, DE, NO, UA\n",
    )  # fmt: skip
    changes = compare(_written(tmp_path, "old", text), _written(tmp_path, "new", dated))
    told = [s for item in changes_view(changes, "en").sections[0].items for s in item.sentences]
    assert len(told) == 1 and told[0].startswith("From 1\xa0June 2024 on: ") and "Ukraine" in told[0]


# ── proposals ─────────────────────────────────────────────────────────────────────────────


@LAWS
@given(conditions(), conditions(), st.lists(proposals(), min_size=1, max_size=3))
def test_a_proposal_comes_out_differently_where_the_policies_say_so(
    before: Condition, after: Condition, many: list[Facts]
) -> None:
    never = compared(fact("months"), "<", -1)
    old, new = policy(rule(before), applies=never), policy(rule(after), rule(before, id="other"))
    found = effects(compare(old, new), ((str(n), values, values) for n, values in enumerate(many)))
    free = meant_alike(old, new)
    pairs = [tuple(evaluate(p, "P", values).outcome for p in free) for values in many]
    assert {e.proposal for e in found.changed} == {str(n) for n, (a, b) in enumerate(pairs) if a is not b}
    assert found.different == len(found.changed) and found.proposals == len(many)
    for effect in found.changed:
        assert effect.rules and Outcome.NOT_APPLICABLE not in (effect.old.outcome, effect.new.outcome)


def test_what_policies_say_alike_of_their_proposals_still_holds(eligo: Run) -> None:
    """The lot stays, the call year is left aside; data are read once for all pairs."""
    folders = f"{ALLIANCES / '2022'} {ALLIANCES / '2023'}"
    lines = (shipped("examples") / "alliances.jsonl").read_bytes()
    lots = [json.loads(line).get("lot") for line in lines.splitlines()]
    ended = eligo(f"diff {folders} --data - --format json", stdin=lines)
    counts = [one["proposals"]["evaluated"] for one in json.loads(ended.out)]
    assert ended.code == 2 and ended.err.count("AI-2022-016") == 1
    # Where the lot is not known, either can be meant.
    assert counts == [lots.count(1) + lots.count(None) - 1, lots.count(2) + lots.count(None)]


def test_the_rules_that_are_told_are_why(tmp_path: Path) -> None:
    old, new = (_loaded(ROOT / PAIR / f"{name}.pol") for name in ("old", "new"))
    batch = read([str(ROOT / PAIR / "proposals.json")], old.schema)
    found = effects(compare(old, new), ((p.id, p.values, p.values) for p in batch.proposals))
    assert [e.proposal for e in found.changed] == [p.id for p in batch.proposals][1:]
    for effect in found.changed:
        for told in effect.rules:
            sides = [(v.outcome, v.rule.force) for v in (told.old, told.new) if v is not None]
            assert Force.MUST in {force for _, force in sides} and (len(sides) == 1 or sides[0] != sides[1])
    few = effects(compare(old, new), ((p.id, p.values, p.values) for p in batch.proposals), most=1)
    assert len(few.changed) == 1 and few.different == 3
    page = changes_view(compare(old, new), "en", few).effects
    assert page is not None and "2" in page.more
