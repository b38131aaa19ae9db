### Overview of a batch: pictures, tables, warnings, workbook.


headline-several = Number of results: { $n }; some proposals are judged by several policies.
heading-countries = Countries
heading-amounts = Amounts
heading-suspects = Rules that always come out the same
heading-method = How to read this overview
suspects-note = This may be right. Check whether the rule does what it should, and whether the data hold what it reads.
attention-open =
    { $n ->
        [one] { $n } proposal cannot be decided for a reason that its report tells.
       *[other] { $n } proposals cannot be decided for a reason that their reports tell.
    }
attention-judged =
    { $n ->
        [one] { $n } proposal waits for judgement: { $fact }
       *[other] { $n } proposals wait for judgement: { $fact }
    }
suspect-never = Decided cases: { $n }; the rule was always met.
suspect-always = Decided cases: { $n }; the rule was not met once.
suspect-absent = Cases: { $n }; the rule did not apply once.
method-share = Shares of rules are shares of the decided cases, that is of those met and not met. The other cases are in the tables.
method-undecided = Undecided means that a fact is missing on which the result hangs. A missing fact is never taken as zero, as “no”, or as a condition that is met.
method-stages = Binding rules decide who gets to the next stage. Recommended rules, and rules with another consequence, stop nobody.
method-suspects = A rule that always comes out the same is pointed out where there are at least { $n } cases.

## Pictures

figure-table = The numbers as a table
figure-description = Bar chart. The same numbers stand in the table below the picture.
figure-of-whole = { $n } ({ $share })
figure-of-decided = { $share } ({ $n } / { $decided })
figure-outcomes = How the proposals came out
figure-outcomes-message = The most frequent result: “{ $word }”, number of proposals: { $n } ({ $share }).
figure-rules-message = The rule that most often is not met: { $title }; share of the decided cases: { $share }.
figure-rules-none = In every decided case the rules are met.
figure-rules-undecided = No case is decided yet.
figure-rules-note = The percentages say in what part of the decided cases a rule is not met. The rule that fails most often comes first; rules without a decided case stand only in the table.
figure-consequence = Not met, without rejection
figure-funnel = How far the proposals got
figure-funnel-all = Proposals looked at
figure-funnel-message =
    { $n ->
        [one] { $n } proposal looked at; through all stages: { $passed }, waiting for a fact or a judgement: { $waiting }, short of a binding condition: { $out }.
       *[other] { $n } proposals looked at; through all stages: { $passed }, waiting for a fact or a judgement: { $waiting }, short of a binding condition: { $out }.
    }
figure-funnel-note = After each stage those proposals are left which have not been shown to fall short of a binding condition.
figure-left-pass = Through
figure-left-undecided = Waiting for facts
figure-left-needs_judgement = Waiting for judgement
figure-countries = { $noun } by country
figure-countries-message = The most frequent country: { $country }, number: { $n } ({ $share }); different countries: { $countries }.
figure-countries-unknown = No country is given anywhere.
figure-country-unknown = Country not given
figure-role-unknown = Not given
figure-countries-rest =
    { $n ->
        [one] { $n } other country
       *[other] { $n } other countries
    }
figure-amounts = { $label } by result
figure-amounts-message = In all: { $all }; proposals that meet the conditions ask for: { $passing } ({ $share }).
figure-amounts-unknown =
    { $n ->
        [one] The amount is not given for { $n } proposal.
       *[other] The amount is not given for { $n } proposals.
    }
label-count = Number
label-proposals = Number of proposals
label-share = Share
label-share-failing = Share not met
label-stage = Stage
label-out = Fell short at this stage
label-left = Left
label-unknown = Amount not given

## Workbook

book-overview = Overview
book-proposals = Proposals
book-results = Results
book-rules = Rules
book-about = About
book-times = Times of submission stand as they were written in the data, in the time of the zone given there.
label-title = Title
label-policy-name = Name of the policy
label-rule-id = Id of the rule
label-force = Force
label-margin = Distance from the limit
