### Dokumenty v PDF a důvody, proč některý dokument nevznikl.

pdf-page = Strana { $page }/{ $pages }
pdf-replaced = Písmo tohoto dokumentu nemá všechny znaky, které se v textech vyskytují. Místo takového znaku je v závorce jeho číslo, jako by místo A bylo [U+0041]; původní znění zůstává v HTML a v JSON.
not-made = nezapsáno: { $file }; { $reason }
not-made-more = { $count ->
    [one] nezapsán ještě { $count } dokument
    [few] nezapsány ještě { $count } dokumenty
   *[other] nezapsáno ještě { $count } dokumentů
 }
not-made-late = příprava trvala déle než { $seconds } s
not-made-died = proces, který dokument připravoval, předčasně skončil, možná pro nedostatek paměti
not-made-valid = dokument nevyhovuje normě { $standard } (pravidla kontroly: { $rules })
not-made-typeset = dokument nebylo možné vysázet ({ $reason })
not-made-template = šablona u tohoto dopisu selhala; důvod vysvětlí eligo rule { $code }
