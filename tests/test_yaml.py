"""YAML: every scalar is the text that somebody wrote, read by the declared type; nothing else of YAML is obeyed."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from time import process_time

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eligo.data import codes, yaml_files
from eligo.data.reading import read
from eligo.data.records import Batch, DataError
from eligo.data.rejects import sentence
from eligo.text.diagnostics import Code
from eligo.text.rendering import as_text

from .test_data import SCHEMA

NAMES = tuple(f.name for f in SCHEMA.records["proposal"].fields)
PARTNER = tuple(f.name for f in SCHEMA.records["partner"].fields)


def _read(folder: Path, text: str | bytes, name: str = "given.yaml") -> Batch:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read([str(path)], SCHEMA)


def _value(folder: Path, field: str, written: str) -> object:
    batch = _read(folder, f"id: P\n{field}: {written}\n")
    assert not batch.rejected, batch.rejected
    return batch.proposals[0].values[NAMES.index(field)]


def _country(folder: Path, written: str) -> object:
    batch = _read(folder, f"id: P\npartners:\n  - country: {written}\n")
    partners = batch.proposals[0].values[NAMES.index("partners")]
    assert isinstance(partners, tuple)
    partner = partners[0]
    assert isinstance(partner, tuple)
    return partner[PARTNER.index("country")]


# ── scalars ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("written", ["NO", '"NO"', "'NO'", "|-\n      NO", "no"])
def test_norway_is_a_country(written: str, tmp_path: Path) -> None:
    assert _country(tmp_path, written) == "NO"


@pytest.mark.parametrize(
    "written",
    [
        "0123",
        "1e3",
        "0x1f",
        "0o17",
        "1_000",
        "1.10",
        "12:30:45",
        "2022-09-15",
        "yes",
        "off",
        "True",
        ".inf",
        ".nan",
        "=",
    ],
)
def test_a_text_is_what_was_written(written: str, tmp_path: Path) -> None:
    assert _value(tmp_path, "title", written) == written
    assert _value(tmp_path, "title", f'"{written}"') == written


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", '""', "''"])
def test_what_is_not_known(written: str, tmp_path: Path) -> None:
    assert _value(tmp_path, "title", written) is None
    assert written[:1] in ('"', "'") or _value(tmp_path, "partners", written) is None


def test_a_quoted_null_is_a_text(tmp_path: Path) -> None:
    assert _value(tmp_path, "title", '"null"') == "null"


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        ("lot", "1", 1),
        ("lot", '"1"', 1),
        ("grant", "1 500 000,50 EUR", Decimal("1500000.50")),
        ("grant", "1500000.50", Decimal("1500000.50")),
        ("grant", "9007199254740993", 9007199254740993),
        ("call", "2022", "2022"),
        ("title", "Vysoká škola # poznámka", "Vysoká škola"),
        ("partners", "[]", ()),
    ],
)
def test_a_value_is_read_by_its_type(field: str, written: str, value: object, tmp_path: Path) -> None:
    assert _value(tmp_path, field, written) == value


def test_a_day_is_read_in_either_spelling(tmp_path: Path) -> None:
    days = {_value(tmp_path, "starts", written) for written in ("2022-09-15", "15. 9. 2022", '"2022-09-15"')}
    assert [str(day) for day in days] == ["2022-09-15"]


@pytest.mark.parametrize(
    ("field", "written", "code"),
    [
        ("lot", "1e3", codes.NOT_A_NUMBER),
        ("lot", "1_000", codes.NOT_A_NUMBER),
        ("grant", "1.500", codes.AMBIGUOUS_NUMBER),
        ("lot", "[1]", codes.NOT_A_NUMBER),
        ("title", "{a: b}", codes.NOT_TEXT),
        ("partners", "CZ", codes.NOT_A_LIST),
        ("partners", "\n  - CZ", codes.NOT_A_RECORD),
        ("partners", "\n  - country: XX", codes.UNKNOWN_CODE),
        ("lot: 1\nlot", "1", codes.GIVEN_TWICE),
    ],
)
def test_a_value_that_cannot_be_read_rejects_its_proposal(field: str, written: str, code: Code, tmp_path: Path) -> None:
    batch = _read(
        tmp_path, f"- id: P-0\n- id: P-1\n{field}: {written}\n".replace("\n", "\n  ").replace("\n  - id", "\n- id")
    )
    assert [p.id for p in batch.proposals] == ["P-0"]
    (rejected,) = batch.rejected
    assert rejected.id == "P-1" and rejected.row == 2
    assert [reason.code for reason in rejected.reasons] == [code.id]
    assert sentence(rejected.reasons[0], "cs") != sentence(rejected.reasons[0], "en")


# ── shapes of files ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["given.yaml", "given.yml", "GIVEN.YAML"])
@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("- id: A\n- id: B\n", [1, 2]),
        ("# two\n\n-\n  id: A\n\n-\n  id: B\n", [4, 7]),
        ("id: A\n---\nid: B\n", [1, 3]),
        ("--- # first\nid: A\n...\n---\n- id: B\n---\n", [2, 5]),
        ("%YAML 1.2\n---\n- {id: A}\n- {id: B}\n", [3, 4]),
        ('[{"id": "A", "partners": [{"country": "NO"}]},\n {"id": "B"}]', [1, 2]),
        ("\ufeff- id: A\r\n- id: B\r\n", [1, 2]),
    ],
)
def test_a_list_a_mapping_or_several_documents(text: str, rows: list[int], name: str, tmp_path: Path) -> None:
    batch = _read(tmp_path, text, name)
    assert [p.id for p in batch.proposals] == ["A", "B"]
    assert [p.row for p in batch.proposals] == rows, "the line on which the proposal begins"


def test_an_anchor_repeats_a_value(tmp_path: Path) -> None:
    """Programs that write YAML use anchors on their own where an object stands twice."""
    partner = {"country": "CZ"}
    text = yaml.safe_dump([{"id": "A", "partners": [partner, partner]}, {"id": "B", "partners": [partner]}])
    assert "&id001" in text
    batch = _read(tmp_path, text)
    lists = [p.values[NAMES.index("partners")] for p in batch.proposals]
    assert [len(rows) for rows in lists if isinstance(rows, tuple)] == [2, 1]


LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", codes.EMPTY_FILE, 1, 1),
        ("# nothing\n---\n", codes.EMPTY_FILE, 1, 1),
        ("just a text", codes.NOT_PROPOSALS, 1, 1),
        ("id: A\n---\njust a text", codes.NOT_PROPOSALS, 3, 1),
        ("- id: A\n\tlot: 1\n", codes.BROKEN_YAML, 2, 1),
        ("id: A\n  lot: 1\n", codes.BROKEN_YAML, 2, 6),
        ("- id: A\n lot: 1\n", codes.BROKEN_YAML, 2, 2),
        ("- {id: A\n", codes.BROKEN_YAML, 2, 1),
        ("id: A\ntitle: \x07\n", codes.BROKEN_YAML, 2, 8),
        ("id: A\npartners: *b\n", codes.BROKEN_YAML, 2, 11),
        ("id: A\npartners: &b [*b]\n", codes.BROKEN_YAML, 2, 15),
        ("id: A\n---\nid: B\npartners: *c\n", codes.BROKEN_YAML, 4, 11),
        ("id: !!python/object/apply:os.system [ls]\n", codes.YAML_UNUSED, 1, 5),
        ("id: !!str 1\n", codes.YAML_UNUSED, 1, 5),
        ("- !made_up {id: A}\n", codes.YAML_UNUSED, 1, 3),
        ("- &a {id: A}\n- {<<: *a}\n", codes.YAML_UNUSED, 2, 4),
        ("? [a]\n: b\n", codes.YAML_UNUSED, 1, 3),
        (LAUGHS, codes.YAML_TOO_LARGE, 7, 8),
        ("[" * 10_000, codes.JSON_TOO_DEEP, 1, 52),
        ("".join(" " * i + "-\n" for i in range(300)), codes.JSON_TOO_DEEP, 52, 52),
        ("{a: " * 10_000, codes.JSON_TOO_DEEP, 1, 205),
        (b"id: \xff\n", codes.WRONG_ENCODING, 1, 5),
    ],
)
@pytest.mark.parametrize("parser", ["CBaseLoader", "BaseLoader"])
def test_a_hostile_or_broken_file_is_refused_at_its_place(
    text: str | bytes, code: Code, line: int, column: int, parser: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hasattr(yaml, parser):
        pytest.skip("this build of the library has only the parser in Python")
    monkeypatch.setattr(yaml_files, "_LOADER", getattr(yaml, parser))
    started = process_time()
    with pytest.raises(DataError) as wrong:
        _read(tmp_path, text)
    assert process_time() - started < 20
    found = wrong.value.diagnostic
    assert found.code == code.id
    assert found.span.line == line
    if parser == "CBaseLoader":
        assert found.span.column == column
    for language in ("cs", "en"):
        assert f"[{code.id}]" in as_text([found], {}, language)


def test_a_list_that_is_repeated_often_is_no_bomb(tmp_path: Path) -> None:
    copies = "- id: A\n  partners: &a [{country: CZ}, {country: NO}]\n"
    copies += "".join(f"- id: P{i}\n  partners: *a\n" for i in range(1_000))
    assert len(_read(tmp_path, copies).proposals) == 1_001


# ── laws ──────────────────────────────────────────────────────────────────────────────────

TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\u2028\u2029\ufeff"), max_size=12
)
# Three decimal places after at most three digits can be read in two ways, so a written 1.500 is refused.
NUMBERS = st.integers(0, 10**12) | st.decimals(0, 10**9, places=2).map(float)
PARTNERS = st.fixed_dictionaries(
    {},
    optional={
        "name": TEXTS,
        "country": st.sampled_from(["CZ", "NO", "EL", "SK", None]),
        "eche": st.booleans() | st.none(),
    },
)
PROPOSALS = st.lists(
    st.fixed_dictionaries(
        {"id": st.integers(0, 10**9) | st.from_regex(r"[A-Z0-9-]{1,9}", fullmatch=True)},
        optional={
            "title": TEXTS | st.sampled_from(["null", "~", "NO", "0123", "1e3", "yes", "- a", "a: b", "#", "<<", "*a"]),
            "lot": NUMBERS | st.none(),
            "grant": NUMBERS,
            "starts": st.dates().map(str),
            "partners": st.lists(PARTNERS, max_size=4) | st.none(),
        },
    ),
    min_size=1,
    max_size=5,
)


def _facts(batch: Batch) -> object:
    rejected = [(r.id, [(x.code, x.field) for x in r.reasons]) for r in batch.rejected]
    return [(p.id, p.values) for p in batch.proposals], rejected, [(d.code, d.facts) for d in batch.warnings]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(proposals=PROPOSALS, flow=st.booleans(), documents=st.booleans())
def test_the_same_proposals_as_json_and_as_yaml_are_the_same_batch(
    proposals: list[object], flow: bool, documents: bool, tmp_path: Path
) -> None:
    (tmp_path / "given.json").write_text(json.dumps(proposals), "utf-8")
    write = yaml.safe_dump_all if documents else yaml.safe_dump
    text = write(proposals, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    expected = _facts(read([str(tmp_path / "given.json")], SCHEMA))
    assert _facts(_read(tmp_path, text)) == expected


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.sampled_from("- :{}[],&*!|>'\"%@`#?ab1\n\t~<\\x"), max_size=40) | st.text(max_size=30))
def test_whatever_a_file_holds_is_read_or_refused(text: str, tmp_path: Path) -> None:
    try:
        batch = _read(tmp_path, text.encode("utf-8", "surrogatepass"))
    except DataError as wrong:
        assert wrong.code.startswith("D01")
    else:
        assert batch.read >= 0
