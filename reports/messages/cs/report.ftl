### Nadpisy, popisky a věty stránek se zprávou.


## Výsledky slovy: o pravidle, o celém návrhu

outcome-pass = Splněno
    .proposal = Splňuje podmínky
outcome-fail = Nesplněno
    .proposal = Nesplňuje podmínky
outcome-undecided = Nerozhodnuto
    .proposal = Nelze rozhodnout
outcome-needs_judgement = K posouzení
    .proposal = Čeká na posouzení
outcome-not_applicable = Nepoužije se
    .proposal = Nevztahuje se žádný předpis
outcome-waived = Prominuto
    .proposal = Prominuto
force-must = závazné
force-should = doporučené
force-consequence = nevede k zamítnutí
status-consequence-warn = Upozornění
status-consequence-ignore = Nepřihlíží se
status-consequence-clarify = K vysvětlení
status-consequence-reduce = Snížení bodů
consequence-warn = Na nesplnění se jen upozorní.
    .lead = Upozornění: { $text }
consequence-ignore = K tomu, co pravidlu odporuje, se nepřihlíží.
    .lead = Nepřihlíží se: { $text }
consequence-clarify = Je třeba vysvětlení žadatele.
    .lead = Je třeba vysvětlení žadatele: { $text }
consequence-reduce =
    { $n ->
        [one] Odečte se { $points } bod.
        [few] Odečtou se { $points } body.
        [many] Odečte se { $points } bodu.
       *[other] Odečte se { $points } bodů.
    }
    .lead =
        { $n ->
            [one] Odečte se { $points } bod: { $text }
            [few] Odečtou se { $points } body: { $text }
            [many] Odečte se { $points } bodu: { $text }
           *[other] Odečte se { $points } bodů: { $text }
        }
counts-for = započítáno
counts-against = nevyhovuje
counts-unknown = není jisté
fact-unknown = neuvedeno
counts-item = { $word }: { $n }
counts-rules =
    { $n ->
        [one] Vyhodnoceno { $n } pravidlo ({ $found }).
        [few] Vyhodnocena { $n } pravidla ({ $found }).
       *[other] Vyhodnoceno { $n } pravidel ({ $found }).
    }
counts-warnings =
    { $n ->
        [one] Z doporučených pravidel { $n } vyžaduje pozornost; o výsledku nerozhoduje.
        [few] Z doporučených pravidel { $n } vyžadují pozornost; o výsledku nerozhodují.
       *[other] Z doporučených pravidel { $n } vyžaduje pozornost; o výsledku nerozhoduje.
    }
actor-fail = Referent ověří, zda nejde o zjevnou písařskou chybu; věcnou změnu může učinit jen žadatel.
actor-undecided = Referent zjistí chybějící údaj v rejstříku nebo si jej vyžádá od žadatele.
actor-needs_judgement = Referent nebo hodnotitel odpoví na otázku a odpověď odůvodní.
actor-warn = Referent vezme upozornění na vědomí; jednat nemusí nikdo.
actor-ignore = Referent hodnotitelům sdělí, k čemu nemají přihlížet.
actor-clarify = Referent vyzve žadatele; žadatel podá vysvětlení.
actor-reduce = Body odečte referent nebo hodnotitel.

## Nadpisy a popisky

brand = Kontrola podmínek výzvy
skip = Přejít k obsahu
title-proposal = Návrh { $id }
title-index = Přehled návrhů
heading-conclusion = Závěr
heading-data = Údaje o návrhu
heading-tasks = Co je třeba udělat
heading-rules = Všechna pravidla
heading-reasons = Důvody
heading-production = Jak výsledek vznikl
heading-parameters = Použité hodnoty
heading-dropped = Pravidla dřívější výzvy, která už neplatí
heading-decision = Rozhodnutí referenta
heading-numbers = Souhrn
heading-attention = Co čeká na doplnění
heading-bars = Jak dopadla pravidla
heading-all = Všechny návrhy
heading-rejected = Záznamy, které nebylo možné přečíst
heading-warning = Doporučení
no-tasks = Nic. Žádné pravidlo nečeká na opravu, údaj ani posouzení.
no-attention = Žádný návrh nečeká na chybějící údaj.
label-rule = Pravidlo
label-result = Výsledek
label-required = Co se žádá
label-found = Co bylo zjištěno
label-reason = Zdůvodnění
label-source = Zdroj
label-exception = Uplatněná výjimka
label-consequence = Následek
label-note = Poznámka autora předpisu
label-advice = Náprava
label-actor = Kdo jedná
label-missing = Chybějící údaje
label-evidence = Podklady
label-question = Otázka
label-rules-concerned = Dotčená pravidla
label-list = { $name } ({ $n })
label-policy = Předpis
label-policy-hash = Otisk předpisu (SHA-256)
label-document = Dokument výzvy
counts-unconfirmed =
    { $n ->
        [one] Z celkového počtu { $all } pravidel je { $n } nedoložené: znění této výzvy k němu nebylo nalezeno.
        [few] Z celkového počtu { $all } pravidel jsou { $n } nedoložená: znění této výzvy k nim nebylo nalezeno.
       *[other] Z celkového počtu { $all } pravidel je { $n } nedoložených: znění této výzvy k nim nebylo nalezeno.
    }
evidence-mark = doložení { $mark }
evidence-A = doložení A: přečteno v úplném úředním znění
evidence-B = doložení B: přečteno na stránce orgánu EU nebo agentury
evidence-C = doložení C: souhrn třetí strany
evidence-I = doložení I: vlastní úsudek
label-unconfirmed = Pro tuto výzvu nedoloženo
clauses-summary = Ustanovení: { $n }; provedená pravidlem: { $bound }; bez pravidla, s důvodem: { $excused }; nepřiřazená: { $unbound }.
clauses-carried = Pravidlo
clauses-excused = Bez pravidla
clauses-unbound = Nepřiřazeno: chybí pravidlo i důvod, proč není třeba
clauses-without = Pravidla, o nichž žádné ustanovení nemluví
source-taken-over = stanoveno v předpisu { $policy }, převzato
dropped-rule = { $rule } ({ $origin })
label-engine = Program
label-data-hash = Otisk dat návrhu (SHA-256)
label-evaluated-at = Vyhodnoceno
label-as-of = Vyhodnoceno ke dni
label-proposal = Návrh
label-warnings = Varování
label-judgements = K posouzení
label-decision-agree = Souhlasím s výsledkem.
label-decision-depart = Odchyluji se od výsledku (u každého dotčeného pravidla uvedu důvod).
label-decision-clarify = Žádám o doplnění nebo vysvětlení.
label-decision-reason = Důvod
label-name = Jméno
label-date = Datum
label-signature = Podpis
decision-note = Program výsledek vypočítal z údajů v návrhu; rozhoduje člověk.
production-note = Stejný předpis, stejná data a stejná verze programu dají vždy stejný výsledek.
index-link = Zpět na přehled návrhů
empty-list = Seznam je prázdný.
unknown-list = Seznam není znám.

## Přehled dávky

headline-read =
    { $n ->
        [one] Přečten { $n } návrh
        [few] Přečteny { $n } návrhy
       *[other] Přečteno { $n } návrhů
    }
headline-pass =
    { $n ->
        [one] { $n } návrh splňuje všechny závazné podmínky.
        [few] { $n } návrhy splňují všechny závazné podmínky.
       *[other] { $n } návrhů splňuje všechny závazné podmínky.
    }
headline-fail =
    { $n ->
        [one] { $n } návrh některou závaznou podmínku nesplňuje.
        [few] { $n } návrhy některou závaznou podmínku nesplňují.
       *[other] { $n } návrhů některou závaznou podmínku nesplňuje.
    }
headline-undecided =
    { $n ->
        [one] O { $n } návrhu zatím nelze rozhodnout, protože chybí údaje.
        [few] O { $n } návrzích zatím nelze rozhodnout, protože chybí údaje.
       *[other] O { $n } návrzích zatím nelze rozhodnout, protože chybí údaje.
    }
headline-needs_judgement =
    { $n ->
        [one] { $n } návrh čeká na posouzení člověkem.
        [few] { $n } návrhy čekají na posouzení člověkem.
       *[other] { $n } návrhů čeká na posouzení člověkem.
    }
headline-not_applicable =
    { $n ->
        [one] Na { $n } návrh se nevztahuje žádný předpis.
        [few] Na { $n } návrhy se nevztahuje žádný předpis.
       *[other] Na { $n } návrhů se nevztahuje žádný předpis.
    }
headline-waived =
    { $n ->
        [one] { $n } návrhu bylo posouzení prominuto.
        [few] { $n } návrhům bylo posouzení prominuto.
       *[other] { $n } návrhům bylo posouzení prominuto.
    }
headline-rejected =
    { $n ->
        [one] { $n } záznam nebylo možné přečíst; vyhodnocen nebyl.
        [few] { $n } záznamy nebylo možné přečíst; vyhodnoceny nebyly.
       *[other] { $n } záznamů nebylo možné přečíst; vyhodnoceny nebyly.
    }
attention-fact = { $fact } ({ $list })
attention-waits =
    { $n ->
        [one] { $n } návrh čeká na údaj: { $fact }
        [few] { $n } návrhy čekají na údaj: { $fact }
       *[other] { $n } návrhů čeká na údaj: { $fact }
    }
attention-rest = a další: { $n }
rejected-without-id = bez označení
rejected-row = řádek { $row }
rejected-field = sloupec { $field }
rejected-value = přečteno: { $value }
