# `eligo verify`: zda závěr zprávy stále platí.

verify-holds = { $proposal }: závěr platí.
verify-holds-not = { $proposal }: zpráva neplatí.
verify-gone = { $proposal }: návrh už není mezi těmi, které lze přečíst, a závěr tedy nelze znovu odvodit.
verify-text = Text zprávy byl po zapsání změněn.
verify-policy = Předpis: zpráva vychází z { $old }; nyní platí { $new }.
verify-policy-gone = Předpis: { $policy } se na tento návrh nyní nevztahuje.
verify-data = Údaje: zpráva vychází z { $old }; nyní mají otisk { $new }.
verify-engine = Program: zprávu vytvořil { $old }; toto je { $new }.
verify-outcome = Výsledek: podle zprávy „{ $old }“, nyní „{ $new }“.
verify-rule = Pravidlo { $rule }: podle zprávy „{ $old }“, nyní „{ $new }“.
verify-which-policy = předpis, na kterém zpráva stojí, tu není: { $policy }; uveďte ho volbou --policy
verify-no-report = v souboru není zpráva programu Eligo (HTML, Markdown, JSON, PDF, dopis ve Wordu nebo sešit s celou dávkou): { $file }
verify-several = soubor uvádí svůj závěr víckrát, někdo do něj tedy zasáhl: { $file }
verify-malformed = co o sobě zpráva uvádí, nelze přečíst: { $file }
verify-too-large = soubor je na zprávu příliš velký: { $file }

# Sešit s celou dávkou.
verify-book-holds = { $file }: všechny výsledky platí ({ $count }).
verify-book-holds-not = { $file }: sešit neplatí.
verify-book-policy-gone = Předpis: { $policy } mezi načtenými není.
verify-book-proposal = { $proposal } ({ $policy }): podle sešitu „{ $old }“, nyní „{ $new }“.
verify-book-rules = { $proposal }: výsledky jednotlivých pravidel jsou v sešitu jiné než nyní.
verify-book-more = Počet dalších odlišných návrhů: { $count }.
