### Ako sa v jazyku píše: čo program potrebuje vedieť okrem viet. Hodnoty sú zoznamy oddelené medzerou; none je nič.

language-name = Slovenčina
language-locale = sk_SK
language-near = cs

## Podstatné mená

language-nouns = one few many other
language-nouns-of = many other many other
language-noun-listed = few
language-noun-of-one = many
language-none = counted

## Čísla a dni

language-thousands = space
language-currency = after
language-day = d. M. y

## Sadzba

language-quotes = „ “ ‚ ‘
language-tied-words = k s v z o u a i
language-tied-abbreviations = čl. ods. písm. č. str. t.j. napr. tzv.
language-tied-before-digits = s.
language-tied-ordinals = yes
language-untied-after-digits = a i alebo až či do ods písm
language-months = none

## Radenie

language-letters = aä cč hch oô rř sš zž
