### What the commands say on the terminal.

cli-unknown-language = unknown language: `{ $language }`; known: { $known }
cli-unknown-value = { $option } does not know the value `{ $value }`; known: { $known }
cli-no-day = not a day: `{ $value }`; write it as 2026-03-10
cli-deadline-before-letter = the deadline `{ $deadline }` lies before the date of the letters: `{ $dated }`; give a later --deadline
cli-no-such-path = no such file or folder: { $path }
cli-invalid-policy = the policy cannot be used: { $path } (findings: { $count })
cli-no-policy-file = this is no file with a policy: { $file }
cli-no-policies = no policy found: { $path }
cli-no-tests = no test found: { $path }; tests stand in files ending in .test.pol
cli-no-proposals = no proposal found in the data
cli-none-applied = no policy applies to any of the proposals; check the facts that decide where it applies, such as the lot
cli-unreadable-data = the data cannot be read; nothing was evaluated
cli-internal-error = internal error ({ $kind }): this is a fault of Eligo, not yours; please send us the trace saved in { $file }
cli-cannot-write = cannot be written: { $file }; is the folder there, and is the file open in another program?
cli-no-format = the ending does not say the format: { $file }; add --format and one of: { $known }
cli-output-needed = the format { $format } goes to a file: add -o with its name
cli-unknown-code = no such code: `{ $code }`; nearest: { $nearest }
cli-unknown-rule = no such rule: `{ $rule }`; nearest: { $nearest }
cli-no-such-proposal = no such proposal: `{ $proposal }`; nearest: { $nearest }
cli-proposal-rejected = the proposal was rejected, so there is no verdict to explain: `{ $proposal }`

cli-usage-missing-argument = missing argument: { $name }
cli-usage-missing-option = missing option: `{ $name }`
cli-usage-unknown-option = no such option: `{ $name }`; nearest: { $nearest }
cli-usage-unknown-command = no such command: `{ $name }`; nearest: { $nearest }
cli-usage-unknown-option-known = no such option: `{ $name }`; known: { $known }
cli-usage-unknown-command-known = no such command: `{ $name }`; known: { $known }
cli-usage-needs-value = the option needs a value: `{ $name }`
cli-usage-no-value = the option takes no value: `{ $name }`
cli-usage-invalid = the value cannot be used: { $name }
cli-usage-extra = nothing more belongs here: `{ $name }`
cli-usage-help = help: { $command } --help

cli-checked = files checked: { $files }, errors: { $errors }, warnings: { $warnings }
cli-unconfirmed-rules =
    { $n ->
        [one] { $policy }: { $n } of { $all } rules is unconfirmed
       *[other] { $policy }: { $n } of { $all } rules are unconfirmed
    }
cli-unconfirmed-all = unconfirmed rules: { $n }, in policies: { $policies }
cli-fixable = can be fixed with `eligo check --fix`: { $count }
cli-fixed = fixed { $fixed } of { $found } in { $file }
cli-would-fix = would fix { $fixed } of { $found } in { $file }
cli-fix-replaced = { $place }: { $code }: `{ $before }` → `{ $after }`
cli-fix-inserted = { $place }: { $code }: inserted: `{ $after }`
cli-fix-removed = { $place }: { $code }: removed: `{ $before }`
cli-diff-is-text = `--diff` shows a difference of texts and has no format { $format }
cli-module-taken = `{ $module }` was taken from { $file }
cli-formatted = files: { $files }, to change: { $changed }, with mistakes, left alone: { $broken }
cli-would-change = would change: { $file }
cli-format-refused = left alone, because the new text would not mean the same: { $file }; is a name in it a keyword of the other language?
cli-names-kept = only the keywords are translated, because with its names translated the file would not mean the same: { $file }
cli-changed = changed: { $file }
cli-tested = tests passed: { $passed }, failed: { $failed }{ $broken ->
        [0] {""}
       *[other] , files with mistakes: { $broken }
    }
cli-watching = waiting for files to change; to stop: Ctrl+C
cli-watch-changed = changed: { $file }

test-changed = changed against the example `{ $example }`:
test-unchanged = everything as in the example `{ $example }`
test-removed = taken out: { $element }
test-added = added: { $element }
test-list = number of entries: { $count }
test-about-rule = rule `{ $rule }`
test-about-proposal = proposal
test-outcome = expected: { $expected }, result: { $found }
test-measured = value expected: { $expected }, measured: { $found }
test-missing = should be missing: { $expected }, missing: { $found }
test-message = the message should contain: “{ $expected }”, it says: “{ $found }”
test-warnings = warnings expected: { $expected }, found: { $found }
test-nothing-measured = nothing was measured
test-nothing-missing = nothing

coverage-policy = policy { $policy }: tests show { $percent } % ({ $count } of { $total })
coverage-short = policy { $policy }: tests show { $percent } %, asked for at least { $least } %
coverage-outcome = no test shows the outcome { $outcome } of a proposal
coverage-rule = rule `{ $rule }`: no test shows the outcome { $outcome }
coverage-about-policy = where the policy applies
coverage-true = no test shows what happens when this holds: `{ $text }`
coverage-false = no test shows what happens when this does not hold: `{ $text }`
coverage-unknown = no test shows what happens when this fact is missing: `{ $text }`
coverage-decides = no test shows this deciding alone: `{ $text }`
coverage-row = table `{ $table }`: no test uses the row `{ $text }`
coverage-undecided = the outcome `undecided` stays without a test (not counted), number of rules: { $count }; { $rules }

cli-evaluating = Evaluating
cli-reporting = Writing reports
cli-converting = Converting
cli-converted = tables written to { $folder }
cli-converted-counts = proposals read: { $read } = converted: { $converted } + rejected: { $rejected }
cli-folder-in-use = the folder holds something that eligo convert did not write: { $folder }; choose another one
cli-written = written: { $file }
cli-missing-extra = the format `{ $format }` needs a part of Eligo that is not installed: pip install "eligo[{ $extra }]"
cli-format-empty = in the format { $format } there was nothing to write for these readers
cli-letters-nowhere = no letters were written: they come with --format docx or pdf, and with --audience applicant as html and md too
cli-reports-written = files written: { $count }, in { $folder }
cli-reports-kept = files that were there already: { $count }
cli-counts = proposals read: { $read } = evaluated: { $evaluated } + rejected: { $rejected }
cli-rejected = rejected: { $proposal } ({ $place })
cli-more-rejected = further rejected proposals: { $count }; --rejects FILE writes them all
cli-reason-row = row { $row }

cli-results = results: { $count }, one for each policy that may apply to a proposal
cli-count-pass = pass: { $count }
cli-count-fail = fail: { $count }
cli-count-undecided = undecided: { $count }
cli-count-not-applicable = not applicable: { $count }
cli-count-needs-judgement = for judgement: { $count }
cli-count-waived = waived: { $count }

cli-outcome-pass = pass
cli-outcome-fail = fail
cli-outcome-undecided = undecided
cli-outcome-not-applicable = not applicable
cli-outcome-needs-judgement = for judgement
cli-outcome-waived = waived
cli-force-must = must
cli-force-should = should
cli-force-consequence = does not lead to rejection

cli-column-proposal = Proposal
cli-column-title = Title
cli-column-policy = Policy
cli-column-outcome = Outcome
cli-column-warnings = Warnings
cli-column-why = Why
cli-warns = warning: { $title }
cli-table-missing = missing: { $facts }
cli-table-missing-more = missing: { $facts }; and further facts: { $more }

cli-required = Required: { $text }
cli-consequence = What follows: { $text }
cli-advice = What to do: { $text }
cli-evidence-for = Counted for: { $items }
cli-evidence-against = Counted against: { $items }
cli-evidence-unknown = Cannot be said yet: { $items }
cli-missing = Missing: { $fact }
cli-unconfirmed = Unconfirmed for this call
cli-unconfirmed-because = Unconfirmed for this call: { $reason }
cli-source = Source: { $text }

cli-new-exists = the file exists and stays as it is: { $file }
cli-new-no-name = this cannot be a name: `{ $name }`; use letters, digits and underscores, in a policy also dots, and no word of the language
cli-new-rule-exists = the policy has a rule of this name: `{ $rule }` in { $file }
cli-new-test-exists = there is a test with this title: `{ $title }` in { $file }
cli-new-no-source = the policy names no document that a rule could cite: { $file }; add a line with `source` below its title
cli-new-no-title = no test without a title: say in a few words what it shows
cli-new-no-test = the test was not written
cli-new-next =
    What to try next:
      eligo check { $policy }
      eligo test { $policy }
      eligo new rule { $policy } countries --template countries

cli-page-bad = Does not work:
cli-page-good = Works:

cli-demo-next =
    The overview of all reports: { $index }

    What to try next:
      eligo explain { $policy } { $data } --proposal AI-2022-003
      change a number in { $policy } and run `eligo demo` again
      eligo schema { $policy } --format xlsx -o form.xlsx

cli-no-clauses = the policy lists no clauses: { $file }; write `clause` with its document and place, then `says` and `rules` or `excused`
show-head = With everything that it takes over from { $policies }.
show-from = From { $policy }.
show-replaced = Stated by { $policy } in place of what { $before } says.
show-dropped = Dropped by { $policy }: the rule { $rule }. { $because }

cli-diff-no-pairs = no two policies to compare: no file of a policy has the same name in { $old } and in { $new }
cli-diff-file-and-folder = two files or two folders can be compared, not one of each: { $old }, { $new }

cli-unusable-mapping = the mapping cannot be used; nothing was read
cli-mapping = export read through the mapping `{ $mapping }`: proposals: { $proposals }, rejected: { $rejected }
cli-mapping-table = { $table }: rows: { $rows }{ $left ->
        [0] {""}
       *[other] , left out by conditions: { $left }
    }
cli-mapping-complete = every column and every code is mapped, and every field of the policy is filled
cli-mapping-unmapped = columns from which no field is filled: { $count }
cli-mapping-column = `{ $heading }` ({ $file }){ $count ->
        [1] {""}
       *[other] , columns: { $count }
    }
cli-mapping-column-near = `{ $heading }` ({ $file }){ $count ->
        [1] {""}
       *[other] , columns: { $count }
    }; the mapping looks for: `{ $nearest }`
cli-mapping-missing = columns that the mapping names and the export lacks: { $count }
cli-mapping-lacks = `{ $heading }`, for the field `{ $field }`
cli-mapping-untranslated = codes that the mapping does not translate: { $count }
cli-mapping-code-rejected = `{ $written }` in `{ $field }`: { $count }×, first at { $place }; the proposals are rejected
cli-mapping-code-unknown = `{ $written }` in `{ $field }`: { $count }×, first at { $place }; the fact is taken as unknown
cli-mapping-code-code = `{ $written }` in `{ $field }`: { $count }×, first at { $place }; `{ $code }` is taken instead
cli-mapping-unfilled = fields of the policy that nothing fills: { $count }
cli-mapping-more = further: { $count }

cli-draft-head = The beginning of a mapping of { $file }: check what was guessed, and complete it.
cli-draft-check = How it does so far is told by `eligo mapping`; how to write it stands in docs/mapping.md.
cli-draft-numbers = If numbers are written otherwise than 1234.56:
cli-draft-dates = If days are written otherwise than 2022-09-15:
cli-draft-list = No columns were found for this list; numbered ones are written with # for the number.
cli-draft-codes = What the policy does not know, met in the export; known to the policy: { $codes }
cli-draft-unused = Columns that nothing uses yet; what nobody needs goes to `ignore` at the top of the file:

## Many proposals

cli-parquet-output = { $format } is written to a file: add -o results.{ $format }
cli-only-columns = --engine interpreter writes no Parquet, and --measured, --reasons and --explain-plan belong to --engine duckdb
cli-columns-format = --measured writes its columns as { $known }; the other formats give what was measured without it
cli-reasons-ending = the file of reasons ends in .parquet or .csv: { $file }
cli-columns-mapping = --engine duckdb does not read through a mapping; convert the data first: eligo convert POLICY DATA --mapping FILE -o FOLDER
cli-since = evaluated anew: { $evaluated }; taken over from the earlier results: { $taken }
cli-since-parquet = --since goes with --format parquet -o FILE, with --engine duckdb or none, and without --reasons
cli-spark-output = Spark writes a folder of Parquet files: add -o FOLDER
cli-spark-only = --engine spark writes Parquet, and goes neither with --mapping nor with --reasons or --explain-plan
cli-no-room = there is no room left on the disk; free some, and run the command again: what was finished is kept
cli-no-memory = there is not enough memory to evaluate this; split the data into smaller files and evaluate each by itself
cli-plan-policy = { $policy }: rules in the query { $compiled } of { $count }
cli-plan-left = { "  " }{ $rule }: left to the interpreter ({ $construct })
construct-applies = where the policy applies
construct-depth = lists inside lists
construct-label = the label of an element
construct-register = a register
construct-sharing = values that are shared
construct-sign = a comparison of different kinds
construct-arithmetic = arithmetic
construct-comparison = a comparison of different kinds
construct-filter = a filter over several facts
construct-groups = groups
construct-list-in-a-list = a list inside a list
construct-list = a whole list
construct-measure = numbers with very many places
construct-max = a greatest value
construct-min = a least value
construct-moved-day = a day moved by a long time
construct-moved-moment = a moment moved
construct-number = a very long number
construct-rounding = rounding
construct-table = a look-up in a large table
construct-total = a sum
construct-vocabulary = different vocabularies

cli-letters = letters: requests to complete: { $completion }, rejections: { $rejection }, positive: { $positive }; proposals without a letter, because the office has to act first or no rules apply: { $none }
cli-letters-slips = letters that ask about a possible clerical error instead of rejecting: { $count } ({ $proposals }); where the figure is right, run again with --confirmed ID
cli-letters-open = the letters ({ $language }) lack, and say so in brackets: { $what }
cli-letters-several = proposals with several letters, each under another policy: { $count } ({ $proposals }); decide which of them apply before you send any
cli-letters-unsuspected = --confirmed changes nothing here, there is no possible clerical error in: { $proposals }
cli-reference-braces = the reference `{ $reference }` contains braces; only {"{id}"} may stand in it, in the place of the number of the proposal
cli-unusable-template = the template cannot be used; no letter was written
cli-template-checked = templates checked: { $count }, usable: { $good }, findings: { $odd }
cli-template-written = written: { $file }; open it in Word, shape it, and try it with eligo template check
