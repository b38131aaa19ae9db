### Dokumenty v PDF.

pdf-page = Strana { $page }/{ $pages }
pdf-replaced = Písmo tohto dokumentu nemá všetky znaky, ktoré sa v textoch vyskytujú. Namiesto takého znaku stojí v zátvorke jeho číslo, napríklad [U+0041]; pôvodné znenie je v HTML a v JSON.
