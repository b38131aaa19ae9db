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
words-same = stejná hodnota jako { $value }
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
words-number-of-kinds = počet { $noun }, kde platí „{ $condition }“
words-for-which = { $phrase }, kde platí „{ $condition }“
words-total-sum = součet ({ $term }; { $list })
words-total-min = nejmenší hodnota ({ $term }; { $list })
words-total-max = největší hodnota ({ $term }; { $list })
words-of-the-one = { $term } – { $noun }
words-share = { $percent } z hodnoty „{ $term }“
words-rounded-down = { $term }, zaokrouhleno dolů na násobky { $to }
words-rounded-down-whole = { $term }, zaokrouhleno dolů na jednotky
words-rounded-up = { $term }, zaokrouhleno nahoru na násobky { $to }
words-rounded-up-whole = { $term }, zaokrouhleno nahoru na jednotky
words-rounded-half-up = { $term }, zaokrouhleno na nejbližší násobek { $to } (od poloviny nahoru)
words-rounded-half-up-whole = { $term }, zaokrouhleno na jednotky (od poloviny nahoru)
words-years =
    { $n ->
        [one] { $count } rok
        [few] { $count } roky
       *[other] { $count } let
    }
words-months =
    { $n ->
        [one] { $count } měsíc
        [few] { $count } měsíce
       *[other] { $count } měsíců
    }
words-days =
    { $n ->
        [one] { $count } den
        [few] { $count } dny
       *[other] { $count } dní
    }
words-earlier = { $term } minus { $shift }
words-later = { $term } plus { $shift }
words-day-of = { $term } (jen den)
words-table = hodnota z tabulky { $table } ({ $keys })
words-table-row = { $key } → { $value }
words-any-value = jakákoli hodnota
words-table-rows = podle tabulky ({ $keys }: { $rows })
words-filtered = { $noun } ({ $condition })
words-filtered-within = { $noun }; { $condition }
words-all = u všech { $list } platí „{ $condition }“
words-all-plain = pro všechny položky seznamu „{ $list }“ platí „{ $condition }“
words-some = nejméně 1 { $among } splňuje podmínku „{ $condition }“
words-some-plain = nejméně 1 položka seznamu „{ $list }“ splňuje podmínku „{ $condition }“
words-all-groups = v každé skupině podle údaje { $key } ({ $list }) platí „{ $condition }“
words-all-kinds = u všech { $noun } zvlášť platí „{ $condition }“
words-among =
    { $vocal ->
        [yes] ze { $list }
       *[no] z { $list }
    }
words-none = ani 1 { $among } nesplňuje podmínku „{ $condition }“
words-some-groups = nejméně v 1 skupině podle údaje { $key } ({ $list }) platí „{ $condition }“
words-in-register = v registru { $noun }
words-in-register-plain = v registru „{ $label }“
words-register-not-given = registr { $noun } (nebyl dodán s daty)
words-register-not-given-plain = registr „{ $label }“ (nebyl dodán s daty)
words-listed = { $name } je { $register }{ $limits }
words-not-listed = { $name } není { $register }{ $limits }
words-listed-limits = { " " }({ $limits })
words-listed-on = ke dni { $day }
words-listed-as-at = ke dni: { $day }
words-listed-with = { $condition }
words-exception = { $whole }; výjimka „{ $title }“ (podmínka – { $condition }): { $required }
words-exception-inner = { $whole }; výjimka z této výjimky „{ $title }“ (podmínka – { $condition }): { $required }
words-exception-nothing = nic se nežádá
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
            V návrhu je { $counted }{ $names }; { $sense ->
                [allowed] podmínka připouští { $required }.
               *[asked] podmínka žádá { $required }.
            }
        [few]
            V návrhu jsou { $counted }{ $names }; { $sense ->
                [allowed] podmínka připouští { $required }.
               *[asked] podmínka žádá { $required }.
            }
       *[other]
            V návrhu je { $counted }{ $names }; { $sense ->
                [allowed] podmínka připouští { $required }.
               *[asked] podmínka žádá { $required }.
            }
    }
sentence-count-open =
    { $name }: jistě { $low }{ $kinds }, nejvýše { $high }; { $sense ->
        [allowed] podmínka připouští { $required }.
       *[asked] podmínka žádá { $required }.
    }
sentence-count-unbounded =
    { $name }: jistě { $low }{ $kinds }, víc zatím není známo; { $sense ->
        [allowed] podmínka připouští { $required }.
       *[asked] podmínka žádá { $required }.
    }
sentence-value =
    { $name }: { $measured }; { $sense ->
        [allowed] povoleno { $required }.
       *[asked] požadováno { $required }.
    }
sentence-total-empty =
    { $name }: hodnota není, protože seznam „{ $list }“ je prázdný; { $sense ->
        [allowed] povoleno { $required }.
       *[asked] požadováno { $required }.
    }
sentence-member = { $name }: { $measured }; povoleno { $values }.
sentence-not-member = { $name }: { $measured }; nepovoleno: { $values }.
sentence-yes = { $name }: { $measured }; požadováno { $required }.
sentence-given = { $name }: údaj je uveden.
sentence-not-given = { $name }: údaj není uveden.
sentence-listed-pass = { $name } je { $register }{ $limits }.
sentence-listed-fail = { $name } není { $register }{ $limits }.
sentence-listed-open = Zatím nelze říci, zda { $name } je { $register }{ $limits }.
sentence-no-row = Tabulka nemá řádek pro hodnotu { $key } ({ $keys }), takže mez nelze určit.
sentence-empty-all = Seznam „{ $list }“ je prázdný, a tak v něm není nic, co by podmínku porušovalo.
sentence-empty-some = Seznam „{ $list }“ je prázdný, a tak v něm není nic, co by podmínku splňovalo.
sentence-quantified-pass = { $whole }{ $names }.
sentence-quantified-open = Zatím nelze říci, zda { $whole }{ $names }.
sentence-all-fail =
    { $n ->
        [one] Podmínku „{ $condition }“ nesplňuje { $counted }{ $names }.
        [few] Podmínku „{ $condition }“ nesplňují { $counted }{ $names }.
       *[other] Podmínku „{ $condition }“ nesplňuje { $counted }{ $names }.
    }
sentence-all-fail-of =
    { $n ->
        [one] Podmínku „{ $condition }“ nesplňuje { $counted } { $among }{ $names }.
        [few] Podmínku „{ $condition }“ nesplňují { $counted } { $among }{ $names }.
       *[other] Podmínku „{ $condition }“ nesplňuje { $counted } { $among }{ $names }.
    }
sentence-all-fail-plain = Podmínku „{ $condition }“ nesplňuje část seznamu „{ $list }“ (počet: { $counted }){ $names }.
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
sentence-some-of =
    { $n ->
        [one] Podmínku „{ $condition }“ splňuje { $counted } { $among }; stačí 1.
        [few] Podmínku „{ $condition }“ splňují { $counted } { $among }; stačí 1.
       *[other]
            Podmínku „{ $condition }“ splňuje { $counted } { $among }; { $n ->
                [0] je třeba nejméně 1.
               *[other] stačí 1.
            }
    }
sentence-some-plain = Počet položek seznamu „{ $list }“ splňujících podmínku „{ $condition }“: { $counted }; je třeba nejméně 1.
sentence-some-among = Počet { $list } splňujících podmínku „{ $condition }“: { $counted }; je třeba nejméně 1.
sentence-none-fail =
    { $n ->
        [one] Nesmí platit „{ $condition }“. Porušuje to { $counted }{ $names }.
        [few] Nesmí platit „{ $condition }“. Porušují to { $counted }{ $names }.
       *[other] Nesmí platit „{ $condition }“. Porušuje to { $counted }{ $names }.
    }
sentence-none-fail-of =
    { $n ->
        [one] Nesmí platit „{ $condition }“. Porušuje to { $counted } { $among }{ $names }.
        [few] Nesmí platit „{ $condition }“. Porušují to { $counted } { $among }{ $names }.
       *[other] Nesmí platit „{ $condition }“. Porušuje to { $counted } { $among }{ $names }.
    }
sentence-none-fail-plain = Nesmí platit „{ $condition }“. Porušuje to část seznamu „{ $list }“ (počet: { $counted }){ $names }.
sentence-none-open = Zatím nelze vyloučit, že { $whole }{ $names }.
sentence-groups = Skupiny podle údaje { $key }, které podmínku „{ $condition }“ porušují: { $counted }.
sentence-all-kinds =
    { $n ->
        [one] Podmínku „{ $condition }“ nesplňuje { $counted }{ $names }.
        [few] Podmínku „{ $condition }“ nesplňují { $counted }{ $names }.
       *[other] Podmínku „{ $condition }“ nesplňuje { $counted }{ $names }.
    }
sentence-some-kinds =
    { $n ->
        [one] Podmínku „{ $condition }“ splňuje { $counted }{ $names }; stačí 1.
        [few] Podmínku „{ $condition }“ splňují { $counted }{ $names }; stačí 1.
       *[other]
            Podmínku „{ $condition }“ splňuje { $counted }{ $names }; { $n ->
                [0] je třeba nejméně 1.
               *[other] stačí 1.
            }
    }
sentence-groups-some = Skupiny podle údaje { $key }, které podmínku „{ $condition }“ splňují: { $counted }.
sentence-no-two-pass = Údaj { $key } se neopakuje ({ $list }).
sentence-no-two-fail = Stejný údaj { $key }{ $value } stojí v seznamu „{ $list }“ vícekrát{ $names }.
sentence-no-two-open = Zatím nelze vyloučit, že se údaj { $key } opakuje ({ $list }){ $names }.
sentence-names = { "" }: { $names }
sentence-doubtful = { "" }; nejisté: { $names }
sentence-shared = { " " }({ $value })
sentence-whole = { $sentence } Celá podmínka: { $condition }.
sentence-applicability = Není jisté, zda se pravidlo na návrh vztahuje. { $sentence }
sentence-only-when = { $sentence } Pravidlo se použije, jen když platí: { $condition }.
sentence-missing = { $sentence } Chybí: { $facts }.
sentence-exception = Uplatnila se výjimka „{ $title }“, protože platí: { $condition }{ $source }.
sentence-ground = { " " }({ $text })
sentence-excepted = { $exceptions } { $sentence }
sentence-excepted-nothing = { $exceptions } Pravidlo proto nic nežádá.
sentence-exception-open = Není jisté, zda se uplatní výjimka „{ $title }“; uplatní se, jen když platí: { $condition }. S výjimkou: { $required }.
sentence-conflict = Uplatnilo se několik výjimek, které si odporují: { $exceptions }. O tom, která z nich platí, musí rozhodnout člověk.
sentence-conflict-item = „{ $title }“ – { $required }
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
proposal-pass-consequences =
    { $n ->
        [one] Návrh splňuje všechny závazné podmínky; následek má nebo může mít { $n } další pravidlo: { $rules }.
        [few] Návrh splňuje všechny závazné podmínky; následek mají nebo mohou mít { $n } další pravidla: { $rules }.
       *[other] Návrh splňuje všechny závazné podmínky; následek má nebo může mít { $n } dalších pravidel: { $rules }.
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
