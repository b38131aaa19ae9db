# Rozhodnutí referenta a čísla, která mohou být písařskou chybou.

slip-heading = Není to zjevná písařská chyba?
slip-swapped = { $fact }: { $written }. S prohozenými sousedními číslicemi by to bylo { $meant } a podmínka by byla splněna.
slip-more = { $fact }: { $written }. S jednou nulou méně by to bylo { $meant } a podmínka by byla splněna.
slip-fewer = { $fact }: { $written }. S jednou nulou navíc by to bylo { $meant } a podmínka by byla splněna.
slip-repeated = { $fact }: { $written }. Bez jedné opakované číslice by to bylo { $meant } a podmínka by byla splněna.
slip-dropped = { $fact }: { $written }. S jednou číslicí zopakovanou navíc by to bylo { $meant } a podmínka by byla splněna.
slip-shifted = { $fact }: { $written }. S posunutou desetinnou čárkou by to bylo { $meant } a podmínka by byla splněna.
slip-months = { $fact }: { $written }. Jsou-li to roky místo měsíců, bylo by to { $meant } a podmínka by byla splněna.
slip-years = { $fact }: { $written }. Jsou-li to měsíce místo let, bylo by to { $meant } a podmínka by byla splněna.
slip-last = { $fact }: { $written }. S poslední číslicí o jednu jinou by to bylo { $meant } a podmínka by byla splněna.
slip-confirmed = Není: podle úřadu toto číslo platí.
slip-practice = Než podle tohoto čísla rozhodnete, zeptejte se žadatele (evropský veřejný ochránce práv, případ 1846/2023/FA).
decision-about = Pravidla, o kterých se rozhoduje
decision-reason-for = Důvod odchylky od výsledku
