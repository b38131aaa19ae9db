### Dokumenty v PDF a důvody, proč některý nevznikl.

pdf-page = Strana { $page }/{ $pages }
pdf-replaced = Písmo tohoto dokumentu nemá všechny znaky, které se v textech vyskytují. Místo takového znaku stojí v závorce jeho číslo, například [U+0041]; původní znění je v HTML a v JSON.
not-made = Soubor { $file } nevznikl: { $reason }
not-made-in-time = příprava trvala déle než { $seconds } s
not-made-died = proces, který jej připravoval, skončil předčasně; možná nestačila paměť
not-made-valid = PDF nesplňuje normu { $standard } ({ $rules })
not-made-compiled = PDF se nepodařilo vysázet ({ $reason })
