### Co říká `--help`: pro každý příkaz zpráva, pro každý jeho argument a přepínač atribut téhož jména.
### Co mají příkazy společné, stojí v `help-common`.

help-usage = Použití:
help-usage-options = [PŘEPÍNAČE]
help-usage-commands = PŘÍKAZ [ARGUMENTY]...
help-arguments = Argumenty
help-options = Přepínače
help-commands = Příkazy
help-example = Příklad:
help-required = (povinné)
help-default = (výchozí: { $value })
help-value-text = TEXT
help-value-path = CESTA
help-value-integer = ČÍSLO
help-value-float = ČÍSLO

help-common =
    .language = Jazyk, kterým mluvit: cs, nebo en. Jinak jazyk systému nebo předpisu.
    .policy = Soubor .pol, nebo složka takových souborů.
    .paths = Soubory nebo složky. Jinak složka policies.
    .data = JSON, JSON Lines, YAML, Excel, složka souborů CSV, Parquet nebo Arrow, nebo - pro JSON Lines na standardním vstupu.
    .output = Zapsat do tohoto souboru místo na obrazovku.
    .as_of = Den, který platí jako dnešek.
    .mapping = Přečíst export jiného systému podle tohoto mapování: soubor .toml, nebo název dodaného mapování.
    .help = Ukázat tuto nápovědu a skončit.

help-eligo = Eligo vyhodnocuje podmínky dotačních výzev, zapsané v souborech .pol, nad návrhy projektů.
    .version = Vypsat verzi a skončit.
    .example = eligo demo

help-check = Přečte předpisy a řekne, co je v nich špatně.
    .fix = Opravit, co je jisté, a říci, co se změnilo.
    .diff = Nic neměnit; ukázat, co by změnila volba --fix.
    .format = text, json, sarif, github, nebo junit.
    .example = eligo check policies/erasmus_plus --fix --diff

help-fmt = Upraví vzhled předpisů podle jednotného stylu, nebo přeloží jejich klíčová slova a jména.
    .check = Nic neměnit; skončit kódem 1, pokud by se některý soubor změnil.
    .diff = Nic neměnit; ukázat, co by se změnilo.
    .keywords = Přeložit klíčová slova a jména: cs, nebo en.
    .example = eligo fmt lot1.pol --keywords cs --diff

help-test = Spustí příklady v souborech *.test.pol.
    .coverage = Říci, co z předpisů žádný test neukázal.
    .coverage_min = Skončit kódem 1, pokud testy ukázaly méně procent.
    .watch = Spustit testy znovu, kdykoli se změní některý soubor .pol.
    .junit = Zapsat výsledky také jako JUnit XML.
    .format = text, json, sarif, github, nebo junit.
    .example = eligo test policies/erasmus_plus/alliances/seed/lot1.test.pol --coverage

help-show = Vypíše předpis se vším, co přebírá, a u každé části řekne, odkud pochází.
    .policy = Soubor .pol.
    .format = text, nebo json.
    .keywords = Vypsat klíčovými slovy tohoto jazyka: cs, nebo en.
    .example = eligo show policies/erasmus_plus/alliances/seed/lot1.pol

help-clauses = Vypíše ustanovení textů, o které se předpis opírá, a pravidla, která je provádějí.
    .policy = Soubor .pol.
    .format = text, md, nebo json.
    .example = eligo clauses policies/erasmus_plus/alliances/2026/lot1.pol

help-mapping = Řekne, jak se export jiného systému čte podle mapování, a nic nevyhodnotí.
    .data = Soubory CSV, Excel nebo Parquet, nebo složka s nimi.
    .format = text nebo json.
    .example = eligo mapping policies/erasmus_plus/alliances/seed projekty.csv --mapping erasmus_plus_results

help-evaluate = Vyhodnotí návrhy a řekne, které vyhoví, které ne a o kterých nelze rozhodnout.
    .format = table, json, jsonl, csv, xlsx, parquet, nebo arrow. Jinak podle koncovky souboru, jinak tabulka.
    .output = Soubor, do kterého se zapíše; nebo databáze, která dostane tabulku verdicts: duckdb:SOUBOR, sqlite:SOUBOR, nebo adresa serveru.
    .engine = auto, interpreter, duckdb, nebo spark; auto pro mnoho návrhů zvolí duckdb.
    .fail_on = Skončit kódem 1 při výsledku: fail, undecided, nebo nikdy (never).
    .rejects = Zapsat odmítnuté návrhy do tohoto souboru jako JSON Lines.
    .measured = Uvést, co naměřilo rozhodující porovnání každého pravidla, a rezervu (duckdb).
    .reasons = Do tohoto souboru (.parquet nebo .csv) zapsat, kdo se v nesplněných a nerozhodnutých pravidlech počítal a co chybí (duckdb).
    .since = Z těchto výsledků (soubor Parquet dřívějšího --since) převzít, co se nemohlo změnit; ostatní vyhodnotit.
    .explain_plan = Říci, která pravidla rozhodne dotaz a která interpret, a dotaz ukázat; nic nevyhodnotit.
    .master = Cluster pro spark: local[*], yarn, k8s://… (výchozí: tento počítač).
    .example = eligo evaluate policies/erasmus_plus/alliances/seed examples/alliances.xlsx

help-explain = Řekne, proč návrh dopadl tak, jak dopadl.
    .proposal = Označení (id) návrhu.
    .rule = Jen toto pravidlo.
    .example = eligo explain lot1.pol navrhy.xlsx --proposal P-001 --rule countries

help-report = Napíše zprávu o každém návrhu a přehled všech.
    .folder = Složka, do které zapsat.
    .format = html, md, pdf, json, docx (dopisy žadatelům), xlsx (sešit), nebo více s čárkou.
    .letter_template = Napsat dopisy podle této šablony pro Word místo dodané.
    .reference = Číslo jednací dopisů; {"{id}"} v něm zastupuje číslo každého návrhu.
    .dated = Datum dopisů. Bez něj v nich zůstane mezera, kterou úřad doplní.
    .deadline = Den, do kterého mají žadatelé návrhy doplnit.
    .confirmed = Označení návrhu, jehož údaje platí: dopis jej zamítne a už se neptá. Více označení oddělte čárkami.
    .jobs = Kolik procesů se o práci podělí (výchozí: jeden na každé jádro).
    .resume = Zapsat jen to, co chybí nebo by vyšlo jinak.
    .zip = Všechny zprávy také zabalit do reports.zip.
    .language = cs, en, nebo obojí s čárkou.
    .theme = Vzhled a stálé texty úřadu: soubor theme.toml.
    .audience = Pro koho: officer (referent), applicant (žadatel), committee (komise), nebo public (veřejnost). Podle toho se něco vynechá.
    .example = eligo report policies/erasmus_plus/alliances/seed navrhy.xlsx -o out

help-verify = Znovu odvodí závěr zprávy a řekne, zda stále platí.
    .report = Zpráva v HTML, Markdownu nebo JSON.
    .data = Návrhy; lze uvést víckrát.
    .policy = Předpis. Jinak ten, který zpráva jmenuje, ze složky policies/ nebo z dodaných s programem.
    .example = eligo verify out/cs/AI-2022-001-fe5e72d0.html --data navrhy.xlsx

help-convert = Zapíše návrhy jako tabulky, které se vyhodnocují nejrychleji.
    .folder = Složka, kam se tabulky zapíšou; to, co tam dříve zapsal eligo convert, se nahradí.
    .rejects = Zapsat odmítnuté návrhy do tohoto souboru jako JSON Lines.
    .example = eligo convert lot1.pol navrhy.jsonl -o tabulky

help-handbook = Napíše předpis jako dokument pro lidi, kteří soubory .pol nikdy neuvidí.
    .policy = Soubor .pol, nebo složka; ze složky vznikne jeden dokument s kapitolou pro každý předpis.
    .output = Zapsat do tohoto souboru místo na obrazovku.
    .format = html, md, nebo pdf. Jinak podle přípony souboru, na obrazovku md.
    .theme = Vzhled úřadu: soubor theme.toml.
    .language = cs, en, nebo obojí s čárkou: pak stojí obě znění vedle sebe.
    .example = eligo handbook policies/erasmus_plus/alliances/seed/lot1.pol -o prirucka.html --language cs

help-schema = Vytvoří datový formulář, který předpis očekává.
    .format = json-schema, xlsx, nebo csv.
    .example = eligo schema lot1.pol --format xlsx -o formular.xlsx

help-rule = Vysvětlí kód nálezu: proč, špatný příklad a dobrý příklad.
    .code = Kód, například E0201.
    .example = eligo rule E0201

help-diff = Řekne, co se změnilo mezi dvěma předpisy: nová, zrušená a změněná pravidla, zvlášť slova a zdroje.
    .old = Starší předpis, nebo složka předpisů.
    .new = Novější předpis, nebo složka; porovnají se předpisy v souborech téhož jména.
    .data = Návrhy (jako pro eligo evaluate): říci, které dopadnou jinak a proč. Lze uvést víckrát.
    .format = text, html, md, pdf, nebo json. Jinak podle koncovky souboru, jinak text.
    .fail_on_change = Skončit kódem 1, pokud se něco změnilo.
    .theme = Vzhled úřadu: soubor theme.toml.
    .example = eligo diff 2021/lot1.pol 2022/lot1.pol --data navrhy.xlsx

help-demo = Vyhodnotí dodané příklady, napíše o nich zprávy a řekne, co zkusit dál.
    .folder = Složka, do které zapsat.
    .example = eligo demo -o out

help-new = Napíše začátek předpisu, pravidla, testu nebo mapování, na kterém lze pokračovat.
    .example = eligo new policy erasmus_plus.alliances.moje_vyzva.lot1

help-new-policy = Napíše předpis s jedním pravidlem a jeho testy.
    .name = Jméno s tečkami, například erasmus_plus.alliances.moje_vyzva.lot1.
    .output = Soubor, který zapsat, nebo složka pro něj. Jinak tam, kam ukazuje jméno, je-li tam jeho program, nebo sem.
    .language = Jazyk klíčových slov i hlášení: cs, nebo en.
    .example = eligo new policy erasmus_plus.alliances.moje_vyzva.lot1 -o lot1.pol

help-new-rule = Připíše do předpisu pravidlo, klíčovými slovy předpisu.
    .file = Předpis.
    .id = Jméno pravidla pro stroje, například full_partners.
    .template = Co pravidlo žádá: count, countries, some, none, share, money, table, deadline, nebo judge.
    .example = eligo new rule lot1.pol vocational --template some

help-new-test = Připíše test k testům předpisu.
    .file = Předpis, nebo jeho soubor .test.pol.
    .title = Co test ukazuje, v uvozovkách.
    .example = eligo new test lot1.pol "Návrh bez koordinátora nevyhoví"

help-completion = Vypíše skript, se kterým shell doplňuje příkazy, přepínače, soubory a kódy.
    .shell = bash, zsh, fish, nebo powershell. Skript uložte tam, kde ho shell při spuštění čte: ~/.bashrc, soubor _eligo ve složce z $fpath, ~/.config/fish/completions/eligo.fish, nebo soubor $PROFILE.
    .example = eligo completion bash >> ~/.bashrc

help-new-mapping = Napíše začátek mapování: sloupce a kódy exportu, pokud je lze uhodnout.
    .data = Soubor CSV, Excel nebo Parquet.
    .example = eligo new mapping policies/erasmus_plus/alliances/seed/lot1.pol projekty.csv -o vlastni.toml

help-theme = Zkontroluje vzhled a stálé texty úřadu, nebo napíše jejich začátek.
    .example = eligo theme new -o theme.toml

help-theme-check = Řekne, zda lze motiv použít a co je na něm špatně.
    .file = Motiv, soubor .toml; logo leží vedle něj.
    .example = eligo theme check theme.toml

help-theme-new = Napíše začátek motivu s vysvětlivkami.
    .example = eligo theme new -o theme.toml

help-template = Šablony dopisů pro Word: ověřit vlastní, nebo začít od dodané.
    .example = eligo template new -o dopis.docx

help-template-check = Řekne, co je špatně na šablonách dopisů pro Word.
    .files = Dokumenty Wordu.
    .format = text, json, sarif, github nebo junit.
    .example = eligo template check dopis.docx

help-template-new = Zapíše šablonu dopisu pro Word, na které lze pokračovat.
    .output = Soubor, který zapsat.
    .language = Jazyk šablony i hlášení: cs, nebo en.
    .example = eligo template new -o dopis.docx
