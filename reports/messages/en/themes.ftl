## Audiences and personal data

personal-mark = [personal data]
personal-element = no. { $position }: { $label }
label-audience = Edition for
audience-officer = the officer
audience-applicant = the applicant
audience-committee = the committee, without personal data
audience-public = the public, without the data of the proposal

## Themes

theme-contact = Contact
theme-data-protection = Data protection
cli-unusable-theme = the theme cannot be used: { $file }
cli-theme-sound = the theme can be used: { $file }

## D0220: themes

D0220 = there is no such theme, or it cannot be read: `{ $file }`
    .help = name a file such as theme.toml; `eligo theme new -o theme.toml` writes a beginning
    .why =
        A theme is one file that says how the documents of an office look: its name, logo, colour, letterhead and
        fixed texts. The logo lies beside it.
D0221 = the theme cannot be read as TOML here
    .help = a line is `key = "text"`, and `[office]` opens a table; texts stand in quotation marks, longer ones between three of them
    .why =
        TOML is a plain text format. Most often a quotation mark or a bracket is missing on this line or on the one before.
D0222 = a theme has no such key here: `{ $key }`
    .help = known here: { $known }
    .near = nearest key: `{ $nearest }`
    .why =
        A key that nobody reads would be a text that never appears, so it is a mistake and not ignored. Languages
        are keys too: a text stands under the sign of its language, such as `cs`.
D0223 = another kind of value belongs to `{ $key }`
    .help = { $kind ->
        [text] write one text in quotation marks
        [texts] write the text for each language: `{"{"} cs = "…", en = "…" {"}"}`
        [lines] write the lines as a list: `["one", "two"]`
        [colour] write a colour in quotation marks, such as `"#1f3a5f"`
        [file] name the picture beside the theme: `file = "logo.svg"`
       *[other] write a table: `[{ $key }]` on a line of its own
    }
    .why =
        What a document shows is text in a certain language, so numbers, dates and bare texts have no place here.
D0224 = this is no colour: `{ $value }`
    .help = write it with # and six digits from 0 to f, two each for red, green and blue, such as `"#1f3a5f"`
    .why =
        Names of colours and other notations mean different things in different formats; this one is the same in all.
D0225 = text in the colour `{ $value }` is too pale on white: contrast { $whole }.{ $part } : 1, needed is 4.5 : 1
    .help = the nearest colour of this hue that can be read: `{ $nearest }`
    .why =
        People with weak eyes, and everybody in bright light or on a bad print, cannot read pale text. The accessibility
        rules for public bodies (WCAG 2.2, success criterion 1.4.3) ask for a contrast of at least 4.5 : 1.
D0226 = a text is missing in the language `{ $language }`: `{ $key }`
    .help = add the text under `{ $language }`; until then, documents in that language show the text in another one, or none
    .why =
        The theme speaks this language elsewhere, or a document in it was asked for. Texts of an office are never
        translated by the program.
D0227 = too long: `{ $key }`, at most { $limit }
    .help = shorten it; longer texts belong on a page to which the document leads
    .why =
        These texts stand in every document. The limit keeps a slip, such as a whole file pasted in, out of a thousand letters.
D0228 = there is no such picture beside the theme, or it cannot be read: `{ $file }`
    .help = put it into the folder of the theme, and write its name as it is there, capitals included
    .why =
        The logo lies in the folder of the theme, so that both can be copied together.
D0229 = the picture lies outside of the folder of the theme: `{ $file }`
    .help = copy it into the folder of the theme, and write its name alone: `file = "logo.svg"`
    .why =
        A theme from somebody else could otherwise put any file of this computer into documents that leave the house.
D0230 = a logo is an SVG or a PNG picture: `{ $file }`
    .help = save it as .svg (best: sharp at every size) or as .png
    .why =
        These two look the same in every format of documents.
D0231 = the logo is too large: `{ $file }`, at most { $limit } kB
    .help = save it smaller; a logo in print is 5 cm wide at most, so 600 pixels are enough
    .why =
        Every page holds the logo, so that it can be read without a network: in a thousand pages it is there a thousand times.
D0232 = the logo has too many pixels: `{ $file }` ({ $size }), at most { $limit } on each side
    .help = save it smaller; 600 pixels are enough
    .why =
        Programs unpack a picture before they show it, and a small file may need very much memory.
D0233 = { $kind ->
        [size] the picture does not say how large it is: `{ $file }`
        [png] the file is no PNG picture, or it is damaged: `{ $file }`
       *[other] the picture cannot be read here: `{ $file }`
    }
    .help = { $kind ->
        [size] add `viewBox="0 0 width height"` to the element `<svg>`
       *[other] open it in a drawing program and save it again
    }
    .why =
        A picture that some programs show and others do not would be missing in some of the documents.
D0234 = the picture holds something that a logo must not hold: `{ $what }` in `{ $file }`
    .help = take it out and save the picture again; in a drawing program: save as plain SVG, with text as paths and no linked pictures
    .why =
        An SVG picture can hold scripts, links, and references to other files or addresses. In a document that goes to
        thousands of people it may only draw. The program changes nothing in it, it refuses: an office must know what its logo is.
D0235 = the logo has no text for those who do not see it
    .help = write what it shows, for each language: `cs = "…"` and `en = "…"` beside `file`
    .why =
        Screen readers say this text in place of the picture. Mostly it is the name of the office.
