# `eligo verify`: whether the verdict of a report still holds.

verify-holds = { $proposal }: the verdict holds.
verify-holds-not = { $proposal }: the report does not hold.
verify-gone = { $proposal }: the proposal is no longer among those that can be read, so nothing can be derived again.
verify-text = The text of the report was changed after it was written.
verify-policy = Policy: the report rests on { $old }; now it is { $new }.
verify-policy-gone = Policy: { $policy } says nothing of this proposal now.
verify-data = Data: the report rests on { $old }; now they are { $new }.
verify-engine = Engine: the report was made by { $old }; this is { $new }.
verify-outcome = Outcome: the report says “{ $old }”, now it is “{ $new }”.
verify-rule = Rule { $rule }: the report says “{ $old }”, now it is “{ $new }”.
verify-which-policy = the policy of the report is not to be found here: { $policy }; name it with --policy
verify-no-report = no report of Eligo is in this file (HTML, Markdown, JSON, PDF, a letter in Word or a workbook of a batch): { $file }
verify-several = the file states its verdict more than once, so it was tampered with: { $file }
verify-malformed = what the report states of itself cannot be read: { $file }
verify-too-large = the file is too large to be a report: { $file }

# The workbook of a batch.
verify-book-holds = { $file }: all its results hold ({ $count }).
verify-book-holds-not = { $file }: the workbook does not hold.
verify-book-policy-gone = Policy: { $policy } is not among those that were read.
verify-book-proposal = { $proposal } ({ $policy }): the workbook says “{ $old }”, now it is “{ $new }”.
verify-book-rules = { $proposal }: results of single rules in the workbook are not those of today.
verify-book-more = Proposals that differ besides: { $count }.
