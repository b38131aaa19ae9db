## Čtenáři a osobní údaje

personal-mark = [osobní údaj]
personal-element = č. { $position }: { $label }
label-audience = Vydání pro
audience-officer = referenta
audience-applicant = žadatele
audience-committee = komisi, bez osobních údajů
audience-public = veřejnost, bez údajů z návrhu

## Motivy

theme-contact = Kontakt
theme-data-protection = Ochrana osobních údajů
cli-unusable-theme = motiv nelze použít: { $file }
cli-theme-sound = motiv lze použít: { $file }

## D0220: motivy

D0220 = motiv neexistuje, nebo jej nelze přečíst: `{ $file }`
    .help = uveďte soubor, například theme.toml; začátek napíše `eligo theme new -o theme.toml`
    .why =
        Motiv je jeden soubor, který říká, jak vypadají dokumenty úřadu: jeho jméno, logo, barva, hlavička a stálé
        texty. Logo leží vedle něj.
D0221 = zde nelze motiv přečíst jako TOML
    .help = řádek je `klíč = "text"`, tabulku otevírá `[office]`; texty stojí v uvozovkách, delší mezi třemi uvozovkami
    .why =
        TOML je prostý textový formát. Nejčastěji chybí uvozovka nebo závorka na tomto řádku či na předchozím.
D0222 = takový klíč tu motiv nemá: `{ $key }`
    .help = zde jsou možné: { $known }
    .near = nejbližší klíč: `{ $nearest }`
    .why =
        Klíč, který nikdo nečte, by byl textem, který se nikdy neobjeví; proto je to chyba a nepřehlíží se. I jazyky jsou
        klíče: text stojí pod značkou svého jazyka, například `cs`.
D0223 = ke klíči `{ $key }` patří jiný druh hodnoty
    .help = { $kind ->
        [text] napište jeden text v uvozovkách
        [texts] napište text pro každý jazyk: `{"{"} cs = "…", en = "…" {"}"}`
        [lines] napište řádky jako seznam: `["jeden", "druhý"]`
        [colour] napište barvu v uvozovkách, například `"#1f3a5f"`
        [file] uveďte obrázek vedle motivu: `file = "logo.svg"`
       *[other] napište tabulku: `[{ $key }]` na samostatném řádku
    }
    .why =
        Dokument ukazuje text v určitém jazyce, takže čísla, data ani texty bez jazyka sem nepatří.
D0224 = toto není barva: `{ $value }`
    .help = napište ji znakem # a šesti číslicemi od 0 do f, po dvou pro červenou, zelenou a modrou, například `"#1f3a5f"`
    .why =
        Jména barev a jiné zápisy znamenají v různých formátech něco jiného; tento je všude stejný.
D0225 = text v barvě `{ $value }` je na bílé příliš bledý: kontrast { $whole },{ $part } : 1, potřeba je 4,5 : 1
    .help = nejbližší čitelná barva téhož odstínu: `{ $nearest }`
    .why =
        Bledý text nepřečte člověk se slabým zrakem a za ostrého světla nebo na špatném výtisku nikdo. Pravidla přístupnosti
        pro veřejný sektor (WCAG 2.2, kritérium 1.4.3) žádají kontrast nejméně 4,5 : 1.
D0226 = chybí text v jazyce `{ $language }`: `{ $key }`
    .help = doplňte text pod `{ $language }`; do té doby dokumenty v tomto jazyce ukážou text v jiném, nebo žádný
    .why =
        Motiv tímto jazykem jinde mluví, nebo má v něm dokument vzniknout. Texty úřadu program nikdy nepřekládá.
D0227 = příliš dlouhé: `{ $key }`, nejvýše { $limit }
    .help = zkraťte text; delší patří na stránku, na kterou dokument odkáže
    .why =
        Tyto texty stojí v každém dokumentu. Mez brání tomu, aby se omyl, třeba celý vložený soubor, dostal do tisíce dopisů.
D0228 = takový obrázek vedle motivu není, nebo jej nelze přečíst: `{ $file }`
    .help = dejte jej do složky motivu a jméno napište tak, jak tam je, včetně velkých písmen
    .why =
        Logo leží ve složce motivu, aby se obojí dalo kopírovat společně.
D0229 = obrázek leží mimo složku motivu: `{ $file }`
    .help = zkopírujte jej do složky motivu a napište jen jeho jméno: `file = "logo.svg"`
    .why =
        Cizí motiv by jinak mohl vložit jakýkoli soubor tohoto počítače do dokumentů, které odcházejí z úřadu.
D0230 = logo je obrázek SVG nebo PNG: `{ $file }`
    .help = uložte jej jako .svg (nejlépe: ostrý v každé velikosti), nebo jako .png
    .why =
        Tyto dva druhy vypadají ve všech formátech dokumentů stejně.
D0231 = logo je příliš velké: `{ $file }`, nejvýše { $limit } kB
    .help = uložte je menší; v tisku je logo široké nejvýše 5 cm, takže stačí 600 bodů
    .why =
        Logo je v každé stránce, aby ji bylo možné číst bez sítě: v tisíci stránkách je tisíckrát.
D0232 = logo má příliš mnoho bodů: `{ $file }` ({ $size }), nejvýše { $limit } na každé straně
    .help = uložte je menší; stačí 600 bodů
    .why =
        Programy obrázek před zobrazením rozbalí a malý soubor může potřebovat velmi mnoho paměti.
D0233 = { $kind ->
        [size] obrázek neříká, jak je velký: `{ $file }`
        [png] soubor není obrázek PNG, nebo je poškozený: `{ $file }`
       *[other] zde nelze obrázek přečíst: `{ $file }`
    }
    .help = { $kind ->
        [size] do prvku `<svg>` doplňte `viewBox="0 0 šířka výška"`
       *[other] otevřete jej v kreslicím programu a znovu uložte
    }
    .why =
        Obrázek, který některé programy ukážou a jiné ne, by v části dokumentů chyběl.
D0234 = v obrázku je něco, co v logu být nesmí: `{ $what }` v souboru `{ $file }`
    .help = odstraňte to a obrázek znovu uložte; v kreslicím programu: uložit jako prosté SVG, text převést na křivky, žádné připojené obrázky
    .why =
        Obrázek SVG může obsahovat skripty, odkazy a odvolávky na jiné soubory či adresy. V dokumentu, který jde tisícům lidí,
        smí jen kreslit. Program v něm nic nemění, odmítne jej: úřad musí vědět, co jeho logo obsahuje.
D0235 = logo nemá text pro ty, kdo je nevidí
    .help = napište, co ukazuje, pro každý jazyk: `cs = "…"` a `en = "…"` vedle `file`
    .why =
        Čtečky obrazovky řeknou tento text místo obrázku. Většinou je to jméno úřadu.
