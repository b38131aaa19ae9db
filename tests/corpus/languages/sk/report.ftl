### Nadpisy, popisky a vety na stránkach správ.

## Výsledky slovami: o pravidle, o celom návrhu

outcome-pass = Splnené
    .proposal = Spĺňa podmienky
outcome-fail = Nesplnené
    .proposal = Nespĺňa podmienky
outcome-undecided = Nerozhodnuté
    .proposal = Nemožno rozhodnúť
outcome-needs_judgement = Na posúdenie
    .proposal = Čaká na posúdenie
outcome-not_applicable = Nepoužije sa
    .proposal = Nevzťahuje sa žiadny predpis
outcome-waived = Odpustené
    .proposal = Odpustené
force-must = záväzné
force-should = odporúčané
force-consequence = nevedie k zamietnutiu
status-consequence-warn = Upozornenie
status-consequence-ignore = Neprihliada sa
status-consequence-clarify = Na vysvetlenie
status-consequence-reduce = Zníženie bodov
consequence-warn = Na nesplnenie sa len upozorní.
    .lead = Upozornenie: { $text }
consequence-ignore = Na to, čo pravidlu odporuje, sa neprihliada.
    .lead = Neprihliada sa: { $text }
consequence-clarify = Je potrebné vysvetlenie žiadateľa.
    .lead = Je potrebné vysvetlenie žiadateľa: { $text }
consequence-reduce =
    { $n ->
        [one] Odpočíta sa { $points } bod.
        [few] Odpočítajú sa { $points } body.
        [many] Odpočíta sa { $points } bodu.
       *[other] Odpočíta sa { $points } bodov.
    }
    .lead =
        { $n ->
            [one] Odpočíta sa { $points } bod: { $text }
            [few] Odpočítajú sa { $points } body: { $text }
            [many] Odpočíta sa { $points } bodu: { $text }
           *[other] Odpočíta sa { $points } bodov: { $text }
        }
counts-for = započítané
counts-against = nevyhovuje
counts-unknown = nie je isté
fact-unknown = neuvedené
counts-item = { $word }: { $n }
counts-rules =
    { $n ->
        [one] Vyhodnotené { $n } pravidlo ({ $found }).
        [few] Vyhodnotené { $n } pravidlá ({ $found }).
       *[other] Vyhodnotených { $n } pravidiel ({ $found }).
    }
counts-warnings =
    { $n ->
        [one] Z odporúčaných pravidiel { $n } vyžaduje pozornosť; o výsledku nerozhoduje.
        [few] Z odporúčaných pravidiel { $n } vyžadujú pozornosť; o výsledku nerozhodujú.
       *[other] Z odporúčaných pravidiel { $n } vyžaduje pozornosť; o výsledku nerozhoduje.
    }
actor-fail = Referent overí, či nejde o zjavnú chybu v písaní; vecnú zmenu môže urobiť len žiadateľ.
actor-undecided = Referent zistí chýbajúci údaj v registri alebo si ho vyžiada od žiadateľa.
actor-needs_judgement = Referent alebo hodnotiteľ odpovie na otázku a odpoveď odôvodní.
actor-warn = Referent vezme upozornenie na vedomie; konať nemusí nikto.
actor-ignore = Referent oznámi hodnotiteľom, na čo nemajú prihliadať.
actor-clarify = Referent vyzve žiadateľa; žiadateľ podá vysvetlenie.
actor-reduce = Body odpočíta referent alebo hodnotiteľ.

## Nadpisy a popisky

brand = Kontrola podmienok výzvy
skip = Prejsť na obsah
title-proposal = Návrh { $id }
title-index = Prehľad návrhov
heading-conclusion = Záver
heading-data = Údaje o návrhu
heading-tasks = Čo treba urobiť
heading-rules = Všetky pravidlá
heading-reasons = Dôvody
heading-production = Ako výsledok vznikol
heading-parameters = Použité hodnoty
heading-dropped = Pravidlá skoršej výzvy, ktoré už neplatia
heading-decision = Rozhodnutie referenta
heading-numbers = Súhrn
heading-attention = Čo čaká na doplnenie
heading-bars = Ako dopadli pravidlá
heading-all = Všetky návrhy
heading-rejected = Záznamy, ktoré nebolo možné prečítať
heading-warning = Odporúčanie
no-tasks = Nič. Žiadne pravidlo nečaká na opravu, údaj ani posúdenie.
no-attention = Žiadny návrh nečaká na chýbajúci údaj.
label-rule = Pravidlo
label-result = Výsledok
label-required = Čo sa žiada
label-found = Čo sa zistilo
label-reason = Zdôvodnenie
label-source = Zdroj
label-exception = Uplatnená výnimka
label-consequence = Následok
label-note = Poznámka autora predpisu
label-advice = Náprava
label-actor = Kto koná
label-missing = Chýbajúce údaje
label-evidence = Podklady
label-question = Otázka
label-rules-concerned = Dotknuté pravidlá
label-list = { $name } ({ $n })
label-policy = Predpis
label-policy-hash = Odtlačok predpisu (SHA-256)
label-document = Dokument výzvy
counts-unconfirmed =
    { $n ->
        [one] Z celkového počtu { $all } pravidiel je { $n } nedoložené: znenie tejto výzvy sa k nemu nenašlo.
        [few] Z celkového počtu { $all } pravidiel sú { $n } nedoložené: znenie tejto výzvy sa k nim nenašlo.
       *[other] Z celkového počtu { $all } pravidiel je { $n } nedoložených: znenie tejto výzvy sa k nim nenašlo.
    }
evidence-mark = doloženie { $mark }
evidence-A = doloženie A: prečítané v úplnom úradnom znení
evidence-B = doloženie B: prečítané na stránke orgánu EÚ alebo agentúry
evidence-C = doloženie C: súhrn tretej strany
evidence-I = doloženie I: vlastný úsudok
label-unconfirmed = Pre túto výzvu nedoložené
clauses-summary = Ustanovenia: { $n }; vykonané pravidlom: { $bound }; bez pravidla, s dôvodom: { $excused }; nepriradené: { $unbound }.
clauses-carried = Pravidlo
clauses-excused = Bez pravidla
clauses-unbound = Nepriradené: chýba pravidlo aj dôvod, prečo nie je potrebné
clauses-without = Pravidlá, o ktorých nehovorí žiadne ustanovenie
source-taken-over = stanovené v predpise { $policy }, prevzaté
dropped-rule = { $rule } ({ $origin })
label-engine = Program
label-data-hash = Odtlačok údajov návrhu (SHA-256)
label-evaluated-at = Vyhodnotené
label-as-of = Vyhodnotené ku dňu
label-proposal = Návrh
label-warnings = Varovania
label-judgements = Na posúdenie
label-decision-agree = Súhlasím s výsledkom.
label-decision-depart = Odchyľujem sa od výsledku (pri každom dotknutom pravidle uvediem dôvod).
label-decision-clarify = Žiadam o doplnenie alebo vysvetlenie.
label-decision-reason = Dôvod
label-name = Meno
label-date = Dátum
label-signature = Podpis
decision-note = Program výsledok vypočítal z údajov v návrhu; rozhoduje človek.
production-note = Rovnaký predpis, rovnaké údaje a rovnaká verzia programu dajú vždy rovnaký výsledok.
index-link = Späť na prehľad návrhov
empty-list = Zoznam je prázdny.
unknown-list = Zoznam nie je známy.

## Prehľad dávky

headline-read =
    { $n ->
        [one] Prečítaný { $n } návrh
        [few] Prečítané { $n } návrhy
       *[other] Prečítaných { $n } návrhov
    }
headline-pass =
    { $n ->
        [one] { $n } návrh spĺňa všetky záväzné podmienky.
        [few] { $n } návrhy spĺňajú všetky záväzné podmienky.
       *[other] { $n } návrhov spĺňa všetky záväzné podmienky.
    }
headline-fail =
    { $n ->
        [one] { $n } návrh niektorú záväznú podmienku nespĺňa.
        [few] { $n } návrhy niektorú záväznú podmienku nespĺňajú.
       *[other] { $n } návrhov niektorú záväznú podmienku nespĺňa.
    }
headline-undecided =
    { $n ->
        [one] O { $n } návrhu zatiaľ nemožno rozhodnúť, pretože chýbajú údaje.
        [few] O { $n } návrhoch zatiaľ nemožno rozhodnúť, pretože chýbajú údaje.
       *[other] O { $n } návrhoch zatiaľ nemožno rozhodnúť, pretože chýbajú údaje.
    }
headline-needs_judgement =
    { $n ->
        [one] { $n } návrh čaká na posúdenie človekom.
        [few] { $n } návrhy čakajú na posúdenie človekom.
       *[other] { $n } návrhov čaká na posúdenie človekom.
    }
headline-not_applicable =
    { $n ->
        [one] Na { $n } návrh sa nevzťahuje žiadny predpis.
        [few] Na { $n } návrhy sa nevzťahuje žiadny predpis.
       *[other] Na { $n } návrhov sa nevzťahuje žiadny predpis.
    }
headline-waived =
    { $n ->
        [one] { $n } návrhu bolo posúdenie odpustené.
        [few] { $n } návrhom bolo posúdenie odpustené.
       *[other] { $n } návrhom bolo posúdenie odpustené.
    }
headline-rejected =
    { $n ->
        [one] { $n } záznam sa nedal prečítať, a preto sa nehodnotil.
        [few] { $n } záznamy sa nedali prečítať, a preto sa nehodnotili.
       *[other] { $n } záznamov sa nedalo prečítať, a preto sa nehodnotili.
    }
attention-fact = { $fact } ({ $list })
attention-waits =
    { $n ->
        [one] { $n } návrh čaká na údaj: { $fact }
        [few] { $n } návrhy čakajú na údaj: { $fact }
       *[other] { $n } návrhov čaká na údaj: { $fact }
    }
attention-rest = a ďalšie: { $n }
rejected-without-id = bez označenia
rejected-row = riadok { $row }
rejected-field = stĺpec { $field }
rejected-value = prečítané: { $value }
