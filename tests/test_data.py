"""Data: what people write is read as they meant it, or rejected with every reason in their language."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from eligo.checking.schema import CodeEntry, Field, Kind, Record, Schema, Type, Value, Vocabulary
from eligo.data import codes
from eligo.data.form_workbook import workbook_form
from eligo.data.forms import csv_forms, json_schema
from eligo.data.prepare import prepare, reader_for
from eligo.data.reading import read
from eligo.data.records import Batch, DataError, Proposal, Rejected
from eligo.data.rejects import advice, rejects_lines, sentence
from eligo.data.writers import csv_text, protected, write_atomically
from eligo.text.diagnostics import Code
from eligo.text.messages import has
from eligo.text.rendering import as_text


def _field(
    name: str, kind: Kind, of: str | None = None, *, alias: str | None = None, least: int | None = None, cs: str = ""
) -> Field:
    minimum = None if least is None else Decimal(least)
    return Field(name, alias, Type(kind, of), name == "id", minimum, {"en": name, "cs": cs or alias or name})


def _vocabulary(name: str, *entries: tuple[str, tuple[str, ...], str]) -> Vocabulary:
    return Vocabulary(name, None, {c: CodeEntry(c, None, also, {"en": c, "cs": cs}) for c, also, cs in entries}, {})


SCHEMA = Schema(
    {
        "proposal": Record(
            "proposal",
            "návrh",
            (
                _field("id", Kind.TEXT),
                _field("title", Kind.TEXT),
                _field("call", Kind.TEXT),
                _field("lot", Kind.NUMBER, least=0),
                _field("grant", Kind.MONEY, "EUR", least=0, cs="požadovaný grant"),
                _field("starts", Kind.DAY),
                _field("submitted_at", Kind.MOMENT),
                _field("partners", Kind.LIST, "partner", cs="partneři"),
            ),
            (),
        ),
        "partner": Record(
            "partner",
            None,
            (
                _field("name", Kind.TEXT),
                _field("country", Kind.CODE, "country", alias="země"),
                _field("eche", Kind.YES_NO),
            ),
            (),
        ),
    },
    {"country": _vocabulary("country", ("CZ", (), "Česko"), ("GR", ("EL",), "Řecko"), ("NO", (), "Norsko"))},
)
READER = reader_for(SCHEMA)


def _json(tmp_path: Path, content: str | bytes, name: str = "proposals.json") -> str:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def _folder(tmp_path: Path, **tables: str | bytes) -> str:
    for name, content in tables.items():
        _json(tmp_path, content, f"{name}.csv")
    return str(tmp_path)


def _one(batch: Batch) -> Proposal:
    assert batch.rejected == ()
    assert len(batch.proposals) == 1
    return batch.proposals[0]


def _fact(name: str, written: str, tmp_path: Path) -> Value:
    quoted = written.replace('"', '""')
    batch = read([_folder(tmp_path, proposals=f'id;{name}\r\nP1;"{quoted}"\r\n')], SCHEMA)
    return _one(batch).values[SCHEMA.proposal.index(name)]


def _why_not(name: str, written: str, tmp_path: Path) -> str:
    batch = read([_folder(tmp_path, proposals=f'id;{name}\r\nP1;"{written}"\r\n')], SCHEMA)
    [rejected] = batch.rejected
    [reason] = rejected.reasons
    assert (reason.field, reason.row, rejected.id) == (name, 2, "P1")
    return reason.code


# ── spellings in tables ──


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1500000", 1500000),
        ("1 500 000", 1500000),
        ("1\u00a0500\u00a0000", 1500000),
        ("1\u202f500\u202f000,50", Decimal("1500000.50")),
        ("1500000,50", Decimal("1500000.50")),
        ("1500000.50", Decimal("1500000.50")),
        ("1 500 000 EUR", 1500000),
        ("1 500 000,00 €", 1500000),
        ("€ 1500", 1500),
        ("1 500,- €", 1500),
        ("0,125", Decimal("0.125")),
        ("1 500,500", Decimal("1500.5")),
        ("1500,500", Decimal("1500.5")),
        ("  ", None),
    ],
)
def test_money_as_excel_in_prague_writes_it(written: str, meant: Value, tmp_path: Path) -> None:
    assert _fact("grant", written, tmp_path) == meant


@pytest.mark.parametrize(
    ("name", "written", "code"),
    [
        ("grant", "1,500", codes.AMBIGUOUS_NUMBER),
        ("grant", "1.500", codes.AMBIGUOUS_NUMBER),
        ("grant", "1.500,50", codes.MIXED_SIGNS),
        ("grant", "1,500,000", codes.MIXED_SIGNS),
        ("grant", "1 50", codes.NOT_A_NUMBER),
        ("grant", "30 %", codes.NOT_A_NUMBER),
        ("grant", "milion", codes.NOT_A_NUMBER),
        ("grant", "1500 CZK", codes.OTHER_CURRENCY),
        ("grant", "1500 Kč", codes.OTHER_CURRENCY),
        ("grant", "-1", codes.BELOW_MINIMUM),
        ("grant", "9" * 30, codes.NUMBER_LIMIT),
        ("grant", "#HODNOTA!", codes.CELL_ERROR),
        ("title", "#N/A", codes.CELL_ERROR),
        ("lot", "1 EUR", codes.NOT_A_NUMBER),
        ("starts", "15/09/2022", codes.NOT_A_DATE),
        ("starts", "2022-02-30", codes.NOT_A_DATE),
        ("submitted_at", "2022-09-15", codes.NO_ZONE),
        ("submitted_at", "15. 9. 2022 17:00", codes.NO_ZONE),
        ("submitted_at", "2022-09-15 17:00 Europe/Bruxelles", codes.UNKNOWN_ZONE),
        ("submitted_at", "2022-09-15 17:00 Europe", codes.UNKNOWN_ZONE),
        ("submitted_at", "včera", codes.NOT_A_MOMENT),
        ("title", "x" * 100_001, codes.TEXT_TOO_LONG),
    ],
)
def test_what_cannot_be_meant_is_rejected(name: str, written: str, code: Code, tmp_path: Path) -> None:
    assert _why_not(name, written, tmp_path) == code.id


def test_days_and_moments(tmp_path: Path) -> None:
    five = datetime(2022, 9, 15, 17, tzinfo=timezone(timedelta(hours=2)))
    assert _fact("starts", "15. 9. 2022", tmp_path) == _fact("starts", "2022-09-15", tmp_path) == date(2022, 9, 15)
    for written in (
        "2022-09-15T17:00:00+02:00",
        "2022-09-15 17:00 Europe/Brussels",
        "2022-09-15T15:00Z",
        "15. 9. 2022 17:00 Europe/Prague",
    ):
        assert _fact("submitted_at", written, tmp_path) == five


def test_texts_keep_their_zeros_and_norway_is_a_country(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path,
        návrhy="id,title,call\n007,0012,2022\n",
        partneři="proposal_id,název,země,eche\n007,x,NO,PRAVDA\n007,y,el,ne\n007,,,\n",
    )
    batch = read([folder], SCHEMA)
    proposal = _one(batch)
    assert (proposal.id, *proposal.values[1:3]) == ("007", "0012", "2022")
    assert [w.code for w in batch.warnings] == [codes.UNKNOWN_FIELD.id]
    assert proposal.values[-1] == ((None, "NO", True), (None, "GR", False), (None, None, None))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_encodings_and_delimiters(encoding: str, delimiter: str, tmp_path: Path) -> None:
    content = delimiter.join(["ID", "Title", "Požadovaný Grant"]) + "\r\n"
    content += delimiter.join(["P1", "Žluťoučký kůň", '"1 000,5"']) + "\r\n\r\n"
    proposal = _one(read([_folder(tmp_path, PROPOSALS=content.encode(encoding))], SCHEMA))
    assert (proposal.values[1], proposal.values[4]) == ("Žluťoučký kůň", Decimal("1000.5"))
    assert proposal.values[-1] is None


# ── tables together ──


def test_a_partners_table_that_was_given_makes_lists_known(tmp_path: Path) -> None:
    folder = _folder(tmp_path, proposals="id\nA\nB\n", partners="proposal_id,země\nB,CZ\nB,NO\n")
    assert [p.values[-1] for p in read([folder], SCHEMA).proposals] == [(), ((None, "CZ", None), (None, "NO", None))]


def test_every_reason_is_given_and_the_counts_reconcile(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path,
        proposals="id,lot\nA,x\nB,1\nB,2\nC,1,9\n,3\nD,1\n",
        partners="proposal_id,country,eche\nA,XX,?\nZ,CZ,\n,CZ,\n",
    )
    batch = read([folder], SCHEMA)
    assert [p.id for p in batch.proposals] == ["D"]
    found = [(r.id, [x.code for x in r.reasons]) for r in batch.rejected]
    assert found == [
        ("A", [codes.NOT_A_NUMBER.id, codes.UNKNOWN_CODE.id, codes.NOT_YES_NO.id]),
        ("B", [codes.DUPLICATE_ID.id]),
        ("B", [codes.DUPLICATE_ID.id]),
        ("C", [codes.TOO_MANY_CELLS.id]),
        (None, [codes.NO_ID.id]),
        ("Z", [codes.NO_SUCH_PROPOSAL.id]),
        (None, [codes.ROW_WITHOUT_PROPOSAL.id]),
    ]
    assert batch.read == 8


def test_several_sources_are_one_set(tmp_path: Path) -> None:
    first = _json(tmp_path, '[{"id": 7}, {"id": "8"}]', "a.json")
    second = _json(tmp_path, '{"id": "7"}\nnonsense\n\xff\n'.encode("latin-1"), "b.jsonl")
    batch = read([first, second, "-"], SCHEMA, stdin=io.BytesIO(b'\xef\xbb\xbf{"id": "9"}\n\n'))
    assert [p.id for p in batch.proposals] == ["8", "9"]
    assert [[x.code for x in r.reasons] for r in batch.rejected] == [
        [codes.DUPLICATE_ID.id],
        [codes.DUPLICATE_ID.id],
        [codes.BROKEN_LINE.id],
        [codes.LINE_ENCODING.id],
    ]
    assert batch.read == 6
    for language in ("cs", "en"):
        assert all(json.loads(line)["reasons"][0]["message"] for line in rejects_lines(batch, language))


# ── JSON and dictionaries ──


@pytest.mark.parametrize(
    ("written", "field", "code"),
    [
        ("[]", None, codes.NOT_A_RECORD),
        ('{"lot": 1}', "id", codes.NO_ID),
        ('{"id": 1.5}', "id", codes.BAD_ID),
        ('{"id": true}', "id", codes.BAD_ID),
        ('{"id": 1, "lot": 1, "lot": 2}', "lot", codes.GIVEN_TWICE),
        ('{"id": 1, "title": 3}', "title", codes.NOT_TEXT),
        ('{"id": 1, "title": "\\ud800"}', "title", codes.BROKEN_TEXT),
        ('{"id": 1, "lot": "1"}', "lot", codes.NOT_A_NUMBER),
        ('{"id": 1, "lot": true}', "lot", codes.NOT_A_NUMBER),
        ('{"id": 1, "lot": NaN}', "lot", codes.NUMBER_LIMIT),
        ('{"id": 1, "lot": 1e999999999999999999999}', "lot", codes.NUMBER_LIMIT),
        ('{"id": 1, "lot": ' + "9" * 5000 + "}", "lot", codes.NUMBER_LIMIT),
        ('{"id": 1, "partners": {}}', "partners", codes.NOT_A_LIST),
        ('{"id": 1, "partners": [{}, {"země": "CY"}]}', "partners[2].country", codes.UNKNOWN_CODE),
        ('{"id": 1, "partners": [{"country": 1}]}', "partners[1].country", codes.NOT_A_CODE),
        ('{"id": 1, "partners": [{"eche": 1}]}', "partners[1].eche", codes.NOT_YES_NO),
        ('{"id": 1, "partners": [null]}', "partners[1]", codes.NOT_A_RECORD),
        ('{"id": 1, "lot": ' + "[" * 100_000, None, codes.TOO_DEEP),
    ],
)
def test_json_is_read_by_the_declared_type(written: str, field: str | None, code: Code) -> None:
    batch = read(["-"], SCHEMA, stdin=io.BytesIO(written.encode()))
    [rejected] = batch.rejected
    assert [(r.field, r.code) for r in rejected.reasons] == [(field, code.id)]
    for language in ("cs", "en"):
        assert sentence(rejected.reasons[0], language)
        assert advice(rejected.reasons[0], language)


def test_absent_null_and_empty_are_not_known() -> None:
    given = {"id": " A ", "title": "", "lot": None, "grant": 5.0, "starts": "", "partners": [{"country": ""}]}
    proposal = prepare(given, SCHEMA)
    assert isinstance(proposal, Proposal)
    assert proposal.values == ("A", None, None, None, 5, None, None, ((None, None, None),))
    empty = prepare({"id": "A", "partners": []}, SCHEMA)
    assert isinstance(empty, Proposal)
    assert empty.values[-1] == ()
    assert empty.sha256 != proposal.sha256


def test_an_unknown_field_is_one_warning_with_the_nearest_name() -> None:
    lines = b'{"id": 1, "partners": [{"contry": "CZ"}, {"contry": "CZ"}]}\n{"id": 2, "partners": [{"contry": "CZ"}]}'
    batch = read(["-"], SCHEMA, stdin=io.BytesIO(lines))
    [warning] = batch.warnings
    assert dict(warning.facts)["nearest"] == "country"
    assert "country" in as_text(batch.warnings, {}, "en")
    assert len(batch.proposals) == 2


def test_a_list_that_holds_itself_is_rejected() -> None:
    knot: list[object] = []
    knot.append({"name": knot, "partners": knot})
    assert isinstance(prepare({"id": "A", "partners": knot}, SCHEMA), Rejected)


# ── files that cannot be read ──


def _ole(tmp_path: Path, inside: str) -> str:
    return _json(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + inside.encode("utf-16-le"), "a.xlsx")


def _unreadable(tmp_path: Path) -> Iterator[tuple[list[str], Code]]:
    def file(content: str | bytes, name: str) -> list[str]:
        return [_json(tmp_path, content, name)]

    def folder(name: str, **tables: str | bytes) -> list[str]:
        (tmp_path / name).mkdir()
        return [_folder(tmp_path / name, **tables)]

    yield ["nothing.json"], codes.NO_SUCH_FILE
    yield ["a\x00b"], codes.NO_SUCH_FILE
    yield ["x" * 5000 + ".csv"], codes.NO_SUCH_FILE
    yield file("", "a.doc"), codes.UNKNOWN_FORMAT
    yield file("", "a.ods"), codes.NOT_YET_SUPPORTED
    yield file("", "a.parquet"), codes.NO_TABLES
    yield file("", "proposals.parquet"), codes.NOT_PARQUET
    yield file("", "proposals.arrow"), codes.NOT_ARROW
    yield file("ARROW1", "proposals.feather"), codes.NOT_ARROW
    yield ["duckdb:a.db"], codes.NO_SUCH_FILE
    yield file(b'["\xff"]', "encoding.json"), codes.WRONG_ENCODING
    yield file('[{"id": 1},\n }]', "broken.json"), codes.BROKEN_JSON
    yield file('{"id": 1}\n{"id": 2}', "lines.json"), codes.JSON_LINES_IN_JSON
    yield file("[" * 100_000, "deep.json"), codes.JSON_TOO_DEEP
    yield file("3", "three.json"), codes.NOT_PROPOSALS
    yield file(" ", "empty.json"), codes.EMPTY_FILE
    yield file(" ", "empty.yaml"), codes.EMPTY_FILE
    yield file("PK", "broken.xlsx"), codes.NOT_A_WORKBOOK
    yield [_ole(tmp_path, "EncryptedPackage")], codes.LOCKED_WORKBOOK
    yield folder("none", other="id\n1\n"), codes.NO_TABLES
    yield folder("partners", partners="proposal_id\n1\n"), codes.NO_PROPOSALS_TABLE
    yield folder("empty", proposals="\n\n"), codes.EMPTY_TABLE
    yield folder("no_id", proposals="title\nx\n"), codes.NO_ID_COLUMN
    yield folder("no_link", proposals="id\n1\n", partners="name\nx\n"), codes.NO_ID_COLUMN
    yield folder("twice", proposals="id,grant,požadovaný grant\n1,2,3\n"), codes.COLUMN_TWICE
    yield folder("quote", proposals='id,title\n1,"x\n2,y\n'), codes.BROKEN_CSV
    yield folder("long", proposals="id,title\n1," + "x" * 200_000), codes.CELL_TOO_LONG
    yield folder("tables", proposals="id\n1\n", návrhy="id\n2\n"), codes.TABLE_TWICE
    yield folder("binary", proposals=b"id\n\x00\x81\n"), codes.WRONG_ENCODING


def test_unreadable_input_says_what_is_wrong_in_both_languages(tmp_path: Path) -> None:
    for sources, code in _unreadable(tmp_path):
        with pytest.raises(DataError) as caught:
            read(sources, SCHEMA)
        assert caught.value.code == code.id, sources
        for language in ("cs", "en"):
            shown = as_text([caught.value.diagnostic], {}, language)
            assert code.id in shown
            assert "secret" not in shown
    with pytest.raises(DataError) as caught:
        read([_ole(tmp_path, "Workbook")], SCHEMA)
    assert caught.value.code == codes.OLD_WORKBOOK.id


def test_huge_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = _workbook(tmp_path, proposals=[["id"]])
    monkeypatch.setattr("eligo.data.workbooks.LARGEST_UNPACKED", 10)
    for source in (book, "-", _json(tmp_path, "[" + " " * 100 + "]"), _folder(tmp_path, proposals="id" * 100)):
        with pytest.raises(DataError) as caught:
            read([source], SCHEMA, stdin=io.BytesIO(b" " * 100))
        assert caught.value.code == codes.FILE_TOO_LARGE.id
        monkeypatch.setattr("eligo.data.reading.LARGEST_FILE", 50)


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = _json(tmp_path, "[]")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(DataError) as caught:
        read([source], SCHEMA)
    assert caught.value.code == codes.UNREADABLE.id


def test_broken_json_names_line_and_column(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read([_json(tmp_path, '[{"id": 1},\n }]')], SCHEMA)
    assert (caught.value.diagnostic.span.line, caught.value.diagnostic.span.column) == (2, 2)


@pytest.mark.parametrize("code", [c for c in vars(codes).values() if isinstance(c, Code)], ids=lambda c: c.id)
@pytest.mark.parametrize("language", ["cs", "en"])
def test_every_code_has_a_sentence_and_advice(code: Code, language: str) -> None:
    assert has(language, code.id)
    assert has(language, code.id, "help")


# ── workbooks ──


def _workbook(tmp_path: Path, **sheets: list[list[object]]) -> str:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "data.xlsx")
    return str(tmp_path / "data.xlsx")


def test_cells_of_a_workbook_are_read_by_the_declared_type(tmp_path: Path) -> None:
    source = _workbook(
        tmp_path,
        Návrhy=[
            ["id", "title", "call", "lot", "grant", "starts", "submitted_at"],
            [1, 999876543, 2022.0, 1.0, 0.1 + 0.2, datetime(2022, 9, 15), "2022-09-15 17:00 Europe/Prague"],
            [None, " ", None, None, None, None, None],
        ],
        Partneři=[["id návrhu", "name", "země", "eche"], [1, "ČVUT", "cz", True], ["1", "x", None, 0]],
        poznámky=[["anything"]],
    )
    proposal = _one(read([source], SCHEMA))
    assert proposal.id == "1"
    assert proposal.values[1:6] == ("999876543", "2022", 1, Decimal("0.3"), date(2022, 9, 15))
    assert proposal.values[-1] == (("ČVUT", "CZ", True), ("x", None, False))


@pytest.mark.parametrize(
    ("name", "cell", "code"),
    [
        ("title", datetime(2022, 9, 15), codes.DATE_IN_TEXT),
        ("title", True, codes.NOT_TEXT),
        ("grant", "#N/A", codes.CELL_ERROR),
        ("submitted_at", datetime(2022, 9, 15, 17), codes.NO_ZONE),
        ("starts", 44819, codes.NOT_A_DATE),
        ("id", 1.5, codes.BAD_ID),
    ],
)
def test_what_excel_made_of_a_value_is_said(name: str, cell: object, code: Code, tmp_path: Path) -> None:
    header, row = (["id"], [cell]) if name == "id" else (["id", name], ["P1", cell])
    batch = read([_workbook(tmp_path, proposals=[list(header), row])], SCHEMA)
    assert [r.code for r in batch.rejected[0].reasons] == [code.id]
    assert batch.rejected[0].reasons[0].field == f"proposals.{name}"


def test_a_share_is_not_an_amount(tmp_path: Path) -> None:
    source = _workbook(tmp_path, proposals=[["id", "grant"], ["P1", 0.3]])
    book = load_workbook(source)
    book["proposals"]["B2"].number_format = "0 %"
    book.save(source)
    [reason] = read([source], SCHEMA).rejected[0].reasons
    assert (reason.code, reason.value) == (codes.NOT_A_NUMBER.id, "30 %")


def test_a_workbook_without_the_tables_names_its_sheets(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read([_workbook(tmp_path, List1=[["id"]])], SCHEMA)
    assert (caught.value.code, caught.value.facts["found"]) == (codes.NO_TABLES.id, "List1")


@pytest.mark.filterwarnings("default")
@given(place=st.integers(0, 6000), byte=st.integers(0, 255))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_workbook_is_read_or_refused(place: int, byte: int, tmp_path: Path) -> None:
    content = bytearray(Path(_workbook(tmp_path, proposals=[["id"], ["A"]])).read_bytes())
    content[place % len(content)] = byte
    try:
        read([_json(tmp_path, bytes(content), "damaged.xlsx")], SCHEMA)
    except DataError as error:
        assert error.code


# ── forms ──


def test_a_filled_form_is_valid_input(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(workbook_form(SCHEMA))
    assert read([str(path)], SCHEMA) == Batch((), (), ())
    book = load_workbook(path)
    assert book["proposals"].freeze_panes == "B2"
    assert len(book["partners"].data_validations.dataValidation) == 2
    book["proposals"].append(["P1", "Název", "2022", 1, 1500000.5])
    book["partners"].append(["P1", "ČVUT", "CZ", "ano"])
    book.save(path)
    proposal = _one(read([str(path)], SCHEMA))
    assert proposal.values[4] == Decimal("1500000.5")
    assert proposal.values[-1] == (("ČVUT", "CZ", True),)


def test_csv_forms_are_valid_input(tmp_path: Path) -> None:
    for name, content in csv_forms(SCHEMA).items():
        _json(tmp_path, content, name)
    assert read([str(tmp_path)], SCHEMA) == Batch((), (), ())


def test_the_json_schema_names_every_field() -> None:
    described = json.loads(json.dumps(json_schema(SCHEMA)))
    assert list(described["$defs"]["proposal"]["properties"]) == [f.name for f in SCHEMA.proposal.fields]
    assert "EL" in described["$defs"]["partner"]["properties"]["country"]["enum"]


# ── writing ──


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", " ="])
def test_text_that_looks_like_a_formula_is_protected(start: str) -> None:
    assert protected(f"{start}1+1") == f"'{start}1+1"


def test_numbers_stay_numbers() -> None:
    assert csv_text([["a", -1, Decimal("-1.50"), True, None]]) == "a,-1,-1.50,true,\r\n"


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_atomically(path, "first")

    def broken(stream: object) -> None:
        raise ValueError("half")

    with pytest.raises(ValueError, match="half"):
        write_atomically(path, broken)
    assert path.read_text() == "first"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


# ── laws ──

_scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.decimals() | st.text() | st.dates()
_names = st.sampled_from(["id", "title", "lot", "grant", "starts", "submitted_at", "partners", "země", "eche", "x"])
_anything = st.recursive(
    _scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_names | st.text(), inner, max_size=6)
)


@given(st.lists(_anything, max_size=5))
@settings(deadline=None)
def test_anything_is_a_proposal_or_rejected(items: list[object]) -> None:
    for item in items:
        outcome = READER.proposal(item)
        assert isinstance(outcome, Proposal) or outcome.reasons
        if isinstance(outcome, Rejected):
            for reason in outcome.reasons:
                assert sentence(reason, "cs") and sentence(reason, "en")


@given(st.lists(st.binary(max_size=40) | st.sampled_from([b'{"id": 1}', b'{"id": "2", "lot": 1}', b"[", b"\xff"])))
@settings(deadline=None)
def test_counts_reconcile_for_any_lines(lines: list[bytes]) -> None:
    content = b"\n".join(lines)
    batch = read(["-"], SCHEMA, stdin=io.BytesIO(content))
    assert batch.read == len(batch.proposals) + len(batch.rejected)
    assert all(r.reasons for r in batch.rejected)
    assert len({p.id for p in batch.proposals}) == len(batch.proposals)


@given(st.text(max_size=60) | st.text("\"',;\n\t id1", max_size=60))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_table_is_read_or_refused(tmp_path: Path, text: str) -> None:
    try:
        batch = read([_folder(tmp_path, proposals=("id;title\n" + text).encode("utf-8", "surrogatepass"))], SCHEMA)
    except DataError as error:
        assert as_text([error.diagnostic], {}, "cs")
    else:
        assert all(r.reasons for r in batch.rejected)
