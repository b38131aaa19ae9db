### Věty o výsledcích pravidel a podmínky slovy. Jména se neskloňují, na rodu nic nezávisí.

## Slova

words-yes = ano
words-no = ne
words-unknown = není známo
words-unknown-here = [neuvedeno]
words-at-least = nejméně { $value }
words-at-most = nejvýše { $value }
words-less = méně než { $value }
words-fewer = méně než { $value }
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
words-not = neplatí „{ $condition }“
words-met = je splněna podmínka „{ $condition }“
words-unmet = není splněna podmínka „{ $condition }“
words-none = ani { $none }
words-value = { $name }: { $value }
words-member = { $name }: { $values }
words-not-member = { $name } mimo výčet: { $values }
words-given = je uveden údaj: { $name }
words-no-two = údaj „{ $key }“ se u { $members } neopakuje
words-all-the-same = u všech { $everyone } je údaj „{ $key }“ z jedné a téže skupiny: { $values }
words-within = { $phrase } (u { $list })
words-within-those = { $phrase } (u { $list }; { $condition })
words-of-members = { $noun } { $members }
words-number-of = počet { $noun }
words-item = položka seznamu „{ $list }“
words-items = položek seznamu „{ $list }“
words-so-many-items =
    { $n ->
        [one] { $count } položka seznamu „{ $list }“
        [few] { $count } položky seznamu „{ $list }“
        [many] { $count } položky seznamu „{ $list }“
       *[other] { $count } položek seznamu „{ $list }“
    }
words-so-many-items-of =
    { $n ->
        [one] { $count } položky seznamu „{ $list }“
        [few] { $count } položek seznamu „{ $list }“
       *[other] { $count } položek seznamu „{ $list }“
    }
words-so-many-values =
    { $n ->
        [one] { $count } hodnota údaje „{ $key }“ ({ $list })
        [few] { $count } různé hodnoty údaje „{ $key }“ ({ $list })
       *[other] { $count } různých hodnot údaje „{ $key }“ ({ $list })
    }
words-value-of = hodnota údaje „{ $key }“ ({ $list })
words-group = skupina podle údaje „{ $key }“ ({ $list })
words-groups = skupin podle údaje „{ $key }“ ({ $list })
words-so-many-groups =
    { $n ->
        [one] { $count } skupina podle údaje „{ $key }“ ({ $list })
        [few] { $count } skupiny podle údaje „{ $key }“ ({ $list })
       *[other] { $count } skupin podle údaje „{ $key }“ ({ $list })
    }
words-so-many-groups-of =
    { $n ->
        [one] { $count } skupiny podle údaje „{ $key }“ ({ $list })
        [few] { $count } skupin podle údaje „{ $key }“ ({ $list })
       *[other] { $count } skupin podle údaje „{ $key }“ ({ $list })
    }
words-number-distinct = počet různých hodnot údaje „{ $key }“ u { $members }
words-number-of-kinds = počet { $noun }, kde platí „{ $condition }“
words-for-which = { $phrase }, kde platí „{ $condition }“
words-total-sum = součet údaje „{ $term }“ u { $members }
words-total-min = nejmenší hodnota údaje „{ $term }“ u { $members }
words-total-max = největší hodnota údaje „{ $term }“ u { $members }
words-of-the-one = { $term } { $noun }
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
words-earlier =
    { $kind ->
        [value] { $shift } před dnem { $term }
       *[fact] { $shift } před dnem „{ $term }“
    }
words-later =
    { $kind ->
        [value] { $shift } po dni { $term }
       *[fact] { $shift } po dni „{ $term }“
    }
words-day-of = { $term } (jen den)
words-table =
    { $n ->
        [one] hodnota z tabulky „{ $table }“ (podle údaje: { $keys })
        [few] hodnota z tabulky „{ $table }“ (podle údajů: { $keys })
       *[other] hodnota z tabulky „{ $table }“ (podle údajů: { $keys })
    }
words-table-row = { $key } → { $value }
words-any-value = jakákoli hodnota
words-table-rows = hodnota z tabulky ({ $keys }: { $rows })
words-filtered = { $noun } ({ $condition })
words-quantified-all = u všech { $everyone } platí „{ $condition }“
words-quantified-all-each = u všech { $everyone } jednotlivě platí „{ $condition }“
words-quantified-some = nejméně u { $one } platí „{ $condition }“
words-quantified-some-each = nejméně u { $one } platí „{ $condition }“
words-quantified-no = u { $everyone } v žádném případě neplatí „{ $condition }“
words-quantified-no-each = u { $everyone } v žádném případě neplatí „{ $condition }“
words-in-register = v rejstříku { $noun }
words-in-register-plain = v rejstříku „{ $label }“
words-register-not-given = rejstřík { $noun } (nebyl dodán s daty)
words-register-not-given-plain = rejstřík „{ $label }“ (nebyl dodán s daty)
words-listed = { $name } je { $register }{ $limits }
words-not-listed = { $name } není { $register }{ $limits }
words-listed-limits = { " " }({ $limits })
words-listed-on = ke dni { $day }
words-listed-as-at = ke dni: { $day }
words-listed-with = { $condition }
words-exception = { $whole }; výjimka „{ $title }“ (za podmínky „{ $condition }“): { $required }
words-exception-inner = { $whole }; výjimka z této výjimky „{ $title }“ (za podmínky „{ $condition }“): { $required }
words-exception-nothing = nic se nežádá
words-limit-by = { $required } (podle údaje: { $keys })
words-limit-of = { $required }, což je { $term }
words-the =
    { $kind ->
        [amount] tolik, kolik je { $term }
       *[fact] { $term }
    }
words-from-day = od { $day }: { $condition }
words-limit-open = { $required } (podle chybějících údajů)
words-more-items = { $items } a další: { $rest }
words-element = { $noun } č. { $position }
words-element-named = { $element }: { $name }
words-element-fact = { $fact } – { $element }

## Co vyšlo u jednoho pravidla

sentence-count =
    { $n ->
        [0] V návrhu není ani { $none }; { $sense ->
                [allowed] podmínka připouští { $required }.
               *[asked] podmínka žádá { $required }.
            }
        [one] V návrhu je { $counted }{ $names }; { $sense ->
                [allowed] podmínka připouští { $required }.
               *[asked] podmínka žádá { $required }.
            }
        [few] V návrhu jsou { $counted }{ $names }; { $sense ->
                [allowed] podmínka připouští { $required }.
               *[asked] podmínka žádá { $required }.
            }
       *[other] V návrhu je { $counted }{ $names }; { $sense ->
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
        [same] požadováno: { $required }.
       *[asked] požadováno { $required }.
    }
sentence-total-empty =
    { $name }: hodnota není, protože seznam „{ $list }“ je prázdný; { $sense ->
        [allowed] povoleno { $required }.
       *[asked] požadováno { $required }.
    }
sentence-member = { $name }: { $measured }; povoleno: { $values }.
sentence-not-member = { $name }: { $measured }; nepovoleno: { $values }.
sentence-yes = { $name }: { $measured }; požadováno: { $required }.
sentence-given = { $name }: údaj je uveden.
sentence-not-given = { $name }: údaj není uveden.
sentence-listed-pass = { $name } je { $register }{ $limits }.
sentence-listed-fail = { $name } není { $register }{ $limits }.
sentence-listed-open = Zatím nelze říci, zda { $name } je { $register }{ $limits }.
sentence-no-row =
    { $n ->
        [one] Pro tuto hodnotu výzva žádný limit nestanoví – { $row }.
        [few] Pro tyto hodnoty výzva žádný limit nestanoví – { $row }.
       *[other] Pro tyto hodnoty výzva žádný limit nestanoví – { $row }.
    }
sentence-empty-all = Seznam „{ $list }“ je prázdný, takže podmínku „{ $condition }“ v něm nemá co porušit.
sentence-empty-no = Seznam „{ $list }“ je prázdný, takže u { $everyone } v žádném případě neplatí „{ $condition }“.
sentence-empty-some = Seznam „{ $list }“ je prázdný; je třeba, aby nejméně u { $one } platilo „{ $condition }“.
sentence-quantified-pass = { $whole }.
sentence-quantified-open = Zatím nelze říci, zda { $whole }{ $names }.
sentence-quantified-doubt = Zatím nelze vyloučit, že { $whole }{ $names }.
sentence-quantified-all =
    { $least ->
        [yes] Nejméně u { $counted } neplatí „{ $condition }“{ $names }.
       *[no] U { $counted } neplatí „{ $condition }“{ $names }.
    }
sentence-quantified-no =
    { $least ->
        [yes] Nejméně u { $counted } platí „{ $condition }“{ $forbidden }{ $names }.
       *[no] U { $counted } platí „{ $condition }“{ $forbidden }{ $names }.
    }
sentence-forbidden = , což pravidlo nepřipouští
sentence-quantified-some =
    { $n ->
        [0] Počet { $everyone }, u nichž platí „{ $condition }“: 0; je třeba nejméně 1.
       *[other]
            { $least ->
                [yes] Nejméně u { $counted } platí „{ $condition }“{ $names }; stačí 1.
               *[no] U { $counted } platí „{ $condition }“{ $names }; stačí 1.
            }
    }
sentence-no-two-pass = Údaj „{ $key }“ se u { $members } neopakuje.
sentence-no-two-fail = Údaj „{ $key }“{ $value } se u { $members } opakuje{ $names }.
sentence-no-two-open = Zatím nelze vyloučit, že se údaj „{ $key }“ u { $members } opakuje{ $names }.
sentence-names = { "" }: { $names }
sentence-doubtful = { "" }; nejisté: { $names }
sentence-shared = { " " }({ $value })
sentence-whole = { $sentence } Celá podmínka: { $condition }.
sentence-not-one = { " " }V návrhu není právě { $one }.
sentence-applicability = Není jisté, zda se pravidlo na návrh vztahuje. { $sentence }
sentence-only-when = { $sentence } Pravidlo se použije, jen když { $reason }.
sentence-missing = { $sentence } Chybí: { $facts }.
sentence-exception = Uplatnila se výjimka „{ $title }“, protože { $reason }{ $source }.
sentence-exception-inner = Uplatnila se i výjimka z této výjimky „{ $title }“, protože { $reason }{ $source }.
sentence-ground = { " " }({ $text })
sentence-excepted = { $exceptions } { $sentence }
sentence-excepted-nothing = { $exceptions } Pravidlo proto nic nežádá.
sentence-exception-open = Není jisté, zda se uplatní výjimka „{ $title }“; uplatní se, jen když { $reason }. S výjimkou: { $required }.
sentence-exception-open-inner = Není jisté, zda se uplatní výjimka z této výjimky „{ $title }“; uplatní se, jen když { $reason }. S ní: { $required }.
sentence-conflict = Uplatnilo se několik výjimek, které si odporují: { $exceptions }. O tom, která z nich platí, musí rozhodnout člověk.
sentence-conflict-item = „{ $title }“ – { $required }
sentence-not-applicable = Pravidlo se na návrh nevztahuje, protože { $reason }.
sentence-not-applicable-plain = Pravidlo se na návrh nevztahuje.
sentence-waived = Od pravidla bylo upuštěno.
sentence-plain-pass = Podmínka je splněna: { $condition }.
sentence-plain-fail = Podmínka není splněna: { $condition }.
sentence-plain-undecided = O podmínce zatím nelze rozhodnout: { $condition }.
sentence-by-day = Zatím nelze rozhodnout, protože podmínka závisí na dni, který není znám: { $condition }.

## Co vyšlo u celého návrhu

proposal-pass = Návrh splňuje všechny závazné podmínky.
proposal-pass-warnings =
    { $n ->
        [one] Návrh splňuje všechny závazné podmínky; pozornost vyžaduje { $n } doporučené pravidlo: { $rules }.
        [few] Návrh splňuje všechny závazné podmínky; pozornost vyžadují { $n } doporučená pravidla: { $rules }.
       *[other] Návrh splňuje všechny závazné podmínky; pozornost vyžaduje { $n } doporučených pravidel: { $rules }.
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
proposal-undecided-open =
    { $n ->
        [one] O návrhu nelze rozhodnout; otevřená zůstává podmínka: { $rules }.
        [few] O návrhu nelze rozhodnout; otevřené zůstávají podmínky: { $rules }.
       *[other] O návrhu nelze rozhodnout; otevřené zůstávají podmínky: { $rules }.
    }
proposal-undecided-applies = Zatím není jisté, zda se předpis na návrh vztahuje; rozhodne chybějící údaj: { $facts }.
proposal-undecided-applies-plain = Zatím není jisté, zda se předpis na návrh vztahuje.
proposal-needs_judgement = Návrh čeká na posouzení člověkem: { $rules }.
proposal-not_applicable = Na návrh se nevztahuje žádný předpis.
proposal-outside = Předpis se na návrh nevztahuje.
