# Co může v předpisu na kterém místě stát. Klíčová slova se ukazují tak, jak se píší, a pojmenování nepotřebují.

terminal-NAME = jméno
terminal-NUMBER = číslo
terminal-STRING = text v uvozovkách
terminal-DATE = datum (`2022-09-15`)
terminal-DATETIME = datum s časem (`2022-09-15 17:00 Europe/Prague`)
terminal-CURRENCY = měna (`EUR`)
terminal-LANGUAGE = značka jazyka (`cs`, `en`)
terminal-DOTTED = jméno s tečkami (`erasmus_plus.model`)
terminal-PIPE = `|`
terminal-ROW_END = konec řádku tabulky `|`
terminal-PLUS = `+`
terminal-MINUS = `-`
terminal-STAR = `*`
terminal-PERCENT = `%`
terminal-NE = `!=`
terminal-GREATER = `>`
terminal-LESS = `<`
terminal-COMMA = čárka `,`
terminal-COLON = dvojtečka `:`
terminal-DOT = tečka `.`
terminal-SLASH = `/`
terminal-LPAR = levá závorka `(`
terminal-RPAR = pravá závorka `)`
terminal-LSQB = levá hranatá závorka `[`
terminal-RSQB = pravá hranatá závorka `]`
terminal-LBRACE = levá složená závorka `{"{"}`
terminal-RBRACE = pravá složená závorka `{"}"}`
terminal-END = konec souboru
