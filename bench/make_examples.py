"""Writes `examples/alliances.jsonl` and `examples/alliances.xlsx` from one list of invented consortia.

Run `python bench/make_examples.py [FOLDER]`. The same list gives the same bytes. Every organisation is invented.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

Scalar: TypeAlias = str | int | bool | None
Row: TypeAlias = Mapping[str, Scalar]

PROPOSAL = (
    *("id", "title", "call", "lot", "duration_months", "requested_grant", "total_budget", "ecosystem"),
    "submitted_at",
)
PARTNER = ("pic", "name", "country", "role", "type", "eche")

# key: country, type, name. The PIC follows from the position, so only ever add at the end.
ORGANISATIONS: dict[str, tuple[str, str, str]] = {
    "morava": ("CZ", "HEI", "Moravská univerzita aplikovaných věd"),
    "jizera": ("CZ", "HEI", "Vysoká škola techniky a designu Jizera"),
    "vltava": ("CZ", "HEI", "Vltavská ekonomická univerzita"),
    "sklo": ("CZ", "VET", "Střední uměleckoprůmyslová škola sklářská Železná Voda"),
    "stroj": ("CZ", "VET", "Střední průmyslová škola strojnická Hodonice"),
    "hotel": ("CZ", "VET", "Hotelová škola a vyšší odborná škola Třešňovec"),
    "zizka": ("CZ", "SME", "Žižka & Řehoř strojírna, s.r.o."),
    "kvitek": ("CZ", "SME", "Kvítek – ekologické stavby, s.r.o."),
    "data": ("CZ", "SME", "Datová dílna Šťastný, a.s."),
    "ocel": ("CZ", "LARGE_ENTERPRISE", "Poodří Ocel, a.s."),
    "komora": ("CZ", "CHAMBER", "Krajská komora řemesel a služeb Podkrkonoší"),
    "odbory": ("CZ", "TRADE_UNION", "Odborový svaz pracovníků dřevozpracujících provozů"),
    "textil": ("CZ", "TRADE_ASSOCIATION", "Sdružení výrobců technických textilií"),
    "dilny": ("CZ", "SOCIAL_ENTERPRISE", "Chráněné dílny Úsvit, z.ú."),
    "ustav": ("CZ", "RESEARCH", "Ústav materiálového výzkumu Orlice, v.v.i."),
    "kraj": ("CZ", "PUBLIC_BODY", "Rozvojová agentura kraje Podkrkonoší"),
    "spolek": ("CZ", "NGO", "Spolek pro řemeslo a krajinu, z.s."),
    "tatry": ("SK", "HEI", "Podtatranská univerzita v Spišskej Doline"),
    "sosvah": ("SK", "VET", "Stredná odborná škola drevárska Horné Jasenie"),
    "zvaz": ("SK", "TRADE_ASSOCIATION", "Zväz staviteľov a remeselníkov Považia"),
    "dubrava": ("SK", "SME", "Dúbrava Digitál, s.r.o."),
    "elbe": ("DE", "HEI", "Hochschule Elbufer für Technik und Gestaltung"),
    "konig": ("DE", "VET", "Berufskolleg Königsfurt"),
    "muller": ("DE", "SME", "Glaswerk Müller & Söhne GmbH"),
    "hafen": ("DE", "LARGE_ENTERPRISE", "Hanseatische Hafenlogistik Grünwerder AG"),
    "ihk": ("DE", "CHAMBER", "Handwerkskammer Lausitzer Seenland"),
    "donau": ("AT", "HEI", "Fachhochschule Donautal"),
    "tourismus": ("AT", "VET", "Tourismusschulen Steinerkogel"),
    "gewerk": ("AT", "TRADE_UNION", "Gewerkschaft Bau und Umwelt Österreichs"),
    "alpin": ("AT", "SME", "Alpin Solar Technik GmbH"),
    "odra": ("PL", "HEI", "Politechnika Nadodrzańska"),
    "technikum": ("PL", "VET", "Zespół Szkół Technicznych w Żółwinie"),
    "izba": ("PL", "CHAMBER", "Izba Rzemiosła Ziemi Świętej Barbary"),
    "zielone": ("PL", "NGO", "Fundacja Zielone Jutro Łąkowo"),
    "stocznia": ("PL", "LARGE_ENTERPRISE", "Stocznia Złota Zatoka S.A."),
    "alfold": ("HU", "HEI", "Észak-alföldi Műszaki Egyetem"),
    "szakkepzo": ("HU", "VET", "Tiszavirági Szakképző Központ"),
    "gepgyar": ("HU", "SME", "Őrség Gépgyártó Kft."),
    "bistrita": ("RO", "HEI", "Universitatea Tehnică din Bistrița de Sus"),
    "liceu": ("RO", "VET", "Liceul Tehnologic Șerban Țepușoiu"),
    "camera": ("RO", "CHAMBER", "Camera de Meșteșuguri Mureșana"),
    "dunav": ("BG", "VET", "Професионална гимназия „Дунавски мост“"),
    "stara": ("BG", "SME", "Стара планина Софтуер ООД"),
    "aigaio": ("EL", "HEI", "Πανεπιστήμιο Ανατολικού Αιγαίου και Νήσων"),
    "thalassa": ("EL", "SME", "Θάλασσα Ενεργειακά Έργα Ε.Ε."),
    "valle": ("IT", "HEI", "Politecnico della Valle Chiara"),
    "istituto": ("IT", "VET", "Istituto Tecnico Superiore Città d’Acqua"),
    "tessuti": ("IT", "SME", "Tessitura Fratelli Dell’Olmo S.r.l."),
    "confart": ("IT", "TRADE_ASSOCIATION", "Associazione Artigiani della Collina"),
    "meseta": ("ES", "HEI", "Universidad Politécnica de la Meseta Norte"),
    "formacion": ("ES", "VET", "Centro Integrado de Formación Profesional Peñarroya"),
    "viento": ("ES", "LARGE_ENTERPRISE", "Energías del Viento Ibérico, S.A."),
    "algarve": ("PT", "VET", "Escola Profissional de São Brás da Serra"),
    "cortica": ("PT", "SME", "Cortiça Viva, Lda."),
    "loire": ("FR", "HEI", "Institut supérieur des métiers de la Haute-Loire verte"),
    "lycee": ("FR", "VET", "Lycée professionnel Simone-Lefèvre"),
    "atelier": ("FR", "SOCIAL_ENTERPRISE", "L’Atelier solidaire du Vieux-Moulin"),
    "vlaams": ("BE", "TRADE_ASSOCIATION", "Federatie van Circulaire Ambachten"),
    "polder": ("NL", "VET", "ROC Waterpolder"),
    "windmolen": ("NL", "SME", "Windmolen Innovaties B.V."),
    "fjord": ("NO", "LARGE_ENTERPRISE", "Vindkraft Nordre Fjord AS"),
    "hogskole": ("NO", "HEI", "Høgskolen i Østre Fjordane"),
    "saimaa": ("FI", "HEI", "Itä-Saaren ammattikorkeakoulu"),
    "metsa": ("FI", "SME", "Metsätieto Mäkelä Oy"),
    "oresund": ("DK", "VET", "Erhvervsskolen Grønsund"),
    "smaland": ("SE", "TRADE_UNION", "Fackförbundet Industri & Miljö i Småland"),
    "sonce": ("SI", "SOCIAL_ENTERPRISE", "Energetska zadruga Sončni Breg"),
    "obrtna": ("HR", "CHAMBER", "Obrtnička komora sjevernog Žumberka"),
    "vilnia": ("LT", "HEI", "Žemaitijos pramonės kolegija"),
    "daugava": ("LV", "SME", "Daugavas Koks SIA"),
    "eire": ("IE", "SME", "Cluain Ghlas Digital Ltd"),
    "morava_rs": ("RS", "VET", "Техничка школа „Западна Морава“"),
    "anadolu": ("TR", "HEI", "İç Anadolu Teknik Üniversitesi"),
    "izgara": ("TR", "SME", "Işıldağ Yazılım ve Öğrenme A.Ş."),
    "hraun": ("IS", "NGO", "Hraunborg – félag um sjálfbæra færni"),
    "vardar": ("MK", "RESEARCH", "Институт за енергетика „Вардарски извор“"),
    "zurich": ("CH", "SME", "Präzision Zürichberg AG"),
    "thames": ("UK", "RESEARCH", "Thamesfield Centre for Skills Research"),
    "hostile": ("CZ", "SME", '<script>alert(1)</script> & =HYPERLINK("x") {{7*7}}'),
}
ROLES = {"+": "affiliated_entity", "~": "associated_partner", "?": None}


@dataclass(frozen=True, slots=True)
class Consortium:
    """One proposal. The first of `members` coordinates; ``+`` marks an affiliated entity, ``~`` an associated
    partner, ``?`` an unknown role. `other` replaces facts of the member with that key (None: not known).
    """

    title: str
    lot: int | None
    months: int | str | None
    grant: int | None
    members: str
    submitted: str
    ecosystem: str | None = None
    other: Mapping[str, Row] | None = None


# fmt: off
CONSORTIA: tuple[Consortium, ...] = (
    Consortium("SKLOMOST – Sklářské řemeslo pro udržitelnou výrobu", 1, 24, 980_000,
               "jizera sklo zizka konig muller komora technikum tatry", "2022-09-12T09:14:05+02:00"),
    Consortium("WOODWISE – Digital skills for timber construction", 1, 36, 1_500_000,
               "donau sosvah zvaz odbory metsa saimaa daugava technikum alpin +dubrava ~spolek ~gewerk",
               "2022-09-14T16:42:31+02:00", "construction"),
    Consortium("HORECA 4.0 – Vzdělávání pro odpovědný cestovní ruch", 1, 24, 1_000_000,
               "hotel tourismus algarve cortica komora obrtna eire kraj", "2022-09-13T11:20:00+02:00", "tourism"),
    Consortium("TEXLAB – Laboratoř technických textilií", 1, 36, 1_340_000,
               "morava sklo textil tessuti istituto meseta confart vlaams tessuti", "2022-09-15T10:05:47+02:00",
               "textile"),
    Consortium("PRECISION – Přesné strojírenství bez hranic", 1, 24, 870_000,
               "morava stroj zizka konig muller alfold gepgyar zurich zvaz", "2022-09-15T14:58:12+02:00",
               other={"zvaz": {"role": "associated_partner"}}),
    Consortium("REPAIR – Opravárenství jako obor budoucnosti", 1, 24, 760_000,
               "vltava stroj dilny atelier konig polder komora ~spolek ~kraj", "2022-09-09T08:30:00+02:00"),
    Consortium("STUDIO – Creative campuses and their cities", 1, 36, 1_200_000,
               "loire lycee valle elbe meseta data izba kraj ~confart", "2022-09-15T12:00:00+02:00",
               "creative_cultural"),
    Consortium("ŘEMESLO+ – Mistři a učni ve společné dílně", 1, 24, 940_000,
               "komora zizka sosvah ihk muller odra izba obrtna spolek", "2022-09-14T18:03:59+02:00"),
    Consortium("BRIDGES – Mosty mezi školou a stavbou", 1, 30, 1_100_000,
               "odra technikum zvaz kvitek tatry sosvah dunav gewerk", "2022-09-15T16:31:20+02:00", "construction"),
    Consortium("LOGIPORT – Dovednosti pro zelené přístavy", 1, 24, 1_200_000,
               "elbe konig hafen stocznia odra technikum polder windmolen komora", "2022-09-11T21:47:03+02:00", "mobility"),
    Consortium("DATAŘEM – Datová gramotnost malých podniků", 1, 24, 890_000,
               "vltava stroj data stara dunav eire vilnia ?kraj", "2022-09-15T16:59:58+02:00", "digital"),
    Consortium("AGROKRUH – Kruhové hospodářství na venkově", 1, None, None,
               "morava hotel kvitek cortica algarve tessuti istituto zielone", "2022-09-15T15:15:15+02:00",
               "agri_food"),
    Consortium("LÉČIVÁ KRAJINA – Lázeňství a nové profese", 1, 36, 1_450_000,
               "tatry hotel dilny thalassa aigaio tourismus komora zielone ?ustav", "2022-09-08T13:40:22+02:00",
               "health", {"dilny": {"country": None}, "ustav": {"type": None}}),
    Consortium("SAFE CODE – <b>Bezpečný</b> software & {{ školy }}", 1, 24, 999_999,
               "data hostile anadolu izgara elbe konig saimaa stara", "2022-09-15T16:00:00+02:00", "digital"),
    Consortium("ORBITA – Letecké dílny pro střední školy", None, 36, 1_500_000,
               "jizera stroj zizka donau alpin szakkepzo gepgyar lycee ustav", "2022-09-10T10:10:10+02:00",
               "aerospace_defence"),
    Consortium("KABELEX – Elektronika od lavice k lince", 1, "dva roky", 930_000,
               "vltava stroj data konig muller alfold gepgyar tatry", "2022-09-14T07:55:00+02:00", "electronics",
               {"tatry": {"country": "SVK"}}),
    Consortium("REN-SKILLS – Blueprint for community energy", 2, 48, 4_000_000,
               "elbe stroj valle istituto meseta alpin fjord sonce izba windmolen viento vardar gewerk ~thames ~kraj",
               "2022-09-15T11:11:00+02:00", "renewables"),
    Consortium("OCEL ZÍTŘKA – Nízkouhlíková metalurgie", 2, 48, 3_850_000,
               "morava odra valle aigaio bistrita anadolu ocel viento stocznia ihk smaland zizka ustav hraun +vltava",
               "2022-09-14T23:30:45+02:00", "low_carbon_energy_intensive"),
    Consortium("TEXTILE CIRCLE – Oděvnictví v oběhu", 2, 48, 3_600_000,
               "valle istituto confart tessuti elbe muller algarve textil dilny sklo atelier polder sosvah zvaz ~zurich",
               "2022-09-13T17:25:00+02:00", "textile"),
    Consortium("NÁBŘEŽÍ – Social economy skills for towns", 2, 48, 2_900_000,
               "loire atelier dilny sonce zielone spolek hraun vltava cortica saimaa obrtna ~vlaams",
               "2022-09-12T15:45:30+02:00", "proximity_social"),
    Consortium("GREEN RAIL – Nová generace železničářů", 2, 36, 4_250_000,
               "donau technikum szakkepzo liceu morava_rs vltava ocel hafen camera gewerk gepgyar windmolen",
               "2022-09-15T09:09:09+02:00", "mobility"),
    Consortium("DIGIMED – Digital competences for hospitals", 2, 48, 3_999_999,
               "saimaa hogskole polder oresund vilnia eire metsa smaland daugava data dubrava vlaams kraj",
               "2022-09-15T16:45:00+02:00"),
    Consortium("RETAIL NEXT – Prodavačky a prodavači nové doby", 2, None, 3_200_000,
               "meseta formacion algarve lycee vltava cortica eire atelier izba stara camera obrtna ~dunav",
               "2022-09-15T13:37:00+02:00", "retail", {"stara": {"type": None}, "obrtna": {"role": None}}),
    Consortium("STEMKA – Technické kroužky pro každou obec", 3, 24, 640_000,
               "jizera stroj spolek tatry komora konig", "2022-09-07T12:12:12+02:00"),
)
# fmt: on


def proposals() -> list[dict[str, object]]:
    """The proposals with their partners, in the order of the list; facts that are not known are left out."""
    return [_proposal(number, consortium) for number, consortium in enumerate(CONSORTIA, start=1)]


def _proposal(number: int, consortium: Consortium) -> dict[str, object]:
    facts: dict[str, Scalar] = {
        "id": f"AI-2022-{number:03}",
        "title": consortium.title,
        "call": "2022",
        "lot": consortium.lot,
        "duration_months": consortium.months,
        "requested_grant": consortium.grant,
        "total_budget": consortium.grant and -(-consortium.grant * 5 // 4),
        "ecosystem": consortium.ecosystem,
        "submitted_at": consortium.submitted,
    }
    members = consortium.members.split()
    partners = [_partner(mark, index == 0, consortium.other or {}) for index, mark in enumerate(members)]
    return {**_known(facts), "partners": partners}


def _partner(mark: str, first: bool, other: Mapping[str, Row]) -> dict[str, Scalar]:
    key = mark.lstrip("".join(ROLES))
    country, kind, name = ORGANISATIONS[key]
    position = list(ORGANISATIONS).index(key)
    role = "coordinator" if first else ROLES.get(mark[0], "full_partner")
    facts: dict[str, Scalar] = {
        "pic": str(918_204_377 + 104_729 * position),
        "name": name,
        "country": country,
        "role": role,
        "type": kind,
        "eche": True if kind == "HEI" else None,
    }
    return _known({**facts, **other.get(key, {})})


def _known(facts: Row) -> dict[str, Scalar]:
    return {name: value for name, value in facts.items() if value is not None}


def write_jsonl(path: Path) -> None:
    """One proposal a line, partners nested."""
    lines = (json.dumps(proposal, ensure_ascii=False) + "\n" for proposal in proposals())
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def write_xlsx(path: Path) -> None:
    """Two sheets, `proposals` and `partners`, joined by `partners.proposal_id`; every cell has its type."""
    import xlsxwriter

    partners = [
        {"proposal_id": proposal["id"], **partner}
        for proposal in proposals()
        for partner in proposal["partners"]  # type: ignore[attr-defined]
    ]
    with xlsxwriter.Workbook(path) as workbook:
        workbook.set_properties({"title": "Alliances", "created": datetime(2022, 9, 16)})
        bold = workbook.add_format({"bold": True, "bottom": 1})
        for name, columns, rows in (
            ("proposals", PROPOSAL, proposals()),
            ("partners", ("proposal_id", *PARTNER), partners),
        ):
            sheet = workbook.add_worksheet(name)
            sheet.freeze_panes(1, 1)
            for column, heading in enumerate(columns):
                sheet.write_string(0, column, heading, bold)
                longest = max(len(str(row.get(heading, ""))) for row in rows)
                sheet.set_column(column, column, min(60, max(len(heading), longest) + 2))
            for line, row in enumerate(rows, start=1):
                for column, heading in enumerate(columns):
                    match row.get(heading):
                        case None:
                            pass
                        case bool() as value:
                            sheet.write_boolean(line, column, value)
                        case int() as value:
                            sheet.write_number(line, column, value)
                        case value:
                            sheet.write_string(line, column, str(value))


def main() -> None:
    """Writes both files into the folder given, else into `examples/`."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "examples"
    folder.mkdir(parents=True, exist_ok=True)
    write_jsonl(folder / "alliances.jsonl")
    write_xlsx(folder / "alliances.xlsx")


if __name__ == "__main__":
    main()
