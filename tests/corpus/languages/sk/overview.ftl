### Prehľad dávky: obrázky, tabuľky, upozornenia, zošit.

headline-several = Počet výsledkov: { $n }; niektoré návrhy sa posudzujú podľa viacerých predpisov.
heading-countries = Krajiny
heading-amounts = Sumy
heading-suspects = Pravidlá, ktoré dopadli vždy rovnako
heading-method = Ako prehľad čítať
suspects-note = Môže to byť správne. Skontrolujte však, či pravidlo robí, čo má, a či údaje obsahujú to, čo pravidlo číta.
attention-open =
    { $n ->
        [one] O { $n } návrhu nemožno rozhodnúť z dôvodu, ktorý uvádza jeho správa.
        [few] O { $n } návrhoch nemožno rozhodnúť z dôvodu, ktorý uvádzajú ich správy.
       *[other] O { $n } návrhoch nemožno rozhodnúť z dôvodu, ktorý uvádzajú ich správy.
    }
attention-judged =
    { $n ->
        [one] { $n } návrh čaká na posúdenie: { $fact }
        [few] { $n } návrhy čakajú na posúdenie: { $fact }
       *[other] { $n } návrhov čaká na posúdenie: { $fact }
    }
suspect-never = Rozhodnutých prípadov: { $n }; pravidlo bolo vždy splnené.
suspect-always = Rozhodnutých prípadov: { $n }; pravidlo nebolo splnené ani raz.
suspect-absent = Prípadov: { $n }; pravidlo sa nepoužilo ani raz.
method-share = Podiely pri pravidlách sa počítajú z rozhodnutých prípadov, teda splnených a nesplnených. Ostatné prípady sú v tabuľkách.
method-undecided = Nerozhodnuté znamená, že chýba údaj, od ktorého výsledok závisí. Chýbajúci údaj sa nikdy neberie ako nula, ako „nie“ ani ako splnenie podmienky.
method-stages = O postupe do ďalšej fázy rozhodujú záväzné pravidlá. Odporúčané pravidlá a pravidlá s iným následkom nikoho nevyraďujú.
method-suspects = Na pravidlo, ktoré dopadlo vždy rovnako, sa upozorňuje, ak je prípadov najmenej { $n }.

## Obrázky

figure-table = Čísla v tabuľke
figure-description = Pruhový graf. Rovnaké čísla sú v tabuľke pod obrázkom.
figure-of-whole = { $n } ({ $share })
figure-of-decided = { $share } ({ $n } / { $decided })
figure-outcomes = Ako návrhy dopadli
figure-outcomes-message = Najčastejší výsledok: „{ $word }“, počet návrhov: { $n } ({ $share }).
figure-rules-message = Najčastejšie nie je splnené pravidlo: { $title }; podiel z rozhodnutých prípadov: { $share }.
figure-rules-none = Vo všetkých rozhodnutých prípadoch sú pravidlá splnené.
figure-rules-undecided = Žiadny prípad zatiaľ nie je rozhodnutý.
figure-rules-note = Percentá udávajú, v akej časti rozhodnutých prípadov pravidlo splnené nie je. Prvé je pravidlo nesplnené najčastejšie; pravidlá bez rozhodnutého prípadu sú len v tabuľke.
figure-consequence = Nesplnené, bez zamietnutia
figure-funnel = Ako ďaleko sa návrhy dostali
figure-funnel-all = Posudzované návrhy
figure-funnel-message =
    { $n ->
        [one] Posúdený { $n } návrh; všetkými fázami prešlo: { $passed }, čaká na údaj alebo posúdenie: { $waiting }, záväznú podmienku nesplnilo: { $out }.
        [few] Posúdené { $n } návrhy; všetkými fázami prešlo: { $passed }, čaká na údaj alebo posúdenie: { $waiting }, záväznú podmienku nesplnilo: { $out }.
       *[other] Posúdených { $n } návrhov; všetkými fázami prešlo: { $passed }, čaká na údaj alebo posúdenie: { $waiting }, záväznú podmienku nesplnilo: { $out }.
    }
figure-funnel-note = Po každej fáze zostávajú návrhy, pri ktorých sa zatiaľ neukázalo, že by záväznú podmienku nesplnili.
figure-left-pass = Prešlo
figure-left-undecided = Čaká na údaje
figure-left-needs_judgement = Čaká na posúdenie
figure-countries = { $noun } podľa krajín
figure-countries-message = Najčastejšia krajina: { $country }, počet: { $n } ({ $share }); rôznych krajín: { $countries }.
figure-countries-unknown = Krajina nie je uvedená nikde.
figure-country-unknown = Krajina neuvedená
figure-role-unknown = Neuvedené
figure-countries-rest =
    { $n ->
        [one] { $n } ďalšia krajina
        [few] { $n } ďalšie krajiny
       *[other] { $n } ďalších krajín
    }
figure-amounts = { $label } podľa výsledku
figure-amounts-message = Spolu: { $all }; na návrhy, ktoré spĺňajú podmienky, pripadá: { $passing } ({ $share }).
figure-amounts-unknown =
    { $n ->
        [one] Pri { $n } návrhu suma nie je uvedená.
        [few] Pri { $n } návrhoch suma nie je uvedená.
       *[other] Pri { $n } návrhoch suma nie je uvedená.
    }
label-count = Počet
label-proposals = Počet návrhov
label-share = Podiel
label-share-failing = Podiel nesplnených
label-stage = Fáza
label-out = V tejto fáze nesplnilo
label-left = Zostáva
label-unknown = Suma neuvedená

## Zošit

book-overview = Prehľad
book-proposals = Návrhy
book-results = Výsledky
book-rules = Pravidlá
book-about = O súbore
book-times = Časy podania sú uvedené tak, ako boli zapísané v údajoch, teda v čase tamojšieho pásma.
label-title = Názov
label-policy-name = Označenie predpisu
label-rule-id = Označenie pravidla
label-force = Záväznosť
label-margin = Odstup od hranice
