# Co se říká o šabloně dopisů pro Word, kterou má úřad (D0271 až D0285).

D0271 = tento soubor není dokument Wordu, nebo je poškozený
    .help = otevřete jej ve Wordu a znovu uložte jako dokument Wordu (.docx)
    .why = Šablona je obyčejný dokument Wordu, aby úřad mohl určit podobu svých dopisů bez vlastního programu. Soubory poškozené nebo poskládané jinak, než jak je skládá Word, se neotevírají.
D0272 = šablona je příliš velká, má přes { $limit } MB
    .help = zmenšete obrázky, nebo vynechte to, co dopis nepotřebuje
    .why = Šablona se čte pro každý dopis a malý soubor se může rozbalit ve velmi velký. Co je větší než jakýkoli dopis, se odmítne dřív, než se otevře.
D0273 = šablona obsahuje makra nebo vložené programy
    .help = uložte ji ve Wordu jako dokument bez maker (.docx)
    .why = Dopisy jdou žadatelům. Program v dopise by se spustil na jejich počítačích.
D0274 = šablona by něco stahovala odjinud: `{ $target }`
    .help = vložte obrázek nebo text přímo do dokumentu; odkazy, které otevírá čtenář, mohou zůstat
    .why = Dopis, který při otevření stahuje obrázky nebo texty, někomu prozradí, kdo a kdy jej čte, a zítra může vypadat jinak.
D0275 = značka není úplná, nebo jí nelze rozumět
    .help = hodnoty pište jako {"`{{ heading }}`"}; každé {"`{%p for … %}` uzavřete značkou `{%p endfor %}` a každé `{%p if … %}` značkou `{%p endif %}`"}
    .why = Značky ve dvojitých složených závorkách se nahrazují hodnotami; značky s procenty opakují nebo vynechávají odstavce a řádky.
D0276 = šablona nesmí použít: `{ $what }`
    .help = používejte hodnoty, {"`for`, `if`"} a známé filtry; nic se nevolá, nepočítá ani nenastavuje
    .why = Kdo může psát šablonu, mohl by jinak spouštět programy na počítači, který dopisy píše.
D0277 = taková hodnota není: `{ $name }`
    .help = zde jsou známy: { $known }
    .near = nejbližší hodnota: `{ $nearest }`
    .why = Po překlepu ve jméně by v každém dopise zůstalo prázdné místo. Šablonu, která ukazuje všechny hodnoty, zapíše `eligo template new`.
D0278 = takový filtr ani test není: `{ $name }`
    .help = známy jsou: { $known }
    .why = Filtry mění, jak se hodnota zapíše. K dispozici jsou jen ty, které nemohou uškodit.
D0279 = šablona píše víc, než jakýkoli dopis potřebuje
    .help = hledejte cyklus v cyklu přes týž seznam
    .why = Dopisy se píší po tisících. Jedna šablona nesmí zdržet ostatní.
D0280 = co ze šablony vznikne, už není dokument Wordu
    .help = každou značku {"`{%p … %}`"} dejte do vlastního odstavce a každou značku {"`{%tr … %}`"} do vlastního řádku tabulky
    .why = Značka, která začíná na jednom místě dokumentu a končí na jiném, dokument roztrhne.
D0281 = jazyk tohoto textu je jiný, nebo není nastaven: `{ $found }`
    .help = označte text ve Wordu a na kartě Revize nastavte jeho jazyk; očekává se: { $known }
    .why = Jazykem textu se řídí čtečky obrazovky, dělení slov a kontrola pravopisu. Dopisy v jiném jazyce, než má šablona, dostanou svůj jazyk při psaní.
D0282 = { $level ->
        [0] žádný odstavec není nadpis
       *[other] nadpis úrovně { $level } následuje po úrovni { $last }
    }
    .help = použijte styl Nadpis 1 pro předmět dopisu a Nadpis 2 pro jeho části
    .why = Kdo stránku nevidí, pohybuje se v dopise podle nadpisů. Velké tučné písmo pro něj nadpisem není.
D0283 = první řádek této tabulky se neopakuje jako její záhlaví
    .help = označte řádek ve Wordu a zvolte Rozložení, Opakovat řádky záhlaví
    .why = Tabulka, která pokračuje na další straně, tam potřebuje své záhlaví a čtečky obrazovky podle něj pojmenovávají buňky.
D0284 = tento obrázek nemá popis
    .help = zvolte ve Wordu Zobrazit alternativní text a napište, co obrázek ukazuje
    .why = Kdo obrázek nevidí, slyší jeho popis.
D0285 = dopis podle této šablony by neukázal `{ $name }`
    .help = doplňte to, nebo ověřte, že to, co dopis musí říci, stojí jinde
    .why = Dopis říká, co bylo zjištěno, co udělat, do kdy a jak se lze bránit.
