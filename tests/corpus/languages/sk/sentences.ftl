### Vety o výsledkoch pravidiel a podmienky slovami. Mená sa neskloňujú, na rode nič nezávisí.

## Slová

words-yes = áno
words-no = nie
words-unknown = nie je známe
words-unknown-here = [neuvedené]
words-at-least = najmenej { $value }
words-at-most = najviac { $value }
words-less = menej než { $value }
words-fewer = menej než { $value }
words-more = viac než { $value }
words-equal = práve { $value }
words-unequal = iná hodnota než { $value }
words-at-least-day = najskôr { $value }
words-at-most-day = najneskôr { $value }
words-less-day = skôr než { $value }
words-more-day = neskôr než { $value }
words-equal-day = presne { $value }
words-unequal-day = inokedy než { $value }
words-between = { $low } až { $high }
words-and = { $left } a zároveň { $right }
words-or = { $left } alebo { $right }
words-or-last = { $items } alebo { $last }
words-not = neplatí „{ $condition }“
words-met = je splnená podmienka „{ $condition }“
words-unmet = nie je splnená podmienka „{ $condition }“
words-none = ani { $none }
words-value = { $name }: { $value }
words-member = { $name }: { $values }
words-not-member = { $name } mimo výpočtu: { $values }
words-given = je uvedený údaj: { $name }
words-no-two = údaj „{ $key }“ sa u { $members } neopakuje
words-all-the-same = u všetkých { $everyone } je údaj „{ $key }“ z jednej a tej istej skupiny: { $values }
words-within = { $phrase } (u { $list })
words-within-those = { $phrase } (u { $list }; { $condition })
words-of-members = { $noun } { $members }
words-number-of = počet { $noun }
words-item = položka zoznamu „{ $list }“
words-items = položiek zoznamu „{ $list }“
words-so-many-items =
    { $n ->
        [one] { $count } položka zoznamu „{ $list }“
        [few] { $count } položky zoznamu „{ $list }“
        [many] { $count } položky zoznamu „{ $list }“
       *[other] { $count } položiek zoznamu „{ $list }“
    }
words-so-many-items-of =
    { $n ->
        [one] { $count } položky zoznamu „{ $list }“
        [few] { $count } položiek zoznamu „{ $list }“
       *[other] { $count } položiek zoznamu „{ $list }“
    }
words-so-many-values =
    { $n ->
        [one] { $count } hodnota údaja „{ $key }“ ({ $list })
        [few] { $count } rôzne hodnoty údaja „{ $key }“ ({ $list })
       *[other] { $count } rôznych hodnôt údaja „{ $key }“ ({ $list })
    }
words-value-of = hodnota údaja „{ $key }“ ({ $list })
words-group = skupina podľa údaja „{ $key }“ ({ $list })
words-groups = skupín podľa údaja „{ $key }“ ({ $list })
words-so-many-groups =
    { $n ->
        [one] { $count } skupina podľa údaja „{ $key }“ ({ $list })
        [few] { $count } skupiny podľa údaja „{ $key }“ ({ $list })
       *[other] { $count } skupín podľa údaja „{ $key }“ ({ $list })
    }
words-so-many-groups-of =
    { $n ->
        [one] { $count } skupiny podľa údaja „{ $key }“ ({ $list })
        [few] { $count } skupín podľa údaja „{ $key }“ ({ $list })
       *[other] { $count } skupín podľa údaja „{ $key }“ ({ $list })
    }
words-number-distinct = počet rôznych hodnôt údaja „{ $key }“ u { $members }
words-number-of-kinds = počet { $noun }, kde platí „{ $condition }“
words-for-which = { $phrase }, kde platí „{ $condition }“
words-total-sum = súčet údaja „{ $term }“ u { $members }
words-total-min = najmenšia hodnota údaja „{ $term }“ u { $members }
words-total-max = najväčšia hodnota údaja „{ $term }“ u { $members }
words-of-the-one = { $term } { $noun }
words-share = { $percent } z hodnoty „{ $term }“
words-rounded-down = { $term }, zaokrúhlené nadol na násobky { $to }
words-rounded-down-whole = { $term }, zaokrúhlené nadol na jednotky
words-rounded-up = { $term }, zaokrúhlené nahor na násobky { $to }
words-rounded-up-whole = { $term }, zaokrúhlené nahor na jednotky
words-rounded-half-up = { $term }, zaokrúhlené na najbližší násobok { $to } (od polovice nahor)
words-rounded-half-up-whole = { $term }, zaokrúhlené na jednotky (od polovice nahor)
words-years =
    { $n ->
        [one] { $count } rok
        [few] { $count } roky
       *[other] { $count } rokov
    }
words-months =
    { $n ->
        [one] { $count } mesiac
        [few] { $count } mesiace
       *[other] { $count } mesiacov
    }
words-days =
    { $n ->
        [one] { $count } deň
        [few] { $count } dni
       *[other] { $count } dní
    }
words-earlier =
    { $kind ->
        [value] { $shift } pred dňom { $term }
       *[fact] { $shift } pred dňom „{ $term }“
    }
words-later =
    { $kind ->
        [value] { $shift } po dni { $term }
       *[fact] { $shift } po dni „{ $term }“
    }
words-day-of = { $term } (len deň)
words-table =
    { $n ->
        [one] hodnota z tabuľky „{ $table }“ (podľa údaja: { $keys })
        [few] hodnota z tabuľky „{ $table }“ (podľa údajov: { $keys })
       *[other] hodnota z tabuľky „{ $table }“ (podľa údajov: { $keys })
    }
words-table-row = { $key } → { $value }
words-any-value = akákoľvek hodnota
words-table-rows = hodnota z tabuľky ({ $keys }: { $rows })
words-filtered = { $noun } ({ $condition })
words-quantified-all = u všetkých { $everyone } platí „{ $condition }“
words-quantified-all-each = u všetkých { $everyone } jednotlivo platí „{ $condition }“
words-quantified-some = najmenej u { $one } platí „{ $condition }“
words-quantified-some-each = najmenej u { $one } platí „{ $condition }“
words-quantified-no = u { $everyone } v žiadnom prípade neplatí „{ $condition }“
words-quantified-no-each = u { $everyone } v žiadnom prípade neplatí „{ $condition }“
words-in-register = v registri { $noun }
words-in-register-plain = v registri „{ $label }“
words-register-not-given = register { $noun } (nebol dodaný s údajmi)
words-register-not-given-plain = register „{ $label }“ (nebol dodaný s údajmi)
words-listed = { $name } je { $register }{ $limits }
words-not-listed = { $name } nie je { $register }{ $limits }
words-listed-limits = { " " }({ $limits })
words-listed-on = ku dňu { $day }
words-listed-as-at = ku dňu: { $day }
words-listed-with = { $condition }
words-exception = { $whole }; výnimka „{ $title }“ (za podmienky „{ $condition }“): { $required }
words-exception-inner = { $whole }; výnimka z tejto výnimky „{ $title }“ (za podmienky „{ $condition }“): { $required }
words-exception-nothing = nič sa nežiada
words-limit-by = { $required } (podľa údaja: { $keys })
words-limit-of = { $required }, čo je { $term }
words-the =
    { $kind ->
        [amount] toľko, koľko je { $term }
       *[fact] { $term }
    }
words-from-day = od { $day }: { $condition }
words-limit-open = { $required } (podľa chýbajúcich údajov)
words-more-items = { $items } a ďalšie: { $rest }
words-element = { $noun } č. { $position }
words-element-named = { $element }: { $name }
words-element-fact = { $fact } – { $element }

## Čo vyšlo pri jednom pravidle

sentence-count =
    { $n ->
        [0] V návrhu nie je ani { $none }; { $sense ->
                [allowed] podmienka pripúšťa { $required }.
               *[asked] podmienka žiada { $required }.
            }
        [one] V návrhu je { $counted }{ $names }; { $sense ->
                [allowed] podmienka pripúšťa { $required }.
               *[asked] podmienka žiada { $required }.
            }
        [few] V návrhu sú { $counted }{ $names }; { $sense ->
                [allowed] podmienka pripúšťa { $required }.
               *[asked] podmienka žiada { $required }.
            }
       *[other] V návrhu je { $counted }{ $names }; { $sense ->
                [allowed] podmienka pripúšťa { $required }.
               *[asked] podmienka žiada { $required }.
            }
    }
sentence-count-open =
    { $name }: isto { $low }{ $kinds }, najviac { $high }; { $sense ->
        [allowed] podmienka pripúšťa { $required }.
       *[asked] podmienka žiada { $required }.
    }
sentence-count-unbounded =
    { $name }: isto { $low }{ $kinds }, viac zatiaľ nie je známe; { $sense ->
        [allowed] podmienka pripúšťa { $required }.
       *[asked] podmienka žiada { $required }.
    }
sentence-value =
    { $name }: { $measured }; { $sense ->
        [allowed] povolené { $required }.
        [same] požadované: { $required }.
       *[asked] požadované { $required }.
    }
sentence-total-empty =
    { $name }: hodnota nie je, pretože zoznam „{ $list }“ je prázdny; { $sense ->
        [allowed] povolené { $required }.
       *[asked] požadované { $required }.
    }
sentence-member = { $name }: { $measured }; povolené: { $values }.
sentence-not-member = { $name }: { $measured }; nepovolené: { $values }.
sentence-yes = { $name }: { $measured }; požadované: { $required }.
sentence-given = { $name }: údaj je uvedený.
sentence-not-given = { $name }: údaj nie je uvedený.
sentence-listed-pass = { $name } je { $register }{ $limits }.
sentence-listed-fail = { $name } nie je { $register }{ $limits }.
sentence-listed-open = Zatiaľ nemožno povedať, či { $name } je { $register }{ $limits }.
sentence-no-row =
    { $n ->
        [one] Pre túto hodnotu výzva žiadny limit nestanovuje – { $row }.
        [few] Pre tieto hodnoty výzva žiadny limit nestanovuje – { $row }.
       *[other] Pre tieto hodnoty výzva žiadny limit nestanovuje – { $row }.
    }
sentence-empty-all = Zoznam „{ $list }“ je prázdny, takže podmienku „{ $condition }“ v ňom nemá čo porušiť.
sentence-empty-no = Zoznam „{ $list }“ je prázdny, takže u { $everyone } v žiadnom prípade neplatí „{ $condition }“.
sentence-empty-some = Zoznam „{ $list }“ je prázdny; treba, aby najmenej u { $one } platilo „{ $condition }“.
sentence-quantified-pass = { $whole }.
sentence-quantified-open = Zatiaľ nemožno povedať, či { $whole }{ $names }.
sentence-quantified-doubt = Zatiaľ nemožno vylúčiť, že { $whole }{ $names }.
sentence-quantified-all =
    { $least ->
        [yes] Najmenej u { $counted } neplatí „{ $condition }“{ $names }.
       *[no] U { $counted } neplatí „{ $condition }“{ $names }.
    }
sentence-quantified-no =
    { $least ->
        [yes] Najmenej u { $counted } platí „{ $condition }“{ $forbidden }{ $names }.
       *[no] U { $counted } platí „{ $condition }“{ $forbidden }{ $names }.
    }
sentence-forbidden = , čo pravidlo nepripúšťa
sentence-quantified-some =
    { $n ->
        [0] Počet { $everyone }, u ktorých platí „{ $condition }“: 0; treba najmenej 1.
       *[other]
            { $least ->
                [yes] Najmenej u { $counted } platí „{ $condition }“{ $names }; stačí 1.
               *[no] U { $counted } platí „{ $condition }“{ $names }; stačí 1.
            }
    }
sentence-no-two-pass = Údaj „{ $key }“ sa u { $members } neopakuje.
sentence-no-two-fail = Údaj „{ $key }“{ $value } sa u { $members } opakuje{ $names }.
sentence-no-two-open = Zatiaľ nemožno vylúčiť, že sa údaj „{ $key }“ u { $members } opakuje{ $names }.
sentence-names = { "" }: { $names }
sentence-doubtful = { "" }; neisté: { $names }
sentence-shared = { " " }({ $value })
sentence-whole = { $sentence } Celá podmienka: { $condition }.
sentence-not-one = { " " }V návrhu nie je práve { $one }.
sentence-applicability = Nie je isté, či sa pravidlo na návrh vzťahuje. { $sentence }
sentence-only-when = { $sentence } Pravidlo sa použije, len keď { $reason }.
sentence-missing = { $sentence } Chýba: { $facts }.
sentence-exception = Uplatnila sa výnimka „{ $title }“, pretože { $reason }{ $source }.
sentence-exception-inner = Uplatnila sa aj výnimka z tejto výnimky „{ $title }“, pretože { $reason }{ $source }.
sentence-ground = { " " }({ $text })
sentence-excepted = { $exceptions } { $sentence }
sentence-excepted-nothing = { $exceptions } Pravidlo preto nič nežiada.
sentence-exception-open = Nie je isté, či sa uplatní výnimka „{ $title }“; uplatní sa, len keď { $reason }. S výnimkou: { $required }.
sentence-exception-open-inner = Nie je isté, či sa uplatní výnimka z tejto výnimky „{ $title }“; uplatní sa, len keď { $reason }. S ňou: { $required }.
sentence-conflict = Uplatnilo sa niekoľko výnimiek, ktoré si odporujú: { $exceptions }. O tom, ktorá z nich platí, musí rozhodnúť človek.
sentence-conflict-item = „{ $title }“ – { $required }
sentence-not-applicable = Pravidlo sa na návrh nevzťahuje, pretože { $reason }.
sentence-not-applicable-plain = Pravidlo sa na návrh nevzťahuje.
sentence-waived = Od pravidla sa upustilo.
sentence-plain-pass = Podmienka je splnená: { $condition }.
sentence-plain-fail = Podmienka nie je splnená: { $condition }.
sentence-plain-undecided = O podmienke zatiaľ nemožno rozhodnúť: { $condition }.
sentence-by-day = Zatiaľ nemožno rozhodnúť, pretože podmienka závisí od dňa, ktorý nie je známy: { $condition }.

## Čo vyšlo pri celom návrhu

proposal-pass = Návrh spĺňa všetky záväzné podmienky.
proposal-pass-warnings =
    { $n ->
        [one] Návrh spĺňa všetky záväzné podmienky; pozornosť si žiada { $n } odporúčané pravidlo: { $rules }.
        [few] Návrh spĺňa všetky záväzné podmienky; pozornosť si žiadajú { $n } odporúčané pravidlá: { $rules }.
       *[other] Návrh spĺňa všetky záväzné podmienky; pozornosť si žiada { $n } odporúčaných pravidiel: { $rules }.
    }
proposal-pass-consequences =
    { $n ->
        [one] Návrh spĺňa všetky záväzné podmienky; následok má alebo môže mať { $n } ďalšie pravidlo: { $rules }.
        [few] Návrh spĺňa všetky záväzné podmienky; následok majú alebo môžu mať { $n } ďalšie pravidlá: { $rules }.
       *[other] Návrh spĺňa všetky záväzné podmienky; následok má alebo môže mať { $n } ďalších pravidiel: { $rules }.
    }
proposal-nothing-applied = Na návrh sa nevzťahuje žiadne pravidlo predpisu, takže mu nič nebráni.
proposal-fail =
    { $n ->
        [one] Návrh nespĺňa záväznú podmienku: { $rules }.
        [few] Návrh nespĺňa záväzné podmienky: { $rules }.
       *[other] Návrh nespĺňa záväzné podmienky: { $rules }.
    }
proposal-undecided =
    { $n ->
        [one] O návrhu zatiaľ nemožno rozhodnúť; chýbajú údaje pre podmienku: { $rules }.
        [few] O návrhu zatiaľ nemožno rozhodnúť; chýbajú údaje pre podmienky: { $rules }.
       *[other] O návrhu zatiaľ nemožno rozhodnúť; chýbajú údaje pre podmienky: { $rules }.
    }
proposal-undecided-open =
    { $n ->
        [one] O návrhu nemožno rozhodnúť; otvorená zostáva podmienka: { $rules }.
        [few] O návrhu nemožno rozhodnúť; otvorené zostávajú podmienky: { $rules }.
       *[other] O návrhu nemožno rozhodnúť; otvorené zostávajú podmienky: { $rules }.
    }
proposal-undecided-applies = Zatiaľ nie je isté, či sa predpis na návrh vzťahuje; rozhodne chýbajúci údaj: { $facts }.
proposal-undecided-applies-plain = Zatiaľ nie je isté, či sa predpis na návrh vzťahuje.
proposal-needs_judgement = Návrh čaká na posúdenie človekom: { $rules }.
proposal-not_applicable = Na návrh sa nevzťahuje žiadny predpis.
proposal-outside = Predpis sa na návrh nevzťahuje.
