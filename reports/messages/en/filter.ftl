# Search in the list of a batch.

filter-name = Search and filter
filter-words = Search
filter-rule = Rule not met or open
filter-all = all
filter-reset = Show all
filter-shown = Proposals found: { $shown } of { $all }
filter-listed = Listed: the first { $shown } of { $all }.
filter-more = List { $count } more

# Where the list of a batch is not whole.
lines-rest = The list has the first { $listed } of { $all } results. All of them are in the workbook (format XLSX).
