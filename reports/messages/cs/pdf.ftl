### Dokumenty v PDF a důvody, proč některý dokument nevznikl.

pdf-page = Strana { $page }/{ $pages }
pdf-replaced = Písmo tohoto dokumentu nemá všechny znaky, které se v textech vyskytují. Místo takového znaku je v závorce jeho číslo, jako by místo A bylo [U+0041]; původní znění zůstává v HTML a v JSON.
not-made-late = nezapsáno, protože příprava trvala déle než { $seconds } s: { $file }
not-made-died = nezapsáno, protože proces, který dokument připravoval, předčasně skončil, možná pro nedostatek paměti: { $file }
not-made-valid = nezapsáno, protože dokument nevyhovuje normě { $standard } (pravidla kontroly: { $rules }): { $file }
not-made-typeset = nezapsáno, protože dokument nebylo možné vysázet ({ $reason }): { $file }
