"""Queries of ours in the SQL of Spark: what is put in comes out with its meaning, and nothing unknown comes through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligo.columnar.formulas import NotCompiled
from eligo.columnar.spark_dialect import in_spark, quoted, text
from eligo.data.duck import quoted as duck_quoted
from eligo.data.duck import text as duck_text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT \"a\"\"b\" AS k FROM t WHERE x <> 'é'", "SELECT `a\"b` AS k FROM t WHERE x <> CAST(X'c3a9' AS STRING)"),
        ("count(*) FILTER (a AND (b OR c)) AS n", "count( *) FILTER (WHERE a AND (b OR c)) AS n"),
        ("NULL::BOOLEAN, (x)::INTEGER, y::UTINYINT", "NULL::BOOLEAN, (x)::INT, y::TINYINT"),
        ("unnest(list_filter([1, 2], lambda x: x IS NOT NULL))", "explode(filter(array(1, 2), x -> x IS NOT NULL))"),
        ("ord(q3[-1]) > 160", "ascii(right(q3, 1)) > 160"),
        ("TRY_CAST(v AS DECIMAL(18, 4))", "TRY_CAST(v AS DECIMAL(18, 4))"),
        ("CAST(v + to_months(3) AS DATE)", "CAST(v + make_ym_interval(0, 3) AS DATE)"),
        ("sum(m0), sum(q4)", "try_sum(m0), sum(q4 + CAST(0 AS DECIMAL(1, 0)))"),
        ("DATE '2024-02-29'", "DATE '2024-02-29'"),
        ("l.* EXCLUDE (r)", "l.* EXCEPT (r)"),
    ],
)  # fmt: skip
def test_a_query_in_the_words_of_spark(query: str, expected: str) -> None:
    assert in_spark(query).replace(" ", "") == expected.replace(" ", "")


@pytest.mark.parametrize("query", ["sleep(3)", "a ; b", "x !! y", "(a", "a)", "hash(a)", "read_parquet('x')", "$1"])
def test_what_is_not_known_is_refused(query: str) -> None:
    with pytest.raises(NotCompiled):
        in_spark(query)


def test_a_query_without_an_end_is_refused() -> None:
    with pytest.raises(NotCompiled):
        in_spark("(" * 5000 + ")" * 5000)


@given(st.text())
def test_a_text_is_carried_over_whole(value: str) -> None:
    made = in_spark(f"x = {duck_text(value)}")
    assert made == f"x = {text(value)}"
    inside = made.removeprefix("x = ")
    if inside.startswith("CAST(X'"):
        assert bytes.fromhex(inside[7:-12]).decode() == value
    else:
        assert inside == f"'{value}'" and not set(value) & set("'\\${}")


@given(st.text(min_size=1))
def test_a_name_is_carried_over_whole(value: str) -> None:
    assert in_spark(f"{duck_quoted(value)}") == quoted(value)
