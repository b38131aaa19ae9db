# Hledání v přehledu návrhů.

filter-name = Hledání a výběr
filter-words = Hledat
filter-rule = Pravidlo nesplněné nebo otevřené
filter-all = vše
filter-reset = Zobrazit vše
filter-shown = Nalezené návrhy: { $shown } z { $all }
filter-listed = Vypsáno prvních { $shown } z { $all }.
filter-more = Vypsat dalších { $count }

# Where the list of a batch is not whole.
lines-rest = Seznam obsahuje prvních { $listed } z { $all } výsledků. Všechny má sešit (formát XLSX).
