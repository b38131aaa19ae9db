"""Exports of other systems: read through a mapping as they are meant, and whatever it does not cover is told."""

from __future__ import annotations

import csv
import json
import re
import shutil
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

import eligo as api
from eligo.checking.schema import Kind, Schema
from eligo.data import codes
from eligo.data.duck import connect, text
from eligo.data.exports import json_line, mapped, mapped_lines, warnings_of
from eligo.data.json_files import read_json_lines
from eligo.data.mapping import Formats, Mapping
from eligo.data.mapping_formats import Misread, as_read, dates_known, numbers_known
from eligo.data.mapping_report import MappingReport
from eligo.data.mapping_toml import load_mapping, shipped_mappings
from eligo.data.prepare import reader_for
from eligo.data.reading import read_mapped
from eligo.data.records import DataError, MappingError, Proposal, Rejected

from .conftest import CORPUS, ROOT, Golden, Run
from .test_registers_data import REGISTER
from .test_registers_data import SCHEMA as WITH_REGISTER

HERE = CORPUS / "mapping"
EXAMPLES = ROOT / "examples"
SEED = ROOT / "policies/erasmus_plus/alliances/seed"
LOCALES = {"cs": "cs_CZ.UTF-8", "en": "en_GB.UTF-8"}
TRANSCRIPTS = {
    "results": (
        "evaluate seed/lot1.pol results.csv --mapping alliances.toml",
        "explain seed/lot1.pol results.csv --mapping alliances.toml --proposal 10100002 --rule countries",
        "evaluate seed results.csv --mapping erasmus_plus_results --format csv",
    ),
    "cordis": (
        "evaluate policies/horizon/h2020/collaborative.pol cordis --mapping cordis",
        "mapping policies/horizon/h2020/collaborative.pol cordis/project.csv --mapping cordis",
    ),
    "report": (
        "mapping seed/lot1.pol results.csv --mapping alliances.toml",
        "mapping seed/lot1.pol other.csv --mapping alliances.toml",
        "mapping seed/lot1.pol other.csv --mapping alliances.toml --format json",
        "mapping seed/lot1.pol empty --mapping alliances.toml",
    ),
    "new": (
        "new mapping seed/lot1.pol results.csv",
        "new mapping seed/lot1.pol other.csv -o own.toml",
        "mapping seed/lot1.pol other.csv --mapping own.toml",
        "new mapping seed/lot1.pol nowhere.csv",
    ),
    "mistakes": (
        "mapping seed/lot1.pol results.csv --mapping nowhere.toml",
        *(
            f"mapping seed/lot1.pol results.csv --mapping bad/{name}.toml"
            for name in ("broken", "keys", "policy", "columns", "tables", "circle", "missing")
        ),
    ),
}


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", LOCALES["en"])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the exports and mappings as the current folder."""
    place = tmp_path / "given"
    shutil.copytree(HERE, place)
    shutil.copy(EXAMPLES / "erasmus_plus_results.csv", place / "results.csv")
    shutil.copy(EXAMPLES / "alliances.toml", place)
    shutil.copytree(ROOT / "policies" / "erasmus_plus", place / "policies" / "erasmus_plus")
    shutil.copytree(ROOT / "policies" / "horizon", place / "policies" / "horizon")
    (place / "seed").symlink_to(place / "policies/erasmus_plus/alliances/seed")
    (place / "empty").mkdir()
    monkeypatch.chdir(place)
    return place


@pytest.fixture(scope="module")
def schema() -> Schema:
    """What the seed policies read."""
    return api.load(SEED / "lot1.pol").schema


def _mapping(tmp_path: Path, written: str) -> Mapping:
    file = tmp_path / "own.toml"
    file.write_text(written, "utf-8")
    return load_mapping(str(file))


def _table(path: Path, *rows: tuple[object, ...], delimiter: str = ";", encoding: str = "utf-8") -> str:
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)
    return str(path)


def _values(outcome: Proposal | Rejected, schema: Schema) -> dict[str, object]:
    assert isinstance(outcome, Proposal), outcome
    return dict(zip((f.name for f in schema.proposal.fields), outcome.values, strict=True))


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_exports_are_evaluated_and_what_is_not_mapped_is_told(
    name: str, language: str, folder: Path, eligo: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands on standard error is marked `!` in the expected file."""
    monkeypatch.setenv("LANG", LOCALES[language])
    shown = ""
    for line in TRANSCRIPTS[name]:
        ended = eligo(line)
        marked = "".join(f"! {row}\n".replace("! \n", "!\n") for row in ended.err.splitlines())
        shown += f"$ eligo {line}\n{ended.out}{marked}[{ended.code}]\n\n"
    golden(HERE / f"{name}.{language}.txt", shown)


# ── the three layouts ─────────────────────────────────────────────────────────────────────

WIDE = """
[export]
numbers = "1.234,56"
[proposal]
id = "Nr"
requested_grant = "Grant"
[[partners]]
role = { value = "coordinator" }
name = "Lead"
country = "Lead country"
[[partners]]
role = { value = "full_partner" }
name = "Partner # name"
country = "Partner # country"
"""
JOINED = """
[export]
file = "projects"
[proposal]
id = "Nr"
title = "Title"
[[partners]]
from = { file = "members", key = "Project", only = { "Kind" = "full" } }
name = "Name"
country = "Country"
"""
LONG = """
[export]
one_row_per = "partners"
[proposal]
id = "Nr"
title = "Title"
[[partners]]
name = "Name"
country = "Country"
"""


def test_one_wide_row_holds_the_coordinator_and_numbered_partners(tmp_path: Path, schema: Schema) -> None:
    heads = (
        "Nr",
        "Grant",
        "Lead",
        "Lead country",
        *(f"partner {n} {w}" for n in (1, 2, 10) for w in ("NAME", "country")),
    )
    file = _table(tmp_path / "any.csv", heads, ("7", "1.234,50", "A", "CZ", "B", "EL", "", "", "D", "UK"))
    [outcome] = mapped([file], _mapping(tmp_path, WIDE), schema)
    values = _values(outcome, schema)
    assert (outcome.id, outcome.row, values["requested_grant"]) == ("7", 2, Decimal("1234.50"))
    assert values["partners"] == (
        (None, "A", "CZ", "coordinator", None, None),
        (None, "B", "GR", "full_partner", None, None),
        (None, "D", "GB", "full_partner", None, None),
    )


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
def test_rows_of_another_table_are_joined_by_their_key(kind: str, tmp_path: Path, schema: Schema) -> None:
    tables: dict[str, list[tuple[object, ...]]] = {
        "projects": [("Nr", "Title"), (1, "one"), (2, "two"), (3, "three")],
        "members": [
            ("Project", "Name", "Country", "Kind"),
            (2, "B", "CZ", "full"),
            (1, "A", "SK", "Full "),
            (2, "C", "DE", "observer"),
            (2, "D", "XX", "full"),
            (9, "E", "FR", "full"),
            (None, "F", "FR", "full"),
        ],
    }
    for name, rows in tables.items():
        file = tmp_path / f"{name}.{kind}"
        if kind == "csv":
            _table(file, *(tuple("" if c is None else c for c in row) for row in rows))
        elif kind == "xlsx":
            book = Workbook()
            sheet = book.create_sheet(index=0)
            for row in rows:
                sheet.append([c if isinstance(c, int) or c is None else str(c) for c in row])
            book.save(file)
        else:
            columns = ", ".join(f'"{head}"' for head in rows[0])
            listed = ", ".join(
                "("
                + ", ".join("NULL" if c is None else str(c) if isinstance(c, int) else text(str(c)) for c in row)
                + ")"
                for row in rows[1:]
            )
            with connect(tmp_path / "spill") as base:
                base.execute(
                    f"COPY (SELECT * FROM (VALUES {listed}) AS t({columns})) TO {text(str(file))} (FORMAT parquet)"
                )
    report = MappingReport("own")
    outcomes = list(mapped([str(tmp_path)], _mapping(tmp_path, JOINED), schema, report))
    by_id = {o.id: o for o in outcomes}
    assert set(by_id) == {None, "1", "2", "3", "9"}
    first = 1 if kind == "parquet" else 2
    assert _values(by_id["1"], schema)["partners"] == ((None, "A", "SK", None, None, None),)
    assert _values(by_id["3"], schema)["partners"] == ()
    wrong = by_id["2"]
    assert isinstance(wrong, Rejected) and Path(wrong.file).stem == "projects"
    [reason] = wrong.reasons
    assert (Path(reason.file).stem, reason.row, reason.field, reason.value) == ("members", first + 3, "Country", "XX")
    assert [r.code for o in (by_id["9"], by_id[None]) if isinstance(o, Rejected) for r in o.reasons] == [
        "D0134".replace("4", "5"),
        "D0136",
    ]
    members = next(t for t in report.tables if "members" in t.file)
    assert (members.rows, members.left_out) == (6, 1)


def test_participations_in_any_order_make_whole_proposals(tmp_path: Path, schema: Schema) -> None:
    file = _table(
        tmp_path / "any.csv",
        ("Nr", "Title", "Name", "Country"),
        ("b", "bee", "A", "CZ"),
        ("a", "ay", "B", "SK"),
        ("b", "bee", "C", "DE"),
        ("a", "eh", "D", "PL"),
        ("", "nobody's", "E", "FR"),
    )
    nobody, b, a = mapped([file], _mapping(tmp_path, LONG), schema)
    assert isinstance(nobody, Rejected) and [r.code for r in nobody.reasons] == ["D0132"]
    assert _values(b, schema)["partners"] == ((None, "A", "CZ", None, None, None), (None, "C", "DE", None, None, None))
    assert isinstance(a, Rejected)
    assert [(r.code, r.row, r.field, r.value) for r in a.reasons] == [("D0186", 5, "Title", "eh")]


def test_sheets_of_one_workbook_are_joined(tmp_path: Path, schema: Schema) -> None:
    book = Workbook()
    sheets: dict[str, list[list[str | int | float | None]]] = {
        "Notes": [["nothing"]],
        "Návrhy": [["a list of ours"], [], ["Nr", "Title", "Call"], [1.0, "=1+1", 2022], [2, "two", None]],
        "Účasti": [["Project", "Name"], [1, "A"], ["2", "B"], [1, 300]],
    }
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(tmp_path / "any.xlsx")
    own = """
[export]
sheet = "navrhy"
heading_row = 3
[proposal]
id = { join = ["Nr"] }
call = "Call"
[[partners]]
from = { sheet = "účasti", key = "Project" }
name = "Name"
"""
    one, two = mapped([str(tmp_path / "any.xlsx")], _mapping(tmp_path, own), schema)
    assert (one.id, one.row, _values(one, schema)["call"], two.id) == ("1", 4, "2022", "2")
    partners = [_values(o, schema)["partners"] for o in (one, two)]
    assert [[p[1] for p in listed] for listed in partners if isinstance(listed, tuple)] == [["A", "300"], ["B"]]
    with pytest.raises(DataError) as wrong:
        list(mapped([str(tmp_path / "any.xlsx")], _mapping(tmp_path, own.replace("účasti", "members")), schema))
    assert wrong.value.code == codes.EXPORT_NO_SHEET.id


# ── columns ───────────────────────────────────────────────────────────────────────────────


def _one(tmp_path: Path, schema: Schema, fields: str, *rows: tuple[object, ...]) -> dict[str, object]:
    file = _table(tmp_path / "any.csv", *rows)
    [outcome] = mapped([file], _mapping(tmp_path, f'[proposal]\nid = "Nr"\n{fields}'), schema)
    return _values(outcome, schema)


def test_columns_are_joined_cut_chosen_and_defaulted(tmp_path: Path, schema: Schema) -> None:
    fields = """
title = { join = ["Acronym", "Name"], with = ": " }
call = { column = ["Year of call", "Call"], after = "-", before = "-" }
ecosystem = { column = "Sector …", default = "health", empty = ["n/a"] }
lot = { column = "Kind", codes = { "education  and Enterprises" = 1, blueprint = 2 } }
"""
    values = _one(
        tmp_path, schema, fields, ("Nr", "Acronym", "Name", "Call", "Sector (as declared)", "Kind"),
        ("1", "SAIL", "Skills", "ERASMUS-2022-PI", "N/A", "Education and enterprises"),
    )  # fmt: skip
    assert (values["title"], values["call"], values["ecosystem"], values["lot"]) == (
        "SAIL: Skills",
        "2022",
        "health",
        1,
    )


def test_codes_without_a_translation_are_refused_left_unknown_or_taken_for_another(
    tmp_path: Path, schema: Schema
) -> None:
    rows = [("Nr", "Type"), ("1", "Guild")]
    table = '[codes.type]\n"Uni" = "HEI"\n'
    for unlisted, expected in (("reject", None), ("empty", None), ("OTHER", "OTHER")):
        written = f'{table}[proposal]\nid = "Nr"\n[[partners]]\ntype = {{ column = "Type", codes = "type", unlisted = "{unlisted}" }}\n'
        report = MappingReport("own")
        [outcome] = mapped([_table(tmp_path / "any.csv", *rows)], _mapping(tmp_path, written), schema, report)
        [met] = report.untranslated.values()
        assert (met.field, met.written, met.count, met.row) == ("partners.type", "Guild", 1, 2)
        if unlisted == "reject":
            assert isinstance(outcome, Rejected) and outcome.reasons[0].code == "D0151" and met.became is None
        else:
            assert _values(outcome, schema)["partners"] == ((None, None, None, None, expected, None),)
            assert met.became == ("" if unlisted == "empty" else "OTHER")


@pytest.mark.parametrize(
    ("written", "country"),
    [("cz", "CZ"), ("Czechia", "CZ"), ("ČESKO", "CZ"), ("UK", "GB"), ("Spojené  království", "GB"), ("türkiye", "TR")],
)
def test_a_code_may_be_called_as_the_policy_labels_it(
    written: str, country: str, tmp_path: Path, schema: Schema
) -> None:
    file = _table(tmp_path / "any.csv", ("Nr", "Country"), ("1", written))
    [outcome] = mapped([file], _mapping(tmp_path, '[proposal]\nid = "Nr"\n[[partners]]\ncountry = "Country"\n'), schema)
    assert _values(outcome, schema)["partners"] == ((None, None, country, None, None, None),)


def test_a_mapping_over_another_adds_and_replaces(tmp_path: Path, schema: Schema) -> None:
    (tmp_path / "base.toml").write_text(WIDE + '[codes.kind]\nA = "x"\n', "utf-8")
    own = _mapping(
        tmp_path,
        'extends = "base.toml"\n[export]\nnumbers = "1,234.56"\n[proposal]\nlot = { value = 2 }\n[codes.kind]\nB = "y"\n',
    )
    assert [f.name for f in own.fillings] == ["id", "requested_grant", "lot"]
    assert own.fillings[1].formats.numbers == "1,234.56" and len(own.groups) == 2
    assert len(own.sources) == 2


def test_two_columns_of_one_heading_are_refused_where_they_are_wanted(tmp_path: Path, schema: Schema) -> None:
    file = _table(tmp_path / "any.csv", ("Nr", "Note", "Note", "Title", "title"), ("1", "a", "b", "c", "d"))
    assert list(mapped([file], _mapping(tmp_path, '[proposal]\nid = "Nr"\n'), schema))
    with pytest.raises(DataError) as wrong:
        list(mapped([file], _mapping(tmp_path, '[proposal]\nid = "Nr"\ntitle = "Title"\n'), schema))
    assert wrong.value.code == codes.COLUMN_TWICE.id


# ── how things are written ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("example", "written", "read"),
    [
        ("1.234,56", "1.234,56", "1234.56"),
        ("1.234,56", "1.234", "1234"),
        ("1.234,56", "1234,5", "1234.5"),
        ("1,234.56", "112527.93", "112527.93"),
        ("1,234.56", "200,000.00", "200000.00"),
        ("1,234.56", "EUR 1,234", "1234"),
        ("1 234,56", "1 234 567,8 €", "1234567.8"),
        ("1'234.56", "-1'234.5", "-1234.5"),
        ("1234.56", "1234.567", "1234.567"),
        ("1.234,56", "1,234.56", None),
        ("1.234,56", "12.34,5", None),
        ("1,234.56", "1,23", None),
        ("1234.56", "1,234", None),
        ("1.234,56", "5 CZK", None),
        ("1234.56", "٣", None),
    ],
)
def test_numbers_are_read_as_the_example_says(example: str, written: str, read: str | None) -> None:
    value = as_read(written, Kind.MONEY, "EUR", Formats(numbers=example))
    assert isinstance(value, Misread) if read is None else value == Decimal(read)


@pytest.mark.parametrize(
    ("order", "written", "read"),
    [
        ("day/month/year", "5/9/2022", date(2022, 9, 5)),
        ("month/day/year", "5/9/2022", date(2022, 5, 9)),
        ("den.měsíc.rok", "15.09.2022", date(2022, 9, 15)),
        ("yearmonthday", "20220915", date(2022, 9, 15)),
        ("year-month-day hour:minute:second", "2022-09-15 17:00:00", date(2022, 9, 15)),
        ("serial", "44819", date(2022, 9, 15)),
        ("serial", 44819.0, date(2022, 9, 15)),
        ("serial", 1, date(1900, 1, 1)),
        ("serial", 61, date(1900, 3, 1)),
        ("serial", 60, None),
        ("serial", "-3", None),
        ("day/month/year", "31/9/2022", None),
        ("day/month/year", "2022-09-15", None),
        ("yearmonthday", "2022915", None),
        ("day/month/year", "5/9/22", None),
    ],
)
def test_days_are_read_in_the_order_that_is_named(order: str, written: object, read: date | None) -> None:
    value = as_read(written, Kind.DAY, None, Formats(dates=order))
    assert isinstance(value, Misread) if read is None else value == read


def test_moments_get_the_zone_that_is_named(tmp_path: Path, schema: Schema) -> None:
    fields = 'submitted_at = { column = "Sent", dates = "day.month.year hour:minute", zone = "Europe/Brussels" }'
    values = _one(tmp_path, schema, fields, ("Nr", "Sent"), ("1", "15.9.2022 17:00"))
    assert values["submitted_at"] == datetime.fromisoformat("2022-09-15T17:00+02:00")


@pytest.mark.parametrize(
    "order", ["day", "day/month", "day/day/month/year", "day~month~year", "d/m/y", "day/month/year hour"]
)
def test_orders_that_name_no_day_are_not_known(order: str) -> None:
    assert not dates_known(order)


@given(
    st.decimals(-(10**12), 10**12, places=2),
    st.sampled_from(["1,234.56", "1.234,56", "1 234,56", "1'234.56", "1234.56"]),
)
def test_every_number_written_as_the_example_is_read_as_itself(number: Decimal, example: str) -> None:
    between, point = example[1] if len(example) == 8 else "", example[-3]
    written = f"{number:,.2f}".replace(",", "\0").replace(".", point).replace("\0", between)
    assert numbers_known(example)
    assert as_read(written, Kind.NUMBER, None, Formats(numbers=example)) == number


@given(st.dates(date(1900, 3, 1), date(2200, 1, 1)), st.permutations(["day", "month", "year"]), st.sampled_from("/.- "))
def test_every_day_written_in_an_order_is_read_as_itself(day: date, order: list[str], sign: str) -> None:
    written = sign.join(str(getattr(day, part)) for part in order)
    assert as_read(written, Kind.DAY, None, Formats(dates=sign.join(order))) == day


def test_words_for_yes_and_no_are_those_of_the_export(tmp_path: Path, schema: Schema) -> None:
    written = '[proposal]\nid = "Nr"\n[[partners]]\neche = { column = "Charter", yes = ["Held", "x"], no = ["Never"], empty = "?" }\n'
    rows = [
        ("Nr", "Charter"),
        *((str(n), word) for n, word in enumerate(("held", "NEVER", "yes", " X "), 1)),
        ("5", "perhaps"),
    ]
    outcomes = list(mapped([_table(tmp_path / "any.csv", *rows)], _mapping(tmp_path, written), schema))
    known = [o.values[-1][0][-1] for o in outcomes if isinstance(o, Proposal) and isinstance(o.values[-1], tuple)]  # type: ignore[index]
    assert known == [True, False, True, True]
    assert isinstance(outcomes[-1], Rejected) and outcomes[-1].reasons[0].field == "Charter"


# ── rows that are broken ──────────────────────────────────────────────────────────────────


def test_a_broken_row_in_the_middle_rejects_itself_and_nothing_else(tmp_path: Path, schema: Schema) -> None:
    lines = ["Nr;Title", "1;one", '2;"tw"o"', '3;"three', "4;four", '5;"fi\r\nve"', "6;six;7", "7;seven", ""]
    file = tmp_path / "any.csv"
    file.write_bytes("\r\n".join(lines).encode())
    outcomes = list(mapped([str(file)], _mapping(tmp_path, '[proposal]\nid = "Nr"\ntitle = "Title"\n'), schema))
    assert [o.id for o in outcomes if isinstance(o, Proposal)] == ["1", "4", "5", "7"]
    assert [(o.row, r.code) for o in outcomes if isinstance(o, Rejected) for r in o.reasons] == [
        (3, "D0118"),
        (4, "D0118"),
        (8, "D0160"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encoding_and_delimiter_are_found(encoding: str, delimiter: str, tmp_path: Path, schema: Schema) -> None:
    file = _table(tmp_path / "any.csv", ("Nr", "Název"), ("1", "Žluťoučký kůň"), delimiter=delimiter, encoding=encoding)
    [outcome] = mapped([file], _mapping(tmp_path, '[proposal]\nid = "Nr"\ntitle = "Název"\n'), schema)
    assert _values(outcome, schema)["title"] == "Žluťoučký kůň"


def test_what_cannot_be_read_at_all_is_one_sentence(tmp_path: Path, schema: Schema) -> None:
    own = _mapping(tmp_path, '[proposal]\nid = "Nr"\n')
    for name, content, code in (
        ("a.csv", b"", codes.EMPTY_TABLE),
        ("b.csv", b"Nr\n1\x00\n", codes.WRONG_ENCODING),
        ("c.xlsx", b"no workbook", codes.NOT_A_WORKBOOK),
        ("d.parquet", b"no table", codes.BROKEN_PARQUET),
        ("e.json", b"[]", codes.UNKNOWN_FORMAT),
        ("f.csv", b'"Nr\n1\n', codes.BROKEN_CSV),
    ):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(DataError) as wrong:
            list(mapped([str(tmp_path / name)], own, schema))
        assert wrong.value.code == code.id, name
    with pytest.raises(DataError):
        list(mapped([str(tmp_path / "none.csv")], own, schema))


@settings(max_examples=60)
@given(st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=5), max_size=6), st.text(max_size=40))
def test_no_content_and_no_mapping_makes_anything_but_outcomes_and_our_errors(
    tmp_path_factory: pytest.TempPathFactory, schema: Schema, rows: list[list[str]], rest: str
) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    file = folder / "any.csv"
    file.write_bytes(
        ("Nr;Title;Partner 1 name\r\n" + "\r\n".join(";".join(row) for row in rows) + rest).encode("utf-8", "replace")
    )
    toml = folder / "own.toml"
    toml.write_bytes(
        (f'[proposal]\nid = "Nr"\ntitle = "Title"\n[[partners]]\nname = "Partner # name"\n{rest}').encode(
            "utf-8", "replace"
        )
    )
    try:
        outcomes = list(mapped([str(file)], load_mapping(str(toml)), schema))
    except (DataError, MappingError):
        return
    assert all(isinstance(outcome, (Proposal, Rejected)) for outcome in outcomes)


# ── lines, and the shipped mappings ───────────────────────────────────────────────────────


def test_lines_mean_the_same_proposals(schema: Schema) -> None:
    own, export = load_mapping(str(EXAMPLES / "alliances.toml")), str(EXAMPLES / "erasmus_plus_results.csv")
    refused: list[Rejected] = []
    lines = list(mapped_lines([export], own, schema, rejected=refused.append))
    written = [json_line(values).encode() for _, _, values in lines]
    again = read_json_lines(written, "lines", reader_for(schema), {})
    outcomes = [o for o in mapped([export], own, schema) if o.id is not None]
    assert [(o.id, getattr(o, "values", None)) for o in again] == [(o.id, getattr(o, "values", None)) for o in outcomes]
    assert [row for _, row, _ in lines] == [o.row for o in outcomes] and not refused
    assert all(json.loads(line) for line in written)


@pytest.mark.parametrize("name", shipped_mappings())
def test_a_shipped_mapping_fits_the_policies_beside_it(name: str) -> None:
    own = load_mapping(name)
    policies = [f for f in shipped_mappings()[name].parents[1].rglob("*.pol") if not f.name.endswith(".test.pol")]
    checked = [api.load(file) for file in policies if file.stem in ("lot1", "partnership", "collaborative")]
    assert checked and not [d for policy in checked for d in warnings_of(own, policy.schema)]


@pytest.mark.parametrize("page", ["mapping.md", "mapping.cs.md"])
def test_the_mappings_of_the_page_can_be_used(page: str, tmp_path: Path, schema: Schema) -> None:
    blocks = re.findall(r"^```toml\n(.*?)^```", (ROOT / "docs" / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert len(blocks) > 5
    for block in blocks:
        assert not warnings_of(_mapping(tmp_path, block), schema), block


def test_the_library_takes_a_mapping_by_name_by_path_or_ready(tmp_path: Path) -> None:
    policy, export = api.load(SEED / "lot1.pol"), EXAMPLES / "erasmus_plus_results.csv"
    by_path = policy.evaluate_batch(export, mapping=EXAMPLES / "alliances.toml")
    ready = policy.evaluate_batch(export, mapping=load_mapping(str(EXAMPLES / "alliances.toml")))
    assert [(v.proposal, v.outcome) for v in by_path.verdicts] == [(v.proposal, v.outcome) for v in ready.verdicts]
    report = by_path.batch.mapping
    assert report is not None and (report.proposals, report.rejected, report.complete) == (3, 1, False)
    assert policy.read([export], mapping="erasmus_plus_results").read == 5
    with pytest.raises(api.MappingError) as wrong:
        policy.read([export], mapping="nothing_of_the_kind")
    assert [d.code for d in wrong.value.diagnostics] == [codes.MAPPING_NOT_FOUND.id]


def test_a_proposal_that_stands_twice_in_an_export_is_rejected_twice(tmp_path: Path) -> None:
    file = _table(tmp_path / "any.csv", ("Nr", "Title"), ("1", "a"), ("2", "b"), ("1", "c"))
    batch = api.load(SEED / "lot1.pol").read(
        [file], mapping=_mapping(tmp_path, '[proposal]\nid = "Nr"\ntitle = "Title"\n')
    )
    assert [p.id for p in batch.proposals] == ["2"]
    assert [(r.row, r.reasons[0].code) for r in batch.rejected] == [(2, "D0134"), (4, "D0134")]


def test_registers_may_stand_beside_an_export(tmp_path: Path) -> None:
    register = tmp_path / f"{REGISTER}.json"
    register.write_text('[{"pic": "001"}]', "utf-8")
    file = _table(tmp_path / "any.csv", ("Nr", "Name"), ("1", "A"))
    own = _mapping(tmp_path, '[proposal]\nid = "Nr"\n[[partners]]\nname = "Name"\n')
    batch = read_mapped([file, str(register)], WITH_REGISTER, own)
    assert batch.proposals[0].values == ("1", None, (("A",),), (("001", None, None, None, None),))
    assert batch.mapping is not None and batch.mapping.unfilled == ("title",)
