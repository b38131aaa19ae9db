### Jak se v jazyce píše: co program potřebuje vědět kromě vět. Hodnoty jsou seznamy oddělené mezerou; none je nic.

language-name = Čeština
# Označení jazyka v CLDR, podle něhož se píší čísla, názvy zemí a výčty.
language-locale = cs_CZ
# Jazyky, kterým čtenář rozumí, chybí-li text v tomto: nejdřív ten nejbližší.
language-near = sk

## Podstatná jména: v jakém pořadí předpis uvádí jejich tvary a který tvar kam patří

language-nouns = one few many other
# Tvary po předložce „u“, v tomtéž pořadí: u 1 partnera, u 2 partnerů.
language-nouns-of = many other many other
# Název seznamu (řádní partneři), jediného prvku ve druhém pádě (řádného partnera).
language-noun-listed = few
language-noun-of-one = many
# Jak se říká nula: „ani 1 partner“ (counted), nebo jako anglické „no partner“ (plain).
language-none = counted

## Čísla a dny

# Co odděluje trojice číslic (space, comma, stop); kde stojí měna (after, before).
language-thousands = space
language-currency = after
# Vzor dne podle CLDR.
language-day = d. M. y

## Sazba

# Vnější a vnitřní uvozovky.
language-quotes = „ “ ‚ ‘
# Slova, za nimiž se řádek neláme; jednopísmenná i velká.
language-tied-words = k s v z o u a i
# Zkratky, za nimiž se řádek neláme nikdy, a ty, za nimiž jen před číslicí.
language-tied-abbreviations = čl. odst. písm. č. str. tj. např. tzv. mj.
language-tied-before-digits = s.
# Za řadovou číslovkou (1. září, 15. 9.) se řádek neláme: yes, no.
language-tied-ordinals = yes
# Za číslicí se řádek neláme (24 měsíců), ledaže následuje některé z těchto slov; none: láme se vždy.
language-untied-after-digits = a i nebo až či do odst písm
# Měsíce, před nimiž se řádek za číslicí neláme, následuje-li rok.
language-months = none

## Řazení

# Písmena, která stojí v abecedě samostatně, hned za písmenem, které je uvedeno před nimi.
language-letters = cč hch rř sš zž
