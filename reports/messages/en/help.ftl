### What `--help` says: for each command a message, for each of its arguments and options an attribute of that name.
### What several commands share stands in `help-common`.

help-usage = Usage:
help-usage-options = [OPTIONS]
help-usage-commands = COMMAND [ARGUMENTS]...
help-arguments = Arguments
help-options = Options
help-commands = Commands
help-example = Example:
help-required = (required)
help-default = (default: { $value })
help-value-text = TEXT
help-value-path = PATH
help-value-integer = NUMBER
help-value-float = NUMBER

help-common =
    .language = Language to speak: cs or en. Otherwise that of the system, or of the policy.
    .policy = A .pol file, or a folder of them.
    .paths = Files or folders. Otherwise the folder policies.
    .data = JSON, JSON Lines, YAML, Excel, a folder of CSV, Parquet or Arrow files, or - for JSON Lines on standard input.
    .output = Write to this file instead of the screen.
    .as_of = The day that counts as today.
    .mapping = Read an export of another system through this mapping: a .toml file, or the name of a shipped one.
    .help = Show this help and stop.

help-eligo = Eligo evaluates the conditions of funding calls, written in .pol files, over proposals.
    .version = Print the version and stop.
    .example = eligo demo

help-check = Read policies and say what is wrong with them.
    .fix = Put right what is certain, and say what was changed.
    .diff = Change nothing; show what --fix would change.
    .format = text, json, sarif, github or junit.
    .example = eligo check policies/erasmus_plus --fix --diff

help-fmt = Lay out policies in the house style, or translate their keywords and names.
    .check = Change nothing; exit with 1 if a file would change.
    .diff = Change nothing; show what would change.
    .keywords = Translate keywords and names: cs or en.
    .example = eligo fmt lot1.pol --keywords cs --diff

help-test = Run the examples in *.test.pol files.
    .coverage = Say what no test has shown of the policies.
    .coverage_min = Exit with 1 where fewer percent are shown.
    .watch = Run again whenever a .pol file changes.
    .junit = Write the results as JUnit XML too.
    .format = text, json, sarif, github or junit.
    .example = eligo test policies/erasmus_plus/alliances/seed/lot1.test.pol --coverage

help-show = Print a policy with everything that it takes over, and where each part comes from.
    .policy = A .pol file.
    .format = text or json.
    .keywords = In the keywords of this language: cs or en.
    .example = eligo show policies/erasmus_plus/alliances/seed/lot1.pol

help-clauses = Print the clauses of the texts that a policy rests on, and which rules carry them.
    .policy = A .pol file.
    .format = text, md or json.
    .example = eligo clauses policies/erasmus_plus/alliances/2026/lot1.pol

help-mapping = Say how an export of another system is read through a mapping, and evaluate nothing.
    .data = CSV, Excel or Parquet files, or a folder of them.
    .format = text or json.
    .example = eligo mapping policies/erasmus_plus/alliances/seed projects.csv --mapping erasmus_plus_results

help-evaluate = Evaluate proposals and say which pass, fail, or cannot be decided.
    .format = table, json, jsonl, csv, xlsx, parquet or arrow. Otherwise as the name of the file ends, else a table.
    .output = The file to write to; or a database that gets the table verdicts: duckdb:FILE, sqlite:FILE, or the address of a server.
    .engine = auto, interpreter, duckdb or spark; auto takes duckdb for many proposals.
    .fail_on = Exit with 1 on: fail, undecided or never.
    .rejects = Write rejected proposals to this file, as JSON Lines.
    .measured = Give what the deciding comparison of each rule measured, and its margin (duckdb).
    .reasons = Write to this file (.parquet or .csv) who counted in each rule that failed or is undecided, and what is missing (duckdb).
    .since = Take over from these results, a Parquet file of an earlier --since, what cannot have changed; evaluate the rest.
    .explain_plan = Say which rules a query decides and which the interpreter, and show the query; evaluate nothing.
    .master = The cluster for spark: local[*], yarn, k8s://… (default: this machine).
    .example = eligo evaluate policies/erasmus_plus/alliances/seed examples/alliances.xlsx

help-explain = Say why one proposal came out as it did.
    .proposal = The id of the proposal.
    .rule = Only this rule.
    .example = eligo explain lot1.pol proposals.xlsx --proposal P-001 --rule countries

help-report = Write a report on every proposal, and an overview of all.
    .folder = The folder to write to.
    .format = html, md, pdf, json, docx (letters to applicants), xlsx (a workbook), or several with commas.
    .letter_template = Write letters from this Word template instead of the shipped one.
    .reference = The file reference of the letters; {"{id}"} in it stands for the id of each proposal.
    .dated = The date of the letters. Without it they show a gap that the office fills in.
    .deadline = The day by which applicants are to complete their proposals.
    .confirmed = The id of a proposal whose figures are right: its letter rejects, and asks no more. Several: with commas between them.
    .jobs = How many processes share the work (default: one for each core).
    .resume = Write only what is missing or would come out differently.
    .zip = Pack all reports into reports.zip as well.
    .language = cs, en, or both with a comma.
    .theme = The look and the fixed texts of the office: a theme.toml.
    .audience = For whom: officer, applicant, committee or public. It decides what is left out.
    .example = eligo report policies/erasmus_plus/alliances/seed proposals.xlsx -o out

help-verify = Derive the verdict of a report again and say whether it still holds.
    .report = A report in HTML, Markdown or JSON.
    .data = The proposals; may be repeated.
    .policy = The policy. Otherwise the one that the report names, from policies/ or those shipped with Eligo.
    .example = eligo verify out/en/AI-2022-001-fe5e72d0.html --data proposals.xlsx

help-convert = Write proposals as tables that are evaluated fastest.
    .folder = The folder to write to; what eligo convert wrote there before is replaced.
    .rejects = Write rejected proposals to this file, as JSON Lines.
    .example = eligo convert lot1.pol proposals.jsonl -o tables

help-handbook = Write a policy as a document for people who never see .pol files.
    .policy = A .pol file, or a folder; of a folder one document is made, with a chapter for each policy.
    .output = Write to this file instead of the screen.
    .format = html, md or pdf. Otherwise what the ending of the file says, md for the screen.
    .theme = The look of the office: a theme.toml.
    .language = cs, en, or both with a comma: then the two stand side by side.
    .example = eligo handbook policies/erasmus_plus/alliances/seed/lot1.pol -o handbook.html --language en

help-schema = Write the data form that a policy expects.
    .format = json-schema, xlsx or csv.
    .example = eligo schema lot1.pol --format xlsx -o form.xlsx

help-rule = Explain a diagnostic code: why, a bad example and a good one.
    .code = A code such as E0201.
    .example = eligo rule E0201

help-diff = Say what changed between two policies: rules added, dropped, changed; words and sources apart.
    .old = The older policy, or a folder of policies.
    .new = The newer policy, or a folder; policies with the same file name are compared.
    .data = Proposals (as for eligo evaluate): say which come out differently, and why. May be given several times.
    .format = text, html, md, pdf, or json. Otherwise as the name of the file ends, else text.
    .fail_on_change = Exit with code 1 if anything changed.
    .theme = The look of the office: a theme.toml.
    .example = eligo diff 2021/lot1.pol 2022/lot1.pol --data proposals.xlsx

help-demo = Evaluate the shipped examples, write their reports, and say what to try next.
    .folder = The folder to write to.
    .example = eligo demo -o out

help-new = Write the beginning of a policy, a rule, a test or a mapping, to go on from.
    .example = eligo new policy erasmus_plus.alliances.my_call.lot1

help-new-policy = Write a policy with one rule, and its tests.
    .name = The dotted name, such as erasmus_plus.alliances.my_call.lot1.
    .output = The file to write, or a folder for it. Otherwise where the name says, if its programme is there, or here.
    .language = The language of the keywords, and of what is said: cs or en.
    .example = eligo new policy erasmus_plus.alliances.my_call.lot1 -o lot1.pol

help-new-rule = Append a rule to a policy, in the keywords of the policy.
    .file = The policy.
    .id = The name of the rule for machines, such as full_partners.
    .template = What it asks: count, countries, some, none, share, money, table, deadline or judge.
    .example = eligo new rule lot1.pol vocational --template some

help-new-test = Append a test to the tests of a policy.
    .file = The policy, or its .test.pol file.
    .title = What the test shows, in quotation marks.
    .example = eligo new test lot1.pol "A proposal without a coordinator fails"

help-completion = Print the script that makes a shell complete commands, options, files and codes.
    .shell = bash, zsh, fish or powershell. Put the script where the shell reads it when it starts: ~/.bashrc, a file _eligo in a folder of $fpath, ~/.config/fish/completions/eligo.fish, or the file $PROFILE.
    .example = eligo completion bash >> ~/.bashrc

help-new-mapping = Write a beginning of a mapping: the columns and codes of an export, as far as they can be guessed.
    .data = A CSV, Excel or Parquet file.
    .example = eligo new mapping policies/erasmus_plus/alliances/seed/lot1.pol projects.csv -o own.toml

help-theme = Check the look and the fixed texts of an office, or write a beginning of them.
    .example = eligo theme new -o theme.toml

help-theme-check = Say whether a theme can be used, and what is wrong with it.
    .file = The theme, a .toml file; its logo lies beside it.
    .example = eligo theme check theme.toml

help-theme-new = Write a beginning of a theme, with comments.
    .example = eligo theme new -o theme.toml

help-template = Word templates of letters: check your own, or begin from the shipped one.
    .example = eligo template new -o letter.docx

help-template-check = Say what is wrong with Word templates of letters.
    .files = Word documents.
    .format = text, json, sarif, github or junit.
    .example = eligo template check letter.docx

help-template-new = Write the Word template of a letter, to go on from.
    .output = The file to write.
    .language = The language of the template, and of what is said: cs or en.
    .example = eligo template new -o letter.docx
