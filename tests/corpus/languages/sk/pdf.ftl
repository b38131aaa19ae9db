### Dokumenty v PDF.

pdf-page = Strana { $page }/{ $pages }
pdf-replaced = Písmo tohto dokumentu nemá všetky znaky, ktoré sa v textoch vyskytujú. Namiesto takého znaku stojí v zátvorke jeho číslo, napríklad [U+0041]; pôvodné znenie je v HTML a v JSON.
not-made = Súbor { $file } nevznikol: { $reason }
not-made-in-time = príprava trvala dlhšie než { $seconds } s
not-made-died = proces, ktorý ho pripravoval, sa skončil predčasne; možno nestačila pamäť
not-made-valid = PDF nespĺňa normu { $standard } ({ $rules })
not-made-compiled = PDF sa nepodarilo vysádzať ({ $reason })
