"""What officers write instead of the words of the language: each slip is told once, with what was meant."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from eligo.checking.loader import load
from eligo.syntax.formatter import layout
from eligo.syntax.parser import parse
from eligo.text.span import Source

from .conftest import CORPUS

SIZE = "count(full_partners) at least least"
GRANT = "requested_grant <= limits[duration_months].most"
DEADLINE = "2022-09-15 17:00 Europe/Brussels"
ENGLISH = [
    (SIZE, "count(full_partners) at least lest", "E0201", "least"),
    (SIZE, "full_partners at least least", "E0311", None),
    (SIZE, "count full_partners at least least", "E0121", "count(full_partners)"),
    (SIZE, "count(full_partners) is at least least", "E0121", ">="),
    (SIZE, "count(full_partners) more than least", "E0121", ">"),
    (SIZE, "count(full_partners) fewer than least", "E0121", "<"),
    (SIZE, "at least 2 of full_partners have type = SME", "E0121", "count(full_partners where type = SME) >= 2"),
    (SIZE, "at most 2 of the full_partners are type = SME", "E0121", "count(full_partners where type = SME) <= 2"),
    (GRANT, "requested_grant <= 80% total_budget", "E0120", None),
    (GRANT, "requested_grant <= 80 percent of total_budget", "E0121", "80 %"),
    (GRANT, "requested_grant / total_budget <= 0.8", "E0121", "requested_grant <= 80 % of total_budget"),
    (GRANT, "requested_grant / total_budget <= 0.85", "E0121", "requested_grant <= 85 % of total_budget"),
    (GRANT, "requested_grant / total_budget <= 80 %", "E0121", "requested_grant <= 80 % of total_budget"),
    (GRANT, "requested_grant <= limits(duration_months).most", "E0121", "limits[duration_months].most"),
    (DEADLINE, "2022-09-15 17:00", "E0114", DEADLINE),
    (DEADLINE, "2022-09-15 17.00", "E0114", DEADLINE),
    (DEADLINE, "2022-09-15T17:00", "E0114", "2022-09-15T17:00 Europe/Brussels"),
    (DEADLINE, "2022-09-15 17:00 CET", "E0114", DEADLINE),
    (DEADLINE, "2022-09-15 17.00 Europe/Brussels", "E0121", "2022-09-15 17:00"),
    (DEADLINE, "15.9.2022 17:00 Europe/Brussels", "E0121", "2022-09-15 17:00"),
    (DEADLINE, "15 September 2022 17:00 Europe/Brussels", "E0121", "2022-09-15 17:00"),
    (DEADLINE, "September 15, 2022 17:00 Europe/Brussels", "E0121", "2022-09-15 17:00"),
    (DEADLINE, "2022-09-15", "E0301", None),
    (f"submitted_at <= {DEADLINE}", f"submitted_at before {DEADLINE}", "E0121", "<"),
    (f"submitted_at <= {DEADLINE}", f"submitted_at no later than {DEADLINE}", "E0121", "<="),
    ("holds from issued", "holds issued", "E0121", "holds from"),
    ("holds from issued", "holds from isued", "E0202", "issued"),
    ("holds from issued", "holds from pic", "E0317", None),
    ("is listed in holders", "listed in holders", "E0121", "is listed in"),
    ("is listed in holders", "is listed in holder", "E0224", "holders"),
    ("the_lead.country in", "the_led.country in", "E0201", "the_lead"),
    ("the_lead.country in", "country of the_lead in", "E0121", "the_lead.country"),
    ("all distinct country of", "each country of", "E0121", "all distinct country of"),
    ("count(group where", "count(groups where", "E0209", "group"),
    ("valid   from 2022-01-01", "valid   2022-01-01", "E0120", None),
    ("parameter least = 8", "parameter least = osm", "E0314", None),
    ("exception rich to small", "exception rich of small", "E0121", "to"),
    ("consequence clarify", "consequences clarify", "E0121", "consequence"),
]
CZECH_SIZE = "počet(řádných_partnerů) nejméně least"
CZECH = [
    (f"<= {DEADLINE}", f"před {DEADLINE}", "E0121", "<"),
    (f"<= {DEADLINE}", f"nejpozději {DEADLINE}", "E0121", "<="),
    (DEADLINE, "15. září 2022 17:00 Europe/Brussels", "E0121", "2022-09-15 17:00"),
    (DEADLINE, "15. 9. 2022 17:00 Europe/Brussels", "E0121", "2022-09-15 17:00"),
    (DEADLINE, "2022-09-15 17:00", "E0114", DEADLINE),
    ("platí od", "platí", "E0121", "platí od"),
    (CZECH_SIZE, "počet(řádných_partnerů) více než least", "E0121", ">"),
    (CZECH_SIZE, "počet(řádných_partnerů) nanejvýš least", "E0121", "<="),
    (CZECH_SIZE, "počet(řádných_partnerů) není více než least", "E0121", "<="),
    (CZECH_SIZE, "počet(řádných_partnerů) není menší než least", "E0121", ">="),
    (CZECH_SIZE, "počet(řádných_partnerů) nepřesahuje least", "E0121", "<="),
    (CZECH_SIZE, "počet(řádných_partnerů) přesahuje least", "E0121", ">"),
    (CZECH_SIZE, "počet(řádných_partnerů) je rovno least", "E0121", "="),
    (CZECH_SIZE, "počet(řádných_partnerů) se liší od least", "E0121", "!="),
    (CZECH_SIZE, "počet(řádných_partnerů) je od 2 do 9", "E0121", "v rozmezí"),
    (
        CZECH_SIZE,
        "počet různých zemí u řádných_partnerů nejméně least",
        "E0121",
        "počet(různých hodnot zemí u řádných_partnerů)",
    ),
    (CZECH_SIZE, "aspoň 2 z řádných_partnerů splňují typ = MSP", "E0121", "počet(řádných_partnerů kde typ = MSP) >= 2"),
    (
        CZECH_SIZE,
        "aspoň dva z řádných_partnerů splňují typ = MSP",
        "E0121",
        "počet(řádných_partnerů kde typ = MSP) >= 2",
    ),
    (
        CZECH_SIZE,
        "nejvýše 2 z řádných_partnerů splňují typ = MSP",
        "E0121",
        "počet(řádných_partnerů kde typ = MSP) <= 2",
    ),
    (CZECH_SIZE, "ani jeden z řádných_partnerů nesplňuje typ = MSP", "E0121", "žádný z"),
    (CZECH_SIZE, "každý z řádných_partnerů typ = MSP", "E0120", None),
    (f"<= {DEADLINE}", f"do {DEADLINE}", "E0121", "<="),
]


@lru_cache(maxsize=2)
def _policy(language: str) -> str:
    text = (CORPUS / "check" / "good" / "constructs.pol").read_text("utf-8")
    tree = parse(Source("", text)).value
    assert tree is not None
    czech = layout(tree, "cs").replace("počet(full_partners)", "počet(řádných_partnerů)")
    return text if language == "en" else czech


@pytest.mark.parametrize(
    ("language", "was", "now", "code", "meant"),
    [("en", *slip) for slip in ENGLISH] + [("cs", *slip) for slip in CZECH],
)
def test_a_slip_is_told_once_with_what_was_meant(
    language: str, was: str, now: str, code: str, meant: str | None, tmp_path: Path
) -> None:
    text = _policy(language)
    assert was in text
    path = tmp_path / "constructs.pol"
    path.write_text(text.replace(was, now, 1), "utf-8")
    (told,) = load(path).diagnostics
    assert (told.code, dict(told.facts).get("nearest")) == (code, meant)
    assert told.span.line == text.count("\n", 0, text.index(was)) + 1
