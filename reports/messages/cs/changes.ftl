### Co se změnilo mezi dvěma předpisy.

## Nadpisy

changes-title = Co se změnilo
changes-nothing = Mezi oběma předpisy se nic nezměnilo.
changes-lead = Změny v tom, co se žádá: { $substance }. Změny slov: { $wording }. Změny zdrojů a dokladů: { $grounds }. Rozdíly v ustanoveních, která předpisy uvádějí: { $clauses }.
changes-caution = Porovnává se to, co předpisy říkají. Pravidla, která pro svou výzvu nejsou doložena – dříve: { $old }, nyní: { $new }. Co se nenašlo, mohlo přesto platit.
changes-old = Dříve
changes-new = Nyní
changes-side = { $title } ({ $name })
changes-heading-scope = Na co se předpis vztahuje
changes-heading-added = Nová pravidla
changes-heading-dropped = Zrušená pravidla
changes-heading-changed = Změněná pravidla
changes-heading-parameters = Hodnoty
changes-heading-wording = Jiná slova, stejný význam
changes-heading-grounds = Zdroje a doklady
changes-heading-clauses = Ustanovení, která předpisy uvádějí
changes-heading-clauses-both = V obou předpisech
changes-texts-changed = Spolu s pravidlem se změnilo: { $texts }.
changes-texts-of = { $rule } ({ $parts })
changes-heading-texts = Texty změněných pravidel
changes-heading-terms = Jména a pojmy
changes-heading-policy = Předpis jako celek
changes-no-substance = V tom, co se žádá, se nic nezměnilo.
changes-only-new = Nový předpis: { $policy }.
changes-only-old = Předpis, který už není: { $policy }.
changes-more-lines = Další, v ostatních formátech: { $n }.
changes-from-day = Od { $day }: { $sentence }

## Podmínky

changes-direction =
    { $direction ->
        [stricter] { $sentence } Je to přísnější.
        [looser] { $sentence } Je to mírnější.
       *[unclear] { $sentence }
    }
changes-place =
    { $place ->
        [guard] Kdy se pravidlo použije: { $sentence }
        [exception] Výjimka „{ $exception }“: { $sentence }
        [exception-guard] Kdy se použije výjimka „{ $exception }“: { $sentence }
       *[requirement] { $sentence }
    }
changes-limit = { $old } → { $new }. Nyní: { $after }.
changes-instead = Nyní: { $after }. Dříve: { $before }.
changes-values =
    { $role ->
        [excluded] { $name } – { $added ->
                [none] už není vyloučeno: { $gone }.
               *[other] nově vyloučeno: { $added }{ $gone ->
                    [none] .
                   *[other] ; už není vyloučeno: { $gone }.
                }
            }
        [counted] { $name } – { $added ->
                [none] už se nepočítá: { $gone }.
               *[other] nově se počítá: { $added }{ $gone ->
                    [none] .
                   *[other] ; už se nepočítá: { $gone }.
                }
            }
        [concerned] { $name } – { $added ->
                [none] už se netýká: { $gone }.
               *[other] nově se týká: { $added }{ $gone ->
                    [none] .
                   *[other] ; už se netýká: { $gone }.
                }
            }
       *[allowed] { $name } – { $added ->
                [none] už se nepřipouští: { $gone }.
               *[other] nově se připouští: { $added }{ $gone ->
                    [none] .
                   *[other] ; už se nepřipouští: { $gone }.
                }
            }
    }
changes-values-named = { $sentence } Dříve: { $before }. Nyní: { $after }.
changes-values-within = V podmínce „{ $within }“: { $sentence }
changes-rows = Tabulka podle údaje „{ $keys }“: { $rows }.
changes-row-changed = { $key }: { $old } → { $new }
changes-row-added = nově: { $key } → { $value }
changes-row-gone = zrušeno: { $key } → { $value }
changes-joined =
    { $kind ->
        [and-new] Nově se navíc žádá: „{ $condition }“.
        [and-gone] Už se nežádá: „{ $condition }“.
        [or-new] Nově stačí i: „{ $condition }“.
       *[or-gone] Už nestačí: „{ $condition }“.
    }
changes-joined-guard =
    { $kind ->
        [and-new] nově jen tam, kde navíc platí „{ $condition }“.
        [and-gone] už nezáleží na tom, zda platí „{ $condition }“.
        [or-new] nově i tam, kde platí „{ $condition }“.
       *[or-gone] už ne tam, kde platí „{ $condition }“.
    }
changes-other = Nyní se žádá: „{ $new }“. Dříve: „{ $old }“.
changes-other-guard = nyní jen tam, kde platí „{ $new }“; dříve jen tam, kde platilo „{ $old }“.
changes-guard-new = nyní jen tam, kde platí „{ $new }“; dříve vždy.
changes-guard-gone = nyní vždy; dříve jen tam, kde platilo „{ $old }“.
changes-nothing-required = nic

## Předpis

changes-applies = Předpis se vztahuje na návrhy, pro které platí „{ $new }“; dříve na ty, pro které platilo „{ $old }“.
changes-applies-new = Předpis se vztahuje jen na návrhy, pro které platí „{ $new }“; dříve na všechny.
changes-applies-gone = Předpis se vztahuje na všechny návrhy; dříve jen na ty, pro které platilo „{ $old }“.
changes-validity = Předpis platí { $new }; dříve platil { $old }.
changes-valid =
    { $kind ->
        [from] od { $first }
        [to] do { $last }
        [both] od { $first } do { $last }
       *[always] bez omezení
    }

## Pravidla

changes-added = { $force } pravidlo; žádá se: { $required }.
changes-added-judged = { $force } pravidlo; člověk odpoví na otázku: { $required }
changes-only-where = Použije se jen tam, kde platí „{ $condition }“.
changes-only-where-was = Použilo se jen tam, kde platilo „{ $condition }“.
changes-rule-source = Zdroj: { $source }.
changes-rule-unconfirmed = Pro tuto výzvu nedoloženo{ $text ->
        [none] .
       *[other] : { $text }
    }
changes-rule-was-unconfirmed = Co platilo dříve, nebylo pro tehdejší výzvu doloženo{ $text ->
        [none] .
       *[other] : { $text }
    }
changes-dropped = Dosud { $force } pravidlo; žádalo se: { $required }.
changes-dropped-judged = Dosud { $force } pravidlo; člověk odpovídal na otázku: { $required }
changes-because = Proč už neplatí: { $because }
changes-force =
    { $force ->
        [must] Pravidlo bylo doporučené, nyní je závazné.
       *[should] Pravidlo bylo závazné, nyní je doporučené.
    }
changes-consequence = Co následuje při nesplnění – dříve: { $old } Nyní: { $new }
changes-follows =
    { $force ->
        [must] Návrh nesplňuje podmínky.
       *[should] Pravidlo jen upozorní.
    }
changes-judged = Nyní na otázku odpoví člověk: { $new } Dříve rozhodovala podmínka: „{ $old }“.
changes-decided = Nyní rozhoduje podmínka: „{ $new }“. Dříve odpovídal člověk na otázku: { $old }
changes-asked = Otázka nyní zní: { $new } Dříve: { $old }
changes-stage = Fáze: { $old } → { $new }.
stage-admissibility = přípustnost
stage-eligibility = způsobilost
stage-exclusion = vyloučení
stage-selection = výběr
stage-award = hodnocení
changes-exception-new = Nová výjimka „{ $title }“: kde platí „{ $condition }“, žádá se: { $required }.
changes-exception-gone = Výjimka „{ $title }“ už není; kde platilo „{ $condition }“, žádalo se: { $required }.
changes-parameter = { $old } → { $new }.
changes-parameter-new = Nová hodnota: { $new }.
changes-parameter-gone = Hodnota už není: { $old }.

## Slova

changes-renamed = Pravidlo se nyní jmenuje { $new }, dříve { $old }.
changes-group =
    { $n ->
        [one] Místo „{ $old }“ se nyní říká „{ $new }“; počítá se táž { $members }.
        [few] Místo „{ $old }“ se nyní říká „{ $new }“; počítají se tytéž { $members }.
       *[other] Místo „{ $old }“ se nyní říká „{ $new }“; počítá se týchž { $members }.
    }
changes-group-values = Místo „{ $old }“ se nyní říká „{ $new }“; výčet je stejný (počet hodnot: { $n }).
changes-noun = Místo „{ $old }“ se nyní říká „{ $new }“; počítá se totéž.
changes-text = { $part }: „{ $old }“ → „{ $new }“.
changes-reworded = Přeformulováno: { $parts }.
changes-part-title = název
changes-part-otherwise = zpráva o nesplnění
changes-part-advice = rada
changes-part-note = poznámka
changes-part-consequence = slova o následku
changes-part-exception-title = název výjimky „{ $name }“
changes-part-exception-note = poznámka k výjimce „{ $name }“
changes-part-parameter-title = název hodnoty „{ $name }“
changes-part-parameter-note = poznámka k hodnotě „{ $name }“

## Zdroje

changes-sources = { $old } → { $new }: { $rules }.
changes-sources-same = Jiné místo ve zdroji { $new }: { $rules }.
changes-sources-new = Nově má zdroj, a to { $new }: { $rules }.
changes-sources-gone = Už nemá zdroj, dříve { $old }: { $rules }.
changes-rested = { $name } ({ $old } → { $new })
changes-rested-at = { $name } ({ $place })
changes-evidence = { $old } → { $new }: { $rules }.
changes-evidence-none = bez uvedení, jak je doloženo
changes-confirmed = Dříve nedoloženo, nyní doloženo: { $rules }.
changes-unconfirmed = Pro tuto výzvu nedoloženo: { $rules }. { $text }
changes-unconfirmed-still = Pro tuto výzvu nedoloženo, stejně jako pro předchozí: { $rules }. { $text }
changes-of-parameter = hodnota { $name }
changes-of-exception = { $rule }, výjimka { $name }

## Ustanovení

changes-clause-new = Jen nyní – { $place }: „{ $says }“ { $carried }
changes-clause-gone = Jen dříve – { $place }: „{ $says }“ { $carried }
changes-clause-cited = „{ $says }“ – dříve { $old }; nyní { $new }.
changes-clause-says = { $place } – nyní: „{ $new }“ Dříve: „{ $old }“
changes-clause-says-otherwise = Nyní { $place }: „{ $new }“ Dříve { $before }: „{ $old }“
changes-clause-rules =
    { $n ->
        [one] { $place } – nyní vyjadřuje pravidlo: { $new }. Dříve: { $old }.
        [few] { $place } – nyní vyjadřují pravidla: { $new }. Dříve: { $old }.
       *[other] { $place } – nyní vyjadřují pravidla: { $new }. Dříve: { $old }.
    }
changes-clause-excused =
    { $n ->
        [one] { $place } – nyní pravidlo nepotřebuje: { $because } Dříve je vyjadřovalo pravidlo: { $old }.
        [few] { $place } – nyní pravidlo nepotřebuje: { $because } Dříve je vyjadřovala pravidla: { $old }.
       *[other] { $place } – nyní pravidlo nepotřebuje: { $because } Dříve je vyjadřovala pravidla: { $old }.
    }
changes-clause-bound =
    { $n ->
        [one] { $place } – nyní vyjadřuje pravidlo: { $new }. Dříve pravidlo nepotřebovalo: { $because }
        [few] { $place } – nyní vyjadřují pravidla: { $new }. Dříve pravidlo nepotřebovalo: { $because }
       *[other] { $place } – nyní vyjadřují pravidla: { $new }. Dříve pravidlo nepotřebovalo: { $because }
    }
changes-clause-because = { $place } – pravidlo nepotřebuje, nyní z jiného důvodu: { $new } Dříve: { $old }
changes-carried =
    { $n ->
        [one] Vyjadřuje je pravidlo: { $rules }.
        [few] Vyjadřují je pravidla: { $rules }.
       *[other] Vyjadřují je pravidla: { $rules }.
    }
changes-excused = Pravidlo nepotřebuje: { $because }
changes-was-carried =
    { $n ->
        [one] Vyjadřovalo je pravidlo: { $rules }.
        [few] Vyjadřovala je pravidla: { $rules }.
       *[other] Vyjadřovala je pravidla: { $rules }.
    }
changes-was-excused = Pravidlo nepotřebovalo: { $because }

## Návrhy

changes-heading-proposals = Jak dopadnou návrhy
changes-proposals-note = Oba předpisy byly použity na každý návrh; že jsou určeny pro různé výzvy nebo dny, se pominulo.
changes-proposals-none =
    { $n ->
        [one] Jediný návrh dopadne podle obou předpisů stejně.
        [few] Všechny { $count } návrhy dopadnou podle obou předpisů stejně.
       *[other] Všech { $count } návrhů dopadne podle obou předpisů stejně.
    }
changes-proposals-some =
    { $n ->
        [one] Z celkového počtu { $all } dopadne jinak { $count } návrh.
        [few] Z celkového počtu { $all } dopadnou jinak { $count } návrhy.
       *[other] Z celkového počtu { $all } dopadne jinak { $count } návrhů.
    }
changes-outcomes = { $old } → { $new }: { $n }
changes-effect-rule = { $rule }: { $old } → { $new }. { $reason }
changes-effect-none = pravidlo nebylo
changes-effect-gone = už se nežádá
changes-effect-force = { $outcome } ({ $force })
changes-effects-more = Další návrhy, které dopadnou jinak: { $n }.
changes-label-was = Dříve
changes-label-now = Nyní
changes-label-why = Proč
changes-heading-outcomes = Kolik jich je
