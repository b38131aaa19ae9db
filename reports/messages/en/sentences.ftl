### Sentences about the outcomes of rules, and conditions in words. Names are never inflected.

## Words

words-yes = yes
words-no = no
words-unknown = not known
words-unknown-here = [not given]
words-at-least = at least { $value }
words-at-most = at most { $value }
words-less = less than { $value }
words-fewer = fewer than { $value }
words-more = more than { $value }
words-equal = exactly { $value }
words-unequal = other than { $value }
words-at-least-day = not before { $value }
words-at-most-day = not later than { $value }
words-less-day = earlier than { $value }
words-more-day = later than { $value }
words-equal-day = exactly { $value }
words-unequal-day = other than { $value }
words-between = { $low } to { $high }
words-and = { $left } and { $right }
words-or = { $left } or { $right }
words-or-last = { $items } or { $last }
words-not = “{ $condition }” does not hold
words-met = the condition “{ $condition }” is met
words-unmet = the condition “{ $condition }” is not met
words-none = no { $none }
words-value = { $name }: { $value }
words-member = { $name }: { $values }
words-not-member = { $name } not among: { $values }
words-given = the following is given: { $name }
words-no-two = no two { $members } share the same { $key }
words-all-the-same = all { $everyone } have their { $key } in one and the same group: { $values }
words-within = { $phrase } (among the { $list })
words-within-those = { $phrase } (among the { $list }; { $condition })
words-of-members = { $noun } of the { $members }
words-number-of = number of { $noun }
words-item = item of the list “{ $list }”
words-items = items of the list “{ $list }”
words-so-many-items =
    { $n ->
        [one] { $count } item of the list “{ $list }”
       *[other] { $count } items of the list “{ $list }”
    }
words-so-many-items-of =
    { $n ->
        [one] { $count } item of the list “{ $list }”
       *[other] { $count } items of the list “{ $list }”
    }
words-so-many-values =
    { $n ->
        [one] { $count } value of “{ $key }” ({ $list })
       *[other] { $count } different values of “{ $key }” ({ $list })
    }
words-value-of = value of “{ $key }” ({ $list })
words-group = group by { $key } ({ $list })
words-groups = groups by { $key } ({ $list })
words-so-many-groups =
    { $n ->
        [one] { $count } group by { $key } ({ $list })
       *[other] { $count } groups by { $key } ({ $list })
    }
words-so-many-groups-of =
    { $n ->
        [one] { $count } group by { $key } ({ $list })
       *[other] { $count } groups by { $key } ({ $list })
    }
words-number-distinct = number of different values of “{ $key }” among the { $members }
words-number-of-kinds = number of { $noun } for which “{ $condition }” holds
words-for-which = { $phrase } for which “{ $condition }” holds
words-total-sum = sum of “{ $term }” over the { $members }
words-total-min = least value of “{ $term }” among the { $members }
words-total-max = greatest value of “{ $term }” among the { $members }
words-of-the-one = { $term } of the { $noun }
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
        [fact] the { $term }
       *[value] { $term }
    }
words-later =
    { $shift } after { $kind ->
        [fact] the { $term }
       *[value] { $term }
    }
words-day-of =
    the day of { $kind ->
        [value] { $term }
       *[fact] the { $term }
    }
words-table = the value in the table “{ $table }” (by { $keys })
words-table-row = { $key } → { $value }
words-any-value = any value
words-table-rows = the value in the table ({ $keys }: { $rows })
words-filtered =
    { $kind ->
        [clause] { $noun } (where { $condition })
       *[fact] { $noun } ({ $condition })
    }
words-quantified-all = all { $everyone } meet the condition “{ $condition }”
words-quantified-all-each = all { $everyone }, taken one by one, meet the condition “{ $condition }”
words-quantified-some = at least { $one } meets the condition “{ $condition }”
words-quantified-some-each = at least { $one } meets the condition “{ $condition }”
words-quantified-no = no { $none } meets the condition “{ $condition }”
words-quantified-no-each = no { $none } meets the condition “{ $condition }”
words-in-register = in the register of { $noun }
words-in-register-plain = in the register “{ $label }”
words-register-not-given = the register of { $noun } (not given with the data)
words-register-not-given-plain = the register “{ $label }” (not given with the data)
words-listed = { $name } is listed { $register }{ $limits }
words-not-listed = { $name } is not listed { $register }{ $limits }
words-listed-limits = { " " }({ $limits })
words-listed-on = on { $day }
words-listed-as-at = as at: { $day }
words-listed-with = { $condition }
words-exception = { $whole }; exception “{ $title }” (if “{ $condition }” holds): { $required }
words-exception-inner = { $whole }; exception to that exception “{ $title }” (if “{ $condition }” holds): { $required }
words-exception-nothing = nothing is required
words-limit-by = { $required } (set by: { $keys })
words-limit-of = { $required }, which is { $term }
words-the =
    { $kind ->
        [value] { $term }
       *[fact] the { $term }
    }
words-from-day = from { $day } on: { $condition }
words-limit-open = { $required } (depending on the missing facts)
words-more-items = { $items } and more: { $rest }
words-element = { $noun } no. { $position }
words-element-named = { $element }: { $name }
words-element-fact = { $fact } – { $element }

## What one rule came to

sentence-count =
    { $n ->
        [0] The proposal has no { $none }; { $sense ->
                [allowed] the rule allows { $required }.
               *[asked] the rule asks for { $required }.
            }
       *[other] The proposal has { $counted }{ $names }; { $sense ->
                [allowed] the rule allows { $required }.
               *[asked] the rule asks for { $required }.
            }
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
sentence-no-row =
    { $n ->
        [one] The call sets no limit for this value – { $row }.
       *[other] The call sets no limit for these values – { $row }.
    }
sentence-empty-all = The list “{ $list }” is empty, so nothing in it breaks the condition “{ $condition }”.
sentence-empty-no = The list “{ $list }” is empty, so no { $none } meets the condition “{ $condition }”.
sentence-empty-some = The list “{ $list }” is empty; at least { $one } has to meet the condition “{ $condition }”.
sentence-quantified-pass = { $whole }.
sentence-quantified-open = It cannot be said yet whether { $whole }{ $names }.
sentence-quantified-doubt = It cannot be ruled out yet that { $whole }{ $names }.
sentence-quantified-all =
    { $n ->
        [one]
            { $least ->
                [yes] At least { $counted } does not meet the condition “{ $condition }”{ $names }.
               *[no] { $counted } does not meet the condition “{ $condition }”{ $names }.
            }
       *[other]
            { $least ->
                [yes] At least { $counted } do not meet the condition “{ $condition }”{ $names }.
               *[no] { $counted } do not meet the condition “{ $condition }”{ $names }.
            }
    }
sentence-quantified-no =
    { $n ->
        [one]
            { $least ->
                [yes] At least { $counted } meets the condition “{ $condition }”{ $forbidden }{ $names }.
               *[no] { $counted } meets the condition “{ $condition }”{ $forbidden }{ $names }.
            }
       *[other]
            { $least ->
                [yes] At least { $counted } meet the condition “{ $condition }”{ $forbidden }{ $names }.
               *[no] { $counted } meet the condition “{ $condition }”{ $forbidden }{ $names }.
            }
    }
sentence-forbidden = , which the rule does not allow
sentence-quantified-some =
    { $n ->
        [0] No { $none } meets the condition “{ $condition }”; at least one is needed.
        [one]
            { $least ->
                [yes] At least { $counted } meets the condition “{ $condition }”{ $names }; one is enough.
               *[no] { $counted } meets the condition “{ $condition }”{ $names }; one is enough.
            }
       *[other]
            { $least ->
                [yes] At least { $counted } meet the condition “{ $condition }”{ $names }; one is enough.
               *[no] { $counted } meet the condition “{ $condition }”{ $names }; one is enough.
            }
    }
sentence-no-two-pass = No two { $members } share the same { $key }.
sentence-no-two-fail = Several { $members } share the same { $key }{ $value }{ $names }.
sentence-no-two-open = It cannot be ruled out yet that several { $members } share the same { $key }{ $names }.
sentence-names = { "" }: { $names }
sentence-doubtful = { "" }; not certain: { $names }
sentence-shared = { " " }({ $value })
sentence-whole = { $sentence } The whole condition: { $condition }.
sentence-not-one = { " " }The proposal does not have exactly { $one }.
sentence-applicability = It is not certain whether the rule applies to the proposal. { $sentence }
sentence-only-when = { $sentence } The rule applies only if { $reason }.
sentence-missing = { $sentence } Missing: { $facts }.
sentence-exception = The exception “{ $title }” applies, because { $reason }{ $source }.
sentence-exception-inner = The exception to that exception “{ $title }” applies too, because { $reason }{ $source }.
sentence-ground = { " " }({ $text })
sentence-excepted = { $exceptions } { $sentence }
sentence-excepted-nothing = { $exceptions } So the rule requires nothing.
sentence-exception-open = It is not certain whether the exception “{ $title }” applies; it does only if { $reason }. With the exception: { $required }.
sentence-exception-open-inner = It is not certain whether the exception to that exception “{ $title }” applies; it does only if { $reason }. With it: { $required }.
sentence-conflict = Several exceptions apply that contradict each other: { $exceptions }. A person has to decide which one holds.
sentence-conflict-item = “{ $title }” – { $required }
sentence-not-applicable = The rule does not apply to the proposal, because { $reason }.
sentence-not-applicable-plain = The rule does not apply to the proposal.
sentence-waived = The rule was waived.
sentence-plain-pass = The condition is met: { $condition }.
sentence-plain-fail = The condition is not met: { $condition }.
sentence-plain-undecided = The condition cannot be decided yet: { $condition }.
sentence-by-day = It cannot be decided yet, because the condition depends on a day that is not known: { $condition }.

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
proposal-undecided-open =
    { $n ->
        [one] The proposal cannot be decided; this condition stays open: { $rules }.
       *[other] The proposal cannot be decided; these conditions stay open: { $rules }.
    }
proposal-undecided-applies = It is not certain yet whether the policy applies to the proposal; the missing fact decides: { $facts }.
proposal-undecided-applies-plain = It is not certain yet whether the policy applies to the proposal.
proposal-needs_judgement = The proposal waits for the judgement of a person: { $rules }.
proposal-not_applicable = No policy applies to the proposal.
proposal-outside = The policy does not apply to the proposal.
