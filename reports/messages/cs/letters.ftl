### Dopis žadateli: výzva k doplnění, zamítnutí, kladná odpověď.


## Nadpis a úvod

letter-title-completion = Výzva k doplnění návrhu { $name }
    .until = Výzva k doplnění návrhu { $name } do { $day }
letter-title-rejection = Zamítnutí návrhu { $name }
letter-title-positive = Návrh { $name } splňuje podmínky výzvy
letter-name = { $acronym } ({ $id })
letter-salutation = Vážená paní, vážený pane,
letter-opening = posoudili jsme návrh { $name } podle podmínek výzvy.
letter-found-pass =
    { $n ->
        [one] Splněna je jedna závazná podmínka.
        [few] Splněny jsou { $n } závazné podmínky.
       *[other] Splněno je { $n } závazných podmínek.
    }
letter-found-undecided =
    { $n ->
        [one] O jedné závazné podmínce zatím nelze rozhodnout, protože údaje nejsou úplné.
        [few] O { $n } závazných podmínkách zatím nelze rozhodnout, protože údaje nejsou úplné.
       *[other] O { $n } závazných podmínkách zatím nelze rozhodnout, protože údaje nejsou úplné.
    }
letter-found-outside = Zatím nelze rozhodnout, zda se na něj podmínky vztahují, protože údaje nejsou úplné.
letter-found-slips =
    { $n ->
        [one] U jedné závazné podmínky může jít jen o chybu v psaní.
        [few] U { $n } závazných podmínek může jít jen o chybu v psaní.
       *[other] U { $n } závazných podmínek může jít jen o chybu v psaní.
    }
letter-found-clarify =
    { $n ->
        [one] U jedné podmínky potřebujeme Vaše vysvětlení.
        [few] U { $n } podmínek potřebujeme Vaše vysvětlení.
       *[other] U { $n } podmínek potřebujeme Vaše vysvětlení.
    }
letter-found-fail =
    { $n ->
        [one] Návrh nesplňuje jednu závaznou podmínku. Proto jej zamítáme.
        [few] Návrh nesplňuje { $n } závazné podmínky. Proto jej zamítáme.
       *[other] Návrh nesplňuje { $n } závazných podmínek. Proto jej zamítáme.
    }
letter-found-all = Splňuje všechny závazné podmínky, které se na něj vztahují.
letter-found-judged = Tento dopis se netýká toho, co posuzují hodnotitelé.

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
        [one] Týká se podmínky: { $rules }
        [few] Týká se podmínek: { $rules }
       *[other] Týká se podmínek: { $rules }
    }
letter-partners = Týká se:
letter-partners-rest = a další: { $n }
letter-required = Podmínka žádá: { $required }
letter-withheld = Zjištění pochází z úředního rejstříku. Podrobnosti Vám sdělíme na vyžádání.
letter-source = Zdroj: { $source }

## Oddíly

letter-section-deadline = Lhůta
letter-deadline = Odpověď nám zašlete do { $day }.
letter-deadline-passed = Po uplynutí lhůty posoudíme návrh podle údajů, které budeme mít.
    .grave = Po uplynutí lhůty posoudíme návrh podle údajů, které budeme mít. To může vést k jeho zamítnutí.
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

letter-section-ground = Podle čeho jsme posuzovali
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
letter-enclosure-source = Zdroj
letter-enclosure-recommended = { $rule } (doporučená podmínka)
letter-status-office = Ověřuje úřad
letter-marks = Návrh { $id } · předpis { $policy } · otisk vyhodnocení { $evaluation } · { $engine }
