# Co říkají `eligo check` a `eligo test`. Každý kód má svou zprávu; `.help`: co s tím; `.near`: totéž, je-li znám
# blízké jméno; `.why`: stránka, kterou vypíše `eligo rule KÓD`.

severity-error = chyba
severity-warning = varování

## E01: text nelze přečíst

E0101 = tady nemůže stát: `{ $read }`
    .help = co tu může stát: { $expected }
    .why =
        Od tohoto místa text nedává smysl. Příčina bývá těsně před ním: chybí znaménko, uvozovka nebo řádek není
        dokončený. Porovnejte řádek s jiným, který funguje.
E0102 = soubor končí příliš brzy
    .help = co chybí: { $expected }
    .why =
        Poslední část souboru není dokončená. Pravidlo potřebuje podmínku, text koncovou uvozovku a závorka svou dvojici.
E0103 = `a` a `nebo` stojí vedle sebe bez závorek
    .help = závorkami určete, co patří k sobě: `(x = 1 nebo x = 2) a y = 3`
    .why =
        Takovou větu lze číst dvěma způsoby a každý z nich může o návrhu rozhodnout jinak. Závorky nenechají
        na pochybách ani vás, ani toho, kdo předpis čte po vás.
E0104 = desetinná čárka: `{ $read }`
    .help = napište desetinnou tečku: `1.5`
    .near = napište: `{ $nearest }`
    .why =
        Čárka v předpisu odděluje položky seznamu, a to v obou jazycích. Desetinná místa odděluje tečka a tisíce mezera:
        `1 500 000.50`. Ve zprávách se čísla zobrazí tak, jak jsou čtenáři zvyklí.
E0105 = textu chybí koncová uvozovka
    .help = ukončete text znakem `"` na témže řádku; uvozovka uvnitř textu se píše `\"`
    .why =
        Text začíná i končí rovnou uvozovkou a stojí na jednom řádku. Bez koncové uvozovky by se za jeho součást
        považovalo všechno, co následuje.
E0106 = klíčové slovo druhého jazyka: `{ $read }`
    .help = pište všechna klíčová slova souboru v jednom jazyce; přeloží je `eligo fmt --keywords cs`
    .near = zde napište: `{ $nearest }`
    .why =
        Soubor používá buď česká, nebo anglická klíčová slova, aby se četl jako jeden text. Názvy a texty v uvozovkách
        mohou být v kterémkoli jazyce.
E0107 = překlep v klíčovém slově: `{ $read }`
    .help = porovnejte slovo s přehledem jazyka
    .near = napište: `{ $nearest }`
    .why =
        Slovo se podobá klíčovému slovu jazyka, ale píše se jinak. Klíčová slova se píší malými písmeny.
E0108 = soubor je příliš velký, počet znaků: { $size }
    .help = rozdělte jej do několika souborů a spojte je slovem `použij`; nejvyšší počet: { $limit }
    .why =
        Předpis mají číst lidé, proto je velikost souboru omezena. Záznamy, číselníky a pojmy mohou stát v samostatném
        souboru.
E0109 = závorky nebo podmínky jsou do sebe vnořeny příliš hluboko
    .help = pojmenujte část podmínky slovem `pojem`; nejvyšší hloubka: { $limit }
    .why =
        V tak hluboko vnořené podmínce se nikdo nevyzná. Část s vlastním jménem se čte lépe a lze ji použít znovu.
E0110 = typografická uvozovka: `{ $read }`
    .help = napište rovnou uvozovku `"`; textové procesory ji mění, prostý editor ji ponechá
    .why =
        Texty v předpisu stojí mezi rovnými uvozovkami. Ve zprávách se z nich stanou uvozovky obvyklé v daném jazyce.
E0111 = neobvykle seskupené číslice: `{ $read }`
    .help = oddělujte tisíce mezerou po třech číslicích: `1 500 000`, nebo pište číslo bez mezer: `1500000`
    .why =
        Skupina, v níž číslice chybí nebo přebývá, bývá překlep, který by částku změnil desetinásobně. Proto se přijímají
        jen skupiny přesně o třech číslicích. Tečka před třemi číslicemi, jako v `50.000 EUR`, může dělit tisíce i desetiny.
E0112 = neznámé znaménko: `{ $read }`
    .help = znaménka jsou `=`, `!=`, `<`, `<=`, `>`, `>=`
    .near = napište: `{ $nearest }`
    .why =
        Některá znaménka se tu píší jinak než v tabulkovém kalkulátoru či jinde. Lze použít i slova: `nejméně`, `nejvýše`,
        `právě`.
E0113 = takový den nebo taková hodina neexistuje: `{ $read }`
    .help = pište rok, měsíc, den: `2022-09-15`; hodiny jdou od `00:00` do `23:59`
    .why =
        Takový měsíc nebo den v kalendáři není, nebo taková hodina na hodinách: poslední vteřina dne je `23:59:59`. Datum se píše rokem napřed, aby nešlo zaměnit den a měsíc.
E0114 = časové pásmo chybí, nebo není známé: `{ $read }`
    .help = uveďte oblast a město, například `2022-09-15 17:00 Europe/Brussels`
    .near = napište: `{ $nearest }`
    .why =
        Lhůta bez časového pásma není určitá: v Lisabonu je o hodinu méně než v Praze. Pásma se píší mezinárodními jmény.
E0115 = tento tvar sem nepatří: `{ $read }`
    .help = tvary jsou `každý z … splňuje`, `aspoň jeden z … splňuje`, `žádný z … nesplňuje`
    .near = k tomuto začátku patří `{ $nearest }`; tvary jsou `každý z … splňuje`, `aspoň jeden z … splňuje`, `žádný z … nesplňuje`
    .why =
        Začátek a konec takové věty k sobě musí patřit. Jinak by se dala číst i v opačném smyslu.
E0116 = soubor není prostý text v kódování UTF-8
    .help = uložte jej znovu jako prostý text v kódování UTF-8
    .why =
        Předpisy jsou prosté textové soubory v kódování UTF-8, aby se písmena s háčky a čárkami všude četla stejně.
        Dokument z textového procesoru přečíst nelze.
E0117 = vsuvku v textu nelze přečíst: `{ $read }`
    .help = mezi složenými závorkami stojí hodnota, nebo hodnota a její podstatné jméno: `{"{"}počet(partnerů) partnerů{"}"}`; samotná závorka se píše `{"\\{"}`
    .why =
        Složené závorky v textu obsahují hodnotu, která se doplní podle návrhu. Mezi nimi musí stát úplná hodnota.
E0118 = soubor nelze přečíst: `{ $file }`
    .help = ověřte, že existuje, že je to soubor a že jej smíte číst
    .why =
        Soubor nebyl nalezen, nebo jej počítač nedovolil otevřít.
E0119 = podmínka má příliš mnoho částí
    .help = rozdělte ji do několika pravidel, nebo její části pojmenujte slovem `pojem`; nejvyšší počet: { $limit }
    .why =
        Pravidlo s tolika částmi nelze žadateli vysvětlit. Několik pravidel dá několik jasných důvodů.
E0120 = před `{ $read }` něco chybí: `{ $sign }`
    .help = doplňte to tam: `{ $sign }`
    .why =
        S tímto doplněním dává text opět smysl. V seznamu stojí mezi položkami čárky, každá závorka má svou dvojici
        a podmínka potřebuje všechna svá slova.
E0121 = toto se tu říká jinak: `{ $read }`
    .help = napište to tak, jak je v popisu jazyka
    .near = napište: `{ $nearest }`
    .why =
        Význam lze uhodnout, ale předpis se nehádá: každá věc se v něm říká jedním způsobem, aby ji všichni četli
        stejně. Ověřte, že nabízené znění říká to, co myslíte.
E0122 = toto tu přebývá: `{ $read }`
    .help = vynechte to
    .why =
        Bez toho dává text smysl. Věty předpisu nekončí tečkou ani středníkem a čísla nemají jinou jednotku než měnu.
E0123 = řádek není dokončen
    .help = co může následovat: { $expected }
    .why =
        Řádek se přerušuje uprostřed věty a na dalším začíná něco jiného. Často chybí hodnota, závorka nebo konec
        podmínky.
E0124 = číslo má příliš mnoho číslic
    .help = nejvyšší počet číslic: { $limit }
    .why =
        Tolik číslic žádná částka, počet ani limit výzvy nepotřebuje. Nejčastěji jde o omylem vložený text.
E0125 = stojí tu dvě verze týchž řádků
    .help = ponechte jednu z nich a řádky `<<<<<<<`, `=======` a `>>>>>>>` odstraňte
    .why =
        Tytéž řádky změnili dva lidé a správa verzí se ptá, která verze platí. Do té doby se čte první z nich.

## E02: jména

E0201 = neznámé jméno: `{ $name }`
    .help = zaveďte je slovem `pojem`, nebo použijte pole návrhu
    .near = nejbližší známé jméno: `{ $nearest }`
    .why =
        Podmínka může používat pole záznamů, jména zavedená slovem `pojem` a tabulky. Toto jméno k nim nepatří; může v něm
        být překlep, nebo chybí `použij` se souborem, kde je zaveden.
E0202 = záznam `{ $record }` nemá pole: `{ $name }`
    .help = použijte pole, které v záznamu je, nebo je do záznamu přidejte
    .near = nejbližší pole: `{ $nearest }`
    .why =
        Číst lze jen zavedená pole, aby se překlep nevydával za chybějící údaj. Pole jsou vypsána u slova `záznam`,
        často v souboru, který předpis používá.
E0203 = číselník `{ $vocabulary }` nemá kód ani množinu: `{ $name }`
    .help = použijte kód nebo množinu, které v číselníku jsou
    .near = nejbližší kód: `{ $nearest }`
    .why =
        Údaj s kódem má jen ty hodnoty, které uvádí jeho číselník. Porovnání s jiným kódem by nikdy neplatilo.
E0204 = neznámý typ: `{ $name }`
    .help = typy jsou `text`, `číslo`, `peníze EUR`, `datum`, `datum_a_čas`, `ano_ne`, `seznam záznamů …` nebo jméno číselníku
    .near = nejbližší typ: `{ $nearest }`
    .why =
        Typ pole určuje, co do něj lze vyplnit a s čím je lze porovnat.
E0205 = neznámá tabulka: `{ $name }`
    .help = zaveďte ji slovem `tabulka`
    .near = nejbližší tabulka: `{ $nearest }`
    .why =
        Jméno s hranatou závorkou hledá řádek tabulky. Tabulka tohoto jména není ani zde, ani v použitých souborech.
E0206 = tabulka `{ $table }` nemá sloupec: `{ $name }`
    .help = použijte jméno ze záhlaví tabulky
    .near = nejbližší sloupec: `{ $nearest }`
    .why =
        Jména sloupců stojí v prvním řádku tabulky. Za závorkou se uvádí sloupec, který se má přečíst:
        `limity[délka_v_měsících].nejvyšší_grant`.
E0207 = neznámý dokument: `{ $name }`
    .help = uveďte jej v předpisu: `zdroj { $name } "název dokumentu"`
    .near = nejbližší dokument: `{ $nearest }`
    .why =
        Pravidlo cituje dokument, který předpis uvádí. Každý dokument je tak popsán jednou, i se svým názvem a odkazem.
E0208 = neznámé pravidlo: `{ $name }`
    .help = použijte jméno pravidla z tohoto předpisu
    .near = nejbližší pravidlo: `{ $nearest }`
    .why =
        Ustanovení nebo test uvádí pravidlo jeho jménem. Pravidlo mohlo být přejmenováno nebo odstraněno.
E0209 = neznámý seznam: `{ $name }`
    .help = použijte pole typu `seznam záznamů …`, nebo seznam zavedený slovem `pojem`
    .near = nejbližší seznam: `{ $nearest }`
    .why =
        Počítat a prohledávat lze jen seznamy, například partnery návrhu nebo jejich část.
E0210 = soubor k použití nebyl nalezen: `{ $name }`
    .help = { $about ->
        [hidden] je mezi dodanými předpisy, ale vaše složka `{ $looked }` má program téhož jména a má přednost: zkopírujte soubor do ní, nebo svůj program pojmenujte jinak
       *[other] prohledaná místa: { $looked }; jméno s tečkami znamená složky a soubor, `program.vyzva` je `program/vyzva.pol`
    }
    .near = nejbližší jméno: `{ $nearest }`
    .why =
        Jméno s tečkami znamená složky a soubor: `použij erasmus_plus.model` je `erasmus_plus/model.pol`. Hledá se ve složce,
        kde začíná jméno předpisu, a potom mezi dodanými předpisy.
E0211 = soubory se používají navzájem dokola: `{ $name }`
    .help = přesuňte společnou část do třetího souboru a používejte ten
    .why =
        Když jeden soubor potřebuje druhý a ten zase první, nelze začít ani jedním.
E0212 = jméno je zavedeno dvakrát: `{ $name }`
    .help = { $about ->
        [elsewhere] poprvé je zavedeno v souboru `{ $file }`, řádek { $line }; použitý soubor doplňovat nelze: zvolte jiné jméno
       *[other] poprvé je zavedeno na řádku { $line }; jedno z nich změňte nebo odstraňte
    }
    .why =
        Jméno má v předpisu jediný význam. Při dvojím zavedení by nebylo jasné, který platí.
E0213 = jméno tu má dva významy: `{ $name }`
    .help = napište `{ $record }.{ $name }`, nebo `proposal.{ $name }`
    .why =
        Něco takto pojmenovaného má záznam i návrh. Podmínka musí říci, co z toho myslí.
E0214 = pojem se vysvětluje sám sebou: `{ $name }`
    .help = řekněte pomocí polí a jiných jmen, co znamená
    .why =
        Pojem, který se vrací sám k sobě, nemá význam. Projděte jména, která používá, a kruh přerušte.
E0215 = neznámá fáze: `{ $name }`
    .help = použijte některou ze známých fází, například `způsobilost`
    .near = nejbližší fáze: `{ $nearest }`
    .why =
        Fáze určují pořadí pravidel ve zprávě. Místo a nadpis v ní mají jen známé fáze.
E0216 = chybí tvary podstatného jména: `{ $name }`
    .help = doplňte je tam, kde je zavedeno: `tvary cs "partner", "partneři", "partnera", "partnerů" en "partner", "partners"`
    .why =
        Číslo ve větě potřebuje podstatné jméno ve správném tvaru: 1 partner, 2 partneři, 5 partnerů. Tvary se proto
        vypisují a nehádají.
E0217 = takto se pravidlo jmenovat nesmí: `{ $name }`
    .help = zvolte jiné jméno; `proposal`, `policy`, `outcome`, `warnings` a `judgements` jsou záhlaví v tabulkách výsledků
    .why =
        V tabulkách výsledků má každé pravidlo sloupec se svým jménem. Tato jména patří jiným sloupcům.
E0218 = neznámý jazyk: `{ $name }`
    .help = texty se označují `cs` nebo `en`
    .why =
        Jazyk textu určují dvě malá písmena před ním. Zprávy existují v těch jazycích, které mají svůj soubor vět.
E0219 = číselník `{ $vocabulary }` nemá takový kód ani dřívější množinu: `{ $name }`
    .help = použijte kódy a množiny, které stojí výše v témže číselníku
    .near = nejbližší z nich: `{ $nearest }`
    .why =
        Množina vyjmenovává kódy svého číselníku a množiny zavedené před ní. Žádná množina tak nemůže obsahovat sama sebe.
E0220 = výše není výjimka tohoto jména: `{ $name }`
    .help = nejdříve napište samotnou výjimku a pod ni výjimky z ní; bez `z …` je to výjimka z pravidla
    .near = nejbližší výjimka výše: `{ $nearest }`
    .why =
        Výjimka z výjimky říká, od které se odchyluje. Ta stojí výše v témže pravidle, aby se řetěz výjimek četl shora dolů.
E0221 = `{ $name }` už zavádí předpis, z něhož se vychází: `{ $policy }`
    .help = řekněte, že se mění: `změna pravidla …`, `změna pojmu …`, `změna tabulky …`, `změna ustanovení …`, `změna parametru …`; nebo zvolte jiné jméno
    .why =
        Co předpis přebírá, platí, dokud se to výslovně nezmění. Čtenář nového předpisu tak vidí každou změnu a nic
        se nepřepíše omylem.
E0222 = předpis, z něhož se vychází, takovou část nemá ({ $kind }): `{ $name }`
    .help = použijte jméno z předpisu, ze kterého se vychází (vypíše jej `eligo show`); co je nové, zavádí se bez slov `změna` a `zrušení`
    .near = nejbližší jméno: `{ $nearest }`
    .why =
        Změnit nebo zrušit lze jen to, co zavádí dřívější předpis. Ve jménu může být překlep, nebo `vychází z …` chybí či uvádí
        jiný předpis.
E0223 = nelze vycházet ze souboru, ve kterém není předpis: `{ $name }`
    .help = vycházejte ze souboru, který začíná slovem `předpis …`; záznamy, číselníky a pojmy převezme `použij { $name }`
    .why =
        Slovy `vychází z` přebírá předpis pravidla jiného předpisu. Soubor bez předpisu žádná pravidla k převzetí nemá.
E0224 = neznámý rejstřík: `{ $name }`
    .help = zaveďte jej slovem `rejstřík`, nebo se ptejte na seznam: `aspoň jeden z … splňuje …`
    .near = nejbližší rejstřík: `{ $nearest }`
    .why =
        `je zapsáno v` hledá v rejstříku, jehož záznamy jsou pro každý návrh stejné. Rejstřík se zavádí se svými poli
        a jeho záznamy přicházejí s daty.
E0225 = toto je celý člen seznamu, ne hodnota: `{ $name }`
    .help = uveďte jeho pole: `{ $name }.země`
    .why =
        `jediný z …` pojmenuje jednoho člena seznamu, například koordinátora. Číst a porovnávat lze jeho pole, nikoli jeho
        samého.
E0226 = předpis mění `{ $name }`, ale z žádného předpisu nevychází
    .help = za názvem předpisu uveďte, ze kterého vychází: `předpis example.call_2023 vychází z example.call_2022`; co je nové, zavádí se bez slov `změna` a `zrušení`
    .why =
        Měnit a rušit lze jen to, co předpis převzal z jiného slovy `vychází z`.

## E03: co k sobě nepatří

E0227 = neznámá značka doložení: `{ $name }`
    .help = napište `A`, `B`, `C` nebo `I`
    .near = nejbližší z nich: `{ $nearest }`
    .why =
        Značka říká, jak dobře je zdroj pravidla znám: `A` přečteno v úplném úředním znění, `B` přečteno na stránce orgánu EU
        nebo agentury, `C` souhrn třetí strany, `I` vlastní úsudek. Kde se zdroj nenašel, napište `nedoloženo`.
E0301 = toto nelze porovnat: { $left } a { $right }
    .help = { $about ->
        [moment] lhůta se píše s hodinou a pásmem: `2022-09-15 17:00 Europe/Brussels`; den z okamžiku je `den(podáno)`
        [text] porovnávejte hodnoty téhož druhu; v uvozovkách stojí jen texty: `call = "2022"`, `lot = 1`
       *[other] porovnávejte hodnoty téhož druhu; částka se píše s měnou: `1 000 000 EUR`
    }
    .why =
        Porovnání různých druhů nemá smysl, třeba částky s počtem partnerů. Často chybí měna (`1 000 000 EUR`)
        nebo `počet( … )`.
E0302 = sem patří podmínka, nalezeno: { $found }
    .help = porovnejte hodnotu s něčím: `délka_v_měsících = 24`
    .why =
        Na tomto místě stojí něco, co platí, nebo neplatí. Samotné číslo ani text takové nejsou.
E0303 = toto není seznam: `{ $name }`
    .help = použijte seznam, například `partnerů`
    .why =
        Počítat a prohledávat lze jen seznam a jen z něj lze vybírat slovem `kde`.
E0304 = sem patří číslo nebo peníze, nalezeno: { $found }
    .help = použijte pole s čísly, nebo `počet( … )` seznamu
    .why =
        Sčítat a násobit lze jen čísla a peněžní částky.
E0305 = `{ $sign }` vyžaduje pořadí, které tento druh nemá: { $found }
    .help = použijte `=`, `!=` nebo `patří mezi`
    .why =
        Pořadí mají čísla, peníze a data; kódy, texty a odpovědi ano či ne je nemají. Mohou být jen stejné, nebo různé.
E0306 = podmínka stojí tam, kam patří hodnota
    .help = napište sem pole, číslo nebo počet
    .why =
        Porovnávat, sčítat a počítat lze jen hodnoty. Podmínky se spojují slovy `a`, `nebo` a `ne`.
E0307 = tady žádná `skupina` není
    .help = `skupina` stojí jen za slovem `splňuje` ve větě `každá z různých hodnot … u … splňuje …` a za slovy `pro které platí` ve výrazu `počet(různých hodnot … u …, pro které platí …)`
    .why =
        `skupina` znamená členy, kteří mají stejnou hodnotu, například partnery z jedné země. Mimo takovou větu žádné
        skupiny nejsou.
E0308 = peníze násobené penězi
    .help = násobte peníze číslem: `3 * 1 000 EUR`, nebo vezměte podíl: `30 % z celkový_rozpočet`
    .why =
        Výsledkem by byla eura na druhou, což žádné pravidlo nemůže myslet.
E0309 = měny se liší: `{ $left }` a `{ $right }`
    .help = uveďte obě částky ve stejné měně
    .why =
        Částky v různých měnách lze porovnat jen podle kurzu a ten předpis nehádá.
E0310 = tady může stát jen pole
    .help = napište jméno pole: `země`, nebo `partner.země`
    .why =
        Zda je něco uvedeno, společné nebo různé, se zjišťuje u pole, nikoli u vypočtené hodnoty.
E0311 = seznam stojí tam, kam patří jediná hodnota: `{ $name }`
    .help = ptejte se na jeho členy: `počet({ $name }) >= 1`, `aspoň jeden z { $name } splňuje …`
    .why =
        Seznam má mnoho členů, a proto jej nelze porovnat s jedinou hodnotou. Porovnat lze jejich počet, součet, nejmenší
        nebo největší hodnotu.
E0312 = jsou tu smíchány druhy hodnot, nalezeno: { $found }, má být: { $wanted }
    .help = použijte hodnoty jednoho druhu
    .why =
        Všechny hodnoty ve složených závorkách i v jednom sloupci tabulky jsou téhož druhu, aby porovnání s kteroukoli
        z nich mělo smysl.
E0313 = nesouhlasí počet klíčů tabulky `{ $table }`, má být: { $wanted }, nalezeno: { $found }
    .help = v hranaté závorce uveďte hodnotu pro každý sloupec záhlaví kromě toho, který se čte, a oddělte je čárkami
    .why =
        Klíčem je každý sloupec tabulky kromě toho, který se čte. Bez všech klíčů by mohlo vyhovět více řádků.
E0314 = není jasné, do kterého číselníku patří kód: `{ $name }`
    .help = porovnejte jej s polem: `role = { $name }`; text dejte do uvozovek
    .why =
        Význam dává kódu pole na druhé straně porovnání. Tady žádné takové pole není.
E0315 = tak může vyjít den, který neexistuje; řekněte, jak se { $unit } zaokrouhlí
    .help = připište `zaokrouhleno dolů`, má-li to být poslední den měsíce, nebo `zaokrouhleno nahoru`, má-li to být první den následujícího
    .why =
        Měsíc před 31. březnem by byl 31. únor. Který den se tím myslí, rozhoduje autor předpisu, nikoli počítač.
E0316 = tady není co zaokrouhlovat
    .help = zaokrouhlení vynechte; zaokrouhlují se čísla a peníze, a dny jen tam, kde se přičítají nebo odečítají měsíce či roky
    .why =
        Po dnech a týdnech vyjde vždy přesný den a data, kódy ani texty zaokrouhlit nelze.
E0317 = sem patří den, nalezeno: { $found }
    .help = použijte pole s datem; kalendářní den okamžiku se píše `den(podáno)`
    .why =
        Čas se tu počítá po dnech. Okamžik má svůj den podle Bruselu a ten je třeba si vyžádat slovem `den( … )`, protože
        kolem půlnoci není všude stejný.
E0318 = sem patří celé číslo, nejvýše na 1 000 let
    .help = místo části větší jednotky napište menší: 30 měsíců, ne 2.5 roku
    .why =
        Půl měsíce nemá určitý počet dnů, a proto se data posouvají jen o celé dny, týdny, měsíce a roky.
E0319 = není jasné, které pole rejstříku `{ $register }` se porovnává
    .help = uveďte je: `je zapsáno v { $register } podle { $field }`
    .why =
        Bez slova `podle` se porovnává to pole rejstříku, které se jmenuje stejně jako pole vlevo, a takové tento rejstřík nemá.
E0320 = rejstřík `{ $register }` neříká, odkdy dokdy jeho záznamy platí
    .help = uveďte to v něm: `platí od vydáno do končí` se dvěma poli, která jsou data; nebo den vynechte
    .why =
        Má-li se zjistit, zda záznam k určitému dni platí, musí každý záznam mít den, kdy platnost začíná, a den, kdy končí.
E0321 = sem patří množina kódů: `{ $name }`
    .help = použijte množiny, které číselník `{ $vocabulary }` zavádí slovem `množina`; pro jednotlivé kódy napište `patří mezi { "{ … }" }`
    .near = nejbližší množina: `{ $nearest }`
    .why =
        `v jedné a téže z` se ptá, zda všechny hodnoty leží v jedné z několika množin. Jednotlivé kódy množiny nejsou.
E0322 = na násobky této hodnoty částku zaokrouhlit nelze
    .help = napište číslo větší než nula, téhož druhu a v téže měně jako částka: `zaokrouhleno dolů na násobky 1 000 EUR`
    .why =
        Peníze se zaokrouhlují na násobky peněz v téže měně a číslo bez jednotky na násobky čísla bez jednotky.
E0323 = až sem sahá `{ $word }`, ale tato část o položkách seznamu nic neříká
    .help = dejte otázku na seznam do závorek: `(žádný z partnerů nesplňuje země = BY) a …`; jsou-li otázky dvě, tak každou zvlášť
    .why =
        Na to, co stojí za slovem `splňuje`, se ptáme u každé položky seznamu, a to až do konce věty. Část, která o položce
        nic neříká, měla nejspíš stát vedle otázky, ne uvnitř, a oba způsoby čtení mohou návrh posoudit různě.

## E04: stavba souboru

E0401 = pravidlo nemá podmínku: `{ $rule }`
    .help = přidejte `požadavek`, `doporučení` nebo `posouzení`
    .why =
        Pravidlo říká, co musí platit (`požadavek`), co by platit mělo (`doporučení`), nebo co posoudí člověk
        (`posouzení`).
E0402 = pravidlo má více než jednu podmínku: `{ $rule }`
    .help = spojte je slovem `a`, nebo napište dvě pravidla
    .why =
        Každé pravidlo dává jeden výsledek a jeden důvod. Ze dvou pravidel dostane žadatel dvě jasné odpovědi.
E0403 = tato část tu stojí dvakrát: { $part }
    .help = ponechte jen jednu
    .why =
        Která z nich platí, by záviselo na jejich pořadí, a pořadí nemá v předpisu nic znamenat.
E0404 = v souboru chybí předpis
    .help = začněte jej řádkem `předpis program.výzva.skupina` a názvem: `název cs "…" en "…"`
    .why =
        Řádek `předpis …` dává jméno, pod kterým se vedou výsledky. Soubor bez něj mohou jen používat jiné soubory.
E0405 = v souboru je více než jeden předpis
    .help = dejte každému předpisu vlastní soubor
    .why =
        Jeden soubor je jeden předpis, takže je nepochybné, že jeho jméno, platnost a pravidla patří k sobě.
E0406 = není zaveden záznam `proposal`
    .help = přidejte `použij erasmus_plus.model`, nebo zaveďte `záznam proposal`
    .why =
        Záznam `proposal` vyjmenovává pole, která může mít návrh. Bez něj žádná podmínka neví, co čte.
E0407 = předpis nemá žádná pravidla
    .help = přidejte pravidlo: `pravidlo jméno`, jeho název, zdroj a `požadavek …`
    .why =
        Bez pravidel by vyhověl každý návrh. To sotva kdo zamýšlí.
E0408 = nesouhlasí počet buněk v řádku, má být: { $wanted }, nalezeno: { $found }
    .help = řádek má mít tolik buněk jako záhlaví; každá buňka stojí mezi znaky `|`
    .why =
        Každá buňka patří ke sloupci nad ní. Když nějaká chybí nebo přebývá, posunou se všechny další do jiného sloupce.
E0409 = v záhlaví musí stát jméno
    .help = napište jméno jen z písmen, číslic a znaku `_`: `nejvyšší_grant`
    .why =
        První řádek tabulky pojmenovává sloupce a podmínky se na ně těmito jmény odvolávají.
E0410 = prázdná buňka v tabulce
    .help = doplňte hodnotu, nebo vynechte celý řádek
    .why =
        Pravidla v tabulce hledají limity; prázdná buňka by nechala limit neurčený. Jen v testech znamená prázdná buňka
        neznámý údaj.
E0411 = dva řádky pro tentýž klíč: { $key }
    .help = ponechte jen jeden z nich
    .why =
        Hledání musí najít právě jeden řádek, jinak by limit mohl být ten i onen.
E0412 = platnost končí dříve, než začíná
    .help = prohoďte dny: `platnost od 2022-01-01 do 2022-12-31`
    .why =
        Takový předpis by nikdy neplatil.
E0413 = ustanovení `{ $place }` nemá pravidlo ani důvod, proč je nepotřebuje
    .help = přidejte `pravidla …`, nebo `bez pravidla "proč pravidlo není třeba"`
    .why =
        Každé ustanovení výzvy má buď pravidla, která je ověřují, nebo důvod, proč žádné nepotřebuje. Na žádné se tak
        nezapomene.
E0414 = ustanovení `{ $place }` má pravidla i důvod, proč je nepotřebuje
    .help = ponechte buď `pravidla`, nebo `bez pravidla`
    .why =
        Ustanovení, které ověřují pravidla, žádný důvod nepotřebuje. Ověřuje-li se jen jeho část, napište dvě ustanovení.
E0415 = do tohoto textu nelze vložit hodnotu
    .help = složené závorky mohou stát v částech `zdůvodnění`, `náprava` a `popisek`; samotná závorka se píše `{"\\{"}`
    .why =
        Názvy a poznámky jsou pro každý návrh stejné. Hodnoty z návrhu mohou stát jen v textech o jeho výsledku.
E0416 = seznam uvnitř seznamu: `{ $name }`
    .help = přesuňte pole do záznamu `proposal`
    .why =
        Návrh má seznamy záznamů, například partnerů; tyto záznamy už vlastní seznamy nemají.
E0417 = pravidlo nebo ustanovení v souboru bez předpisu
    .help = přesuňte je do předpisu, nebo soubor začněte řádkem `předpis …`
    .why =
        Soubor, který používají jiné, obsahuje záznamy, číselníky, pojmy a tabulky. Pravidla patří jednomu předpisu, aby
        bylo jasné, o kterých výsledcích rozhodují.
E0418 = tabulka je příliš malá
    .help = tabulka potřebuje záhlaví, aspoň jeden řádek a vedle klíče ještě sloupec s hodnotou
    .why =
        Tabulka odpovídá na otázku, jaká hodnota patří ke klíči. K tomu potřebuje obojí a aspoň jeden řádek.
E0419 = zdá se, že tu chybí řádek `pravidlo …`; předchozí pravidlo je `{ $rule }`
    .help = napište před tento název `pravidlo` a jméno, nebo odstraňte části, které k `{ $rule }` nepatří
    .why =
        Pravidlo má jeden název a jednu podmínku. Stojí-li tu obojí podruhé, byl asi smazán řádek, kterým začíná další
        pravidlo.
E0420 = dva texty v témže jazyce: `{ $language }`
    .help = označte jeden z nich `cs` a druhý `en`, ponechte jen jeden, nebo před druhý doplňte chybějící slovo: `poznámka`, `náprava`
    .why =
        Zobrazit by se dal jen jeden z nich. Často se značka jazyka zkopírovala s textem a zůstala stejná.
E0421 = ustanovení tu stojí dvakrát: `{ $place }`
    .help = poprvé stojí na řádku { $line }; uveďte u tohoto jeho vlastní místo, nebo je odstraňte
    .why =
        Ustanovení se rozlišují podle místa v dokumentu. Při dvou stejných místech by se jedno přehlédlo.
E0422 = parametr nemá hodnotu: `{ $name }`
    .help = napište za jeho jméno `= 4`, nebo uveďte hodnoty podle období: `platnost od 2021-01-01 do 2022-12-31 = 4`
    .why =
        Parametr je číslo, částka nebo datum se jménem a zdrojem. Pravidla, která jej používají, jeho hodnotu potřebují.
E0423 = období u jména `{ $name }` se překrývají, a to ke dni: { $day }
    .help = ať každé období začíná až po skončení předchozího; dny za slovy `od` a `do` patří k období oba
    .why =
        Na každý den připadá jediná hodnota. Kdyby měla dvě období společný den, nebylo by jasné, která to je.
E0424 = `{ $name }` nemá hodnotu v den, kdy předpis platí: { $day }
    .help = prodlužte období, přidejte další, nebo upravte platnost předpisu
    .why =
        Pro každý návrh podaný v době platnosti předpisu se musí hodnota najít. Období bez `do` platí natrvalo.
E0425 = výjimka neříká, kdy se použije: `{ $name }`
    .help = přidejte `pokud …` nebo `ledaže …`
    .why =
        Výjimka, která by se použila vždy, by nebyla výjimkou, ale jiným pravidlem.
E0426 = výjimky může mít jen pravidlo s částí `požadavek` nebo `doporučení`: `{ $rule }`
    .help = výjimku vynechte, nebo v otázce řekněte, kdy je odpověď jiná
    .why =
        Výjimka nahrazuje to, co se požaduje. Kde posuzuje člověk, nemá co nahradit.
E0427 = tomuto řádku a řádku { $line } vyhovují tytéž hodnoty
    .help = upravte meze, aby každé hodnotě vyhověl jeden řádek: `< 10` a `nejméně 10`; k rozmezí `12 až 36` patří oba kraje
    .why =
        Hledání musí najít právě jeden řádek, jinak by výsledek záležel na pořadí řádků.
E0428 = meze mohou stát jen ve sloupci, podle kterého se řádky hledají
    .help = napište sem jednu hodnotu; sloupce s mezemi obsahují čísla, peníze nebo data, stojí první a jmenují se jako pole, podle kterých se hledá
    .why =
        Meze říkají, pro které hodnoty řádek platí. Z řádku se čte jediná hodnota.
E0429 = toto rozmezí končí dříve, než začíná
    .help = napište nejdříve menší hodnotu
    .why =
        V takovém rozmezí žádná hodnota neleží, a řádek by se tak nikdy nenašel.
E0430 = co posuzuje člověk, nemá následek: `{ $rule }`
    .help = část `následek` vynechte, nebo místo `posouzení` napište `požadavek`
    .why =
        Následek nastává, není-li splněn požadavek. Důsledky z posouzení vyvozují ti, kdo posuzují.

E0431 = předpisy ve složce čtou údaj `{ $field }` záznamu `{ $record }` každý jinak
    .help = popište jej ve všech stejně, jako to dělá `{ $policy }`, nebo předpisy vyhodnoťte jeden po druhém
    .why =
        Předpisy v jedné složce čtou tatáž data. Údaj, který je pro jeden předpis částkou a pro druhý textem, nelze přečíst pro oba.
E0432 = osobní údaj v označení návrhu: `{ $name }`
    .help = jméno osoby uveďte ve zvláštním údaji a do `{ $name }` dejte číslo
    .why =
        Podle označení návrhu se jmenují soubory zpráv, odkazy i řádky seznamů, takže se dostane i ke čtenářům, kterým
        osobní údaje nepřísluší.

## E05: testy

E0501 = test nic neočekává
    .help = přidejte `výsledek splněno`, `výsledek pravidla grant nesplněno` nebo jiné očekávání
    .why =
        Test, který nic neočekává, nemůže nikdy selhat, a tak nic nechrání.
E0502 = neznámý příklad: `{ $name }`
    .help = zaveďte jej: `příklad { $name }` a jeho údaje
    .near = nejbližší příklad: `{ $nearest }`
    .why =
        Slovo `jako` převezme údaje z příkladu. Příklad musí stát v témže souboru.
E0503 = taková pozice neexistuje: { $position }, délka seznamu: { $size }
    .help = pozice se počítají od 1
    .why =
        Seznam v tomto testu je kratší. První partner je `partnerů[1]`.
E0504 = test dopadl jinak, očekáváno: { $expected }, výsledek: { $found }
    .help = má-li pravdu test, opravte pravidlo; má-li pravdu pravidlo, opravte test
    .why =
        Test říká, jak má návrh dopadnout. Dopadne-li jinak, byl předpis změněn omylem, nebo test popisuje jeho starší
        podobu.
E0505 = není tu předpis, který se má testovat: `{ $file }`
    .help = uložte předpis vedle testu pod stejným jménem: `lot1.pol` a `lot1.test.pol`
    .why =
        Testy předpisu leží vedle něj a jména obou souborů říkají, že patří k sobě.
E0506 = hodnota je nižší, než pole připouští: `{ $name }`
    .help = uveďte aspoň { $minimum }
    .why =
        Test vyplňuje návrh stejně jako žadatel. Hodnota, která by byla odmítnuta v datech, je odmítnuta i tady.
E0507 = příklady přebírají údaje jeden od druhého dokola: `{ $name }`
    .help = uveďte u jednoho z nich vlastní údaje
    .why =
        Je-li jeden příklad jako druhý a druhý jako první, nemá údaje ani jeden.
E0508 = příklad nic neočekává: `{ $name }`
    .help = přesuňte očekávání do testu, který z příkladu vychází
    .why =
        Příklad jen popisuje návrh. Teprve test říká, jak má návrh dopadnout; očekávání v příkladu by nikdo neověřil.
E0509 = { $what ->
        [measured] zjištěná hodnota je jiná
        [missing] mezi chybějícími údaji není, co se očekává
        [message] sdělení neobsahuje, co se očekává
       *[warnings] počet varování je jiný
    }, očekáváno: { $wanted }, výsledek: { $got }
    .help = má-li pravdu test, opravte pravidlo; má-li pravdu pravidlo, opravte test
    .why =
        Test může kromě výsledku očekávat i hodnotu, kterou pravidlo zjistilo, chybějící údaje, část sdělení a počet
        varování. Něco z toho dopadlo jinak.
E0510 = tato hodnota nepatří do tohoto sloupce
    .help = pod jméno údaje patří jeho hodnota, pod `pravidlo …` a `výsledek` výsledek, pod `zjištěno …` hodnota, pod `varování` počet
    .why =
        V tabulce případů říká záhlaví, co ve sloupci stojí: údaj návrhu, nebo to, co se očekává.

## W03: co stojí za druhý pohled

W0301 = pravidlo `{ $rule }` nemá název { $language ->
        [cs] v češtině
        [en] v angličtině
        [any] v žádném jazyce
       *[else] v jazyce `{ $language }`
    }
    .help = doplňte jej: `název cs "…" en "…"`
    .why =
        Název je to, co vidí čtenáři zprávy. Bez něj uvidí jméno pravidla, které vzniklo pro tento soubor.
W0302 = pravidlo `{ $rule }` nemá zdroj
    .help = doplňte `zdroj page, "místo"`, kde `page` je dokument uvedený v předpisu
    .why =
        Žadatel, jehož návrh nevyhověl, se zeptá, kde je to psáno. Zdroj je odpověď.
W0303 = nesouhlasí počet tvarů podstatného jména `{ $name }` { $language ->
        [cs] v češtině
        [en] v angličtině
       *[else] v jazyce `{ $language }`
    }, má být: { $wanted }, nalezeno: { $found }
    .help = česky: `"partner", "partneři", "partnera", "partnerů"` (po řadě pro 1; 2 až 4; 1,5; 5); anglicky: `"partner", "partners"`
    .why =
        Tvar podstatného jména závisí na čísle před ním. Když některý chybí, budou některé zprávy napsány chybně.
W0304 = o této podmínce rozhodne samotný prázdný seznam
    .help = není-li to záměr, přidejte pravidlo, které žádá aspoň jednoho člena: `požadavek počet({ $list }) >= 1`
    .why =
        Co se říká o každém členu, to o prázdném seznamu platí, protože v něm není nikdo, kdo by to porušil; nejmenší
        a největší hodnota prázdného seznamu neexistuje. To překvapí žadatele i úředníky.
W0305 = { $part ->
        [table] tabulka není nikde použita
       *[definition] pojem není nikde použit
    }: `{ $name }`
    .help = odstraňte to, nebo to použijte v pravidle
    .why =
        Nepoužitý pojem může být pozůstatek, nebo známka toho, že pravidlo čte něco jiného, než mělo.
W0306 = tato podmínka dopadne vždy stejně: { $value ->
        [yes] platí
       *[else] neplatí
    }
    .help = zkontrolujte čísla a kódy, které v ní jsou
    .why =
        Podmínka, která na návrhu nezávisí, o ničem nerozhoduje. Pravděpodobně je v některém čísle překlep.
W0307 = { $part ->
        [inherited] název převzatého pravidla `{ $rule }` mluví o čísle, které v jeho podmínce už není: { $number }
        [parameter] název mluví o čísle, které není hodnotou: { $number }
        [clause] ustanovení mluví o čísle, které jeho pravidla nemají: { $number }
       *[rule] název mluví o čísle, které v podmínce není: { $number }
    }
    .help = { $part ->
        [inherited] změňte pravidlo: `změna pravidla { $rule }`, s názvem, který říká totéž co podmínka
        [clause] upravte ustanovení nebo pravidla tak, aby říkaly totéž
        [parameter] upravte název nebo hodnotu tak, aby říkaly totéž
       *[rule] upravte název nebo podmínku tak, aby říkaly totéž
    }
    .why =
        Číslo v podmínce se snadno změní bez názvu. Zpráva by pak slibovala jedno a ověřovala druhé.
W0308 = `{ $name }` nemá popis { $language ->
        [cs] v češtině
        [en] v angličtině
        [any] v žádném jazyce
       *[else] v jazyce `{ $language }`
    }
    .help = doplňte jej: `cs "…" en "…"`
    .why =
        Zprávy nazývají pole a kódy jejich popisy. Bez popisu uvidí čtenáři jméno, které vzniklo pro tento soubor.
W0309 = hodnota je v seznamu dvakrát: `{ $value }`
    .help = odstraňte ji, nebo napište tu, která byla míněna
    .why =
        Hodnota uvedená dvakrát nic nemění. Často stojí na místě jiné, která byla míněna.
W0310 = počítá se tu jen s čísly, výsledek: { $value }
    .help = napište rovnou výsledek; rozmezí se píše `délka_v_měsících je v rozmezí 24 až 36`
    .why =
        `24-36` znamená 24 minus 36, nikdy rozmezí.
W0311 = zpráva mluví o čísle, které v podmínce není: { $number }
    .help = upravte zprávu nebo podmínku, nebo hodnotu do zprávy vložte: `{"{"}počet(partnerů){"}"}`
    .why =
        Číslo v podmínce se snadno změní bez zpráv. Žadatel by se pak dozvěděl jinou mez, než jaká se ověřuje.
W0312 = text říká `{ $words }`, podmínka má jiné znaménko: `{ $sign }`
    .help = upravte text nebo podmínku; nejméně: `>=`, nejvýše: `<=`, právě: `=`, více než: `>`, méně než: `<`
    .why =
        Kdo čte název, věří mu. Mez ověřovaná obráceně vyřadí návrhy, které vyhovují, nebo propustí ty, které nevyhovují.
W0313 = podstatné jméno `{ $name }` nemá tvary { $language ->
        [cs] v češtině
        [en] v angličtině
       *[else] v jazyce `{ $language }`
    }
    .help = doplňte je k `tvary`; česky: `"partner", "partneři", "partnera", "partnerů"`; anglicky: `"partner", "partners"`
    .why =
        Zprávy v tomto jazyce by se musely bez podstatného jména obejít a četly by se toporně.
W0314 = požadavek počítá `{ $name }` bez podstatného jména
    .help = řekněte, jak se členům říká: `tvary cs "partner", "partneři", "partnera", "partnerů" en "partner", "partners"`
    .why =
        Má-li seznam podstatné jméno, zpráva řekne „jen 3 řádní partneři“. Bez něj musí opakovat celý výběr.
W0315 = toto pole nic nečte: `{ $name }`
    .help = odstraňte je, nebo je použijte v pravidle nebo v označení záznamu
    .why =
        Žadatelé by vyplňovali údaj, na kterém nic nezávisí; nebo jej pravidlo číst mělo, a čte jiný.
W0316 = { $part ->
        [vocabulary] číselník není nikde použit
        [group] množina není nikde použita
        [register] do rejstříku nic nenahlíží
       *[column] do tohoto sloupce nic nenahlíží
    }: `{ $name }`
    .help = odstraňte to, nebo to použijte v pravidle
    .why =
        Co se nikde nepoužívá, může být pozůstatek, nebo známka toho, že pravidlo čte něco jiného, než mělo.
W0317 = tabulka `{ $table }` nemá řádek pro klíče, které mohou přijít: { $keys } (celkem: { $count })
    .help = doplňte řádky, nebo pravidlo omezte na to, co v tabulce je: `pokud země patří mezi programové_země`
    .why =
        Kde tabulka nemá řádek, pravidlo splněno není, ať je druhá hodnota jakákoli. Ověřte, že to výzva opravdu říká.
W0318 = k tomuto řádku nevede žádný návrh, který pravidla připouštějí
    .help = odstraňte řádek, nebo jeho klíč v pravidlech připusťte
    .why =
        Pravidla a tabulka říkají každé něco jiného o tom, co je přípustné. Jedno se změnilo bez druhého.
W0319 = tento seznam je vždy prázdný: jeho podmínky se vylučují
    .help = zkontrolujte kódy a čísla ve výběru i v seznamu, který zužuje; možná mělo být `nebo`, ne `a`
    .why =
        Žádný prvek nemůže splnit všechny podmínky najednou, takže cokoli se tu počítá, je nula.
W0320 = { $part ->
        [applies] předpis se nikdy nepoužije
       *[rule] pravidlo se nikdy nepoužije
    }: podmínku nemůže splnit žádný návrh
    .help = zkontrolujte kódy a čísla, která v ní jsou, také podle řádku `působnost`
    .why =
        Pravidlo, které se nikdy nepoužije, nic neověřuje, a žádná zpráva to neřekne.
W0321 = toto pravidlo žádá totéž co pravidlo `{ $rule }`
    .help = jedno z nich odstraňte, nebo napište podmínku, která byla míněna
    .why =
        Pravidlo často vzniká jako kopie jiného. Když se pak zapomene na podmínku, něco z výzvy se neověřuje.
W0322 = tento test říká totéž co jiný, řádek: { $line }
    .help = změňte návrh nebo očekávání, nebo test odstraňte
    .why =
        Test často vzniká jako kopie jiného. Kopie, která se liší jen názvem, neukazuje nic nového.
W0323 = žádný z těchto testů nečeká, že něco nebude splněno
    .help = přidejte test, v němž některé pravidlo splněno není: `výsledek pravidla countries nesplněno`
    .why =
        Testy, v nichž je vše splněno, by prošly stejně dobře, i kdyby pravidla nežádala vůbec nic.
W0324 = tento předpis i předpis `{ $policy }` platí současně, od: { $first }{ $last ->
        [none] {""}
       *[other] , do: { $last }
    }
    .help = ukončete dřívější dobu platnosti, než začne pozdější: `platnost od 2021-01-01 do 2021-12-31`
    .why =
        Návrh z těchto dnů by se ověřoval podle dvou ročníků výzvy.
W0325 = mezi předpisem `{ $policy }` a tímto předpisem neplatí žádný ročník výzvy, od: { $first }, do: { $last }
    .help = mohou-li mezitím přijít návrhy, začněte platnost den po skončení předchozí
    .why =
        Návrh z těchto dnů by se neověřil podle žádného předpisu a nikdo by si toho nevšiml.
W0326 = předpis téhož jména je i v jiném souboru: `{ $name }`, soubor: `{ $file }`
    .help = dejte každému předpisu vlastní jméno; obvykle se řídí složkami
    .why =
        Výsledky nesou jméno předpisu. Dva předpisy téhož jména v nich nejdou odlišit.
W0327 = jméno předpisu končí na `{ $name }`, soubor se jmenuje `{ $file }`
    .help = přejmenujte soubor nebo předpis tak, aby končily stejně
    .why =
        Podle jména Eligo najde složku, v níž hledá soubory, které předpis používá, a lidé najdou soubor.
W0330 = `{ $name }` nemá vlastní hodnotu od { $first } do { $last }
    .help = prodlužte předchozí období, nebo začněte toto dříve; do té doby se použije hodnota před mezerou
    .why =
        V mezeře mezi dvěma obdobími platí dál ta starší hodnota. Může to být záměr, častěji je však překlep v některém dni.
W0331 = hodnota `{ $name }` měla být ověřena do { $day }
    .help = porovnejte ji s jejím zdrojem a za `ověřit do` pak napište pozdější den
    .why =
        Některé hodnoty se mění zvenčí, například sazby a limity. Autor si poznamenal den, do kterého má někdo ověřit, zda
        tato ještě platí.
W0332 = parametr `{ $name }` nemá zdroj
    .help = doplňte `zdroj page, "místo"`, kde `page` je dokument uvedený v předpisu
    .why =
        O limitu žadatelé pochybují nejdříve. Zdroj říká, kde je psán.
W0333 = výjimka `{ $name }` nemá název { $language ->
        [cs] v češtině
        [en] v angličtině
        [any] v žádném jazyce
       *[else] v jazyce `{ $language }`
    }
    .help = doplňte jej: `název cs "…" en "…"`
    .why =
        Zpráva uvádí výjimky, které se použily. Bez názvu uvidí čtenáři jméno, které vzniklo pro tento soubor.
W0334 = výjimka `{ $name }` nemá zdroj
    .help = doplňte `zdroj page, "místo"`, kde `page` je dokument uvedený v předpisu
    .why =
        I to, že se s někým zachází jinak, musí být někde psáno. Zdroj říká kde.
W0335 = parametr není nikde použit: `{ $name }`
    .help = odstraňte jej, nebo jej použijte v pravidle
    .why =
        Nepoužitý parametr může být pozůstatek, nebo známka toho, že některé pravidlo má číslo vypsané přímo; to pak zůstane
        stejné, i když se parametr změní.
W0336 = toto nic nemění: `{ $name }`
    .help = odstraňte to, nebo napište, co má být jinak
    .why =
        Je tu totéž co v předpisu, z něhož se vychází. Čtenář by hledal rozdíl, který není.
W0337 = tento text chybí { $language ->
        [cs] v češtině
        [en] v angličtině
       *[else] v jazyce `{ $language }`
    }
    .help = doplňte jej: `cs "…" en "…"`
    .why =
        Zprávy existují v obou jazycích. Kde text v jednom chybí, vidí jej čtenáři v tom druhém.

## Druhy hodnot

kind-text = text
kind-number = číslo
kind-money = peníze
kind-day = datum
kind-moment = datum s časem
kind-yes-no = ano nebo ne
kind-code = kód
kind-list = seznam
kind-condition = podmínka
kind-record = záznam
kind-unknown = neznámý druh
kind-of-rule = pravidlo
kind-of-definition = pojem
kind-of-table = tabulka
kind-of-parameter = parametr
kind-of-clause = ustanovení
unit-months = měsíce
unit-years = roky

## Části předpisu a pravidla

part-title = `název`
part-citation = `zdroj`
part-applies = `působnost`
part-valid = `platnost`
part-stage = `fáze`
part-note = `poznámka`
part-otherwise = `zdůvodnění`
part-advice = `náprava`
part-require = `požadavek`
part-consequence = `následek`
part-unit = `jednotka`
part-confirmby = `ověřit do`
part-label = `popisek`
part-validfields = `platí od`

## Co může test očekávat

result-pass = `splněno`
result-fail = `nesplněno`
result-undecided = `nerozhodnuto`
result-not-applicable = `nepoužije se`
result-needs-judgement = `k posouzení`
result-waived = `prominuto`
