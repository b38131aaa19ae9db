"""Registers in data: given once, in whatever form, the same for every proposal, and whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from eligo.checking.schema import CodeEntry, Field, Kind, Record, Schema, Type, Value, Vocabulary
from eligo.cli.evaluating import Request, run
from eligo.cli.terminal import Stop
from eligo.data import codes
from eligo.data.form_workbook import workbook_form
from eligo.data.forms import csv_forms, json_schema
from eligo.data.reading import read
from eligo.data.records import Batch, DataError
from eligo.evaluation.verdict import Outcome
from eligo.library import ProposalError, load
from eligo.text.diagnostics import Code

REGISTER = "eche_holders"


def _field(name: str, kind: Kind, of: str | None = None, *, alias: str | None = None, register: bool = False) -> Field:
    return Field(name, alias, Type(kind, of), name == "pic", None, {"en": name.replace("_", " ")}, register)


_PROPOSAL = (_field("id", Kind.TEXT), _field("title", Kind.TEXT), _field("partners", Kind.LIST, "partner"))
_ENTRY = (
    _field("pic", Kind.TEXT),
    _field("country", Kind.CODE, "country", alias="země"),
    _field("issued", Kind.DAY),
    _field("seats", Kind.NUMBER),
    _field("full", Kind.YES_NO),
)
SCHEMA = Schema(
    {
        "proposal": Record(
            "proposal",
            "návrh",
            (*_PROPOSAL, _field(REGISTER, Kind.LIST, REGISTER, alias="držitelé_ECHE", register=True)),
            (),
        ),
        "partner": Record("partner", None, (_field("name", Kind.TEXT),), ()),
        REGISTER: Record(REGISTER, "držitelé_ECHE", _ENTRY, ()),
    },
    {"country": Vocabulary("country", None, {c: CodeEntry(c, None, (), {}) for c in ("CZ", "SK")}, {})},
)
WITHOUT = replace(SCHEMA, records={**SCHEMA.records, "proposal": Record("proposal", "návrh", _PROPOSAL, ())})
AT = SCHEMA.proposal.index(REGISTER)
CSV = "pic;země;issued;seats;full\r\n001;CZ;15. 9. 2022;10;ano\r\n002;SK;;;\r\n"
ENTRIES = (("001", "CZ", date(2022, 9, 15), 10, True), ("002", "SK", None, None, None))
AS_JSON = [
    {"pic": "001", "country": "CZ", "issued": "2022-09-15", "seats": 10, "full": True},
    {"pic": "002", "země": "SK"},
]
TWO = '{"id": "P1"}\n{"id": "P2"}\n'


@dataclass(frozen=True)
class Files:
    """A folder to put files into; each gives back its path."""

    folder: Path

    def text(self, name: str, content: str) -> str:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, "utf-8")
        return str(path)

    def json(self, name: str, content: object) -> str:
        return self.text(name, json.dumps(content))

    def workbook(self, name: str, **sheets: Sequence[Sequence[object]]) -> str:
        book = Workbook()
        del book["Sheet"]
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        book.save(self.folder / name)
        return str(self.folder / name)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Files in a folder of their own."""
    return Files(tmp_path)


def _registers(batch: Batch) -> list[Value]:
    assert batch.rejected == ()
    return [p.values[AT] for p in batch.proposals]


def _refused(*sources: str, schema: Schema = SCHEMA) -> DataError:
    with pytest.raises(DataError) as caught:
        read(sources, schema)
    return caught.value


# ── where a register may stand ──


def test_every_form_gives_the_same_register(files: Files) -> None:
    proposals = files.text("proposals.jsonl", TWO)
    table: list[list[object]] = [
        ["pic", "země", "issued", "seats", "full"],
        ["001", "CZ", date(2022, 9, 15), 10, "ano"],
        ["002", "SK"],
    ]
    forms = [
        [proposals, files.text("eche_holders.csv", CSV)],
        [proposals, files.text("Držitelé ECHE.csv", CSV)],
        [files.text("one/eche holders.csv", CSV), proposals],
        [proposals, str(Path(files.text("registers/eche_holders.csv", CSV)).parent)],
        [proposals, str(Path(files.json("as_json/eche_holders.json", AS_JSON)).parent)],
        [proposals, files.json("eche_holders.json", AS_JSON)],
        [proposals, files.text("držitelé_ECHE.jsonl", "\n\n".join(json.dumps(e) for e in AS_JSON))],
        [files.json("together.json", {"proposals": [{"id": "P1"}, {"id": "P2"}], REGISTER: AS_JSON})],
        [files.json("spolu.json", {"návrhy": [{"id": "P1"}, {"id": "P2"}], "držitelé_ECHE": AS_JSON})],
        [files.json("inside.json", [{"id": "P1", REGISTER: AS_JSON}, {"id": "P2", "držitelé_ECHE": AS_JSON}])],
        [files.workbook("both.xlsx", proposals=[["id"], ["P1"], ["P2"]], eche_holders=table)],
        [files.workbook("books.xlsx", eche_holders=table), proposals],
        [
            str(Path(files.text("folder/proposals.csv", "id\nP1\nP2\n")).parent),
            files.text("second/eche_holders.csv", CSV),
        ],
    ]
    for sources in forms:
        batch = read(sources, SCHEMA)
        assert _registers(batch) == [ENTRIES, ENTRIES], sources
        assert [p.id for p in batch.proposals] == ["P1", "P2"]
        assert batch.warnings == ()


_TEXTS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
_ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "pic": _TEXTS,
            "country": st.sampled_from(["CZ", "SK", None]),
            "issued": st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)).map(date.isoformat),
            "seats": st.none() | st.integers(0, 10**9),
            "full": st.sampled_from([True, False, None]),
        }
    ),
    max_size=6,
)


@given(rows=_ROWS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_law_the_form_does_not_change_the_values(rows: list[dict[str, object]], files: Files) -> None:
    names = [f.name for f in _ENTRY]
    cells = [[row[name] for name in names] for row in rows]
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";").writerows([names, *cells])
    proposals = files.text("proposals.jsonl", TWO)
    batches = [
        read([proposals, files.text("eche_holders.csv", written.getvalue())], SCHEMA),
        read([proposals, files.workbook("all.xlsx", eche_holders=[names, *cells])], SCHEMA),
        read([proposals, files.json("eche_holders.json", rows)], SCHEMA),
        read([proposals, files.text("eche_holders.jsonl", "\n".join(map(json.dumps, rows)))], SCHEMA),
        read([files.json("t.json", {"proposals": [{"id": "P1"}, {"id": "P2"}], REGISTER: rows})], SCHEMA),
        read([files.json("i.json", [{"id": "P1", REGISTER: rows}, {"id": "P2", REGISTER: rows}])], SCHEMA),
    ]
    first = _registers(batches[0])
    assert len(first[0]) == len(rows)  # type: ignore[arg-type]
    for batch in batches:
        assert _registers(batch) == first
        assert [p.sha256 for p in batch.proposals] == [p.sha256 for p in batches[0].proposals]


def test_every_proposal_has_the_same_object_and_its_own_goes_first(files: Files) -> None:
    own = {"id": "P3", REGISTER: [{"pic": "9"}]}
    none = {"id": "P4", REGISTER: []}
    proposals = files.text("proposals.jsonl", TWO + json.dumps(own) + "\n" + json.dumps(none))
    found = _registers(read([proposals, files.text("eche_holders.csv", CSV)], SCHEMA))
    assert found[0] is found[1]
    assert found[0] == ENTRIES
    assert found[2:] == [(("9", None, None, None, None),), ()]


def test_many_proposals_share_a_long_register_without_copies(files: Files) -> None:
    register = files.json("eche_holders.json", [{"pic": str(n)} for n in range(10_000)])
    proposals = files.text("proposals.jsonl", "".join(f'{{"id": "P{n}"}}\n' for n in range(1_000)))
    batch = read([proposals, register], SCHEMA)
    assert len({id(p.values[AT]) for p in batch.proposals}) == 1
    assert len({p.sha256 for p in batch.proposals}) == 1_000


def test_the_fingerprint_depends_on_the_register(files: Files) -> None:
    proposals = files.text("proposals.jsonl", TWO)
    alone = read([proposals], SCHEMA).proposals[0].sha256
    listed = read([proposals, files.text("eche_holders.csv", CSV)], SCHEMA).proposals[0].sha256
    assert alone != listed


# ── what is not known, and what is empty ──


def test_a_register_that_is_not_given_is_not_known(files: Files) -> None:
    proposals = files.text("proposals.jsonl", TWO)
    assert _registers(read([proposals], SCHEMA)) == [None, None]
    together = files.json("t.json", {"proposals": [{"id": "P1"}], REGISTER: None})
    assert _registers(read([together], SCHEMA)) == [None]
    tables = files.workbook("t.xlsx", proposals=[["id"], ["P1"]], partners=[["proposal_id", "name"]])
    [only] = read([tables], SCHEMA).proposals
    assert only.values[AT] is None
    assert only.values[2] == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [("eche_holders.csv", "pic;země\r\n"), ("eche_holders.json", "[]"), ("eche_holders.jsonl", "\n")],
)
def test_a_register_without_entries_is_empty_with_a_warning(files: Files, name: str, content: str) -> None:
    batch = read([files.text("proposals.jsonl", TWO), files.text(name, content)], SCHEMA)
    assert _registers(batch) == [(), ()]
    [warning] = batch.warnings
    assert warning.code == codes.EMPTY_REGISTER.id


# ── what cannot be used ──


@pytest.mark.parametrize(
    ("name", "content", "row", "field", "value", "code"),
    [
        ("eche_holders.csv", "pic;country\r\n1;CZ\r\n2;SVK\r\n", 3, "country", "SVK", codes.UNKNOWN_CODE),
        ("eche_holders.csv", "pic;country\r\n;CZ\r\n", 2, "pic", "", codes.REQUIRED),
        ("eche_holders.csv", "pic;seats\r\n1;dva\r\n", 2, "seats", "dva", codes.NOT_A_NUMBER),
        (
            "eche_holders.json",
            '[{"pic": "1"}, {"pic": "2", "country": "SVK"}]',
            2,
            "eche_holders[2].country",
            "SVK",
            codes.UNKNOWN_CODE,
        ),
        ("eche_holders.json", '{"pic": "1"}', None, "eche_holders", "{…}", codes.NOT_A_LIST),
        ("eche_holders.json", '["1"]', 1, "eche_holders[1]", "1", codes.NOT_A_RECORD),
        ("eche_holders.jsonl", '{"pic": "1"}\n\n{"pic": 1e}\n', 3, None, "e}", codes.BROKEN_LINE),
        ("eche_holders.jsonl", '\n{"pic": true}\n', 2, "eche_holders[1].pic", "true", codes.NOT_TEXT),
    ],
)
def test_a_register_with_an_unreadable_entry_stops_the_evaluation(
    files: Files, name: str, content: str, row: int | None, field: str | None, value: str, code: Code
) -> None:
    wrong = _refused(files.text("proposals.jsonl", TWO), files.text(name, content))
    assert (wrong.code, wrong.facts["register"], wrong.facts["count"]) == ("D0126", REGISTER, 1)
    assert wrong.diagnostic.span.line == (row or 1)
    [reason] = wrong.reasons
    assert (Path(reason.file).name, reason.row, reason.field, reason.code) == (name, row, field, code.id)
    assert reason.value == value
    assert code.id in str(wrong)


def test_every_unreadable_entry_is_named(files: Files) -> None:
    wrong = _refused(
        files.text("p.jsonl", TWO), files.text("eche_holders.csv", "pic;seats;full\n1;x;y\n2;3;ano\n;z;\n")
    )
    assert [(r.row, r.field) for r in wrong.reasons] == [(2, "seats"), (2, "full"), (4, "pic"), (4, "seats")]


def test_an_unreadable_entry_inside_a_proposal_rejects_that_proposal_only(files: Files) -> None:
    wrong = json.dumps({"id": "P3", REGISTER: [{"pic": "1", "seats": "x"}]})
    batch = read([files.text("p.jsonl", TWO + wrong), files.text("eche_holders.csv", CSV)], SCHEMA)
    assert [p.values[AT] for p in batch.proposals] == [ENTRIES, ENTRIES]
    [rejected] = batch.rejected
    assert [(r.field, r.code) for r in rejected.reasons] == [("eche_holders[1].seats", codes.NOT_A_NUMBER.id)]


def test_a_register_given_twice_is_refused(files: Files) -> None:
    proposals = files.text("proposals.jsonl", TWO)
    table = files.text("eche_holders.csv", CSV)
    together = files.json("t.json", {"proposals": [], REGISTER: []})
    twice_inside = files.text("i.json", '{"proposals": [], "eche_holders": [], "eche_holders": []}')
    alias_too = files.json("a.json", {"proposals": [], REGISTER: [], "držitelé_ECHE": []})
    sheets = files.workbook("s.xlsx", proposals=[["id"], ["P9"]], eche_holders=[["pic"], ["1"]])
    for sources in (
        [proposals, table, files.json("eche_holders.json", [])],
        [proposals, table, files.text("again/Držitelé_ECHE.csv", CSV)],
        [together, table],
        [table, sheets],
        [twice_inside],
        [alias_too],
        [files.json("b.json", {"proposals": [], "návrhy": [], REGISTER: []})],
    ):
        assert _refused(*sources).code == codes.TABLE_TWICE.id, sources


def test_a_table_without_a_known_column_is_no_register(files: Files) -> None:
    wrong = _refused(files.text("p.jsonl", TWO), files.text("eche_holders.csv", "kód;stát\r\n1;2\r\n"))
    assert (wrong.code, wrong.facts["field"]) == (codes.NO_ID_COLUMN.id, "pic")


def test_registers_alone_are_no_proposals(files: Files) -> None:
    assert _refused(files.text("eche_holders.csv", CSV)).code == codes.NO_TABLES.id
    assert _refused(files.json("eche_holders.json", AS_JSON)).code == codes.NO_TABLES.id
    assert _refused(files.json("t.json", {"proposals": {}, REGISTER: []})).code == codes.NOT_PROPOSALS.id


def test_a_policy_without_registers_does_not_know_the_files(files: Files) -> None:
    proposals = files.text("proposals.jsonl", TWO)
    table = files.text("registers/eche_holders.csv", CSV)
    assert _refused(proposals, table, schema=WITHOUT).code == codes.NO_TABLES.id
    assert _refused(proposals, str(Path(table).parent), schema=WITHOUT).code == codes.NO_TABLES.id
    together = files.json("t.json", {"proposals": [{"id": "P1"}], REGISTER: AS_JSON})
    batch = read([together], WITHOUT)
    assert [[r.code for r in rejected.reasons] for rejected in batch.rejected] == [[codes.NO_ID.id]]


def test_an_unknown_key_or_column_is_a_warning(files: Files) -> None:
    together = files.json("t.json", {"proposals": [{"id": "P1"}], "eche_holder": [], REGISTER: [{"pic": "1", "x": 1}]})
    batch = read([together], SCHEMA)
    assert [dict(w.facts)["field"] for w in batch.warnings] == ["eche_holder", "x"]
    assert len(_registers(batch)[0]) == 1  # type: ignore[arg-type]


# ── forms ──


def test_the_forms_have_a_table_for_each_register(tmp_path: Path) -> None:
    book = tmp_path / "form.xlsx"
    book.write_bytes(workbook_form(SCHEMA))
    sheet = load_workbook(book)[REGISTER]
    assert [c.value for c in sheet[1]] == [f.name for f in _ENTRY]
    assert csv_forms(SCHEMA)["eche_holders.csv"] == "pic;country;issued;seats;full\r\n"
    assert csv_forms(SCHEMA)["partners.csv"] == "proposal_id;name\r\n"


def test_a_long_name_of_a_register_fits_a_sheet(files: Files) -> None:
    name = "organisations_excluded_from_funding_by_decision"
    listed = replace(SCHEMA.proposal.fields[AT], name=name, type=Type(Kind.LIST, REGISTER), label={})
    proposal = Record("proposal", None, (*_PROPOSAL, listed), ())
    schema = replace(SCHEMA, records={**SCHEMA.records, "proposal": proposal})
    form = files.folder / "form.xlsx"
    form.write_bytes(workbook_form(schema))
    book = load_workbook(form)
    book["proposals"].append(["P1"])
    book[name[:31]].append(["001"])
    book.save(form)
    [only] = read([str(form)], schema).proposals
    assert only.values[AT] == (("001", None, None, None, None),)


def test_the_json_schema_knows_the_object_with_registers() -> None:
    described = json.loads(json.dumps(json_schema(SCHEMA)))
    assert described["oneOf"][:2] == json_schema(WITHOUT)["oneOf"]
    [together] = described["oneOf"][2:]
    assert together["required"] == ["proposals"]
    assert list(together["properties"]) == ["proposals", REGISTER]
    entry = {"$ref": f"#/$defs/{REGISTER}"}
    assert together["properties"][REGISTER]["items"] == entry
    assert described["$defs"][REGISTER]["required"] == ["pic"]
    proposal = described["$defs"]["proposal"]
    assert proposal["properties"][REGISTER]["items"] == entry
    assert proposal["required"] == ["id"]


# ── the library and the command line ──


SMALL = """
policy small

record proposal
  id       : text required
  partners : list of partner

record partner
  pic : text

register eche_holders / držitelích_ECHE
  called  en "ECHE holder", "ECHE holders"
          cs "držitel ECHE", "držitelé ECHE", "držitele ECHE", "držitelů ECHE"
  pic            : text required
  country / země : country
  seats          : number

vocabulary country
  CZ  en "Czechia" cs "Česko"
  SK  en "Slovakia" cs "Slovensko"

rule listed
  require count(partners where pic is listed in eche_holders) >= 1
"""
ONE = {"id": "P1", "partners": [{"pic": "001"}]}
LISTED: list[dict[str, object]] = [{"pic": "001", "country": "CZ"}]


def test_the_library_takes_registers_inside_a_proposal_and_beside_it(files: Files) -> None:
    policy = load(files.text("small.pol", SMALL))
    assert policy.evaluate(ONE).outcome is Outcome.UNDECIDED
    assert policy.evaluate({**ONE, REGISTER: LISTED}).outcome is Outcome.PASS
    assert policy.evaluate({**ONE, REGISTER: []}).outcome is Outcome.FAIL
    assert policy.evaluate(ONE, registers={REGISTER: LISTED}).outcome is Outcome.PASS
    assert policy.evaluate({**ONE, REGISTER: []}, registers={REGISTER: LISTED}).outcome is Outcome.FAIL
    with pytest.raises(KeyError):
        policy.evaluate(ONE, registers={"partners": []})
    with pytest.raises(DataError):
        policy.evaluate(ONE, registers={REGISTER: [{"pic": "1", "seats": "x"}]})
    with pytest.raises(ProposalError):
        policy.evaluate({**ONE, REGISTER: [{"pic": "1", "seats": "x"}]})


def _evaluated(files: Files, language: str, *data: str) -> int:
    policy = Path(files.text("small.pol", SMALL))
    return run(Request(policy, data, "csv", None, "auto", None, "never", None, language))


def test_the_command_counts_proposals_only(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    proposals = files.workbook(
        "p.xlsx", proposals=[["id"], ["P1"], ["P2"]], partners=[["proposal_id", "pic"], ["P1", "001"], ["P2", "003"]]
    )
    folder = Path(files.text("registers/ECHE holders.csv", "pic;země\n001;CZ\n002;SK\n")).parent
    lines = files.text("p.jsonl", "\n".join(json.dumps(p) for p in (ONE, {"id": "P2", "partners": [{"pic": "003"}]})))
    for data in ([proposals, str(folder)], [lines, str(folder / "ECHE holders.csv")]):
        assert _evaluated(files, "en", *data) == 0
        out, err = capsys.readouterr()
        assert [line.split(",")[:3] for line in out.splitlines()[1:]] == [
            ["P1", "small", "pass"],
            ["P2", "small", "fail"],
        ]
        assert "proposals read: 2 = evaluated: 2 + rejected: 0" in err


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("the register `eche_holders` cannot be used, 2 things in it cannot be read", "nearest code: `SK`")),
        ("cs", ("rejstřík `eche_holders` nelze použít, nelze v něm přečíst 2 věci", "nejbližší kód: `SK`")),
    ],
)
def test_the_command_says_what_is_wrong_in_a_register(
    files: Files,
    capsys: pytest.CaptureFixture[str],
    language: str,
    said: tuple[str, ...],
) -> None:
    table = files.text("eche_holders.csv", "pic;země\n1;CZ\n2;SVK\n;CZ\n")
    with pytest.raises(Stop) as stopped:
        _evaluated(files, language, files.text("p.jsonl", TWO), table)
    assert stopped.value.code == 2
    err = capsys.readouterr().err
    for words in (*said, "3 · země: ", "4 · pic: "):
        assert words in err, err
