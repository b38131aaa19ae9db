### Věty o výsledcích pravidel a podmínky slovy. Jména se neskloňují, na rodu nic nezávisí.

## Slova

words-yes = ano
words-no = ne
words-unknown = není známo
words-unknown-here = [neuvedeno]
words-at-least = nejméně { $value }
words-at-most = nejvýše { $value }
words-less = méně než { $value }
words-more = více než { $value }
words-equal = právě { $value }
words-unequal = jiná hodnota než { $value }
words-at-least-day = nejdříve { $value }
words-at-most-day = nejpozději { $value }
words-less-day = dříve než { $value }
words-more-day = později než { $value }
words-equal-day = přesně { $value }
words-unequal-day = jindy než { $value }
words-between = { $low } až { $high }
words-and = { $left } a zároveň { $right }
words-or = { $left } nebo { $right }
words-or-last = { $items } nebo { $last }
words-not = neplatí, že { $condition }
words-value = { $name }: { $value }
words-member = { $name }: { $values }
words-not-member = { $name } mimo výčet: { $values }
words-given = je uveden údaj: { $name }
words-no-two = údaj { $key } se neopakuje ({ $list })
words-within = { $phrase } ({ $list })
words-number-of = počet { $noun }
words-number-in-list = počet záznamů ({ $list })
words-number-distinct = počet různých hodnot údaje { $key } ({ $list })
words-number-of-groups = počet skupin podle údaje { $key } ({ $list }), pro které platí: { $condition }
words-total-sum = součet ({ $term }; { $list })
words-total-min = nejmenší hodnota ({ $term }; { $list })
words-total-max = největší hodnota ({ $term }; { $list })
words-share = { $percent } z hodnoty „{ $term }“
words-table = hodnota z tabulky { $table } ({ $keys })
words-table-row = { $key } → { $value }
words-table-rows = podle tabulky ({ $keys }: { $rows })
words-filtered = { $noun } (podmínka – { $condition })
words-of-group = { $noun } v jedné skupině
words-form-all = každá položka seznamu „{ $list }“ splňuje podmínku „{ $condition }“
words-form-some = aspoň jedna položka seznamu „{ $list }“ splňuje podmínku „{ $condition }“
words-form-no = žádná položka seznamu „{ $list }“ nesplňuje podmínku „{ $condition }“
words-form-all-groups = každá skupina podle údaje { $key } ({ $list }) splňuje podmínku „{ $condition }“
words-form-some-groups = aspoň jedna skupina podle údaje { $key } ({ $list }) splňuje podmínku „{ $condition }“
words-form-no-groups = žádná skupina podle údaje { $key } ({ $list }) nesplňuje podmínku „{ $condition }“
words-limit-by = { $required } (podle údaje: { $keys })
words-limit-open = { $required } (podle chybějících údajů)
words-more-items = { $items } a další: { $rest }
words-element = { $noun } č. { $position }
words-element-named = { $element }: { $name }
words-element-fact = { $fact } – { $element }

## Co vyšlo u jednoho pravidla

sentence-count =
    { $n ->
        [one]
            V návrhu je { $counted }; { $sense ->
                [allowed] podmínka připouští { $required }.
               *[asked] podmínka žádá { $required }.
            }
        [few]
            V návrhu jsou { $counted }; { $sense ->
                [allowed] podmínka připouští { $required }.
               *[asked] podmínka žádá { $required }.
            }
       *[other]
            V návrhu je { $counted }; { $sense ->
                [allowed] podmínka připouští { $required }.
               *[asked] podmínka žádá { $required }.
            }
    }
sentence-count-open =
    { $name }: jistě { $low }, nejvýše { $high }; { $sense ->
        [allowed] podmínka připouští { $required }.
       *[asked] podmínka žádá { $required }.
    }
sentence-count-unbounded =
    { $name }: jistě { $low }, víc zatím není známo; { $sense ->
        [allowed] podmínka připouští { $required }.
       *[asked] podmínka žádá { $required }.
    }
sentence-value =
    { $name }: { $measured }; { $sense ->
        [allowed] povoleno { $required }.
       *[asked] požadováno { $required }.
    }
sentence-member = { $name }: { $measured }; povoleno { $values }.
sentence-not-member = { $name }: { $measured }; nepovoleno: { $values }.
sentence-yes = { $name }: { $measured }; požadováno { $required }.
sentence-given = { $name }: údaj je uveden.
sentence-not-given = { $name }: údaj není uveden.
sentence-no-row = Tabulka nemá řádek pro hodnotu { $key } ({ $keys }), takže mez nelze určit.
sentence-empty-all = Seznam „{ $list }“ je prázdný, a tak v něm není nic, co by podmínku porušovalo.
sentence-empty-some = Seznam „{ $list }“ je prázdný, a tak v něm není nic, co by podmínku splňovalo.
sentence-all-pass = Podmínku „{ $condition }“ splňuje celý seznam „{ $list }“.
sentence-all-fail =
    { $n ->
        [one] Podmínku „{ $condition }“ nesplňuje { $counted }{ $names }.
        [few] Podmínku „{ $condition }“ nesplňují { $counted }{ $names }.
       *[other] Podmínku „{ $condition }“ nesplňuje { $counted }{ $names }.
    }
sentence-all-fail-plain = Podmínku „{ $condition }“ nesplňuje část seznamu „{ $list }“ (počet: { $counted }){ $names }.
sentence-all-open = Zatím nelze říci, zda podmínku „{ $condition }“ splňuje celý seznam „{ $list }“{ $names }.
sentence-some =
    { $n ->
        [one] Podmínku „{ $condition }“ splňuje { $counted }; stačí 1.
        [few] Podmínku „{ $condition }“ splňují { $counted }; stačí 1.
       *[other]
            Podmínku „{ $condition }“ splňuje { $counted }; { $n ->
                [0] je třeba nejméně 1.
               *[other] stačí 1.
            }
    }
sentence-some-plain = Podmínku „{ $condition }“ splňuje ze seznamu „{ $list }“: { $counted }; je třeba nejméně 1.
sentence-some-open = Zatím nelze říci, zda podmínku „{ $condition }“ splňuje aspoň jedna položka seznamu „{ $list }“{ $names }.
sentence-no-pass = Podmínku „{ $condition }“, která nesmí platit, nesplňuje žádná položka seznamu „{ $list }“.
sentence-no-fail =
    { $n ->
        [one] Podmínku „{ $condition }“, která nesmí platit, splňuje { $counted }{ $names }.
        [few] Podmínku „{ $condition }“, která nesmí platit, splňují { $counted }{ $names }.
       *[other] Podmínku „{ $condition }“, která nesmí platit, splňuje { $counted }{ $names }.
    }
sentence-no-fail-plain = Podmínku „{ $condition }“, která nesmí platit, splňuje část seznamu „{ $list }“ (počet: { $counted }){ $names }.
sentence-no-open = Zatím nelze vyloučit, že podmínku „{ $condition }“, která nesmí platit, splňuje něco ze seznamu „{ $list }“{ $names }.
sentence-groups = Skupiny podle údaje { $key }, které podmínku „{ $condition }“ porušují: { $counted }.
sentence-groups-some = Skupiny podle údaje { $key }, které podmínku „{ $condition }“ splňují: { $counted }.
sentence-no-two-pass = Údaj { $key } se neopakuje ({ $list }).
sentence-no-two-fail = Stejný údaj { $key }{ $value } stojí v seznamu „{ $list }“ vícekrát{ $names }.
sentence-no-two-open = Zatím nelze vyloučit, že se údaj { $key } opakuje ({ $list }){ $names }.
sentence-names = { "" }: { $names }
sentence-shared = { " " }({ $value })
sentence-whole = { $sentence } Celá podmínka: { $condition }.
sentence-applicability = Není jisté, zda se pravidlo na návrh vztahuje. { $sentence }
sentence-only-when = { $sentence } Pravidlo se použije, jen když platí: { $condition }.
sentence-missing = { $sentence } Chybí: { $facts }.
sentence-not-applicable = Pravidlo se na návrh nevztahuje; použilo by se, jen kdyby platilo: { $condition }.
sentence-not-applicable-plain = Pravidlo se na návrh nevztahuje.
sentence-waived = Od pravidla bylo upuštěno.
sentence-plain-pass = Podmínka je splněna: { $condition }.
sentence-plain-fail = Podmínka není splněna: { $condition }.
sentence-plain-undecided = O podmínce zatím nelze rozhodnout: { $condition }.

## Co vyšlo u celého návrhu

proposal-pass = Návrh splňuje všechny závazné podmínky.
proposal-pass-warnings =
    { $n ->
        [one] Návrh splňuje všechny závazné podmínky; pozornost si žádá { $n } doporučené pravidlo: { $rules }.
        [few] Návrh splňuje všechny závazné podmínky; pozornost si žádají { $n } doporučená pravidla: { $rules }.
       *[other] Návrh splňuje všechny závazné podmínky; pozornost si žádá { $n } doporučených pravidel: { $rules }.
    }
proposal-nothing-applied = Na návrh se nevztahuje žádné pravidlo předpisu, takže mu nic nebrání.
proposal-fail =
    { $n ->
        [one] Návrh nesplňuje závaznou podmínku: { $rules }.
        [few] Návrh nesplňuje závazné podmínky: { $rules }.
       *[other] Návrh nesplňuje závazné podmínky: { $rules }.
    }
proposal-undecided =
    { $n ->
        [one] O návrhu zatím nelze rozhodnout; chybí údaje pro podmínku: { $rules }.
        [few] O návrhu zatím nelze rozhodnout; chybí údaje pro podmínky: { $rules }.
       *[other] O návrhu zatím nelze rozhodnout; chybí údaje pro podmínky: { $rules }.
    }
proposal-undecided-applies = Zatím není jisté, zda se předpis na návrh vztahuje; rozhodne chybějící údaj: { $facts }.
proposal-undecided-applies-plain = Zatím není jisté, zda se předpis na návrh vztahuje.
proposal-needs_judgement = Návrh čeká na posouzení člověkem: { $rules }.
proposal-not_applicable = Na návrh se nevztahuje žádný předpis.
proposal-outside = Předpis se na návrh nevztahuje.
