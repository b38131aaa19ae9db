### The handbook: a policy as a document for people who never see `.pol` files.

## Headings

handbook-kind = handbook
handbook-title = Handbook of the conditions of calls
handbook-lead = The conditions of the call in words: what is asked for, of whom, on what source it rests, and which facts it takes.
handbook-lead-several =
    { $n ->
        [one] The conditions of the call in words; the handbook describes { $n } policy.
       *[other] The conditions of calls in words; the handbook describes { $n } policies, a chapter each.
    }
handbook-contents = Contents
handbook-policies = Policies
handbook-foot = The program made this handbook from the text of the policy. The same policy and the same version of the program always give the same handbook.
handbook-heading-scope = What the policy is about
handbook-heading-documents = Documents
handbook-heading-other-documents = Other documents
handbook-heading-evidence = How well it is known what the rules rest on
handbook-heading-rules = Rules
handbook-heading-tables = Tables
handbook-heading-parameters = Values laid down
handbook-heading-lists = Lists of values
handbook-heading-glossary = Glossary
handbook-heading-clauses = The text of the call, point by point
handbook-heading-dropped = Rules of an earlier call that hold no longer
handbook-heading-sources = Index by source
handbook-heading-fields = Index by field of the form

## Stages

handbook-stage-admissibility = Admissibility
handbook-stage-admissibility-note = Formal requirements: whether the proposal came in time, complete and in the prescribed way.
handbook-stage-eligibility = Eligibility
handbook-stage-eligibility-note = Who may apply, with whom, for what and on what conditions.
handbook-stage-exclusion = Exclusion
handbook-stage-exclusion-note = Reasons for which no grant can be given.
handbook-stage-selection = Selection
handbook-stage-selection-note = Whether the applicants have the means and the ability to carry out the project.
handbook-stage-award = Award
handbook-stage-award-note = What is taken into account where the quality of a proposal is assessed.

## Force

handbook-force-must = binding
handbook-force-must-means = The proposal does not meet the conditions of the call.
handbook-force-should = recommended
handbook-force-should-means = There is a warning; it does not decide the outcome.
handbook-force-consequence = no reason for rejection
handbook-force-consequence-means = The proposal is not rejected for it.
handbook-force-judge-must = judged by a person
handbook-force-judge-must-means = A person answers the question; without the answer the proposal cannot be decided.
handbook-force-judge-should = judged by a person
handbook-force-judge-should-means = A person answers the question; the answer does not change the outcome of the check.

## Labels

handbook-label-required = Condition
handbook-label-required-all = Conditions (all of them hold)
handbook-label-recommended = Recommendation
handbook-label-recommended-all = Recommendations (all should hold)
handbook-label-question = Question
handbook-label-when = When it applies
handbook-label-exceptions = Exceptions
handbook-label-exceptions-inner = Exceptions to this exception
handbook-label-exception-when = When it applies
handbook-label-exception-required = What is required instead
handbook-label-exception-required-all = What is required instead (all of it)
handbook-label-force = If it is not met
handbook-label-decides = Who decides
handbook-label-otherwise = Message if it is not met
handbook-label-advice = What to do
handbook-label-note = Note
handbook-label-source = Source
handbook-label-evidence = How well it is known
handbook-label-unconfirmed = Unconfirmed for this call
handbook-label-marks = Kinds of evidence
handbook-label-unconfirmed-rules = Unconfirmed rules
handbook-label-origin = Taken over
handbook-label-fields = Facts it takes
handbook-label-terms = Terms and values
handbook-label-clauses = Points of the call
handbook-label-used-by = Where it is used
handbook-label-meaning = Meaning
handbook-label-elsewhere-cs = In Czech
handbook-label-elsewhere-en = In English
handbook-label-value = Value
handbook-label-values = Values
handbook-label-number = How many
handbook-label-confirm = To be confirmed by
handbook-label-says = What it says
handbook-label-carried-by = Rules
handbook-label-excused = Why there is no rule
handbook-label-because = Reason
handbook-label-rests = What rests on it
handbook-label-url = Link
handbook-label-applies = Which proposals
handbook-label-valid = Valid
handbook-label-extends = Based on the policy
handbook-label-rules = Number of rules
handbook-label-policy = Policy
handbook-label-sha256 = Fingerprint of the policy (SHA-256)
handbook-label-engine = Program

## Sentences and parts of sentences

handbook-sentence = { $text }.
handbook-numbered = { $n }. { $title }
handbook-dropped = { $rule } (dropped by { $origin })
handbook-taken-over = from { $policy }
handbook-coded = { $name }{ "\u00A0" }({ $code })
handbook-nothing-required = Nothing is required.
handbook-of-record = { $name }:
handbook-exception-of = { $rule } – exception “{ $title }”
handbook-whole-document = no place given
handbook-applies-always = All of them.
handbook-scope-reads = What the policy is about
handbook-valid-between = from { $first } to { $last }
handbook-valid-from = from { $first } on
handbook-valid-to = until { $last }
handbook-rules =
    { $n ->
        [one] { $n } rule
       *[other] { $n } rules
    }
handbook-rests =
    { $n ->
        [0] No rule rests directly on the document.
        [one] { $n } rule rests on the document.
       *[other] { $n } rules rest on the document.
    }
handbook-unconfirmed = unconfirmed
handbook-all-confirmed = A text of this call was found for every rule.
handbook-marked =
    { $n ->
        [one] { $mark } ({ $n } rule)
       *[other] { $mark } ({ $n } rules)
    }
handbook-unmarked =
    { $n ->
        [one] without a mark ({ $n } rule)
       *[other] without a mark ({ $n } rules)
    }
handbook-caption =
    { $keys ->
        [one] { $name }: the first column chooses the row.
       *[other] { $name }: the first { $keys } columns choose the row.
    }
handbook-many-values =
    { $n ->
        [one] The whole vocabulary has { $n } value; the groups of values that the policy speaks of are listed above.
       *[other] The whole vocabulary has { $n } values; the groups of values that the policy speaks of are listed above.
    }
handbook-meaning-group =
    { $n ->
        [one] { $n } value of “{ $kind }”
       *[other] { $n } listed values of “{ $kind }”
    }
handbook-meaning-group-changing = listed values of “{ $kind }”; they change with time
handbook-meaning-register = an entry of a list that is given with the data
handbook-to-values = List of values
handbook-elsewhere = { $name } – { $meaning }
handbook-unread = Fields that no rule reads ({ $record }): { $fields }.
handbook-personal = Personal data, shown only to readers who may have them ({ $record }): { $fields }.

## Terms that sound alike

handbook-apart = These terms sound alike and are easily confused: { $names }. Each means something different.
handbook-apart-badge = not to be confused
handbook-apart-associated_partner = an organisation that takes part in the project but receives no money from the grant
handbook-apart-affiliated_entity = an organisation with a legal or capital link to a beneficiary that exists independently of the project
handbook-apart-associated_countries = countries outside the European Union that have joined the programme; these are countries, not organisations
