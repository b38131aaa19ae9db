### Sentences about the outcomes of rules, and conditions in words. Names are never inflected.

## Words

words-yes = yes
words-no = no
words-unknown = not known
words-unknown-here = [not given]
words-at-least = at least { $value }
words-at-most = at most { $value }
words-less = less than { $value }
words-more = more than { $value }
words-equal = exactly { $value }
words-unequal = other than { $value }
words-at-least-day = not before { $value }
words-at-most-day = not later than { $value }
words-less-day = earlier than { $value }
words-more-day = later than { $value }
words-same = the same as { $value }
words-equal-day = exactly { $value }
words-unequal-day = other than { $value }
words-between = { $low } to { $high }
words-and = { $left } and { $right }
words-or = { $left } or { $right }
words-or-last = { $items } or { $last }
words-not = it is not the case that { $condition }
words-value = { $name }: { $value }
words-member = { $name }: { $values }
words-not-member = { $name } not among: { $values }
words-given = given: { $name }
words-no-two = no { $key } repeated ({ $list })
words-within = { $phrase } (among the { $list })
words-number-of = number of { $noun }
words-number-in-list = number of records ({ $list })
words-number-distinct = number of different values of { $key } ({ $list })
words-number-of-groups = number of groups by { $key } ({ $list }) with: { $condition }
words-number-of-kinds = number of { $noun } for which “{ $condition }” holds
words-for-which = { $phrase } for which “{ $condition }” holds
words-total-sum = sum ({ $term }; { $list })
words-total-min = least value ({ $term }; { $list })
words-total-max = greatest value ({ $term }; { $list })
words-of-the-one = { $term } – { $noun }
words-share = { $percent } of “{ $term }”
words-rounded-down = { $term }, rounded down to multiples of { $to }
words-rounded-down-whole = { $term }, rounded down to whole units
words-rounded-up = { $term }, rounded up to multiples of { $to }
words-rounded-up-whole = { $term }, rounded up to whole units
words-rounded-half-up = { $term }, rounded to the nearest multiple of { $to } (halves up)
words-rounded-half-up-whole = { $term }, rounded to the nearest whole unit (halves up)
words-years =
    { $n ->
        [one] { $count } year
       *[other] { $count } years
    }
words-months =
    { $n ->
        [one] { $count } month
       *[other] { $count } months
    }
words-days =
    { $n ->
        [one] { $count } day
       *[other] { $count } days
    }
words-earlier =
    { $shift } before { $kind ->
        [value] { $term }
       *[fact] the { $term }
    }
words-later =
    { $shift } after { $kind ->
        [value] { $term }
       *[fact] the { $term }
    }
words-day-of =
    the day of { $kind ->
        [value] { $term }
       *[fact] the { $term }
    }
words-table = the value in the table { $table } ({ $keys })
words-table-row = { $key } → { $value }
words-any-value = any value
words-table-rows = the value in the table ({ $keys }: { $rows })
words-filtered =
    { $kind ->
        [clause] { $noun } (where { $condition })
       *[fact] { $noun } (with { $condition })
    }
words-filtered-within =
    { $kind ->
        [clause] { $noun } where { $condition }
       *[fact] { $noun } with { $condition }
    }
words-all = all { $list } meet the condition “{ $condition }”
words-all-plain = all items of the list “{ $list }” meet the condition “{ $condition }”
words-some = at least 1 { $among } meets the condition “{ $condition }”
words-some-plain = at least 1 item of the list “{ $list }” meets the condition “{ $condition }”
words-all-groups = each group by { $key } ({ $list }) meets the condition “{ $condition }”
words-all-kinds = each of the { $noun }, taken by itself, meets the condition “{ $condition }”
words-among = of the { $list }
words-none = none { $among } meets the condition “{ $condition }”
words-some-groups = at least 1 group by { $key } ({ $list }) meets the condition “{ $condition }”
words-in-register = in the register of { $noun }
words-in-register-plain = in the register “{ $label }”
words-register-not-given = the register of { $noun } (not given with the data)
words-register-not-given-plain = the register “{ $label }” (not given with the data)
words-listed = { $name } is listed { $register }{ $limits }
words-not-listed = { $name } is not listed { $register }{ $limits }
words-listed-limits = { " " }({ $limits })
words-listed-on = on { $day }
words-listed-as-at = as at: { $day }
words-listed-with = with { $condition }
words-exception = { $whole }; exception “{ $title }” (if { $condition }): { $required }
words-exception-inner = { $whole }; exception to that exception “{ $title }” (if { $condition }): { $required }
words-exception-nothing = nothing is required
words-limit-by = { $required } (set by: { $keys })
words-limit-open = { $required } (depending on the missing facts)
words-more-items = { $items } and more: { $rest }
words-element = { $noun } no. { $position }
words-element-named = { $element }: { $name }
words-element-fact = { $fact } – { $element }

## What one rule came to

sentence-count =
    The proposal has { $counted }{ $names }; { $sense ->
        [allowed] the rule allows { $required }.
       *[asked] the rule asks for { $required }.
    }
sentence-count-open =
    { $name }: surely { $low }{ $kinds }, at most { $high }; { $sense ->
        [allowed] the rule allows { $required }.
       *[asked] the rule asks for { $required }.
    }
sentence-count-unbounded =
    { $name }: surely { $low }{ $kinds }, more is not known yet; { $sense ->
        [allowed] the rule allows { $required }.
       *[asked] the rule asks for { $required }.
    }
sentence-value =
    { $name }: { $measured }; { $sense ->
        [allowed] allowed: { $required }.
       *[asked] required: { $required }.
    }
sentence-total-empty =
    { $name }: there is no value, because the list “{ $list }” is empty; { $sense ->
        [allowed] allowed: { $required }.
       *[asked] required: { $required }.
    }
sentence-member = { $name }: { $measured }; allowed: { $values }.
sentence-not-member = { $name }: { $measured }; not allowed: { $values }.
sentence-yes = { $name }: { $measured }; required: { $required }.
sentence-given = { $name }: given.
sentence-not-given = { $name }: not given.
sentence-listed-pass = { $name } is listed { $register }{ $limits }.
sentence-listed-fail = { $name } is not listed { $register }{ $limits }.
sentence-listed-open = It cannot be said yet whether { $name } is listed { $register }{ $limits }.
sentence-no-row = The table has no row for { $key } ({ $keys }), so there is no limit to compare with.
sentence-empty-all = The list “{ $list }” is empty, so nothing in it breaks the condition.
sentence-empty-some = The list “{ $list }” is empty, so nothing in it meets the condition.
sentence-quantified-pass = { $whole }{ $names }.
sentence-quantified-open = It cannot be said yet whether { $whole }{ $names }.
sentence-all-fail =
    { $n ->
        [one] { $counted } does not meet the condition “{ $condition }”{ $names }.
       *[other] { $counted } do not meet the condition “{ $condition }”{ $names }.
    }
sentence-all-fail-of =
    { $n ->
        [one] { $counted } { $among } does not meet the condition “{ $condition }”{ $names }.
       *[other] { $counted } { $among } do not meet the condition “{ $condition }”{ $names }.
    }
sentence-all-fail-plain = Items of the list “{ $list }” that do not meet the condition “{ $condition }” (number: { $counted }){ $names }.
sentence-some =
    { $n ->
        [one] { $counted } meets the condition “{ $condition }”; one is enough.
       *[other] { $counted } meet the condition “{ $condition }”; { $n ->
            [0] at least one is needed.
           *[other] one is enough.
        }
    }
sentence-some-of =
    { $n ->
        [one] { $counted } { $among } meets the condition “{ $condition }”; one is enough.
       *[other] { $counted } { $among } meet the condition “{ $condition }”; { $n ->
            [0] at least one is needed.
           *[other] one is enough.
        }
    }
sentence-some-plain = Items of the list “{ $list }” that meet the condition “{ $condition }”: { $counted }; at least one is needed.
sentence-some-among = Number of { $list } that meet the condition “{ $condition }”: { $counted }; at least one is needed.
sentence-none-fail =
    { $n ->
        [one] This must not hold: “{ $condition }”. { $counted } breaks it{ $names }.
       *[other] This must not hold: “{ $condition }”. { $counted } break it{ $names }.
    }
sentence-none-fail-of =
    { $n ->
        [one] This must not hold: “{ $condition }”. { $counted } { $among } breaks it{ $names }.
       *[other] This must not hold: “{ $condition }”. { $counted } { $among } break it{ $names }.
    }
sentence-none-fail-plain = This must not hold: “{ $condition }”. Some of the list “{ $list }” break it (number: { $counted }){ $names }.
sentence-none-open = It cannot be ruled out yet that { $whole }{ $names }.
sentence-groups = Groups by { $key } that break the condition “{ $condition }”: { $counted }.
sentence-all-kinds =
    { $n ->
        [one] { $counted } does not meet the condition “{ $condition }”{ $names }.
       *[other] { $counted } do not meet the condition “{ $condition }”{ $names }.
    }
sentence-some-kinds =
    { $n ->
        [one] { $counted } meets the condition “{ $condition }”{ $names }; one is enough.
       *[other]
            { $counted } meet the condition “{ $condition }”{ $names }; { $n ->
                [0] at least one is needed.
               *[other] one is enough.
            }
    }
sentence-groups-some = Groups by { $key } that meet the condition “{ $condition }”: { $counted }.
sentence-no-two-pass = No { $key } is repeated ({ $list }).
sentence-no-two-fail = The same { $key }{ $value } stands more than once in the list “{ $list }”{ $names }.
sentence-no-two-open = It cannot be ruled out yet that a { $key } is repeated ({ $list }){ $names }.
sentence-names = { "" }: { $names }
sentence-doubtful = { "" }; not certain: { $names }
sentence-shared = { " " }({ $value })
sentence-whole = { $sentence } The whole condition: { $condition }.
sentence-applicability = It is not certain whether the rule applies to the proposal. { $sentence }
sentence-only-when = { $sentence } The rule applies only if this holds: { $condition }.
sentence-missing = { $sentence } Missing: { $facts }.
sentence-exception = The exception “{ $title }” applies, because this holds: { $condition }{ $source }.
sentence-ground = { " " }({ $text })
sentence-excepted = { $exceptions } { $sentence }
sentence-excepted-nothing = { $exceptions } So the rule requires nothing.
sentence-exception-open = It is not certain whether the exception “{ $title }” applies; it would if this held: { $condition }. With the exception: { $required }.
sentence-conflict = Several exceptions apply that contradict each other: { $exceptions }. A person has to decide which one holds.
sentence-conflict-item = “{ $title }” – { $required }
sentence-not-applicable = The rule does not apply to the proposal; it would apply only if this held: { $condition }.
sentence-not-applicable-plain = The rule does not apply to the proposal.
sentence-waived = The rule was waived.
sentence-plain-pass = The condition is met: { $condition }.
sentence-plain-fail = The condition is not met: { $condition }.
sentence-plain-undecided = The condition cannot be decided yet: { $condition }.

## What the proposal came to

proposal-pass = The proposal meets every binding condition.
proposal-pass-warnings =
    { $n ->
        [one] The proposal meets every binding condition; { $n } recommended rule needs attention: { $rules }.
       *[other] The proposal meets every binding condition; { $n } recommended rules need attention: { $rules }.
    }
proposal-pass-consequences =
    { $n ->
        [one] The proposal meets every binding condition; { $n } other rule has or may have a consequence: { $rules }.
       *[other] The proposal meets every binding condition; { $n } other rules have or may have consequences: { $rules }.
    }
proposal-nothing-applied = No rule of the policy applies to the proposal, so nothing stands against it.
proposal-fail =
    { $n ->
        [one] The proposal does not meet a binding condition: { $rules }.
       *[other] The proposal does not meet binding conditions: { $rules }.
    }
proposal-undecided =
    { $n ->
        [one] The proposal cannot be decided yet; facts are missing for the condition: { $rules }.
       *[other] The proposal cannot be decided yet; facts are missing for the conditions: { $rules }.
    }
proposal-undecided-applies = It is not certain yet whether the policy applies to the proposal; the missing fact decides: { $facts }.
proposal-undecided-applies-plain = It is not certain yet whether the policy applies to the proposal.
proposal-needs_judgement = The proposal waits for the judgement of a person: { $rules }.
proposal-not_applicable = No policy applies to the proposal.
proposal-outside = The policy does not apply to the proposal.
