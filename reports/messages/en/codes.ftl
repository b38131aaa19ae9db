# What `eligo check` and `eligo test` say. Each code has its message; `.help`: what to do; `.near`: the same where
# a near name is known; `.why`: the page that `eligo rule CODE` prints.

severity-error = error
severity-warning = warning

## E01: the text cannot be read

E0101 = this cannot stand here: `{ $read }`
    .help = what can stand here: { $expected }
    .why =
        The text stopped making sense at this place. The cause is often just before it: a missing sign, a missing
        quotation mark, or a line that is not finished. Compare the line with one that works.
E0102 = the file ends too early
    .help = what is missing: { $expected }
    .why =
        The last declaration of the file is not finished. A rule needs its condition, a text its closing quotation mark,
        a bracket its partner.
E0103 = `and` and `or` stand side by side without brackets
    .help = say with brackets what belongs together: `(a = 1 or a = 2) and b = 3`
    .why =
        People read such a sentence in two ways, and the two ways may decide a proposal differently. Brackets leave
        no doubt, for you and for the reader beside you.
E0104 = a decimal comma: `{ $read }`
    .help = write a decimal point: `1.5`
    .near = write: `{ $nearest }`
    .why =
        In a policy the comma separates the items of a list, in both languages. Decimals have a point and thousands
        a space: `1 500 000.50`. Reports show numbers as readers expect them.
E0105 = this text has no closing quotation mark
    .help = end the text with `"` on the same line; a quotation mark inside a text is written `\"`
    .why =
        A text begins and ends with a straight quotation mark, on one line. Without the second one, everything after it
        would be read as part of the text.
E0106 = a keyword of the other language: `{ $read }`
    .help = write all keywords of a file in one language; `eligo fmt --keywords en` translates them
    .near = write here: `{ $nearest }`
    .why =
        A file is written either with English or with Czech keywords, so that it reads as one text. Names and texts
        in quotation marks may be in any language.
E0107 = a misspelled keyword: `{ $read }`
    .help = compare the word with the language reference
    .near = write: `{ $nearest }`
    .why =
        The word looks like a keyword of the language but is spelled differently. Keywords are written in small letters.
E0108 = the file is too large, characters: { $size }
    .help = split it into several files and join them with `use`; the limit is { $limit }
    .why =
        A policy is meant to be read by people, so the size of a file has a limit. Records, vocabularies and definitions
        can stand in a file of their own.
E0109 = brackets or conditions are nested too deeply
    .help = give a part of the condition a name with `define`; the limit is { $limit }
    .why =
        Nobody can follow a condition nested this deeply. A part with a name of its own reads better and can be used again.
E0110 = a typographic quotation mark: `{ $read }`
    .help = write the straight mark `"`; word processors change it, a plain text editor does not
    .why =
        Texts in a policy stand between straight quotation marks. In reports they become the marks that each language
        uses.
E0111 = the digits are grouped in an unusual way: `{ $read }`
    .help = group thousands in threes with a space: `1 500 000`, or write no spaces at all: `1500000`
    .why =
        A group with one digit more or less is most often a slip, and it would change the amount tenfold. So only groups
        of exactly three digits are accepted. A point before three digits, as in `50.000 EUR`, may part thousands as well as
        decimals.
E0112 = no such sign: `{ $read }`
    .help = the signs are `=`, `!=`, `<`, `<=`, `>`, `>=`
    .near = write: `{ $nearest }`
    .why =
        Some signs are written differently here than in a spreadsheet or elsewhere. Words may be used as well: `at least`,
        `at most`, `exactly`.
E0113 = there is no such day or hour: `{ $read }`
    .help = write year, month, day: `2022-09-15`; hours go from `00:00` to `23:59`
    .why =
        The month or the day does not exist in the calendar, or the hour on the clock: the last second of a day is `23:59:59`.
        Dates are written with the year first, so that day and month cannot be mistaken for each other.
E0114 = the time zone is missing, or is not known: `{ $read }`
    .help = write a region and a city, such as `2022-09-15 17:00 Europe/Brussels`
    .near = write: `{ $nearest }`
    .why =
        A deadline without a zone is not a moment: in Lisbon it is an hour earlier than in Prague. Zones are written with
        their international names.
E0115 = this form does not fit here: `{ $read }`
    .help = the forms are `all … have`, `some … have`, `no … have`
    .near = `{ $nearest }` goes with this beginning; the forms are `all … have`, `some … have`, `no … have`
    .why =
        The beginning and the end of such a sentence have to fit together. Otherwise it could be read as saying the opposite.
E0116 = the file is not a plain text in UTF-8
    .help = save it again as plain text with the encoding UTF-8
    .why =
        Policies are plain text files in the encoding UTF-8, so that letters with accents read the same everywhere.
        A document of a word processor cannot be read.
E0117 = the insertion in this text cannot be read: `{ $read }`
    .help = between braces stands a value, or a value and its noun: `{"{"}count(partners) partners{"}"}`; a brace alone is written `{"\\{"}`
    .why =
        In a message, braces hold a value that is filled in for each proposal. What stands between them has to be
        a complete value.
E0118 = the file cannot be read: `{ $file }`
    .help = check that it exists, that it is a file, and that you may read it
    .why =
        The file was not found, or the computer did not allow it to be opened.
E0119 = the condition has too many parts
    .help = split it into several rules, or name parts of it with `define`; the limit is { $limit }
    .why =
        A rule with this many parts cannot be explained to an applicant. Several rules give several clear reasons.
E0120 = something is missing before `{ $read }`: `{ $sign }`
    .help = write it there: `{ $sign }`
    .why =
        The text makes sense again when this is put in. Lists have commas between their items, every bracket has its
        partner, and a condition needs all its words.
E0121 = this is said differently here: `{ $read }`
    .help = write it as the language reference has it
    .near = write: `{ $nearest }`
    .why =
        The meaning can be guessed, but a policy is not guessed: each thing is said in one way, so that everyone reads
        it alike. Check that the wording offered is what you mean.
E0122 = this is too much here: `{ $read }`
    .help = leave it out
    .why =
        Without it the text makes sense. Sentences in a policy need no full stop or semicolon, and numbers no unit but
        a currency.
E0123 = the line is not finished
    .help = what can follow: { $expected }
    .why =
        The line breaks off in the middle of a sentence, and the next line begins something else. Often a value, a closing
        bracket or the end of a condition is missing.
E0124 = the number has too many digits
    .help = the limit is { $limit }
    .why =
        No amount, count or limit of a call needs so many digits. Most often something was pasted by mistake.
E0125 = two versions of the same lines stand here
    .help = keep one of them, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`
    .why =
        Two people changed the same lines, and the version control asks which of the two counts. The first version is read
        until then.

## E02: names

E0201 = no such name: `{ $name }`
    .help = declare it with `define`, or take a field of the proposal
    .near = the nearest known name: `{ $nearest }`
    .why =
        A condition may use fields of the records, names declared with `define`, and tables. This name is none of them;
        it may be misspelled, or the file with it is missing from `use`.
E0202 = the record `{ $record }` has no such field: `{ $name }`
    .help = take a field that the record declares, or add it to the record
    .near = the nearest field: `{ $nearest }`
    .why =
        Only declared fields can be read, so that a slip cannot pass for a missing answer. The fields stand in the
        `record` declaration, often in the file that the policy uses.
E0203 = the vocabulary `{ $vocabulary }` has no such code or group: `{ $name }`
    .help = take a code or a group that the vocabulary declares
    .near = the nearest code: `{ $nearest }`
    .why =
        A coded fact has only the values that its vocabulary lists. A comparison with any other code could never hold.
E0204 = no such type: `{ $name }`
    .help = types are `text`, `number`, `money EUR`, `date`, `datetime`, `yes_no`, `list of …`, or the name of a vocabulary
    .near = the nearest type: `{ $nearest }`
    .why =
        The type of a field says what may be filled in and what it can be compared with.
E0205 = no such table: `{ $name }`
    .help = declare it with `table`
    .near = the nearest table: `{ $nearest }`
    .why =
        A name followed by square brackets looks up a row of a table. No table of this name is declared here or in the
        files that are used.
E0206 = the table `{ $table }` has no such column: `{ $name }`
    .help = take a name from the heading of the table
    .near = the nearest column: `{ $nearest }`
    .why =
        The names of columns stand in the first row of the table. After the brackets comes the column to be read:
        `grant_limits[duration_months].max_grant`.
E0207 = no such document: `{ $name }`
    .help = name it in the policy: `source { $name } "title of the document"`
    .near = the nearest document: `{ $nearest }`
    .why =
        A rule cites a document that the policy names. So every document is described once, with its title and link.
E0208 = no such rule: `{ $name }`
    .help = take the name of a rule in this policy
    .near = the nearest rule: `{ $nearest }`
    .why =
        A clause or a test speaks about a rule by its name. The rule may have been renamed or removed.
E0209 = no such list: `{ $name }`
    .help = take a field with the type `list of …`, or a list declared with `define`
    .near = the nearest list: `{ $nearest }`
    .why =
        Only lists can be counted and searched, such as the partners of a proposal or a part of them.
E0210 = no such file to use: `{ $name }`
    .help = { $about ->
        [hidden] it is among the shipped policies, but your folder `{ $looked }` has a programme of that name and goes before them: copy the file there, or call your programme otherwise
       *[other] places searched: { $looked }; a name with dots means folders and a file, `programme.call` is `programme/call.pol`
    }
    .near = the nearest name: `{ $nearest }`
    .why =
        A dotted name stands for folders and a file: `use erasmus_plus.model` means `erasmus_plus/model.pol`. It is looked
        for in the folder where the name of the policy begins, and then among the shipped policies.
E0211 = the files use each other in a circle: `{ $name }`
    .help = move what they share into a third file and use that one
    .why =
        If one file needs another and that one needs the first, neither can be read first.
E0212 = the name is declared twice: `{ $name }`
    .help = { $about ->
        [elsewhere] the first declaration is in `{ $file }`, line { $line }; a file that is used cannot be added to: take another name
       *[other] the first declaration is on line { $line }; rename or remove one of them
    }
    .why =
        A name has one meaning in a policy. Two declarations would leave open which of them counts.
E0213 = the name has two meanings here: `{ $name }`
    .help = write `{ $record }.{ $name }` or `proposal.{ $name }`
    .why =
        Both the record and the proposal have something of this name. The condition has to say which one is meant.
E0214 = the definition is explained by itself: `{ $name }`
    .help = say what it means with fields and other names
    .why =
        A definition that leads back to itself has no meaning. Follow the names it uses and break the circle.
E0215 = no such stage: `{ $name }`
    .help = take one of the stages that policies know, such as `eligibility`
    .near = the nearest stage: `{ $nearest }`
    .why =
        Stages order the rules in a report. Only known stages have a place and a heading there.
E0216 = no forms of this noun are declared: `{ $name }`
    .help = add them where it is declared: `called en "partner", "partners" cs "partner", "partneři", "partnera", "partnerů"`
    .why =
        A number in a sentence needs the noun in the right form: 1 partner, 5 partners. Czech has up to four forms, so they
        are written down rather than guessed.
E0217 = this name cannot be given to a rule: `{ $name }`
    .help = choose another name; `proposal`, `policy`, `outcome`, `warnings` and `judgements` are headings in tables of results
    .why =
        In tables of results each rule has a column with its name. These names belong to other columns.
E0218 = no such language: `{ $name }`
    .help = texts are marked `en` or `cs`
    .why =
        Two small letters before a text say its language. Reports exist in the languages that have a catalogue of sentences.
E0219 = the vocabulary `{ $vocabulary }` has neither a code nor an earlier group of this name: `{ $name }`
    .help = take codes and groups that stand above in the same vocabulary
    .near = the nearest one: `{ $nearest }`
    .why =
        A group lists codes of its vocabulary and groups declared before it. So no group can contain itself.
E0220 = no exception of this name stands above: `{ $name }`
    .help = write the exception itself first and the exceptions to it below; without `to …` it is an exception to the rule
    .near = the nearest exception above: `{ $nearest }`
    .why =
        An exception to an exception names the one from which it departs. That one stands above it in the same rule, so that
        the chain reads from top to bottom.
E0221 = `{ $name }` is already declared in what this policy extends: `{ $policy }`
    .help = say that it is replaced: `replace rule …`, `replace definition …`, `replace table …`, `replace clause …`, `set parameter …`; or choose another name
    .why =
        What a policy takes over holds until it is replaced in so many words. So a reader of the new policy sees each change,
        and nothing is overridden by accident.
E0222 = what this policy extends has no such { $kind }: `{ $name }`
    .help = take a name from the policy that is extended, which `eligo show` prints; what is new is declared without `replace`, `set` and `drop`
    .near = the nearest name: `{ $nearest }`
    .why =
        Only what an earlier policy declares can be replaced, set or dropped. The name may be misspelled, or the line
        `extends …` may be missing or may name another policy.
E0223 = a file that declares no policy cannot be extended: `{ $name }`
    .help = extend a file that begins with `policy …`; records, vocabularies and definitions are taken over with `use { $name }`
    .why =
        A policy takes over the rules of another one with `extends`. A file without a policy has no rules to take over.
E0224 = no such register: `{ $name }`
    .help = declare it with `register`, or ask about a list with `some … have …`
    .near = the nearest register: `{ $nearest }`
    .why =
        `is listed in` looks into a register, whose entries are the same for every proposal. The register is declared with its
        fields, and its entries come with the data.
E0225 = this is a whole element, not a value: `{ $name }`
    .help = name its field: `{ $name }.country`
    .why =
        `the one of …` gives a name to one member of a list, such as the coordinator. Its fields can be read and compared,
        the member itself cannot.
E0226 = the policy changes `{ $name }`, but extends no other policy
    .help = say behind the name of the policy which one it extends: `policy example.call_2023 extends example.call_2022`; what is new is declared without `replace`, `set` and `drop`
    .why =
        Only a policy that takes over another one with `extends` has something to replace, set or drop.

## E03: things that do not fit together

E0227 = no such mark of evidence: `{ $name }`
    .help = write `A`, `B`, `C` or `I`
    .near = the nearest one: `{ $nearest }`
    .why =
        A mark says how well the source of a rule is known: `A` read in the full official text, `B` read on a page of an EU
        body or an agency, `C` a summary by a third party, `I` an inference. Where no source was found, write `unconfirmed`.
E0301 = these cannot be compared: { $left } and { $right }
    .help = { $about ->
        [moment] a deadline has an hour and a zone: `2022-09-15 17:00 Europe/Brussels`; the day of a moment is `day(submitted_at)`
        [text] compare values of the same kind; only texts stand in quotation marks: `call = "2022"`, `lot = 1`
       *[other] compare values of the same kind; an amount of money has its currency: `1 000 000 EUR`
    }
    .why =
        A comparison of different kinds has no meaning, such as an amount of money with a number of partners. Often
        a currency is missing (`1 000 000 EUR`), or `count( … )`.
E0302 = a condition belongs here, found: { $found }
    .help = compare the value with something: `duration_months = 24`
    .why =
        At this place stands something that holds or does not hold. A number or a text alone is neither.
E0303 = this is not a list: `{ $name }`
    .help = take a list, such as `partners`
    .why =
        Only a list can be counted, searched and filtered with `where`.
E0304 = a number or money belongs here, found: { $found }
    .help = take a field with numbers, or `count( … )` of a list
    .why =
        Adding, multiplying and summing work with numbers and amounts of money only.
E0305 = `{ $sign }` needs an order, which this kind does not have: { $found }
    .help = use `=`, `!=` or `in`
    .why =
        Numbers, money and dates have an order; codes, texts, and yes or no have none. They can only be the same or different.
E0306 = a condition where a value belongs
    .help = put a field, a number or a count here
    .why =
        Only values can be compared, added and counted. Conditions are joined with `and`, `or` and `not`.
E0307 = there is no `group` here
    .help = `group` stands only after `have` in `all distinct … of … have …`, and after `for which` in `count(distinct … of … for which …)`
    .why =
        `group` means the members that share one value, such as the partners of one country. Outside such a sentence
        there are no groups to speak of.
E0308 = money multiplied by money
    .help = multiply money by a number: `3 * 1 000 EUR`, or take a share of it: `30 % of total_budget`
    .why =
        The result would be euros squared, which no rule can mean.
E0309 = the currencies differ: `{ $left }` and `{ $right }`
    .help = give both amounts in the same currency
    .why =
        Amounts in different currencies can be compared only with an exchange rate, and a policy does not guess one.
E0310 = only a field can stand here
    .help = write the name of a field: `country`, or `partner.country`
    .why =
        Whether something is given, shared or distinct is asked about a field, not about a computed value.
E0311 = a list where a single value belongs: `{ $name }`
    .help = ask about its members: `count({ $name }) >= 1`, `some { $name } have …`
    .why =
        A list has many members, so it cannot be compared with one value. Its count, sum, smallest or largest value can.
E0312 = kinds are mixed here, found: { $found }, wanted: { $wanted }
    .help = use values of one kind
    .why =
        All values in braces, and all values in one column of a table, are of the same kind, so that a comparison with any
        of them has a meaning.
E0313 = the number of keys for the table `{ $table }` differs, wanted: { $wanted }, found: { $found }
    .help = give one value in the square brackets for each column in the heading but the one that is read, separated by commas
    .why =
        Every column of a table but the one you read is a key. Without all keys, several rows could fit.
E0314 = it is not clear to which vocabulary this code belongs: `{ $name }`
    .help = compare it with a field: `role = { $name }`; put a text into quotation marks
    .why =
        A code gets its meaning from the field on the other side of the comparison. Here no such field is found.
E0315 = this may end on a day that does not exist; say which way { $unit } are rounded
    .help = write `rounded down` behind it for the last day of the month, or `rounded up` for the first of the next
    .why =
        A month before 31 March would be 31 February. Which day is meant then is decided by the author, not by a computer.
E0316 = there is nothing to round here
    .help = leave the rounding out; numbers and money are rounded, and days where months or years are added or subtracted
    .why =
        Days and weeks lead to one day exactly, and dates, codes and texts cannot be rounded.
E0317 = a day belongs here, found: { $found }
    .help = take a field with a date; the calendar day of a moment is written `day(submitted_at)`
    .why =
        Time is counted in days here. A moment has its day in Brussels, which has to be asked for with `day( … )`, because near
        midnight it is not the same everywhere.
E0318 = a whole number belongs here, for at most 1 000 years
    .help = write a smaller unit instead of a part of a larger one: 30 months, not 2.5 years
    .why =
        Half a month has no certain number of days, so dates move by whole days, weeks, months and years only.
E0319 = it is not clear which field of the register `{ $register }` is compared
    .help = name the field: `is listed in { $register } by { $field }`
    .why =
        Without `by` the field of the register that is called like the field on the left is compared, and the register has none
        of that name.
E0320 = the register `{ $register }` does not say from when to when its entries hold
    .help = declare it: `holds from issued to expires`, with two fields that are dates; or leave the day out
    .why =
        To ask whether an entry holds on a day, each entry needs the days on which it begins and ends to hold.
E0321 = a group of codes belongs here: `{ $name }`
    .help = take groups that the vocabulary `{ $vocabulary }` declares with `group`; for single codes write `in { "{ … }" }`
    .near = the nearest group: `{ $nearest }`
    .why =
        `in one and the same of` asks whether all values lie in one of several groups. Single codes are no groups.
E0322 = an amount cannot be rounded to multiples of this
    .help = write a number above zero, of the kind and currency of the amount: `rounded down to multiples of 1 000 EUR`
    .why =
        Money is rounded to multiples of money in the same currency, and a plain number to multiples of a plain number.
E0323 = `{ $word }` reaches this far, but this part says nothing of what the list holds
    .help = put brackets around the question about the list: `(no partners have country = BY) and …`; around each, where there are two
    .why =
        What stands behind `have` is asked of every member of the list, to the end of the sentence. A part that says
        nothing of the member was most probably meant to stand beside the question, not within it, and the two readings
        may decide a proposal differently.

## E04: the structure of the file

E0401 = the rule has no condition: `{ $rule }`
    .help = add one of `require`, `recommend`, `judge`
    .why =
        A rule says what has to hold (`require`), what should hold (`recommend`), or what a person judges (`judge`).
E0402 = the rule has more than one condition: `{ $rule }`
    .help = join them with `and`, or make two rules
    .why =
        Each rule gives one outcome and one reason. Two rules give the applicant two clear answers.
E0403 = this part stands here twice: { $part }
    .help = keep one of them
    .why =
        Which of the two counts would depend on their order, and order should mean nothing in a policy.
E0404 = the file declares no policy
    .help = begin it with `policy programme.call.name` and a title
    .why =
        The line `policy …` gives the name under which the results are filed. A file without it can only be used by others.
E0405 = the file declares more than one policy
    .help = give each policy a file of its own
    .why =
        One file is one policy, so its name, validity and rules belong together without doubt.
E0406 = no record `proposal` is declared
    .help = add `use erasmus_plus.model`, or declare `record proposal`
    .why =
        The record `proposal` lists the fields that a proposal may have. Without it no condition knows what it reads.
E0407 = the policy has no rules
    .help = add a rule: `rule name` with a title, a source and `require …`
    .why =
        Without rules every proposal would pass. That is hardly ever meant.
E0408 = the row has a different number of cells, wanted: { $wanted }, found: { $found }
    .help = give the row as many cells as the heading has; each cell stands between `|` and `|`
    .why =
        Each cell belongs to the column above it. With a cell missing or added, all that follow would move to another column.
E0409 = a heading has to be a name
    .help = write a name with letters, digits and `_` only: `max_grant`
    .why =
        The first row of a table names its columns, and conditions refer to them by these names.
E0410 = an empty cell in a table
    .help = fill in a value, or leave the whole row out
    .why =
        Rules look up limits in the table; an empty cell would leave open what the limit is. Only in tests does an empty
        cell mean that a fact is not known.
E0411 = two rows for the same key: { $key }
    .help = keep one of them
    .why =
        A look-up has to find exactly one row, otherwise the limit would be one or the other.
E0412 = the validity ends before it begins
    .help = swap the days: `valid from 2022-01-01 to 2022-12-31`
    .why =
        Such a policy would never be valid.
E0413 = the clause `{ $place }` is bound to no rule and not excused
    .help = add `rules …`, or `excused "why no rule is needed"`
    .why =
        Each clause of the call either has rules that check it, or a reason why it needs none. So no clause is forgotten.
E0414 = the clause `{ $place }` is both bound and excused
    .help = keep either `rules` or `excused`
    .why =
        A clause that is checked by rules needs no excuse. If just a part of it is checked, make two clauses.
E0415 = a value cannot be inserted into this text
    .help = braces may stand in `otherwise`, `advice` and `label`; a brace alone is written `{"\\{"}`
    .why =
        Titles and notes are the same for every proposal. Values of a proposal can stand only in texts about its result.
E0416 = a list inside a list: `{ $name }`
    .help = put the field into the record `proposal`
    .why =
        Proposals have lists of records, such as partners; these records have no lists of their own.
E0417 = a rule or a clause in a file without a policy
    .help = move it to a policy, or begin the file with `policy …`
    .why =
        A file that others use holds records, vocabularies, definitions and tables. Rules belong to one policy, so that
        it is clear which results they decide.
E0418 = the table is too small
    .help = a table needs a heading, at least one row, and a column beside the key
    .why =
        A table answers a question: for this key, what value? For that it needs both, and at least one row.
E0419 = a line `rule …` seems to be missing here; the rule before is `{ $rule }`
    .help = write `rule` and a name before this title, or remove the parts that do not belong to `{ $rule }`
    .why =
        A rule has one title and one condition. Where both stand a second time, the line that begins the next rule
        was probably deleted.
E0420 = two texts in the same language: `{ $language }`
    .help = mark one of them `en` and the other `cs`, keep one, or put the missing word before the second: `note`, `advice`
    .why =
        Only one of them could be shown. Often the language mark was copied with the text and not changed.
E0421 = the clause stands here twice: `{ $place }`
    .help = the first is on line { $line }; give this one its own place, or remove it
    .why =
        Clauses are told apart by their place in the document. With the same place twice, one of them would be overlooked.
E0422 = the parameter has no value: `{ $name }`
    .help = write `= 4` behind its name, or values by period: `valid from 2021-01-01 to 2022-12-31 = 4`
    .why =
        A parameter is a number, an amount or a date with a name and a source. Rules that use the name need the value.
E0423 = the periods of `{ $name }` overlap, on the day: { $day }
    .help = let each period begin after the one before it has ended; the days in `from` and `to` both belong to the period
    .why =
        On each day there is one value only. Where two periods share a day, it would be one or the other.
E0424 = `{ $name }` has no value on a day on which the policy is valid: { $day }
    .help = lengthen the period, add another one, or change the validity of the policy
    .why =
        Every proposal submitted while the policy is valid has to find a value. A period without `to` holds for good.
E0425 = the exception does not say when it applies: `{ $name }`
    .help = add `when …` or `unless …`
    .why =
        An exception that always applied would not be an exception but another rule.
E0426 = only a rule with `require` or `recommend` can have exceptions: `{ $rule }`
    .help = leave the exception out, or say in the question when the answer differs
    .why =
        An exception replaces what is required. Where a person judges, there is nothing it could replace.
E0427 = this row and the row on line { $line } fit the same values
    .help = change the bounds so that each value fits one row: `< 10` and `at least 10`; both ends of `12 to 36` belong to it
    .why =
        A look-up has to find exactly one row, otherwise the result would depend on the order of the rows.
E0428 = bounds can stand only in a column by which rows are found
    .help = write one value here; columns with bounds have numbers, money or dates, stand first, and are called like the fields that are looked up
    .why =
        Bounds say for which values a row holds. What is read from the row is one value.
E0429 = this range ends before it begins
    .help = write the smaller value first
    .why =
        No value lies in such a range, so its row would never be found.
E0430 = what a person judges has no consequence: `{ $rule }`
    .help = leave `consequence` out, or write `require` instead of `judge`
    .why =
        A consequence follows when a requirement is not met. The consequences of a judgement are drawn by those who judge.

E0431 = the policies of the folder read the field `{ $field }` of `{ $record }` as different things
    .help = declare it alike in all of them, as `{ $policy }` does, or evaluate the policies one by one
    .why =
        The policies of a folder read the same data. A field that is an amount for one and a text for another cannot be read for both.
E0432 = personal data in the name of the proposal: `{ $name }`
    .help = put the name of the person into a field of its own, and let `{ $name }` be a number
    .why =
        Files of reports, addresses and lists are named by the `id` of the proposal, so it reaches readers who do not
        get personal data.

## E05: tests

E0501 = the test expects nothing
    .help = add `expect pass`, `expect rule grant fail`, or another expectation
    .why =
        A test without an expectation can never fail, so it protects nothing.
E0502 = no such example: `{ $name }`
    .help = declare it: `example { $name }` with its facts
    .near = the nearest example: `{ $nearest }`
    .why =
        `as in` takes over the facts of an example. The example has to stand in the same file.
E0503 = there is no such position: { $position }, length of the list: { $size }
    .help = positions are counted from 1
    .why =
        The list in this test is shorter. The first partner is `partners[1]`.
E0504 = the test came out differently, expected: { $expected }, result: { $found }
    .help = change the rule if the test is right, or the test if the rule is right
    .why =
        A test says how a proposal has to come out. When it does not, either the policy was changed by mistake, or the test
        describes an older policy.
E0505 = there is no policy to be tested: `{ $file }`
    .help = put the policy beside the test under the same name: `lot1.pol` and `lot1.test.pol`
    .why =
        The tests of a policy stand beside it, and the names of the two files tell that they belong together.
E0506 = this value is below the least that the field allows: `{ $name }`
    .help = give at least { $minimum }
    .why =
        A test fills in a proposal just as an applicant would. A value that would be rejected in data is rejected here, too.
E0507 = the examples take over from each other in a circle: `{ $name }`
    .help = let one of them give its own facts
    .why =
        If one example is as another and that one as the first, neither has any facts.
E0508 = an example expects nothing: `{ $name }`
    .help = move the expectation to a test that starts from the example
    .why =
        An example only describes a proposal. It takes a test to say how the proposal has to come out; what an example
        expects would never be looked at.
E0509 = { $what ->
        [measured] the measured value differs
        [missing] what is expected is not among the missing facts
        [message] the message does not contain what is expected
       *[warnings] the number of warnings differs
    }, expected: { $wanted }, result: { $got }
    .help = change the rule if the test is right, or the test if the rule is right
    .why =
        Beside the outcome a test can expect the value that a rule measured, the missing facts, a part of the message and
        the number of warnings. One of them came out differently.
E0510 = this value does not belong in this column
    .help = under the name of a fact stands its value, under `rule …` and `outcome` an outcome, under `measured …` a value, under `warnings` a number
    .why =
        In a table of cases the heading says what stands in the column: a fact of the proposal, or what is expected.

## W03: things worth a second look

W0301 = the rule `{ $rule }` has no title { $language ->
        [cs] in Czech
        [en] in English
        [any] in any language
       *[else] in the language `{ $language }`
    }
    .help = add it: `title en "…" cs "…"`
    .why =
        The title is what readers of a report see. Without it they see the name of the rule, which was made for the file.
W0302 = the rule `{ $rule }` has no source
    .help = add `source page, "place"`, where `page` is a document that the policy names
    .why =
        An applicant whose proposal fails asks where it is written. The source is the answer.
W0303 = the number of forms of the noun `{ $name }` { $language ->
        [cs] in Czech
        [en] in English
       *[else] in the language `{ $language }`
    } differs, wanted: { $wanted }, found: { $found }
    .help = English: `"partner", "partners"`; Czech: `"partner", "partneři", "partnera", "partnerů"` (in this order, for 1; 2 to 4; 1.5; 5)
    .why =
        The form of a noun depends on the number before it. With a form missing, some reports would read wrongly.
W0304 = an empty list decides this condition by itself
    .help = if that is not meant, add a rule that asks for a member: `require count({ $list }) >= 1`
    .why =
        What is said of all members holds for an empty list, for there is no member to break it; the smallest and the
        largest value of an empty list do not exist. That surprises both applicants and officers.
W0305 = { $part ->
        [table] the table is never used
       *[definition] the definition is never used
    }: `{ $name }`
    .help = remove it, or use it in a rule
    .why =
        A definition that nothing uses may be a leftover, or a sign that a rule reads something else than was meant.
W0306 = this condition always comes out the same: { $value ->
        [yes] it holds
       *[else] it does not hold
    }
    .help = check the numbers and codes in it
    .why =
        A condition that does not depend on the proposal decides nothing. A number was probably mistyped.
W0307 = { $part ->
        [inherited] the title of the rule `{ $rule }`, which is taken over, speaks of a number that its condition no longer has: { $number }
        [parameter] the title speaks of a number that is not the value: { $number }
        [clause] the clause speaks of a number that its rules do not have: { $number }
       *[rule] the title speaks of a number that the condition does not have: { $number }
    }
    .help = { $part ->
        [inherited] replace the rule: `replace rule { $rule }`, with a title that says the same as the condition
        [clause] change the clause or the rules, so that they say the same
        [parameter] change the title or the value, so that they say the same
       *[rule] change the title or the condition, so that they say the same
    }
    .why =
        The number in a condition is easily changed without the title. The report would then promise one thing and check another.
W0308 = `{ $name }` has no label { $language ->
        [cs] in Czech
        [en] in English
        [any] in any language
       *[else] in the language `{ $language }`
    }
    .help = add it: `en "…" cs "…"`
    .why =
        Reports name fields and codes by their labels. Without a label, readers see the name made for the file.
W0309 = this value is listed twice: `{ $value }`
    .help = remove it, or write the value that was meant
    .why =
        A value that is listed twice changes nothing. It often stands where another one was meant.
W0310 = two plain numbers are reckoned together, result: { $value }
    .help = write the result; a range is written `duration_months between 24 and 36`
    .why =
        `24-36` is read as 24 minus 36, never as a range.
W0311 = a message speaks of a number that the condition does not have: { $number }
    .help = change the message or the condition, or let the message insert the value: `{"{"}count(partners){"}"}`
    .why =
        The number in a condition is easily changed without the messages. An applicant would be told to keep another limit
        than the one that is checked.
W0312 = the text says `{ $words }`, the condition has another sign: `{ $sign }`
    .help = change the text or the condition; at least: `>=`, at most: `<=`, exactly: `=`, more than: `>`, fewer than: `<`
    .why =
        Whoever reads the title believes it. A limit that is checked the other way round rejects the right proposals, or
        lets the wrong ones pass.
W0313 = the noun `{ $name }` has no forms { $language ->
        [cs] in Czech
        [en] in English
       *[else] in the language `{ $language }`
    }
    .help = add them to `called`; English: `"partner", "partners"`; Czech: `"partner", "partneři", "partnera", "partnerů"`
    .why =
        Reports in that language would have to do without the noun, and read stiffly.
W0314 = a requirement counts `{ $name }`, which has no noun
    .help = say how its members are called: `called en "partner", "partners" cs "partner", "partneři", "partnera", "partnerů"`
    .why =
        A report says `only 3 full partners` where the list has a noun. Without one it must repeat the whole filter.
W0315 = nothing reads the field: `{ $name }`
    .help = remove it, or use it in a rule or in a label
    .why =
        Applicants would be asked for a fact on which nothing depends; or a rule was meant to read it, and reads another.
W0316 = { $part ->
        [vocabulary] the vocabulary is never used
        [group] the group is never used
        [register] nothing looks into the register
       *[column] nothing looks into the column
    }: `{ $name }`
    .help = remove it, or use it in a rule
    .why =
        What nothing uses may be a leftover, or a sign that a rule reads something else than was meant.
W0317 = the table `{ $table }` has no row for these keys, which can come: { $keys } (all in all: { $count })
    .help = add the rows, or let the rule apply only where the table has one: `when country in programme_countries`
    .why =
        Where the table has no row, the rule fails, whatever the other value is. Make sure that this is what the call says.
W0318 = no proposal that the rules admit reaches this row
    .help = remove the row, or admit its key in the rules
    .why =
        The rules and the table say different things about what is permitted. One of them was changed without the other.
W0319 = this list is always empty: its conditions exclude each other
    .help = check the codes and numbers in the filter, also in the list that it narrows; `or` may have been meant, not `and`
    .why =
        No element can satisfy all the conditions at once, so whatever is counted there is nought.
W0320 = { $part ->
        [applies] the policy never applies
       *[rule] the rule never applies
    }: no proposal can satisfy the condition
    .help = check the codes and numbers in it, also against the `applies` of the policy
    .why =
        A rule that never applies checks nothing, and no report will say so.
W0321 = this rule demands the same as the rule `{ $rule }`
    .help = remove one of the two, or write the condition that was meant
    .why =
        A rule is often made as a copy of another. When its condition was then forgotten, something of the call is not checked.
W0322 = this test says the same as another one, line: { $line }
    .help = change the proposal or the expectation; or remove the test
    .why =
        A test is often made as a copy of another. A copy that differs only in its title shows nothing new.
W0323 = none of these tests expects anything to fail
    .help = add a test in which a rule fails: `expect rule countries fail`
    .why =
        Tests in which everything passes would pass just as well if the rules demanded nothing at all.
W0324 = both this policy and `{ $policy }` are valid, from: { $first }{ $last ->
        [none] {""}
       *[other] , to: { $last }
    }
    .help = end the earlier period before the later one begins: `valid from 2021-01-01 to 2021-12-31`
    .why =
        A proposal from these days would be checked by two call years.
W0325 = between `{ $policy }` and this policy no call year is valid, from: { $first }, to: { $last }
    .help = let this period begin on the day after the other ends, if proposals can come in between
    .why =
        A proposal from these days would be checked by no policy, and nobody would notice.
W0326 = another file has a policy of the same name: `{ $name }`, file: `{ $file }`
    .help = give each policy its own name; the name usually follows the folders
    .why =
        Verdicts bear the name of the policy. Two policies of one name cannot be told apart in them.
W0327 = the name of the policy ends in `{ $name }`, the file is called `{ $file }`
    .help = rename the file or the policy, so that they end alike
    .why =
        From the name Eligo finds the folder in which the files that the policy uses are looked for, and people find the file.
W0330 = `{ $name }` has no value of its own from { $first } to { $last }
    .help = lengthen the period before or begin this one earlier; until then the value before the gap is used
    .why =
        In a gap between two periods the older value goes on. That may be meant, but more often a day was mistyped.
W0331 = the value of `{ $name }` should have been confirmed by { $day }
    .help = compare it with its source, then write a later day after `confirm by`
    .why =
        Some values are changed from outside, such as rates and limits. The author noted a day by which somebody should look
        whether this one still holds.
W0332 = the parameter `{ $name }` has no source
    .help = add `source page, "place"`, where `page` is a document that the policy names
    .why =
        A limit is the first thing that applicants doubt. The source says where it is written.
W0333 = the exception `{ $name }` has no title { $language ->
        [cs] in Czech
        [en] in English
        [any] in any language
       *[else] in the language `{ $language }`
    }
    .help = add it: `title en "…" cs "…"`
    .why =
        A report names the exceptions that applied. Without a title readers see the name made for the file.
W0334 = the exception `{ $name }` has no source
    .help = add `source page, "place"`, where `page` is a document that the policy names
    .why =
        Who is treated differently has to be written somewhere, too. The source says where.
W0335 = the parameter is never used: `{ $name }`
    .help = remove it, or use it in a rule
    .why =
        A parameter that nothing uses may be a leftover, or a sign that a rule has its number written out, which then stays
        behind when the parameter changes.
W0336 = this changes nothing: `{ $name }`
    .help = remove it, or write what is meant to be different
    .why =
        It says the same as the policy that is extended. A reader would look for a difference that does not exist.
W0337 = this text is not given { $language ->
        [cs] in Czech
        [en] in English
       *[else] in the language `{ $language }`
    }
    .help = add it: `en "…" cs "…"`
    .why =
        Reports exist in both languages. Where a text is missing in one, its readers see it in the other.

## Kinds of values

kind-text = a text
kind-number = a number
kind-money = money
kind-day = a date
kind-moment = a date with a time
kind-yes-no = yes or no
kind-code = a code
kind-list = a list
kind-condition = a condition
kind-record = a record
kind-unknown = an unknown kind
kind-of-rule = rule
kind-of-definition = definition
kind-of-table = table
kind-of-parameter = parameter
kind-of-clause = clause
unit-months = months
unit-years = years

## Parts of a declaration

part-title = `title`
part-citation = `source`
part-applies = `applies`
part-valid = `valid`
part-stage = `stage`
part-note = `note`
part-otherwise = `otherwise`
part-advice = `advice`
part-require = `require`
part-consequence = `consequence`
part-unit = `unit`
part-confirmby = `confirm by`
part-label = `label`
part-validfields = `holds from`

## What a test may expect

result-pass = `pass`
result-fail = `fail`
result-undecided = `undecided`
result-not-applicable = `not_applicable`
result-needs-judgement = `needs_judgement`
result-waived = `waived`
