"""Numbers, days, lists, sorting and typography in Czech and English."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from eligo.text.locale import clean, collation_key, day, joined, moment, money, nested, number, percent, plural, typeset

from .conftest import CORPUS

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("value", "english", "czech", "english_form", "czech_form"),
    [
        (0, "0", "0", "other", "other"),
        (1, "1", "1", "one", "one"),
        (2, "2", "2", "other", "few"),
        (5, "5", "5", "other", "other"),
        (21, "21", "21", "other", "other"),
        (Decimal("1.5"), "1.5", "1,5", "other", "many"),
        (Decimal("2.0"), "2", "2", "other", "few"),
        (1500, "1,500", f"1{NBSP}500", "other", "other"),
        (Decimal("-1234567.80"), "-1,234,567.8", f"-1{NBSP}234{NBSP}567,8", "other", "many"),
        (Decimal("0.12345678901234567890123456789"), "0.12345678901234567890123456789",
         "0,12345678901234567890123456789", "other", "many"),
    ],
)  # fmt: skip
def test_numbers(value: int | Decimal, english: str, czech: str, english_form: str, czech_form: str) -> None:
    assert number("en", value) == english
    assert number("cs", value) == czech
    assert plural("en", value) == english_form
    assert plural("cs", value) == czech_form


def test_an_enormous_number_stays_short() -> None:
    assert len(number("cs", Decimal("1E+999999"))) < 20
    assert plural("cs", Decimal("1E+999999")) == "other"


def test_money_has_its_code_where_the_language_wants_it() -> None:
    assert money("en", 1_500_000, "EUR") == f"EUR{NBSP}1,500,000"
    assert money("cs", Decimal("1500000.00"), "EUR") == f"1{NBSP}500{NBSP}000{NBSP}EUR"
    assert money("cs", Decimal("0.5"), "EUR") == f"0,50{NBSP}EUR"


def test_percent() -> None:
    assert percent("en", Decimal("16.8")) == "16.8%"
    assert percent("cs", Decimal("16.8")) == f"16,8{NBSP}%"


def test_days_and_moments() -> None:
    assert day("cs", date(2022, 9, 15)) == f"15.{NBSP}9.{NBSP}2022"
    assert day("en", date(2022, 9, 15)) == f"15{NBSP}September 2022"
    deadline = datetime(2022, 9, 15, 17, 0, tzinfo=ZoneInfo("Europe/Brussels"))
    assert moment("cs", deadline) == f"15.{NBSP}9.{NBSP}2022, 17:00 (Brusel)"
    assert moment("en", deadline.astimezone(UTC)) == f"15{NBSP}September 2022, 15:00 (UTC)"
    assert moment("en", datetime.fromisoformat("2022-09-15T17:00:30-03:30")).endswith("17:00:30 (UTC-03:30)")


def test_lists() -> None:
    assert joined("cs", ["A", "B", "C"]) == f"A, B a{NBSP}C"
    assert joined("en", ["A", "B", "C"]) == "A, B and C"
    assert joined("en", []) == ""
    assert joined("en", ["{0} {x}"]) == "{0} {x}"
    assert joined("en", ["{0}", "{1}"]) == "{0} and {1}"


def _split(words: str) -> list[str]:
    return words.split()


def test_czech_order() -> None:
    words = _split("hora hrad Hradec chata Cheb chrt Chrudim ibis Česko cukr ďábel dům řeka ruka šperk syn žába zub")
    ordered = _split("cukr Česko ďábel dům hora hrad Hradec chata Cheb chrt Chrudim ibis ruka řeka syn šperk zub žába")
    assert sorted(words, key=lambda word: collation_key("cs", word)) == ordered
    assert sorted(["Érard", "Eduard", "erard", "Erard"], key=lambda w: collation_key("cs", w)) == [
        "Eduard", "erard", "Erard", "Érard",
    ]  # fmt: skip
    assert sorted(["VŠB-TU", "VŠB TU", "Åbo", "Łódź", "Lodž", "2", "10"], key=lambda w: collation_key("cs", w)) == [
        "10", "2", "Åbo", "Łódź", "Lodž", "VŠB TU", "VŠB-TU",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["cs", "en"])
def test_the_order_is_that_of_icu(language: str) -> None:
    """The words in the order of `new Intl.Collator(language)` of Node 20 with ICU 78.2, as recorded."""
    recorded = (CORPUS / "sorting" / f"{language}.txt").read_text("utf-8").splitlines()
    assert len(recorded) > 150
    assert sorted(sorted(recorded), key=lambda word: collation_key(language, word)) == recorded


def test_english_order() -> None:
    words = ["Zebra", "chata", "hora", "Čapek", "cat"]
    assert sorted(words, key=lambda word: collation_key("en", word)) == ["Čapek", "cat", "chata", "hora", "Zebra"]


@pytest.mark.parametrize(
    ("plain", "typeset_text"),
    [
        ("doba trvání: 24 → 1 000 000 EUR", "doba trvání: 24~→~1~000~000~EUR"),
        ("a v domě s ním", "a~v~domě s~ním"),
        ("V Praze, k tomu", "V~Praze, k~tomu"),
        ("nejméně 8 řádných partnerů, 24 nebo 36 měsíců", "nejméně 8~řádných partnerů, 24 nebo 36~měsíců"),
        ("návrh AI-2022-015 podle výzvy, č. j. 12/345 ze dne", "návrh AI-2022-015 podle výzvy, č.~j. 12/345 ze dne"),
        ("24–36 měsíců", "24–36~měsíců"),
        ("guide, s. 319", "guide, s.~319"),
        ("čl. 22 odst. 2 písm. a) smlouvy", "čl.~22 odst.~2 písm.~a) smlouvy"),
        ("15. 9. 2022 a 1. září", "15.~9.~2022 a~1.~září"),
        ("1 500 000 EUR, tj. 30 % z rozpočtu", "1~500~000~EUR, tj.~30~% z~rozpočtu"),
        ('pole "země" - nutné...', "pole „země“~– nutné…"),
        ("s.r.o.. Konec", "s.r.o. Konec"),
        ("viz `a = 1 a b` v textu", "viz `a = 1 a b` v~textu"),
    ],
)
def test_czech_typography(plain: str, typeset_text: str) -> None:
    assert typeset("cs", plain) == typeset_text.replace("~", NBSP)


def test_english_typography() -> None:
    assert typeset("en", 'a "grant" of 1 000 000 EUR, Art. 22') == (
        f"a “grant” of 1{NBSP}000{NBSP}000{NBSP}EUR, Art.{NBSP}22"
    )


def test_a_hostile_name_is_made_fit_for_print() -> None:
    assert clean(" A\u202eB\x1b[31m\tC\u200b\n D ") == "AB [31m C D"
    assert clean("e\u0301") == "é"
    assert len(clean("x" * 10_000)) == 200
    assert clean("a" + "\u0301" * 50).count("\u0301") <= 3


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("cs", "platí „a „b“ c“ a „d“", "platí „a ‚b‘ c“ a „d“"),
        ("cs", "“cizí” uvozovky", "“cizí” uvozovky"),
        ("en", "“a “b “c” d” e”", "“a ‘b “c” d’ e”"),
    ],
)
def test_quotations_inside_quotations_have_the_inner_marks(language: str, text: str, told: str) -> None:
    assert nested(language, text) == told
