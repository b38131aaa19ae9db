# Hledání v přehledu návrhů.

filter-name = Hledání a výběr
filter-words = Hledat
filter-rule = Pravidlo nesplněné nebo otevřené
filter-all = vše
filter-reset = Zobrazit vše
filter-shown = Zobrazené návrhy: { $shown } z { $all }
