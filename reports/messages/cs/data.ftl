# Co se říká o datech: soubory, které nelze přečíst (D0101 až D0129), odmítnuté návrhy (D0131 až D0169),
# mapování exportů (D0171 až D0189), varování (D0191 až D0199), databáze (D0201 až D0219) a slova formuláře, který píše `eligo schema`.

## Soubory

D0101 = soubor ani složka neexistuje: `{ $file }`
    .help = zkontrolujte zápis názvu a složku, ve které jste
D0102 = soubor nelze otevřít: `{ $file }`
    .help = zavřete jej v jiných programech a ověřte, že jej smíte číst
D0103 = neznámý druh souboru: `{ $file }`
    .help = známé přípony: .json, .jsonl, .yaml, .csv, .xlsx; nebo složka se soubory `proposals.csv` a `partners.csv`
D0104 = tento druh zdroje zatím nelze číst: { $kind }
    .help = { $kind ->
        [xls] otevřete soubor v Excelu a uložte jej jako .xlsx
        [ods] otevřete soubor v LibreOffice a uložte jej jako .xlsx
       *[other] vyvezte data jako .jsonl, .xlsx nebo složku se soubory `proposals.csv` a `partners.csv`
    }
D0105 = soubor je větší než { $limit } MB: `{ $file }`
    .help = rozdělte jej na několik souborů a zadejte je za sebou
D0106 = text je v neznámém kódování, řádek { $line }: `{ $file }`
    .help = uložte soubor v kódování UTF-8
D0107 = soubor není platný JSON, řádek { $line }, sloupec { $column }: `{ $file }`
    .help = podívejte se těsně před toto místo; obvykle chybí nebo přebývá čárka, uvozovka nebo závorka
D0108 = na řádku { $line } následuje druhý objekt, soubor vypadá jako JSON Lines: `{ $file }`
    .help = dejte souboru příponu .jsonl, nebo objekty uzavřete do jednoho seznamu v hranatých závorkách
D0109 = data jsou vnořená příliš hluboko: `{ $file }`
    .help = napište seznam návrhů, každý se seznamem partnerů, nic hlubšího
D0110 = soubor neobsahuje seznam návrhů ani jeden návrh: `{ $file }`
    .help = { $kind ->
        [yaml] každý návrh začněte takto: `- id:`
       *[other] seznam návrhů začíná znakem `[`
    }
D0111 = soubor není sešit Excelu, nebo je poškozený: `{ $file }`
    .help = otevřete jej v Excelu a uložte znovu jako .xlsx
D0112 = sešit je zamčený heslem: `{ $file }`
    .help = otevřete jej v Excelu, odstraňte heslo a uložte jej
D0113 = nenašla se tabulka návrhů: `{ $file }`
    .help = listy, tabulky nebo soubory CSV pojmenujte `proposals` a `partners`; co se našlo: { $found }
D0114 = tabulka partnerů je zadána, tabulka návrhů chybí: `{ $file }`
    .help = přidejte list, tabulku nebo soubor CSV s názvem `proposals`
D0115 = tabulka je prázdná: `{ $sheet }`, soubor `{ $file }`
    .help = první řádek musí obsahovat názvy sloupců; prázdný formulář vytvoří `eligo schema`
D0116 = v tabulce chybí sloupec `{ $field }`: `{ $sheet }`, soubor `{ $file }`
    .help = přidejte sloupec do řádku s názvy sloupců; co se v něm našlo: { $found }
D0117 = dva sloupce znamenají totéž: `{ $field }` v tabulce `{ $sheet }`, soubor `{ $file }`
    .help = jeden z nich smažte nebo přejmenujte
D0118 = v záznamu, který začíná na řádku { $line }, chybí nebo přebývá uvozovka: `{ $file }`
    .help = buňka s uvozovkou uvozovkou začíná i končí a uvozovky uvnitř se zdvojují
D0119 = dvě tabulky téhož druhu: `{ $sheet }` a `{ $other }`, soubor `{ $file }`
    .help = ponechte jednu z nich, nebo druhou přejmenujte
D0120 = soubor je prázdný: `{ $file }`
    .help = ověřte, že se uložil celý
D0121 = soubor je sešit starého druhu: `{ $file }`
    .help = otevřete jej v Excelu a uložte jako .xlsx
D0122 = v záznamu, který začíná na řádku { $line }, je příliš dlouhá buňka: `{ $file }`
    .help = zkraťte text; několik řádků mohla spojit i chybějící uvozovka
D0123 = soubor není platný YAML, řádek { $line }, sloupec { $column }: `{ $file }`
    .help = podívejte se na tento řádek a na řádek nad ním; odsazujte jen mezerami a všude stejně; text, v němž je `: `, `#` nebo uvozovka, napište do uvozovek
D0124 = tato část zápisu YAML do dat nepatří: `{ $written }`, řádek { $line }, sloupec { $column }: `{ $file }`
    .help = pište jen názvy a hodnoty, bez značek (`!!`), bez slučování (`<<`) a bez názvů, které jsou seznamem
D0125 = data jsou kvůli opakovaným částem příliš velká, řádek { $line }, sloupec { $column }: `{ $file }`
    .help = hodnoty vypište, místo abyste je opakovali znakem `*`; největší možný počet opakovaných hodnot: { NUMBER($limit) }
D0126 = rejstřík `{ $register }` nelze použít, { $count ->
        [one] nelze v něm přečíst jednu věc
        [few] nelze v něm přečíst { $count } věci
       *[other] nelze v něm přečíst { $count } věcí
    }: `{ $file }`
    .help = opravte, co je zde uvedeno; bez některých zápisů by rejstřík vedl k nesprávným výsledkům

## Návrhy

D0131 = sem patří objekt s poli: `{ $value }`
    .help = údaje zapište jako dvojice názvu a hodnoty ve složených závorkách
D0132 = návrh nemá `id`
    .help = dejte každému návrhu vlastní id
D0133 = toto nemůže být `id`: `{ $value }`
    .help = napište text nebo celé číslo
D0134 = `id` se opakuje: `{ $value }`
    .help = ponechte jeden z návrhů, nebo změňte jeho id; kde stojí: { $places }
D0135 = žádný návrh nemá toto `id`: `{ $value }`
    .help = opravte id, nebo návrh doplňte do tabulky návrhů
D0136 = u řádku není uvedeno, ke kterému návrhu patří
    .help = doplňte `id` návrhu; patří na každý řádek, i když je stejné jako o řádek výš
D0137 = řádek není platný JSON, sloupec { $column }: `{ $value }`
    .help = na každém řádku musí stát jeden celý návrh
D0138 = závorky jsou vnořené příliš hluboko
    .help = napište návrh se seznamem partnerů, nic hlubšího
D0139 = řádek není v kódování UTF-8: `{ $value }`
    .help = uložte soubor v kódování UTF-8
D0140 = pole je zadáno dvakrát: `{ $field }`
    .help = ponechte jen jednu z hodnot
D0141 = chybí povinné pole: `{ $field }`
    .help = vyplňte je
D0142 = sem patří text: `{ $value }`
    .help = hodnotu napište do uvozovek
D0143 = sem patří číslo: `{ $value }`
    .help = napište jen číslo, například 1500000 nebo v tabulce 1 500 000,50; v souboru JSON bez uvozovek
D0144 = číslo lze přečíst dvěma způsoby: `{ $value }`
    .help = napište { $first }, nebo { $second } s jiným počtem desetinných míst, podle toho, co platí
D0145 = není jasné, který znak odděluje desetinná místa: `{ $value }`
    .help = tisíce oddělte mezerami a použijte jen jednu čárku nebo tečku: 1 500 000,50
D0146 = číslo je příliš velké nebo příliš dlouhé: `{ $value }`
    .help = před desetinnou čárkou smí být nejvýše 18 číslic, za ní nejvýše 20
D0147 = číslo je příliš malé: `{ $value }`
    .help = nejmenší možná hodnota: { $minimum }
D0148 = částka je v jiné měně: `{ $value }`
    .help = přepočtěte ji; měna tohoto pole: { $currency }
D0149 = sem patří ano, nebo ne: `{ $value }`
    .help = napište `ano`, nebo `ne`; v souboru JSON `true`, nebo `false`
D0150 = sem patří kód: `{ $value }`
    .help = napište jeden z kódů číselníku jako text
D0151 = neznámý kód: `{ $value }`
    .help = napište jeden z kódů číselníku `{ $vocabulary }`; vypíše je `eligo schema`
    .near = nejbližší kód: `{ $nearest }`
D0152 = sem patří datum: `{ $value }`
    .help = datum napište takto: 2022-09-15
D0153 = sem patří datum a čas: `{ $value }`
    .help = napište je takto: 2022-09-15 17:00 Europe/Prague
D0154 = chybí čas nebo časové pásmo: `{ $value }`
    .help = napište datum, čas a pásmo jako text: 2022-09-15 17:00 Europe/Prague
D0155 = neznámé časové pásmo: `{ $value }`
    .help = napište například Europe/Prague nebo +02:00
D0156 = sem patří seznam: `{ $value }`
    .help = napište seznam v hranatých závorkách; prázdný seznam je []
D0157 = text je příliš dlouhý: `{ $value }`
    .help = zkraťte jej; největší možný počet znaků: { NUMBER($limit) }
D0158 = text obsahuje jen část znaku: `{ $value }`
    .help = vyvezte data znovu v kódování UTF-8
D0159 = v buňce je chyba tabulkového programu: `{ $value }`
    .help = opravte vzorec, nebo nechte buňku prázdnou, není-li hodnota známa
D0160 = řádek má více buněk než záhlaví: `{ $value }`
    .help = text, který obsahuje oddělovač, napište do uvozovek
D0161 = tabulkový program udělal z textu datum: `{ $value }`
    .help = nastavte formát buňky na Text a hodnotu napište znovu
D0163 = hodnota není zapsaná tak, jak říká mapování (`{ $format }`): `{ $value }`
    .help = opravte hodnotu v exportu, nebo `numbers` či `dates` v mapování

## Databáze

D0201 = pro čtení tohoto zdroje chybí knihovna { $library }: `{ $file }`
    .help = nainstalujte ji: `pip install "eligo[{ $extra }]"`
D0202 = toto není adresa databáze, kterou lze číst: `{ $file }`
    .help = pište například `postgresql+psycopg://uživatel@server/databáze`, `sqlite:výzvy.db` nebo `duckdb:výzvy.duckdb`
D0203 = databázový server neodpovídá, nebo odmítá spojení: `{ $file }`
    .help = ověřte název serveru a port, zda server běží a zda je odsud dostupný
D0204 = databázový server odmítl přihlášení: `{ $file }`
    .help = ověřte uživatelské jméno a heslo; u PostgreSQL uložte heslo do souboru `~/.pgpass`, ne na příkazový řádek
D0205 = na serveru není databáze `{ $database }`: `{ $file }`
    .help = zkontrolujte název na konci adresy
D0206 = databáze nedovoluje přečíst některou z tabulek: `{ $file }`
    .help = požádejte jejího správce o oprávnění SELECT k tabulkám `proposals` a `partners`
D0207 = spojení s databází se přerušilo: `{ $file }`
    .help = spusťte příkaz znovu; pokud se to opakuje, obraťte se na správce databáze
D0208 = soubor není databáze { $kind }, nebo je poškozený: `{ $file }`
    .help = zkontrolujte, zda je to správný soubor, zda je úplný a zda jej nevytvořila novější verze programu
D0209 = do databáze právě zapisuje jiný program: `{ $file }`
    .help = počkejte, až skončí, nebo jej zavřete
D0210 = databáze nedokázala odpovědět, { $state }: `{ $file }`
    .help = ověřte, že tabulky nebo pohledy `proposals` a `partners` lze přečíst jiným programem
D0211 = chybí ovladač této databáze, { $library }: `{ $file }`
    .help = nainstalujte jej tam, kde je nainstalováno `eligo`, nebo v adrese uveďte jiný, například `mysql+pymysql://…`
D0212 = ve sloupci `{ $field }` jsou bajty, které nejsou text: `{ $file }`
    .help = uložte texty v kódování UTF-8
D0213 = do databáze nelze zapsat tabulku `{ $table }`: `{ $file }`
    .help = požádejte správce o právo tuto tabulku vytvořit a nahradit; musí to být tabulka, ne pohled, a nesmí na ní nic záviset
D0240 = soubor není ve formátu Parquet, nebo je poškozený: `{ $file }`
    .help = zkontrolujte, zda je to správný soubor a zda je úplný
D0241 = návrhy, které samy nesou rejstřík, nelze převést do tabulek: `{ $file }`
    .help = dejte rejstřík do souboru vedle návrhů, nebo vyhodnoťte data bez převodu
D0242 = toto není tabulka, kterou lze vyhodnotit, nýbrž hodnota typu `{ $kind }`: `{ $file }`
    .help = předejte tabulku nebo čtečku Arrow, tabulku knihovny Polars či pandas, nebo relaci DuckDB
D0243 = soubor není ve formátu Arrow, je poškozený, nebo jeho sloupce obsahují víc než jednotlivé hodnoty: `{ $file }`
    .help = zkontrolujte, zda je to správný soubor a zda je úplný; seznamy a struktury patří do samostatné tabulky
D0250 = Apache Spark nelze spustit nebo není dostupný, { $state }: `{ $file }`
    .help = ověřte adresu clusteru; na jednom počítači potřebuje Spark Javu 17 nebo novější (`java -version`)
D0251 = Apache Spark práci nedokončil, { $state }: `{ $file }`
    .help = hledejte toto slovo v záznamu Sparku; často chybí cesta, oprávnění nebo paměť

## Varování

D0191 = neznámé pole, nebere se v úvahu: `{ $field }`
    .help = záznam `{ $record }` takové pole nemá; opravte je, nebo smažte
    .near = nejbližší pole: `{ $nearest }`
D0192 = rejstřík `{ $register }` nemá žádný zápis, takže v něm není zapsán nikdo a nic
    .help = pokud rejstřík nemáte k dispozici, jeho tabulku smažte: co na něm závisí, zůstane nerozhodnuto

## Mapování exportů

D0171 = takové mapování neexistuje: `{ $file }`
    .help = uveďte cestu k souboru .toml, nebo název dodaného mapování: { $known }
    .near = nejbližší dodané mapování: `{ $nearest }`
D0172 = mapování není platný soubor TOML
    .help = podívejte se sem a těsně před toto místo: text stojí v uvozovkách, seznam v hranatých závorkách a žádný klíč není v tabulce dvakrát
D0173 = takový klíč tu mapování nemá: `{ $key }`
    .help = zde jsou možné: { $known }
    .near = nejbližší klíč: `{ $nearest }`
D0174 = ke klíči `{ $key }` patří jiný druh hodnoty
    .help = { $kind ->
        [text] napište jeden text v uvozovkách
        [texts] napište text v uvozovkách, nebo seznam textů: `["jeden", "druhý"]`
        [table] napište tabulku: `[{ $key }]` na samostatném řádku, nebo `{"{"} … {"}"}`
        [whole] napište celé číslo od 1
        [codes] uveďte název tabulky kódů, nebo ji napište: `{"{"} "v exportu" = "v předpisu" {"}"}`
        [constant] napište text, číslo, true nebo false
       *[other] uveďte sloupec, nebo napište `{"{"} column = "…" {"}"}` nebo `{"{"} value = "…" {"}"}`
    }
D0175 = není jasné, čím se vyplňuje `{ $key }`
    .help = napište právě jeden z klíčů: `column` (první záhlaví, které tam je), `join` (několik sloupců jako jeden text), `value` (u všech stejně)
D0176 = neznámý způsob zápisu: `{ $value }`
    .help = { $kind ->
        [numbers] napište 1234.56 tak, jak je píše export: `1,234.56`, `1.234,56`, `1 234,56` nebo `1234.56`
        [dates] uveďte den, měsíc a rok v jejich pořadí, například `den.měsíc.rok` nebo `year-month-day hour:minute`; nebo `serial` pro pořadová čísla dnů z tabulkového procesoru
        [zone] uveďte časové pásmo, například `Europe/Prague`
        [encoding] možná jsou: utf-8, utf-16, cp1250, cp1252, cp852, iso-8859-1, iso-8859-2, iso-8859-15
       *[other] napište jeden znak, který stojí mezi buňkami, nebo `tab`
    }
D0177 = tabulka kódů `{ $name }` neexistuje
    .help = doplňte ji: `[codes.{ $name }]`
    .near = nejbližší tabulka kódů: `{ $nearest }`
D0178 = mapování navazuje samo na sebe, přímo nebo přes jiná: `{ $file }`
    .help = smažte jeden z řádků `extends`
D0179 = mapování neříká, ve kterém sloupci je označení návrhu
    .help = doplňte do tabulky `[proposal]`: `id = "…"` se záhlavím tohoto sloupce
D0180 = předpis v poli `{ $field }` takovou hodnotu nepřijímá: `{ $value }`
    .help = napište hodnotu, kterou předpis zná; vypíše je `eligo schema`
    .near = nejbližší hodnota: `{ $nearest }`
D0181 = samostatnou tabulku pro `{ $list }` je třeba najít a připojit
    .help = napište `from = {"{"} file = "…", key = "…" {"}"}`: název jejího souboru (nebo `sheet`) a sloupec s označením návrhu
D0182 = předpis nemá seznam `{ $list }`, který by mapování mohlo vyplnit
    .help = uveďte seznam, který předpis má; klíč `one_row_per` použijte jen tam, kde žádný seznam nemá samostatnou tabulku
    .near = nejbližší seznam: `{ $nearest }`
D0183 = v žádném souboru není tabulka `{ $table }`
    .help = mapování hledá: { $sought }; nalezeno: { $found }; přidejte soubor, nebo opravte `file` v mapování
D0184 = v exportu není sloupec `{ $field }`: `{ $file }`
    .help = opravte záhlaví v mapování; nalezeno: { $found }
    .near = nejbližší záhlaví: `{ $nearest }`
D0185 = v sešitu není list `{ $sheet }`: `{ $file }`
    .help = nalezeno: { $found }
D0186 = jiný řádek téhož návrhu říká něco jiného: `{ $value }`
    .help = porovnejte jej s řádkem { $first }; co patří k návrhu, musí být ve všech jeho řádcích stejné
D0187 = soubor není ve formátu Parquet, nebo je poškozený: `{ $file }`
    .help = vytvořte jej znovu tam, odkud pochází
D0188 = na disku není dost místa pro odložené řádky: `{ $file }`
    .help = uvolněte tolik místa, kolik zabírají soubory, nebo v proměnné prostředí TMPDIR uveďte jinou složku
D0189 = předpis nemá v záznamu `{ $record }` pole `{ $field }`, takže se nic nevyplní
    .help = smažte tento řádek, nebo opravte název; názvy vypíše `eligo schema`
    .near = nejbližší pole: `{ $nearest }`

## Formulář

form-table = List
form-field = Sloupec
form-meaning = Význam
form-how = Jak vyplnit
form-required = Povinné
form-personal = Osobní údaj
form-yes = ano
form-id = id návrhu
form-link = id návrhu, ke kterému řádek patří
form-list = Číselník
form-code = Kód
form-also = Přijímá se také
form-how-id = text nebo celé číslo, u každého návrhu jiné
form-how-text = text
form-how-number = číslo
form-how-money = částka v { $of }, jen číslo
form-how-date = datum, například 2022-09-15
form-how-datetime = datum, čas a časové pásmo, například 2022-09-15 17:00 Europe/Prague
form-how-yes-no = ano, nebo ne
form-how-code = kód z číselníku { $of }
