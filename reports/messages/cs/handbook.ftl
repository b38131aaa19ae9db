### Příručka: předpis jako dokument pro lidi, kteří soubory .pol nikdy neuvidí.

## Nadpisy

handbook-kind = příručka
handbook-title = Příručka k podmínkám výzev
handbook-lead = Podmínky výzvy slovy: co se žádá, koho se to týká, z jakého zdroje to plyne a které údaje jsou k tomu potřeba.
handbook-lead-several =
    { $n ->
        [one] Podmínky výzvy slovy; příručka popisuje { $n } předpis.
        [few] Podmínky výzev slovy; příručka popisuje { $n } předpisy, každý v samostatné kapitole.
       *[other] Podmínky výzev slovy; příručka popisuje { $n } předpisů, každý v samostatné kapitole.
    }
handbook-contents = Obsah
handbook-policies = Předpisy
handbook-foot = Příručku sestavil program z textu předpisu. Stejný předpis a stejná verze programu dají vždy stejnou příručku.
handbook-heading-scope = Čeho se předpis týká
handbook-heading-documents = Dokumenty
handbook-heading-other-documents = Další dokumenty
handbook-heading-evidence = Jak dobře je doloženo, o co se pravidla opírají
handbook-heading-rules = Pravidla
handbook-heading-tables = Tabulky
handbook-heading-parameters = Stanovené hodnoty
handbook-heading-lists = Seznamy hodnot
handbook-heading-glossary = Slovníček
handbook-heading-clauses = Text výzvy bod po bodu
handbook-heading-dropped = Pravidla dřívější výzvy, která už neplatí
handbook-heading-sources = Rejstřík podle zdrojů
handbook-heading-fields = Rejstřík podle údajů formuláře

## Fáze

handbook-stage-admissibility = Přípustnost
handbook-stage-admissibility-note = Formální náležitosti: zda byl návrh podán včas, úplný a předepsaným způsobem.
handbook-stage-eligibility = Způsobilost
handbook-stage-eligibility-note = Kdo se smí o podporu ucházet, s kým, na co a za jakých podmínek.
handbook-stage-exclusion = Vyloučení
handbook-stage-exclusion-note = Důvody, pro které podporu nelze poskytnout.
handbook-stage-selection = Výběr
handbook-stage-selection-note = Zda mají žadatelé prostředky a schopnosti projekt uskutečnit.
handbook-stage-award = Hodnocení
handbook-stage-award-note = K čemu se přihlíží, když se hodnotí kvalita návrhu.

## Závaznost

handbook-force-must = závazné
handbook-force-must-means = Návrh podmínkám výzvy nevyhoví.
handbook-force-should = doporučené
handbook-force-should-means = Jen se na to upozorní; o výsledku to nerozhoduje.
handbook-force-consequence = nevede k zamítnutí
handbook-force-consequence-means = Návrh se kvůli tomu nezamítne.
handbook-force-judge-must = posuzuje člověk
handbook-force-judge-must-means = Na otázku odpovídá člověk; bez jeho odpovědi nelze o návrhu rozhodnout.
handbook-force-judge-should = posuzuje člověk
handbook-force-judge-should-means = Na otázku odpovídá člověk; jeho odpověď výsledek kontroly nemění.

## Popisky

handbook-label-required = Podmínka
handbook-label-required-all = Podmínky (platí všechny)
handbook-label-recommended = Doporučení
handbook-label-recommended-all = Doporučení (má platit vše)
handbook-label-question = Otázka
handbook-label-when = Kdy se použije
handbook-label-exceptions = Výjimky
handbook-label-exceptions-inner = Výjimky z této výjimky
handbook-label-exception-when = Kdy platí
handbook-label-exception-required = Co se žádá místo toho
handbook-label-exception-required-all = Co se žádá místo toho (platí vše)
handbook-label-force = Při nesplnění
handbook-label-decides = Kdo rozhoduje
handbook-label-otherwise = Sdělení při nesplnění
handbook-label-advice = Náprava
handbook-label-note = Poznámka
handbook-label-source = Zdroj
handbook-label-evidence = Jak je doloženo
handbook-label-unconfirmed = Pro tuto výzvu nedoloženo
handbook-label-marks = Druhy doložení
handbook-label-unconfirmed-rules = Nedoložená pravidla
handbook-label-origin = Převzato
handbook-label-fields = Potřebné údaje
handbook-label-terms = Pojmy a hodnoty
handbook-label-clauses = Body textu výzvy
handbook-label-used-by = Kde se užívá
handbook-label-meaning = Význam
handbook-label-elsewhere-cs = Česky
handbook-label-elsewhere-en = Anglicky
handbook-label-value = Hodnota
handbook-label-values = Hodnoty
handbook-label-number = Počet
handbook-label-confirm = Ověřit do
handbook-label-says = Co se říká
handbook-label-carried-by = Pravidla
handbook-label-excused = Proč bez pravidla
handbook-label-because = Důvod
handbook-label-rests = Opora
handbook-label-url = Odkaz
handbook-label-applies = Kterých návrhů se týká
handbook-label-valid = Platnost
handbook-label-extends = Vychází z předpisu
handbook-label-rules = Počet pravidel
handbook-label-policy = Předpis
handbook-label-sha256 = Otisk předpisu (SHA-256)
handbook-label-engine = Program

## Věty a úlomky vět

handbook-sentence = { $text }.
handbook-numbered = { $n }. { $title }
handbook-dropped = { $rule } (zrušeno předpisem { $origin })
handbook-taken-over = z předpisu { $policy }
handbook-coded = { $name }{ "\u00A0" }({ $code })
handbook-nothing-required = Nic se nežádá.
handbook-of-record = { $name }:
handbook-exception-of = { $rule } – výjimka „{ $title }“
handbook-whole-document = bez udání místa
handbook-applies-always = Všech návrhů.
handbook-scope-reads = Čeho se předpis týká
handbook-valid-between = od { $first } do { $last }
handbook-valid-from = od { $first }
handbook-valid-to = do { $last }
handbook-rules =
    { $n ->
        [one] { $n } pravidlo
        [few] { $n } pravidla
       *[other] { $n } pravidel
    }
handbook-rests =
    { $n ->
        [0] Žádné pravidlo se o dokument přímo neopírá.
        [one] O dokument se opírá { $n } pravidlo.
        [few] O dokument se opírají { $n } pravidla.
       *[other] O dokument se opírá { $n } pravidel.
    }
handbook-unconfirmed = nedoloženo
handbook-all-confirmed = Ke každému pravidlu bylo nalezeno znění této výzvy.
handbook-marked =
    { $n ->
        [one] { $mark } ({ $n } pravidlo)
        [few] { $mark } ({ $n } pravidla)
       *[other] { $mark } ({ $n } pravidel)
    }
handbook-unmarked =
    { $n ->
        [one] bez údaje o doložení ({ $n } pravidlo)
        [few] bez údaje o doložení ({ $n } pravidla)
       *[other] bez údaje o doložení ({ $n } pravidel)
    }
handbook-caption =
    { $keys ->
        [one] { $name }: řádek se vybírá podle prvního sloupce.
        [few] { $name }: řádek se vybírá podle prvních { $keys } sloupců.
       *[other] { $name }: řádek se vybírá podle prvních { $keys } sloupců.
    }
handbook-many-values =
    { $n ->
        [one] Celý číselník má { $n } hodnotu; skupiny hodnot, o kterých předpis mluví, jsou vypsány výše.
        [few] Celý číselník má { $n } hodnoty; skupiny hodnot, o kterých předpis mluví, jsou vypsány výše.
       *[other] Celý číselník má { $n } hodnot; skupiny hodnot, o kterých předpis mluví, jsou vypsány výše.
    }
handbook-meaning-group =
    { $n ->
        [one] { $n } hodnota údaje „{ $kind }“
        [few] { $n } vyjmenované hodnoty údaje „{ $kind }“
       *[other] { $n } vyjmenovaných hodnot údaje „{ $kind }“
    }
handbook-meaning-group-changing = vyjmenované hodnoty údaje „{ $kind }“; mění se v čase
handbook-meaning-register = záznam v seznamu, který se dodává spolu s daty
handbook-to-values = Seznam hodnot
handbook-elsewhere = { $name } – { $meaning }
handbook-unread = Údaje, které žádné pravidlo nečte ({ $record }): { $fields }.
handbook-personal = Osobní údaje, které se ukazují jen tomu, komu přísluší ({ $record }): { $fields }.

## Pojmy, které znějí podobně

handbook-apart = Nezaměňujte pojmy, které znějí podobně: { $names }. Každý znamená něco jiného.
handbook-apart-badge = nezaměňovat
handbook-apart-associated_partner = organizace, která se na projektu podílí, ale žádné prostředky z grantu nedostává
handbook-apart-affiliated_entity = organizace, která je s příjemcem grantu právně nebo kapitálově spojena bez ohledu na projekt
handbook-apart-associated_countries = země mimo Evropskou unii, které se k programu přidružily; jde o země, nikoli o organizace
