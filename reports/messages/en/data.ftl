# What is said about data: files that cannot be read (D0101 to D0129), proposals that are rejected (D0131 to D0169),
# mappings of exports (D0171 to D0189), warnings (D0191 to D0199), databases (D0201 to D0219), and the words of the form that `eligo schema` writes.

## Files

D0101 = no such file or folder: `{ $file }`
    .help = check the spelling and the folder you are in
D0102 = the file cannot be opened: `{ $file }`
    .help = close it in other programs and check that you may read it
D0103 = unknown kind of file: `{ $file }`
    .help = known endings: .json, .jsonl, .yaml, .csv, .xlsx; or a folder with `proposals.csv` and `partners.csv`
D0104 = this kind of source cannot be read yet: { $kind }
    .help = { $kind ->
        [xls] open the file in Excel and save it as .xlsx
        [ods] open the file in LibreOffice and save it as .xlsx
       *[other] export the data as .jsonl, .xlsx, or a folder with `proposals.csv` and `partners.csv`
    }
D0105 = the file is larger than { $limit } MB: `{ $file }`
    .help = split it into several files and give them one by one
D0106 = the text is in an unknown encoding, line { $line }: `{ $file }`
    .help = save the file in the encoding UTF-8
D0107 = the file is not valid JSON, line { $line }, column { $column }: `{ $file }`
    .help = look just before this place; a comma, a quotation mark or a bracket is usually missing or left over
D0108 = a second object follows on line { $line }; the file looks like JSON Lines: `{ $file }`
    .help = give the file the ending .jsonl, or put the objects into one list in square brackets
D0109 = the data are nested too deeply: `{ $file }`
    .help = write a list of proposals, each with a list of partners, nothing deeper
D0110 = the file holds neither a list of proposals nor a proposal: `{ $file }`
    .help = { $kind ->
        [yaml] begin each proposal with `- id:`
       *[other] begin the file with `[` for a list of proposals
    }
D0111 = the file is not a workbook, or it is damaged: `{ $file }`
    .help = open it in Excel and save it again as .xlsx
D0112 = the workbook is locked with a password: `{ $file }`
    .help = open it in Excel, remove the password and save it
D0113 = no table of proposals was found: `{ $file }`
    .help = name the sheets, the tables or the CSV files `proposals` and `partners`; what was found: { $found }
D0114 = there is a table of partners, but none of proposals: `{ $file }`
    .help = add a sheet, a table or a CSV file named `proposals`
D0115 = the table is empty: `{ $sheet }`, file `{ $file }`
    .help = its first row has to hold the names of the columns; an empty form is written by `eligo schema`
D0116 = the table has no column `{ $field }`: `{ $sheet }`, file `{ $file }`
    .help = add the column to the row with the names of columns; what was found there: { $found }
D0117 = two columns mean the same field: `{ $field }` in `{ $sheet }`, file `{ $file }`
    .help = delete or rename one of them
D0118 = a quotation mark is missing or left over in the record that begins on line { $line }: `{ $file }`
    .help = a cell that holds a quotation mark begins and ends with one, and those inside are doubled
D0119 = two tables of the same kind: `{ $sheet }` and `{ $other }`, file `{ $file }`
    .help = keep one of them, or rename the other
D0120 = the file is empty: `{ $file }`
    .help = check that it was saved completely
D0121 = the file is a workbook of an old kind: `{ $file }`
    .help = open it in Excel and save it as .xlsx
D0122 = a cell is too long in the record that begins on line { $line }: `{ $file }`
    .help = shorten the text; a missing quotation mark may also have joined several rows
D0123 = the file is not valid YAML, line { $line }, column { $column }: `{ $file }`
    .help = look at this line and the one above it; indent with spaces only, and the same everywhere; put a text that holds `: `, `#` or a quotation mark into quotation marks
D0124 = data have no use for this part of YAML: `{ $written }`, line { $line }, column { $column }: `{ $file }`
    .help = write names and values only, without tags (`!!`), merging (`<<`) and names that are lists
D0125 = repeated parts make the data too large, line { $line }, column { $column }: `{ $file }`
    .help = write the values out instead of repeating them with `*`; the greatest possible number of repeated values: { NUMBER($limit) }
D0126 = the register `{ $register }` cannot be used, { $count ->
        [one] one thing in it
       *[other] { $count } things in it
    } cannot be read: `{ $file }`
    .help = correct what is listed here; a register without some of its entries would give false verdicts

## Proposals

D0131 = an object with fields belongs here: `{ $value }`
    .help = write the facts as pairs of a name and a value in curly brackets
D0132 = the proposal has no `id`
    .help = give every proposal an id of its own
D0133 = this cannot be an `id`: `{ $value }`
    .help = write a text or a whole number
D0134 = the `id` stands several times: `{ $value }`
    .help = keep one of the proposals or change its id; where it stands: { $places }
D0135 = no proposal has this `id`: `{ $value }`
    .help = correct the id, or add the proposal to the table of proposals
D0136 = the row does not say to which proposal it belongs
    .help = fill in the `id` of the proposal; every row needs it, also where it is the same as in the row above
D0137 = the line is not valid JSON, column { $column }: `{ $value }`
    .help = one whole proposal has to stand on each line
D0138 = the brackets are nested too deeply
    .help = write a proposal with a list of partners, nothing deeper
D0139 = the line is not in the encoding UTF-8: `{ $value }`
    .help = save the file in the encoding UTF-8
D0140 = the field is given twice: `{ $field }`
    .help = keep only one of the values
D0141 = a required field is missing: `{ $field }`
    .help = fill it in
D0142 = a text belongs here: `{ $value }`
    .help = put the value in quotation marks
D0143 = a number belongs here: `{ $value }`
    .help = write a plain number, such as 1500000 or 1500000.50, and nothing else; in JSON without quotation marks
D0144 = the number can be read in two ways: `{ $value }`
    .help = write { $first }, or { $second } with more or fewer decimal places, whichever you mean
D0145 = it is not clear which sign separates the decimals: `{ $value }`
    .help = separate thousands with spaces and use only one comma or point: 1 500 000,50
D0146 = the number is too large or too long: `{ $value }`
    .help = the limits are 18 digits before the decimal point and 20 after it
D0147 = the number is too small: `{ $value }`
    .help = the least possible value: { $minimum }
D0148 = the amount is in another currency: `{ $value }`
    .help = convert it; the currency of this field: { $currency }
D0149 = yes or no belongs here: `{ $value }`
    .help = write `yes` or `no`, in JSON `true` or `false`
D0150 = a code belongs here: `{ $value }`
    .help = write one of the codes of the list as a text
D0151 = unknown code: `{ $value }`
    .help = write one of the codes of the list `{ $vocabulary }`; `eligo schema` prints them
    .near = nearest code: `{ $nearest }`
D0152 = a date belongs here: `{ $value }`
    .help = write the date like this: 2022-09-15
D0153 = a date and a time belong here: `{ $value }`
    .help = write them like this: 2022-09-15 17:00 Europe/Brussels
D0154 = the time or its time zone is missing: `{ $value }`
    .help = write date, time and zone as a text: 2022-09-15 17:00 Europe/Brussels
D0155 = unknown time zone: `{ $value }`
    .help = write for example Europe/Prague or +02:00
D0156 = a list belongs here: `{ $value }`
    .help = write a list in square brackets; an empty list is []
D0157 = the text is too long: `{ $value }`
    .help = shorten it; the greatest possible number of characters: { NUMBER($limit) }
D0158 = the text holds half a character: `{ $value }`
    .help = export the data again in the encoding UTF-8
D0159 = the cell holds an error of the spreadsheet: `{ $value }`
    .help = correct the formula, or leave the cell empty where the value is not known
D0160 = the row has more cells than the header: `{ $value }`
    .help = put a text that holds the separator in quotation marks
D0161 = the spreadsheet made a date of the text: `{ $value }`
    .help = set the format of the cell to Text and type the value again
D0163 = the value is not written as the mapping says (`{ $format }`): `{ $value }`
    .help = correct the value in the export, or `numbers` or `dates` in the mapping

## Databases

D0201 = a library is missing for this source, { $library }: `{ $file }`
    .help = install it: `pip install "eligo[{ $extra }]"`
D0202 = this is not the address of a database that can be read: `{ $file }`
    .help = write for example `postgresql+psycopg://user@server/database`, `sqlite:calls.db` or `duckdb:calls.duckdb`
D0203 = the database server does not answer, or it refuses the connection: `{ $file }`
    .help = check the name of the server and the port, that it runs, and that it can be reached from here
D0204 = the database server refused the login: `{ $file }`
    .help = check the user name and the password; for PostgreSQL, keep the password in the file `~/.pgpass`, not on the command line
D0205 = the server has no database `{ $database }`: `{ $file }`
    .help = check the name at the end of the address
D0206 = the database does not allow a table to be read: `{ $file }`
    .help = ask its administrator for the right to SELECT from the tables `proposals` and `partners`
D0207 = the connection to the database was lost: `{ $file }`
    .help = run the command again; if it happens again, ask the administrator of the database
D0208 = the file is not a { $kind } database, or it is damaged: `{ $file }`
    .help = check that it is the right file, complete, and not made by a newer version of the program
D0209 = another program is writing to the database: `{ $file }`
    .help = wait until it has finished, or close it
D0210 = the database could not answer, { $state }: `{ $file }`
    .help = check that the tables or views `proposals` and `partners` can be read by another program
D0211 = the driver of this database is missing, { $library }: `{ $file }`
    .help = install it where `eligo` is installed, or name another driver in the address, as in `mysql+pymysql://…`
D0212 = the column `{ $field }` holds bytes that are no text: `{ $file }`
    .help = store the texts in the encoding UTF-8
D0213 = the database does not let the table `{ $table }` be written: `{ $file }`
    .help = ask its administrator for the right to create and to replace this table; it must be a table, no view, and nothing else may hang on it
D0240 = the file is not in the Parquet format, or it is damaged: `{ $file }`
    .help = check that it is the right file and that it is complete
D0241 = proposals that carry a register themselves cannot be turned into tables: `{ $file }`
    .help = put the register into a file beside the proposals, or evaluate the data as they are
D0242 = not a table that can be evaluated, but a value of the kind `{ $kind }`: `{ $file }`
    .help = give an Arrow table or reader, a frame of Polars or pandas, or a relation of DuckDB
D0243 = the file is not in the Arrow format, it is damaged, or its columns hold more than single values: `{ $file }`
    .help = check that it is the right file and that it is complete; lists and structures belong into a table of their own
D0250 = Apache Spark cannot be started or reached, { $state }: `{ $file }`
    .help = check the address of the cluster; on one machine Spark needs Java 17 or newer (`java -version`)
D0251 = Apache Spark could not finish the work, { $state }: `{ $file }`
    .help = look for this word in the log of Spark; often a path, a right or memory is missing

## Warnings

D0191 = unknown field, it is left out: `{ $field }`
    .help = the record `{ $record }` has no such field; correct or delete it
    .near = nearest field: `{ $nearest }`
D0192 = the register `{ $register }` has no entries, so nothing counts as listed in it
    .help = if you do not have the register, delete its table: what depends on it then stays undecided

## Mappings of exports

D0171 = no such mapping: `{ $file }`
    .help = give the path of a .toml file, or the name of a shipped mapping: { $known }
    .near = nearest shipped mapping: `{ $nearest }`
D0172 = the mapping is not valid TOML
    .help = look here and just before: a text stands in quotation marks, a list in square brackets, and no key stands twice in a table
D0173 = a mapping has no such key here: `{ $key }`
    .help = known here: { $known }
    .near = nearest key: `{ $nearest }`
D0174 = another kind of value belongs to `{ $key }`
    .help = { $kind ->
        [text] write one text in quotation marks
        [texts] write a text in quotation marks, or a list of texts: `["one", "two"]`
        [table] write a table: `[{ $key }]` on a line of its own, or `{"{"} … {"}"}`
        [whole] write a whole number from 1
        [codes] name a table of codes, or write one: `{"{"} "in the export" = "in the policy" {"}"}`
        [constant] write a text, a number, true or false
       *[other] name a column, or write `{"{"} column = "…" {"}"}` or `{"{"} value = "…" {"}"}`
    }
D0175 = it is not clear what fills `{ $key }`
    .help = write exactly one of these: `column` (the first heading that is there), `join` (several columns as one text), `value` (the same for all)
D0176 = an unknown way of writing: `{ $value }`
    .help = { $kind ->
        [numbers] write 1234.56 as the export writes it: `1,234.56`, `1.234,56`, `1 234,56` or `1234.56`
        [dates] name day, month and year in their order, as `day/month/year` or `year-month-day hour:minute`; or `serial` for day numbers of a spreadsheet
        [zone] name a time zone such as `Europe/Prague`
        [encoding] known: utf-8, utf-16, cp1250, cp1252, cp852, iso-8859-1, iso-8859-2, iso-8859-15
       *[other] write the one sign that stands between cells, or `tab`
    }
D0177 = there is no table of codes `{ $name }`
    .help = add it: `[codes.{ $name }]`
    .near = nearest table of codes: `{ $nearest }`
D0178 = the mapping extends itself, directly or through others: `{ $file }`
    .help = delete one of the lines `extends`
D0179 = the mapping does not say in which column the proposals are named
    .help = add to the table `[proposal]`: `id = "…"` with the heading of that column
D0180 = the policy does not take this value for the field `{ $field }`: `{ $value }`
    .help = write a value that the policy knows; what it knows is listed by `eligo schema`
    .near = nearest value: `{ $nearest }`
D0181 = a table of its own for `{ $list }` has to be found and joined
    .help = write `from = {"{"} file = "…", key = "…" {"}"}`: the name of its file (or `sheet`), and the column that names the proposal
D0182 = the policy has no list `{ $list }` that a mapping could fill
    .help = name a list of the policy, and use `one_row_per` only where no list has a table of its own
    .near = nearest list: `{ $nearest }`
D0183 = none of the files holds the table of `{ $table }`
    .help = the mapping looks for: { $sought }; what was found: { $found }; give the file too, or correct `file` in the mapping
D0184 = the export has no column `{ $field }`: `{ $file }`
    .help = correct the heading in the mapping; what was found: { $found }
    .near = nearest heading: `{ $nearest }`
D0185 = the workbook has no sheet `{ $sheet }`: `{ $file }`
    .help = what was found: { $found }
D0186 = another row of the proposal says otherwise: `{ $value }`
    .help = compare it with row { $first }; what belongs to the proposal has to be the same in all its rows
D0187 = the file is not Parquet, or it is damaged: `{ $file }`
    .help = write it again from where it came
D0188 = there is not enough room on the disk for the rows that are set aside: `{ $file }`
    .help = free as much room as the files have, or name another folder in the environment variable TMPDIR
D0189 = the policy has no field `{ $field }` in `{ $record }`, so nothing is filled
    .help = delete the line, or correct the name; the names are listed by `eligo schema`
    .near = nearest field: `{ $nearest }`

## The form

form-table = Sheet
form-field = Column
form-meaning = Meaning
form-how = How to fill it in
form-required = Required
form-personal = Personal data
form-yes = yes
form-id = id of the proposal
form-link = id of the proposal to which the row belongs
form-list = List
form-code = Code
form-also = Also accepted
form-how-id = text or whole number, different for every proposal
form-how-text = text
form-how-number = number
form-how-money = amount in { $of }, number only
form-how-date = date, such as 2022-09-15
form-how-datetime = date, time and time zone, such as 2022-09-15 17:00 Europe/Brussels
form-how-yes-no = yes or no
form-how-code = code from the list { $of }
