### Dopis žadateli: výzva k doplnění, zamítnutí, kladná odpověď.


## Nadpis a úvod

letter-title-completion = Výzva k doplnění návrhu { $name }
    .until = Výzva k doplnění návrhu { $name } do { $day }
letter-title-rejection = Zamítnutí návrhu { $name }
letter-title-positive = Návrh { $name } splňuje podmínky výzvy
letter-name = { $acronym } ({ $id })
letter-salutation = Vážená paní, vážený pane,
letter-opening = Posoudili jsme návrh { $name } podle podmínek výzvy.
letter-found-pass =
    { $n ->
        [one] Splněna je { $n } závazná podmínka.
        [few] Splněny jsou { $n } závazné podmínky.
       *[other] Splněno je { $n } závazných podmínek.
    }
letter-found-undecided =
    { $n ->
        [one] O { $n } závazné podmínce zatím nelze rozhodnout, protože chybí údaje.
        [few] O { $n } závazných podmínkách zatím nelze rozhodnout, protože chybí údaje.
       *[other] O { $n } závazných podmínkách zatím nelze rozhodnout, protože chybí údaje.
    }
letter-found-outside = Zatím nelze rozhodnout, zda se na něj podmínky vztahují, protože chybí údaje.
letter-found-slips =
    { $n ->
        [one] U { $n } závazné podmínky může jít jen o chybu v psaní.
        [few] U { $n } závazných podmínek může jít jen o chybu v psaní.
       *[other] U { $n } závazných podmínek může jít jen o chybu v psaní.
    }
letter-found-clarify =
    { $n ->
        [one] U { $n } podmínky potřebujeme Vaše vysvětlení.
        [few] U { $n } podmínek potřebujeme Vaše vysvětlení.
       *[other] U { $n } podmínek potřebujeme Vaše vysvětlení.
    }
letter-found-fail =
    { $n ->
        [one] Návrh nesplňuje { $n } závaznou podmínku. Proto jej zamítáme.
        [few] Návrh nesplňuje { $n } závazné podmínky. Proto jej zamítáme.
       *[other] Návrh nesplňuje { $n } závazných podmínek. Proto jej zamítáme.
    }
letter-found-all = Splňuje všechny závazné podmínky, které se na něj vztahují.
letter-found-judged = O tom, co posuzují hodnotitelé, tento dopis nevypovídá.

## Co udělat

letter-tasks-completion = Co je třeba udělat
letter-tasks-rejection = Které podmínky nejsou splněny
letter-task-proposal = Údaje o celém návrhu
letter-task-supply =
    { $n ->
        [one] Doplňte tento údaj:
        [few] Doplňte tyto údaje:
       *[other] Doplňte tyto údaje:
    }
letter-task-check = Ověřte tento údaj ve svém návrhu. Je-li v něm chyba v psaní, sdělte nám správný údaj. Je-li správný, potvrďte jej.
letter-task-explain = Sdělte nám k tomuto zjištění své vysvětlení.
letter-task-concerns =
    { $n ->
        [one] Čeká na to podmínka: { $rules }
        [few] Čekají na to podmínky: { $rules }
       *[other] Čekají na to podmínky: { $rules }
    }
letter-partners = Týká se:
letter-partners-rest = a další: { $n }
letter-required = Podmínka žádá: { $required }
letter-withheld = Zjištění pochází z úředního rejstříku. Podrobnosti Vám sdělíme na vyžádání.
letter-source = Právní základ: { $source }

## Oddíly

letter-section-deadline = Lhůta
letter-deadline = Údaje nám zašlete do { $day }.
letter-deadline-passed = Po této lhůtě posoudíme návrh podle údajů, které máme.
    .grave = Po této lhůtě posoudíme návrh podle údajů, které máme. To může vést k jeho zamítnutí.
letter-section-spared = Co posílat nemusíte
letter-spared-met = Doklady ke splněným podmínkám znovu neposílejte.
letter-spared-office = Údaje z úředních rejstříků si ověříme sami.
letter-spared-nothing = Jiné údaje ani doklady nyní nepotřebujeme.
letter-section-next = Co bude dál
letter-next = Nyní od Vás nic nepotřebujeme. Splnění podmínek ještě neznamená, že návrh získá podporu.
letter-section-remarks = Doporučení
letter-remarks = O výsledku nerozhodují tato zjištění:
letter-remark = { $rule } – { $finding }
letter-section-contact = Kontakt
letter-closing = S pozdravem

## Pevné texty

letter-section-ground = Právní základ
letter-ground = Návrh jsme posoudili podle těchto dokumentů:
letter-ground-policy = Návrh jsme posoudili podle předpisu { $policy }.
letter-section-redress = Poučení
letter-section-protection = Ochrana osobních údajů
letter-placeholder = [Úřad doplní: { $what }]
letter-open-letterhead = hlavička úřadu
letter-open-reference = číslo jednací
letter-open-date = datum
letter-open-addressee = adresát
letter-open-deadline = lhůta
letter-open-contact = kontakt
letter-open-signature = jméno a funkce
letter-open-redress = schválené poučení o opravných prostředcích
letter-open-protection = informace o zpracování osobních údajů

## Údaje dopisu a příloha

letter-label-reference = Č. j.
letter-label-date = Datum
letter-label-proposal = Návrh
letter-label-name = Název návrhu
letter-label-call = Výzva
letter-label-deadline = Lhůta
letter-enclosure = Příloha: výsledky kontroly podmínek
letter-enclosure-note = Výsledky vycházejí z údajů v návrhu.
    .office = Výsledky vycházejí z údajů v návrhu. Kde stojí „Ověřuje úřad“, vycházíme z úředních zdrojů.
letter-enclosure-rule = Podmínka
letter-enclosure-required = Co se žádá
letter-enclosure-result = Výsledek
letter-enclosure-source = Právní základ
letter-status-office = Ověřuje úřad
letter-marks = Návrh { $id } · předpis { $policy } · otisk hodnocení { $evaluation } · { $engine }
