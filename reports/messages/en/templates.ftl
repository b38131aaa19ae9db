# What is said about an office's Word template of letters (D0271 to D0285).

D0271 = this is not a Word document, or it is damaged
    .help = open it in Word and save it again as a Word document (.docx)
    .why = A template is an ordinary Word document, so that an office can shape its letters without a program of its own. Files that are damaged, or made by hand in ways that Word does not use, are not opened.
D0272 = the template is too large, more than { $limit } MB
    .help = make its pictures smaller, or leave out what a letter does not need
    .why = A template is read for each letter, and a small file can unpack into a very large one. What is larger than any letter is refused before it is opened.
D0273 = the template contains macros or embedded programs
    .help = save it in Word as a Word document without macros (.docx)
    .why = Letters go to applicants. A program in a letter would run on their computers.
D0274 = the template would fetch something from elsewhere: `{ $target }`
    .help = put the picture or text into the document itself; links that readers follow may stay
    .why = A letter that fetches pictures or texts when it is opened tells somebody who reads it and when, and may look different tomorrow.
D0275 = a tag is incomplete, or not understood
    .help = write values as {"`{{ heading }}`"}; close each {"`{%p for … %}` with `{%p endfor %}` and each `{%p if … %}` with `{%p endif %}`"}
    .why = Tags in double braces are replaced by values; tags with percent signs repeat or leave out paragraphs and rows.
D0276 = a template may not use this: `{ $what }`
    .help = use values, {"`for`, `if`"} and the known filters; nothing can be called, computed or set
    .why = Whoever can write a template could otherwise run programs on the machine that writes the letters.
D0277 = no such value: `{ $name }`
    .help = known here: { $known }
    .near = nearest value: `{ $nearest }`
    .why = A misspelt name would leave a hole in every letter. `eligo template new` writes a template that shows all values.
D0278 = no such filter or test: `{ $name }`
    .help = known: { $known }
    .why = Filters change how a value is written. Only those that can do no harm are there.
D0279 = the template writes more than any letter needs
    .help = look for a loop inside a loop over the same list
    .why = Letters are written by the thousand. One template must not keep the others waiting.
D0280 = what comes out of the template is no longer a Word document
    .help = put each {"`{%p … %}`"} into a paragraph of its own, and each {"`{%tr … %}`"} into a row of its own
    .why = A tag that opens in one place of the document and closes in another tears the document apart.
D0281 = the language of this text is another one, or not set: `{ $found }`
    .help = select the text in Word and set its language under Review; expected: { $known }
    .why = Screen readers, hyphenation and spelling follow the language of a text. Letters in another language than the template's get theirs when they are written.
D0282 = { $level ->
        [0] no paragraph is a heading
       *[other] a heading of level { $level } follows after level { $last }
    }
    .help = use the styles Heading 1 for the subject of the letter and Heading 2 for its parts
    .why = People who do not see the page move through a letter by its headings. Large bold text is no heading for them.
D0283 = the first row of this table does not repeat as its heading
    .help = select the row in Word and choose Layout, Repeat Header Rows
    .why = A table that continues on the next page needs its headings there, and screen readers name the cells by them.
D0284 = this picture has no description
    .help = choose View Alt Text in Word and say what the picture shows
    .why = People who do not see a picture hear its description.
D0285 = a letter from this template would not show `{ $name }`
    .help = add it, or check that what the letter must say stands elsewhere
    .why = A letter says what was found, what to do, until when, and what can be done against it.
