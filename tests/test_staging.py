"""The columnar form of a set of data holds what the Python readers say, and rejects what they reject."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from eligo.checking.schema import CodeEntry, Field, Kind, Record, Schema, Type, Values, Vocabulary
from eligo.data.converting import convert
from eligo.data.duck import Connection, connect, text
from eligo.data.reading import read
from eligo.data.records import Batch, DataError, Proposal
from eligo.data.staged import Staged, list_fields
from eligo.data.staging import stage


def _field(name: str, kind: Kind, of: str | None = None, alias: str | None = None, **more: object) -> Field:
    return Field(name, alias, Type(kind, of), bool(more.get("required")), more.get("minimum"), {})  # type: ignore[arg-type]


_COUNTRIES = Vocabulary(
    "country",
    None,
    {
        "CZ": CodeEntry("CZ", "Česko", (), {}),
        "GR": CodeEntry("GR", None, ("EL",), {}),
        "NO": CodeEntry("NO", None, (), {}),
    },
    {},
)
SCHEMA = Schema(
    {
        "proposal": Record(
            "proposal",
            None,
            (
                _field("id", Kind.TEXT, required=True),
                _field("title", Kind.TEXT, alias="název"),
                _field("lot", Kind.NUMBER, minimum=Decimal(0)),
                _field("grant", Kind.MONEY, "EUR"),
                _field("country", Kind.CODE, "country"),
                _field("public", Kind.YES_NO),
                _field("on", Kind.DAY),
                _field("submitted", Kind.MOMENT),
                _field("partners", Kind.LIST, "partner"),
            ),
            (),
        ),
        "partner": Record(
            "partner",
            None,
            (
                _field("pic", Kind.TEXT),
                _field("country", Kind.CODE, "country", alias="země"),
                _field("share", Kind.NUMBER),
                _field("since", Kind.MOMENT),
            ),
            (),
        ),
    },
    {"country": _COUNTRIES},
)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    made = connect(tmp_path_factory.mktemp("spill"), threads=2)
    yield made
    made.close()


def _zone(written: str) -> timezone:
    sign = -1 if written[0] == "-" else 1
    hours, minutes, *seconds = map(int, written[1:].split(":"))
    return timezone(sign * timedelta(hours=hours, minutes=minutes, seconds=sum(seconds)))


def _values(row: dict[str, object], fields: tuple[Field, ...]) -> Values:
    values: list[object] = []
    for f in fields:
        value = row.get(f.name)
        if isinstance(value, datetime):
            zone = _zone(str(row[f"{f.name}.zone"]))
            value = value.replace(tzinfo=UTC).astimezone(zone)
        if isinstance(value, Decimal):
            value = int(value) if value == value.to_integral_value() else value.normalize()
        values.append(value)
    return tuple(values)  # type: ignore[arg-type]


def _rows(connection: Connection, path: Path, order: str) -> list[dict[str, object]]:
    found = connection.execute(f"SELECT * FROM read_parquet({text(str(path))}) {order}")
    names = [d[0] for d in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def held(connection: Connection, staged: Staged, schema: Schema) -> list[Proposal]:
    """The proposals that the files of the form hold, in their order."""
    lists: dict[str, dict[str, list[Values]]] = {}
    for listed in list_fields(schema):
        path = staged.lists[listed.name]
        fields = schema.records[listed.type.of or ""].fields
        mine = lists.setdefault(listed.name, {})
        for row in _rows(connection, path, "") if path else []:
            elements = mine.setdefault(str(row["proposal_id"]), [])
            assert row["position"] == len(elements)
            elements.append(_values(row, fields))
    found: list[Proposal] = []
    for row in _rows(connection, staged.proposals, ""):
        values: list[object] = []
        for f, value in zip(schema.proposal.fields, _values(row, schema.proposal.fields), strict=True):
            given = f.type.kind is Kind.LIST and row[f"{f.name}.given"]
            values.append(tuple(lists[f.name].pop(str(row["id"]), [])) if given else value)
        found.append(Proposal(str(row["id"]), tuple(values), staged.files[row["file"]], row["row"]))  # type: ignore[arg-type, call-overload]
    assert not any(lists.values())
    return found


def _plainly(proposal: Proposal) -> tuple[object, ...]:
    def plain(value: object) -> object:
        match value:
            case tuple():
                return tuple(map(plain, value))
            case datetime():
                return value.isoformat()
            case bool() | date():
                return value
            case Decimal() | int():
                return Decimal(value).normalize()
        return value

    return proposal.id, plain(proposal.values), proposal.file, proposal.row


def agree(
    connection: Connection, folder: Path, sources: list[str], *, stdin: bytes | None = None, size: int = 400
) -> tuple[Batch, Staged] | None:
    """Both ways of reading say the same; what they say."""
    try:
        batch = read(sources, SCHEMA, stdin=io.BytesIO(stdin or b""))
    except DataError as wrong:
        with pytest.raises(DataError) as other:
            stage(sources, SCHEMA, folder, connection, stdin=io.BytesIO(stdin or b""), size=size)
        assert other.value.diagnostic == wrong.diagnostic
        assert other.value.reasons == wrong.reasons
        return None
    staged = stage(sources, SCHEMA, folder, connection, stdin=io.BytesIO(stdin or b""), size=size)
    assert [_plainly(p) for p in held(connection, staged, SCHEMA)] == [_plainly(p) for p in batch.proposals]
    assert staged.rejected == batch.rejected
    assert staged.warnings == batch.warnings
    assert staged.accepted == len(batch.proposals)
    assert staged.read == batch.read
    return batch, staged


_BAD_TEXT = some.sampled_from(
    [
        "",
        " ",
        " x ",
        "\u00a0x",
        "x\u2028",
        "a\tb",
        "\x01",
        "\x00",
        "žluť",
        "„x“",
        "\ud800",
        'a"b',
        "a\\b",
        "😀",
        "\x7f",
        "\x85",
    ]
)
_TEXT = some.one_of(some.text(max_size=8), _BAD_TEXT)
_RAW = some.one_of(
    some.none(),
    some.booleans(),
    some.integers(-(10**20), 10**20),
    some.integers(-5, 5),
    some.decimals(-(10**16), 10**16, places=3).map(float),
    some.sampled_from([1.5, 1e300, 0.1, -0.0, 1e22, float("nan"), float("inf"), 123456789012.12345]),
    _TEXT,
    some.just([]),
    some.just({}),
    some.just([None]),
)
_KINDS: dict[str, some.SearchStrategy[object]] = {
    "id": some.one_of(some.integers(0, 40), some.sampled_from([f"P{i}" for i in range(40)]), _TEXT),
    "title": _TEXT,
    "název": _TEXT,
    "lot": some.one_of(some.integers(0, 3), some.sampled_from([1.0, 2.5, 0.1 + 0.2, -1])),
    "grant": some.one_of(some.integers(-(10**18), 10**18), some.sampled_from([1.25, 0.00001, 10**15 + 0.5, 99.0])),
    "country": some.sampled_from(["CZ", "EL", "cz", "Česko", "NO", "", " GR", "XX", "česko"]),
    "země": some.sampled_from(["CZ", "EL", "NO"]),
    "public": some.sampled_from([True, False, "ano", "NE", "yes", "yeſ", ""]),
    "on": some.sampled_from(["2022-02-28", "2022-02-29", "2024-02-29", "0001-01-01", " 2022-01-01", "", "1.1.2022"]),
    "submitted": some.sampled_from(
        ["2022-09-15T17:00+02:00", "2022-09-15T17:00:01.5Z", "2022-09-15 17:00 Europe/Brussels", "2022-09-15",
         "2022-10-30 02:30 Europe/Brussels", "2022-09-15T17:00:00,123456789-14:00", "2022-09-15 24:00Z",
         "2022-02-30T17:00Z", "1800-01-01 00:00 Europe/Prague", "2022-09-15T17:00-00:00", "9999-01-01T00:00Z"]
    ),
    "pic": _TEXT,
    "share": some.one_of(some.integers(0, 100), some.sampled_from([0.5, 33.33, -1, 10**14, 10**17])),
    "since": some.sampled_from(["2022-09-15T17:00+02:00", "2022-09-15T17:00Z", None]),
    "note": some.one_of(_TEXT, some.integers(0, 3), some.none(), some.just({"a": [1]})),
    "šum": _TEXT,
}  # fmt: skip


def _object(names: list[str], wild: float) -> some.SearchStrategy[dict[str, object]]:
    return some.fixed_dictionaries(
        {},
        optional={n: some.one_of(_KINDS[n], some.none(), *([_RAW] if wild else [])) for n in names},
    )


@some.composite
def _lines(draw: some.DrawFn) -> bytes:
    wild = draw(some.sampled_from([0, 0, 1]))
    ascii_only = draw(some.booleans())
    separators = draw(some.sampled_from([(",", ":"), (", ", ": "), (" , ", "  :  ")]))
    end = draw(some.sampled_from([b"\n", b"\n", b"\r\n"]))
    partner = _object(["pic", "country", "share", "since", *draw(some.sampled_from([[], ["note"], ["země"]]))], wild)
    root = _object(
        [
            "title",
            "lot",
            "grant",
            "country",
            "public",
            "on",
            "submitted",
            *draw(some.sampled_from([[], ["note", "šum"], ["název"]])),
        ],
        wild,
    )
    lines: list[bytes] = []
    for at in range(draw(some.integers(0, 12))):
        whole = draw(root)
        if draw(some.integers(0, 9)):
            whole["partners"] = draw(some.one_of(some.lists(partner, max_size=3), some.none()))
        key = f"P{at}" if draw(some.integers(0, 6)) else draw(_KINDS["id"])
        whole = {"id": key} | whole
        if not draw(some.integers(0, 20)):
            whole.pop("id")
        line = json.dumps(whole, ensure_ascii=ascii_only, separators=separators).encode("utf-8", "surrogatepass")
        match draw(some.integers(0, 40)):
            case 0:
                line = line[: draw(some.integers(0, len(line)))]
            case 1:
                line = line.replace(b'"id"', b'"title": "again", "title": 1, "id"', 1)
            case 2:
                line = line[:-1] + b",}"
            case 3:
                line = b" " + line + b"\r "
            case 4:
                line = line.replace(b"P", b"\xff", 1)
            case 5:
                line = b""
            case 6:
                line = b"\xef\xbb\xbf" + line
            case _:
                pass
        lines.append(line)
    content = end.join(lines) + draw(some.sampled_from([b"", end]))
    return content


@given(content=_lines())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_lines_say_the_same_in_the_columnar_form(
    content: bytes, connection: Connection, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eligo.data.json_staging._MANY", 0)
    folder = tmp_path_factory.mktemp("form")
    agree(connection, folder, ["-"], stdin=content)


@given(content=_lines())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_was_converted_is_read_as_it_was_given(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("data")
    (folder / "given.jsonl").write_bytes(content)
    convert([str(folder / "given.jsonl")], SCHEMA, folder / "form")
    first, again = read([str(folder / "given.jsonl")], SCHEMA), read([str(folder / "form")], SCHEMA)
    assert [_plainly(p)[:2] for p in again.proposals] == [_plainly(p)[:2] for p in first.proposals]
    assert again.rejected == () and again.warnings == ()
    assert sorted(p.name for p in folder.iterdir()) == ["form", "given.jsonl"]


_CELLS: dict[str, list[str]] = {
    "title": ["x", "", " ", "Žluť", "a \"b\" c", "#N/A", "\u00a0x", "a\nb", "1", '"', "x\u2003", "a;b,c"],
    "lot": ["1", "2", "", "1.0", "1,5", "0.123", "1.234", "-1", "007", "x", "1 000", "1e3"],
    "grant": ["1500000", "1 500 000,50", "1500000.5", "12,345", "1234,567", "EUR 5", "", "99999999999999999999", "-0"],
    "country": ["CZ", "EL", "gr", "Česko", "NO", "", " CZ ", "XX"],
    "public": ["1", "0", "ano", "NE", "", "pravda", "x", "yeſ"],
    "on": ["2022-02-28", "2022-02-29", "1. 2. 2022", "30.2.2022", "1.2.2022", "", "x"],
    "submitted": ["2022-09-15T17:00+02:00", "2022-09-15 17:00 Europe/Brussels", "15. 9. 2022 17:00 Europe/Prague", "",
                  "2022-09-15T17:00Z", "2022-09-15"],
    "pic": ["999", "", " 1", "#", "0"],
    "share": ["1", "", "33,33", "x"],
    "since": ["", "2022-09-15T17:00:00+02:00"],
}  # fmt: skip


@some.composite
def _csv(draw: some.DrawFn, kind: str) -> bytes:
    usual = draw(some.booleans())
    root = kind == "proposals"
    fields = (
        ["title", "lot", "grant", "country", "public", "on", "submitted"]
        if root
        else ["pic", "country", "share", "since"]
    )
    names = draw(some.lists(some.sampled_from(fields), unique=True, max_size=7))
    header = ["id" if root else "proposal_id", *names, *draw(some.sampled_from([[], ["note"], ["note", ""]]))]
    header = draw(some.permutations(header))
    rows: list[list[str]] = []
    for at in range(draw(some.integers(0, 9))):
        key = draw(some.sampled_from([f"P{at}"] * 12 + ["", " P1", "P1\u00a0", "#", "P2"])) if root else None
        key = key if key is not None else draw(some.sampled_from([*[f"P{at // 2}"] * 8, "P1", "X", "", "P2\u00a0"]))
        cells = [
            key
            if name in ("id", "proposal_id")
            else draw(some.sampled_from(_CELLS.get(name, ["", "n"])[: 2 if usual else None]))
            for name in header
        ]
        match draw(some.integers(0, 30)) if not usual else 9:
            case 0:
                cells = cells[:-1]
            case 1:
                cells.append("")
            case 2:
                cells.append("more")
            case 3:
                cells = [""] * len(cells)
            case _:
                pass
        rows.append(cells)
    delimiter = draw(some.sampled_from([",", ";", "\t"]))
    end = draw(some.sampled_from(["\n", "\r\n"]))
    written = io.StringIO(newline="")
    quoted_all = draw(some.sampled_from([False, False, True]))
    csv.writer(
        written, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL if quoted_all else csv.QUOTE_MINIMAL
    ).writerows([header, *rows])
    made = written.getvalue()
    match draw(some.integers(0, 25)):
        case 0:
            made = made.replace('"', '" ', 1)
        case 1:
            made = made.replace(delimiter, delimiter + ' "a"', 1)
        case 2:
            made = made.rstrip("\r\n")
        case 3:
            made = end + made
        case 4:
            made = made + end
        case 5:
            made = f"sep={delimiter}{end}{made}"
        case 6:
            made = made.replace(end, "\r", 1)
        case 7:
            made = made.replace("P", 'P"', 1)
        case _:
            pass
    encoding = draw(some.sampled_from(["utf-8"] * 6 + ["utf-8-sig", "cp1250", "utf-16"]))
    return made.encode(encoding, "replace")


@given(proposals=_csv("proposals"), partners=some.one_of(some.none(), _csv("partners"), _csv("partners")))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_tables_say_the_same_in_the_columnar_form(
    proposals: bytes, partners: bytes | None, connection: Connection, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("csv")
    (folder / "proposals.csv").write_bytes(proposals)
    if partners is not None:
        (folder / "partners.csv").write_bytes(partners)
    agree(connection, tmp_path_factory.mktemp("form"), [str(folder)])


def test_a_bad_line_among_many_is_rejected_with_its_place(
    connection: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [json.dumps({"id": f"P{n}", "lot": n % 3, "partners": [{"pic": str(n)}]}) for n in range(3_000)]
    lines[1_500] = lines[1_500][:-4]
    lines[2_000] = lines[7]
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = agree(connection, tmp_path / "form", [str(tmp_path / "many.jsonl")], size=20_000)
    assert found is not None
    assert [r.row for r in found[1].rejected] == [8, 1_501, 2_001]
    assert (found[1].accepted, found[1].read) == (2_997, 3_000)


def test_nothing_is_left_of_a_conversion_that_fails(tmp_path: Path) -> None:
    (tmp_path / "given.jsonl").write_text('{"id": "P1"}\n', encoding="utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dobrý den", encoding="utf-8")
    with pytest.raises(FileExistsError):
        convert([str(tmp_path / "given.jsonl")], SCHEMA, tmp_path / "mine")
    with pytest.raises(DataError):
        convert([str(tmp_path / "none.jsonl")], SCHEMA, tmp_path / "form")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["given.jsonl", "mine"]
    for _ in range(2):
        convert([str(tmp_path / "given.jsonl")], SCHEMA, tmp_path / "form")
    assert sorted(p.name for p in (tmp_path / "form").iterdir()) == ["partners.parquet", "proposals.parquet"]
