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
words-less-day = before { $value }
words-more-day = after { $value }
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
words-total-sum = sum ({ $term }; { $list })
words-total-min = least value ({ $term }; { $list })
words-total-max = greatest value ({ $term }; { $list })
words-share = { $percent } of “{ $term }”
words-table = the value in the table { $table } ({ $keys })
words-table-row = { $key } → { $value }
words-table-rows = the value in the table ({ $keys }: { $rows })
words-filtered = { $noun } (with { $condition })
words-of-group = { $noun } in one group
words-form-all = each item of the list “{ $list }” meets the condition “{ $condition }”
words-form-some = at least one item of the list “{ $list }” meets the condition “{ $condition }”
words-form-no = no item of the list “{ $list }” meets the condition “{ $condition }”
words-form-all-groups = each group by { $key } ({ $list }) meets the condition “{ $condition }”
words-form-some-groups = at least one group by { $key } ({ $list }) meets the condition “{ $condition }”
words-form-no-groups = no group by { $key } ({ $list }) meets the condition “{ $condition }”
words-limit-by = { $required } (set by: { $keys })
words-limit-open = { $required } (depending on the missing facts)
words-more-items = { $items } and more: { $rest }
words-element = { $noun } no. { $position }
words-element-named = { $element }: { $name }
words-element-fact = { $fact } – { $element }

## What one rule came to

sentence-count =
    The proposal has { $counted }; { $sense ->
        [allowed] the rule allows { $required }.
       *[asked] the rule asks for { $required }.
    }
sentence-count-open =
    { $name }: surely { $low }, at most { $high }; { $sense ->
        [allowed] the rule allows { $required }.
       *[asked] the rule asks for { $required }.
    }
sentence-count-unbounded =
    { $name }: surely { $low }, more is not known yet; { $sense ->
        [allowed] the rule allows { $required }.
       *[asked] the rule asks for { $required }.
    }
sentence-value =
    { $name }: { $measured }; { $sense ->
        [allowed] allowed: { $required }.
       *[asked] required: { $required }.
    }
sentence-member = { $name }: { $measured }; allowed: { $values }.
sentence-not-member = { $name }: { $measured }; not allowed: { $values }.
sentence-yes = { $name }: { $measured }; required: { $required }.
sentence-given = { $name }: given.
sentence-not-given = { $name }: not given.
sentence-no-row = The table has no row for { $key } ({ $keys }), so there is no limit to compare with.
sentence-empty-all = The list “{ $list }” is empty, so nothing in it breaks the condition.
sentence-empty-some = The list “{ $list }” is empty, so nothing in it meets the condition.
sentence-all-pass = The whole list “{ $list }” meets the condition “{ $condition }”.
sentence-all-fail =
    { $n ->
        [one] { $counted } does not meet the condition “{ $condition }”{ $names }.
       *[other] { $counted } do not meet the condition “{ $condition }”{ $names }.
    }
sentence-all-fail-plain = Part of the list “{ $list }” (number: { $counted }) does not meet the condition “{ $condition }”{ $names }.
sentence-all-open = It cannot be said yet whether the whole list “{ $list }” meets the condition “{ $condition }”{ $names }.
sentence-some =
    { $n ->
        [one] { $counted } meets the condition “{ $condition }”; one is enough.
       *[other] { $counted } meet the condition “{ $condition }”; { $n ->
            [0] at least one is needed.
           *[other] one is enough.
        }
    }
sentence-some-plain = Items of the list “{ $list }” that meet the condition “{ $condition }”: { $counted }; at least one is needed.
sentence-some-open = It cannot be said yet whether any item of the list “{ $list }” meets the condition “{ $condition }”{ $names }.
sentence-no-pass = No item of the list “{ $list }” meets the condition “{ $condition }”, as the rule demands.
sentence-no-fail =
    { $n ->
        [one] { $counted } meets the forbidden condition “{ $condition }”{ $names }.
       *[other] { $counted } meet the forbidden condition “{ $condition }”{ $names }.
    }
sentence-no-fail-plain = Part of the list “{ $list }” (number: { $counted }) meets the forbidden condition “{ $condition }”{ $names }.
sentence-no-open = It cannot be ruled out yet that something in the list “{ $list }” meets the forbidden condition “{ $condition }”{ $names }.
sentence-groups = Groups by { $key } that break the condition “{ $condition }”: { $counted }.
sentence-groups-some = Groups by { $key } that meet the condition “{ $condition }”: { $counted }.
sentence-no-two-pass = No { $key } is repeated ({ $list }).
sentence-no-two-fail = The same { $key }{ $value } stands more than once in the list “{ $list }”{ $names }.
sentence-no-two-open = It cannot be ruled out yet that a { $key } is repeated ({ $list }){ $names }.
sentence-names = { "" }: { $names }
sentence-shared = { " " }({ $value })
sentence-whole = { $sentence } The whole condition: { $condition }.
sentence-applicability = It is not certain whether the rule applies to the proposal. { $sentence }
sentence-only-when = { $sentence } The rule applies only if this holds: { $condition }.
sentence-missing = { $sentence } Missing: { $facts }.
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
