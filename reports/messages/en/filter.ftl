# Search in the list of a batch.

filter-name = Search and filter
filter-words = Search
filter-rule = Rule not met or open
filter-all = all
filter-reset = Show all
filter-shown = Proposals shown: { $shown } of { $all }
