## Čtenáři a osobní údaje

personal-mark = [osobní údaj]
personal-element = č. { $position }: { $label }
label-audience = Vydání pro
audience-officer = referenta
audience-applicant = žadatele
audience-committee = komisi, bez osobních údajů
audience-public = veřejnost, bez údajů z návrhu
