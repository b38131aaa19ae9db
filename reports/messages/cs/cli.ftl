### Co říkají příkazy na terminálu.

cli-unknown-language = neznámý jazyk: `{ $language }`; k dispozici: { $known }
cli-unknown-value = { $option } nezná hodnotu `{ $value }`; k dispozici: { $known }
cli-no-day = neplatné datum: `{ $value }`; pište například 2026-03-10
cli-deadline-before-letter = lhůta `{ $deadline }` předchází datu dopisů: `{ $dated }`; uveďte pozdější --deadline
cli-no-such-path = soubor ani složka neexistuje: { $path }
cli-invalid-policy = předpis nelze použít: { $path } (počet nálezů: { $count })
cli-no-policy-file = toto není soubor s předpisem: { $file }
cli-no-policies = žádný předpis nenalezen: { $path }
cli-no-tests = žádný test nenalezen: { $path }; testy jsou v souborech s příponou .test.pol
cli-no-proposals = v datech není žádný návrh
cli-none-applied = žádný předpis se nevztahuje na žádný z návrhů; zkontrolujte údaje, které rozhodují o působnosti, například skupinu výzvy
cli-unreadable-data = data nelze přečíst; nic se nevyhodnotilo
cli-internal-error = vnitřní chyba ({ $kind }): je to chyba programu Eligo, ne vaše; pošlete nám prosím záznam uložený v souboru { $file }
cli-cannot-write = nelze zapsat: { $file }; existuje složka a není soubor otevřený v jiném programu?
cli-no-format = z přípony nelze poznat formát: { $file }; přidejte --format a jeden z těchto: { $known }
cli-output-needed = formát { $format } se ukládá do souboru: přidejte -o a jeho jméno
cli-unknown-code = neznámý kód: `{ $code }`; nejbližší: { $nearest }
cli-unknown-rule = neznámé pravidlo: `{ $rule }`; nejbližší: { $nearest }
cli-no-such-proposal = návrh v datech není: `{ $proposal }`; nejbližší: { $nearest }
cli-proposal-rejected = návrh byl odmítnut, není tedy co vysvětlovat: `{ $proposal }`

cli-usage-missing-argument = chybí argument: { $name }
cli-usage-missing-option = chybí přepínač: `{ $name }`
cli-usage-unknown-option = neznámý přepínač: `{ $name }`; nejbližší: { $nearest }
cli-usage-unknown-command = neznámý příkaz: `{ $name }`; nejbližší: { $nearest }
cli-usage-unknown-option-known = neznámý přepínač: `{ $name }`; k dispozici: { $known }
cli-usage-unknown-command-known = neznámý příkaz: `{ $name }`; k dispozici: { $known }
cli-usage-needs-value = přepínač potřebuje hodnotu: `{ $name }`
cli-usage-no-value = přepínač nemá hodnotu: `{ $name }`
cli-usage-invalid = hodnotu nelze použít: { $name }
cli-usage-extra = toto sem nepatří: `{ $name }`
cli-usage-help = nápověda: { $command } --help

cli-checked = zkontrolované soubory: { $files }, chyby: { $errors }, varování: { $warnings }
cli-unconfirmed-rules = { $policy }: nedoložená pravidla: { $n } z celkem { $all }
cli-unconfirmed-all = nedoložená pravidla: { $n }, v předpisech: { $policies }
cli-fixable = lze opravit příkazem `eligo check --fix`: { $count }
cli-fixed = opraveno { $fixed } z { $found }, soubor { $file }
cli-would-fix = opravilo by se { $fixed } z { $found }, soubor { $file }
cli-fix-replaced = { $place }: { $code }: `{ $before }` → `{ $after }`
cli-fix-inserted = { $place }: { $code }: vloženo: `{ $after }`
cli-fix-removed = { $place }: { $code }: odstraněno: `{ $before }`
cli-diff-is-text = `--diff` ukazuje rozdíl textů a nemá formát { $format }
cli-module-taken = `{ $module }` se načetlo ze souboru { $file }
cli-formatted = soubory: { $files }, ke změně: { $changed }, s chybami, ponechané beze změny: { $broken }
cli-would-change = změnil by se: { $file }
cli-format-refused = ponecháno beze změny, protože nový text by neznamenal totéž: { $file }; není v něm jméno, které je klíčovým slovem druhého jazyka?
cli-names-kept = přeložena jen klíčová slova, protože s přeloženými jmény by soubor neznamenal totéž: { $file }
cli-changed = změněno: { $file }
cli-tested = testy v pořádku: { $passed }, neúspěšné: { $failed }{ $broken ->
        [0] {""}
       *[other] , soubory s chybami: { $broken }
    }
cli-watching = čekám na změny souborů; konec: Ctrl+C
cli-watch-changed = změnilo se: { $file }

test-changed = oproti příkladu `{ $example }` se mění:
test-unchanged = vše jako v příkladu `{ $example }`
test-removed = odebráno: { $element }
test-added = přidáno: { $element }
test-list = počet položek: { $count }
test-about-rule = pravidlo `{ $rule }`
test-about-proposal = návrh
test-outcome = očekáváno: { $expected }, výsledek: { $found }
test-measured = očekávaná hodnota: { $expected }, zjištěno: { $found }
test-missing = má chybět: { $expected }, chybí: { $found }
test-message = sdělení má obsahovat: „{ $expected }“, zní: „{ $found }“
test-warnings = očekávaný počet varování: { $expected }, skutečný: { $found }
test-nothing-measured = nic se neměřilo
test-nothing-missing = nic

coverage-policy = předpis { $policy }: testy ukazují { $percent } % ({ $count } z { $total })
coverage-short = předpis { $policy }: testy ukazují { $percent } %, požadováno nejméně { $least } %
coverage-outcome = žádný test neukazuje výsledek návrhu { $outcome }
coverage-rule = pravidlo `{ $rule }`: žádný test neukazuje výsledek { $outcome }
coverage-about-policy = působnost předpisu
coverage-true = žádný test neukazuje, co se stane, když platí: `{ $text }`
coverage-false = žádný test neukazuje, co se stane, když neplatí: `{ $text }`
coverage-unknown = žádný test neukazuje, co se stane, když údaj chybí: `{ $text }`
coverage-decides = žádný test neukazuje, že rozhodne právě toto: `{ $text }`
coverage-row = tabulka `{ $table }`: žádný test nepoužívá řádek `{ $text }`
coverage-undecided = bez testu zůstává výsledek `nerozhodnuto` (nezapočítává se), počet pravidel: { $count }; { $rules }

cli-evaluating = Vyhodnocuji
cli-reporting = Píšu zprávy
cli-converting = Převádím
cli-converted = tabulky zapsány do složky { $folder }
cli-converted-counts = načtené návrhy: { $read } = převedené: { $converted } + odmítnuté: { $rejected }
cli-folder-in-use = ve složce je něco, co nezapsal eligo convert: { $folder }; zvolte jinou složku
cli-written = zapsáno: { $file }
cli-missing-extra = formát `{ $format }` potřebuje část programu Eligo, která není nainstalovaná: pip install "eligo[{ $extra }]"
cli-format-empty = ve formátu { $format } nebylo pro tyto čtenáře co zapsat
cli-letters-nowhere = žádné dopisy se nezapsaly: píší se s --format docx nebo pdf, a s --audience applicant i jako html a md
cli-reports-written = počet zapsaných souborů: { $count }, složka: { $folder }
cli-reports-kept = počet souborů, které tam už byly: { $count }
cli-counts = načtené návrhy: { $read } = vyhodnocené: { $evaluated } + odmítnuté: { $rejected }
cli-rejected = odmítnuto: { $proposal } ({ $place })
cli-more-rejected = další odmítnuté návrhy: { $count }; všechny zapíše --rejects SOUBOR
cli-reason-row = řádek { $row }

cli-results = výsledky: { $count }, jeden za každý předpis, který se na návrh může vztahovat
cli-count-pass = splněno: { $count }
cli-count-fail = nesplněno: { $count }
cli-count-undecided = nerozhodnuto: { $count }
cli-count-not-applicable = nepoužije se: { $count }
cli-count-needs-judgement = k posouzení: { $count }
cli-count-waived = prominuto: { $count }

cli-outcome-pass = splněno
cli-outcome-fail = nesplněno
cli-outcome-undecided = nerozhodnuto
cli-outcome-not-applicable = nepoužije se
cli-outcome-needs-judgement = k posouzení
cli-outcome-waived = prominuto
cli-force-must = závazné
cli-force-should = doporučené
cli-force-consequence = nevede k zamítnutí

cli-column-proposal = Návrh
cli-column-title = Název
cli-column-policy = Předpis
cli-column-outcome = Výsledek
cli-column-warnings = Varování
cli-column-why = Proč
cli-warns = varování: { $title }
cli-table-missing = chybí: { $facts }
cli-table-missing-more = chybí: { $facts }; a další údaje: { $more }

cli-required = Požadavek: { $text }
cli-consequence = Následek: { $text }
cli-advice = Co s tím: { $text }
cli-evidence-for = Započteno: { $items }
cli-evidence-against = Počítá se proti: { $items }
cli-evidence-unknown = Zatím nelze říci: { $items }
cli-missing = Chybí: { $fact }
cli-unconfirmed = Pro tuto výzvu nedoloženo
cli-unconfirmed-because = Pro tuto výzvu nedoloženo: { $reason }
cli-source = Zdroj: { $text }

cli-new-exists = soubor už existuje a zůstává beze změny: { $file }
cli-new-no-name = takto se nic jmenovat nemůže: `{ $name }`; použijte písmena, číslice a podtržítka, u předpisu i tečky, a žádné klíčové slovo
cli-new-rule-exists = předpis už pravidlo toho jména má: `{ $rule }` v souboru { $file }
cli-new-test-exists = test s tímto názvem už existuje: `{ $title }` v souboru { $file }
cli-new-no-source = předpis neuvádí žádný dokument, na který by se pravidlo mohlo odvolat: { $file }; připište pod jeho název řádek se slovem `zdroj`
cli-new-no-title = bez názvu test být nemůže: řekněte několika slovy, co ukazuje
cli-new-no-test = test se nezapsal
cli-new-next =
    Co zkusit dál:
      eligo check { $policy }
      eligo test { $policy }
      eligo new rule { $policy } countries --template countries

cli-page-bad = Nefunguje:
cli-page-good = Funguje:

cli-demo-next =
    Přehled všech zpráv: { $index }

    Co zkusit dál:
      eligo explain { $policy } { $data } --proposal AI-2022-003
      změňte číslo v souboru { $policy } a spusťte znovu `eligo demo`
      eligo schema { $policy } --format xlsx -o formular.xlsx

cli-no-clauses = předpis nevyjmenovává žádná ustanovení: { $file }; napište `ustanovení` s dokumentem a místem, pak `říká` a `pravidla`, nebo `bez pravidla`
show-head = Se vším, co předpis přebírá: { $policies }.
show-from = Převzato z předpisu { $policy }.
show-replaced = Stanoví předpis { $policy } místo znění předpisu { $before }.
show-dropped = Předpis { $policy } zrušil pravidlo { $rule }. { $because }

cli-diff-no-pairs = není co porovnat: žádný soubor s předpisem nemá stejné jméno ve složce { $old } i ve složce { $new }
cli-diff-file-and-folder = porovnat lze dva soubory nebo dvě složky, ne soubor se složkou: { $old }, { $new }

cli-unusable-mapping = mapování nelze použít; nic se nepřečetlo
cli-mapping = export přečtený podle mapování `{ $mapping }`: návrhy: { $proposals }, odmítnuté: { $rejected }
cli-mapping-table = { $table }: řádky: { $rows }{ $left ->
        [0] {""}
       *[other] , vynechané podmínkou: { $left }
    }
cli-mapping-complete = mapování zná všechny sloupce i kódy a všechna pole předpisu jsou vyplněna
cli-mapping-unmapped = sloupce, ze kterých se nevyplňuje žádné pole: { $count }
cli-mapping-column = `{ $heading }` ({ $file }){ $count ->
        [1] {""}
       *[other] , počet sloupců: { $count }
    }
cli-mapping-column-near = `{ $heading }` ({ $file }){ $count ->
        [1] {""}
       *[other] , počet sloupců: { $count }
    }; mapování hledá: `{ $nearest }`
cli-mapping-missing = sloupce, které mapování uvádí a v exportu nejsou: { $count }
cli-mapping-lacks = `{ $heading }`, pro pole `{ $field }`
cli-mapping-untranslated = kódy, které mapování nepřekládá: { $count }
cli-mapping-code-rejected = `{ $written }` v poli `{ $field }`: { $count }×, poprvé zde: { $place }; návrhy jsou odmítnuté
cli-mapping-code-unknown = `{ $written }` v poli `{ $field }`: { $count }×, poprvé zde: { $place }; údaj se bere jako neznámý
cli-mapping-code-code = `{ $written }` v poli `{ $field }`: { $count }×, poprvé zde: { $place }; místo něj platí `{ $code }`
cli-mapping-unfilled = pole předpisu, která nic nevyplňuje: { $count }
cli-mapping-more = další: { $count }

cli-draft-head = Začátek mapování souboru { $file }: zkontrolujte, co bylo odhadnuto, a doplňte ho.
cli-draft-check = Jak si vede, řekne `eligo mapping`; jak ho psát, je v docs/mapping.cs.md.
cli-draft-numbers = Pokud se čísla píší jinak než 1234.56:
cli-draft-dates = Pokud se dny píší jinak než 2022-09-15:
cli-draft-list = Pro tento seznam se nenašly žádné sloupce; v očíslovaných stojí místo čísla #.
cli-draft-codes = Co předpis nezná a v exportu je; předpis zná: { $codes }
cli-draft-unused = Sloupce, které zatím nic nepoužívá; co nikdo nepotřebuje, patří do `ignore` na začátku souboru:

## Mnoho návrhů

cli-parquet-output = formát { $format } se zapisuje do souboru: přidejte -o vysledky.{ $format }
cli-only-columns = --engine interpreter nezapisuje Parquet; --measured, --reasons a --explain-plan patří k --engine duckdb
cli-columns-format = --measured zapisuje své sloupce jako { $known }; v ostatních formátech stojí naměřené hodnoty i bez něj
cli-reasons-ending = soubor důvodů má příponu .parquet nebo .csv: { $file }
cli-columns-mapping = --engine duckdb nečte data přes mapování; nejprve je převeďte: eligo convert POLICY DATA --mapping SOUBOR -o SLOŽKA
cli-since = nově vyhodnocené návrhy: { $evaluated }; převzaté z dřívějších výsledků: { $taken }
cli-since-parquet = --since se pojí s --format parquet -o SOUBOR s --engine duckdb nebo s žádným, a ne s --reasons
cli-spark-output = Spark zapisuje složku souborů Parquet: přidejte -o SLOŽKA
cli-spark-only = --engine spark zapisuje Parquet a nelze jej spojit s --mapping, --reasons ani --explain-plan
cli-no-room = na disku není místo; uvolněte je a spusťte příkaz znovu: co už je hotovo, zůstává
cli-no-memory = na vyhodnocení nestačí paměť; rozdělte data do menších souborů a vyhodnoťte každý zvlášť
cli-plan-policy = { $policy }: pravidla v dotazu { $compiled } z { $count }
cli-plan-left = { "  " }{ $rule }: vyhodnotí interpret ({ $construct })
construct-applies = působnost předpisu
construct-depth = seznamy uvnitř seznamů
construct-label = označení položky
construct-register = rejstřík
construct-sharing = sdílené hodnoty
construct-sign = porovnání různých druhů
construct-arithmetic = výpočet
construct-comparison = porovnání různých druhů
construct-filter = výběr podle několika údajů
construct-groups = skupiny
construct-list-in-a-list = seznam uvnitř seznamu
construct-list = celý seznam
construct-measure = čísla s velmi mnoha místy
construct-max = největší hodnota
construct-min = nejmenší hodnota
construct-moved-day = den posunutý o dlouhou dobu
construct-moved-moment = posunutý okamžik
construct-number = velmi dlouhé číslo
construct-rounding = zaokrouhlení
construct-table = vyhledání ve velké tabulce
construct-total = součet
construct-vocabulary = různé číselníky

cli-letters = dopisy – výzvy k doplnění: { $completion }, zamítnutí: { $rejection }, kladné odpovědi: { $positive }; bez dopisu, protože napřed jedná úřad nebo se na návrh nic nevztahuje: { $none }
cli-letters-slips = dopisy, které se místo zamítnutí ptají na možnou písařskou chybu: { $count } ({ $proposals }); kde údaj platí, spusťte znovu s --confirmed ID
cli-letters-open = v dopisech ({ $language }) chybí a v hranatých závorkách je označeno: { $what }
cli-letters-several = návrhy s více dopisy, každým podle jiného předpisu: { $count } ({ $proposals }); před odesláním rozhodněte, které dopisy platí
cli-letters-unsuspected = --confirmed tu nic nemění, možnou písařskou chybu nemá: { $proposals }
cli-reference-braces = číslo jednací `{ $reference }` obsahuje složené závorky; psát se v něm dá jen {"{id}"}, místo něhož stojí číslo návrhu
cli-unusable-template = šablonu nelze použít; žádný dopis se nezapsal
cli-template-checked = zkontrolované šablony: { $count }, použitelné: { $good }, nálezy: { $odd }
cli-template-written = zapsáno: { $file }; otevřete soubor ve Wordu, upravte jej a vyzkoušejte příkazem eligo template check
