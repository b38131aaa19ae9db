# What can stand at a place of a policy. Keywords are shown as they are typed and need no name.

terminal-NAME = a name
terminal-NUMBER = a number
terminal-STRING = a text in quotation marks
terminal-DATE = a date (`2022-09-15`)
terminal-DATETIME = a date with a time (`2022-09-15 17:00 Europe/Brussels`)
terminal-CURRENCY = a currency (`EUR`)
terminal-LANGUAGE = a language mark (`en`, `cs`)
terminal-DOTTED = a name with dots (`erasmus_plus.model`)
terminal-PIPE = `|`
terminal-ROW_END = the end of a table row `|`
terminal-PLUS = `+`
terminal-MINUS = `-`
terminal-STAR = `*`
terminal-PERCENT = `%`
terminal-NE = `!=`
terminal-GREATER = `>`
terminal-LESS = `<`
terminal-COMMA = a comma `,`
terminal-COLON = a colon `:`
terminal-DOT = a dot `.`
terminal-SLASH = `/`
terminal-LPAR = an opening bracket `(`
terminal-RPAR = a closing bracket `)`
terminal-LSQB = an opening square bracket `[`
terminal-RSQB = a closing square bracket `]`
terminal-LBRACE = an opening brace `{"{"}`
terminal-RBRACE = a closing brace `{"}"}`
terminal-END = the end of the file
