"""How well the source of a rule is known, and how a later call restates it: the rule stays, what it rests on changes."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligo.checking.loader import load
from eligo.checking.policy import CheckedPolicy, Rule
from eligo.syntax.formatter import layout
from eligo.syntax.parser import parse
from eligo.text.span import Source

from .conftest import CORPUS

MODEL = (CORPUS / "cli" / "given" / "sourced" / "model.pol").read_text("utf-8")
FIRST = """\
policy sourced.first
  title en "First" cs "První"
  source page en "Page" cs "Stránka"

use sourced.model

rule members
  title en "Members" cs "Členové"
  {parts}
  require count(members) >= 3
"""
NEXT = """\
policy sourced.next extends sourced.first
  title en "Next" cs "Další"
  source page en "New page" cs "Nová stránka"
{change}
"""
SOURCE, EVIDENCE, UNCONFIRMED = 'source page, "7"', "evidence B", 'unconfirmed en "Not found." cs "Nenalezeno."'


def _written(folder: Path, parts: str, change: str) -> Path:
    (folder / "sourced").mkdir(exist_ok=True)
    for name, text in (("model", MODEL), ("first", FIRST.format(parts=parts)), ("next", NEXT.format(change=change))):
        (folder / "sourced" / f"{name}.pol").write_text(text, "utf-8")
    return folder / "sourced" / "next.pol"


def _rule(policy: CheckedPolicy | None) -> Rule:
    assert policy is not None
    return policy.rules[0]


@pytest.mark.parametrize("restated", [c for c in product((True, False), repeat=3) if any(c)])
def test_what_is_not_restated_stays_and_a_new_source_confirms(restated: tuple[bool, ...], tmp_path: Path) -> None:
    source, evidence, unconfirmed = restated
    parts = "\n  ".join(part for part, said in zip((SOURCE, EVIDENCE, UNCONFIRMED), restated, strict=True) if said)
    before = 'source page, "1"\n  evidence A\n  unconfirmed en "Old." cs "Staré."'
    path = _written(tmp_path, before, f"replace source members\n  {parts}")
    checked = load(path)
    assert [d.code for d in checked.diagnostics] == []
    rule = _rule(checked.value)
    assert rule.source is not None
    place, document = rule.source.place or {}, rule.source.document.title["en"]
    assert (document, place[""] if "" in place else place["en"]) == (("New page", "7") if source else ("Page", "1"))
    assert rule.evidence == ("B" if evidence else "A")
    expected = "Not found." if unconfirmed else None if source or evidence else "Old."
    assert (rule.unconfirmed or {}).get("en") == expected


def test_restating_changes_nothing_but_the_source(tmp_path: Path) -> None:
    path = _written(tmp_path, 'source page, "1"', f"replace source members\n  {SOURCE}\n  {EVIDENCE}")
    first, later = _rule(load(path.with_name("first.pol")).value), _rule(load(path).value)
    assert (later.id, later.title, later.requirement, later.force, later.origin) == (
        first.id, first.title, first.requirement, first.force, first.origin,
    )  # fmt: skip
    assert later.source != first.source


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("replace source member\n  evidence A", "E0222"),
        ("replace source members\n  evidence X", "E0227"),
        ("replace source members\n  source pages", "E0207"),
        ("replace source members\n  evidence A", "W0336"),
        ("replace source members", "E0102"),
    ],
)
def test_what_cannot_be_restated_is_told(change: str, code: str, tmp_path: Path) -> None:
    checked = load(_written(tmp_path, 'source page, "1"\n  evidence A', change))
    assert [d.code for d in checked.diagnostics] == [code]


def test_a_policy_that_extends_nothing_has_no_source_to_restate(tmp_path: Path) -> None:
    path = _written(tmp_path, 'source page, "1"', "")
    first = path.with_name("first.pol")
    first.write_text(first.read_text("utf-8") + "\nreplace source members\n  evidence A\n", "utf-8")
    assert [d.code for d in load(first).diagnostics] == ["E0226"]


@given(
    st.lists(st.sampled_from([SOURCE, EVIDENCE, UNCONFIRMED, "unconfirmed"]), min_size=1, max_size=3, unique=True),
    st.lists(
        st.sampled_from(["members", "grant", "a_very_long_name_of_a_rule_that_needs_a_line"]), min_size=1, max_size=9
    ),
    st.sampled_from(["cs", "en"]),
)
def test_the_layout_of_restated_sources_can_be_read_again(parts: list[str], rules: list[str], language: str) -> None:
    text = NEXT.format(change=f"replace source {', '.join(rules)}\n  " + "\n  ".join(parts))
    tree = parse(Source("next.pol", text)).value
    assert tree is not None
    laid = layout(tree, language)
    again = parse(Source("next.pol", laid)).value
    assert again == tree
    assert layout(again, language) == laid
    assert not any(line.endswith(" ") for line in laid.splitlines())
