### Přehled dávky: obrázky, tabulky, upozornění, sešit.


headline-several = Počet výsledků: { $n }; některé návrhy se posuzují podle více předpisů.
heading-countries = Země
heading-amounts = Částky
heading-suspects = Pravidla, která dopadla vždy stejně
heading-method = Jak přehled číst
suspects-note = Může to být správně. Zkontrolujte však, zda pravidlo dělá, co má, a zda data obsahují to, co pravidlo čte.
attention-open =
    { $n ->
        [one] O { $n } návrhu nelze rozhodnout z důvodu, který uvádí jeho zpráva.
        [few] O { $n } návrzích nelze rozhodnout z důvodu, který uvádějí jejich zprávy.
       *[other] O { $n } návrzích nelze rozhodnout z důvodu, který uvádějí jejich zprávy.
    }
attention-judged =
    { $n ->
        [one] { $n } návrh čeká na posouzení: { $fact }
        [few] { $n } návrhy čekají na posouzení: { $fact }
       *[other] { $n } návrhů čeká na posouzení: { $fact }
    }
suspect-never = Rozhodnutých případů: { $n }; pravidlo bylo vždy splněno.
suspect-always = Rozhodnutých případů: { $n }; pravidlo nebylo splněno ani jednou.
suspect-absent = Případů: { $n }; pravidlo se nepoužilo ani jednou.
method-share = Podíly u pravidel se počítají z rozhodnutých případů, tedy splněných a nesplněných. Ostatní případy jsou v tabulkách.
method-undecided = Nerozhodnuto znamená, že chybí údaj, na kterém výsledek závisí. Chybějící údaj se nikdy nebere jako nula, jako „ne“ ani jako splnění podmínky.
method-stages = O postupu do další fáze rozhodují závazná pravidla. Doporučená pravidla a pravidla s jiným následkem nikoho nevyřazují.
method-suspects = Na pravidlo, které dopadlo vždy stejně, se upozorňuje, je-li případů nejméně { $n }.

## Obrázky

figure-table = Čísla v tabulce
figure-description = Pruhový graf. Stejná čísla jsou v tabulce pod obrázkem.
figure-of-whole = { $n } ({ $share })
figure-of-decided = { $share } ({ $n } / { $decided })
figure-outcomes = Jak návrhy dopadly
figure-outcomes-message = Nejčastější výsledek: „{ $word }“, počet návrhů: { $n } ({ $share }).
figure-rules-message = Nejčastěji není splněno pravidlo: { $title }; podíl z rozhodnutých případů: { $share }.
figure-rules-none = Ve všech rozhodnutých případech jsou pravidla splněna.
figure-rules-undecided = Žádný případ zatím není rozhodnutý.
figure-rules-note = Procenta udávají, v jaké části rozhodnutých případů pravidlo splněno není. První je pravidlo nesplněné nejčastěji; pravidla bez rozhodnutého případu jsou jen v tabulce.
figure-consequence = Nesplněno, bez zamítnutí
figure-funnel = Jak daleko se návrhy dostaly
figure-funnel-all = Posuzované návrhy
figure-funnel-message =
    { $n ->
        [one] Posouzen { $n } návrh; všemi fázemi prošlo: { $passed }, čeká na údaj nebo posouzení: { $waiting }, závaznou podmínku nesplnilo: { $out }.
        [few] Posouzeny { $n } návrhy; všemi fázemi prošlo: { $passed }, čeká na údaj nebo posouzení: { $waiting }, závaznou podmínku nesplnilo: { $out }.
       *[other] Posouzeno { $n } návrhů; všemi fázemi prošlo: { $passed }, čeká na údaj nebo posouzení: { $waiting }, závaznou podmínku nesplnilo: { $out }.
    }
figure-funnel-note = Po každé fázi zbývají návrhy, u kterých se dosud neukázalo, že by závaznou podmínku nesplnily.
figure-left-pass = Prošlo
figure-left-undecided = Čeká na údaje
figure-left-needs_judgement = Čeká na posouzení
figure-countries = { $noun } podle zemí
figure-countries-message = Nejčastější země: { $country }, počet: { $n } ({ $share }); různých zemí: { $countries }.
figure-countries-unknown = Země není uvedena nikde.
figure-country-unknown = Země neuvedena
figure-role-unknown = Neuvedeno
figure-countries-rest =
    { $n ->
        [one] { $n } další země
        [few] { $n } další země
       *[other] { $n } dalších zemí
    }
figure-amounts = { $label } podle výsledku
figure-amounts-message = Celkem: { $all }; na návrhy, které splňují podmínky, připadá: { $passing } ({ $share }).
figure-amounts-unknown =
    { $n ->
        [one] U { $n } návrhu částka není uvedena.
        [few] U { $n } návrhů částka není uvedena.
       *[other] U { $n } návrhů částka není uvedena.
    }
label-count = Počet
label-proposals = Počet návrhů
label-share = Podíl
label-share-failing = Podíl nesplněných
label-stage = Fáze
label-out = V této fázi nesplnilo
label-left = Zbývá
label-unknown = Částka neuvedena

## Sešit

book-overview = Přehled
book-proposals = Návrhy
book-results = Výsledky
book-rules = Pravidla
book-about = O souboru
book-times = Časy podání jsou uvedeny tak, jak byly zapsány v datech, tedy v čase tamního pásma.
label-title = Název
label-policy-name = Označení předpisu
label-rule-id = Označení pravidla
label-force = Závaznost
label-margin = Odstup od meze
