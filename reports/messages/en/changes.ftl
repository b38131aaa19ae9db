### What changed between two policies.

## Headings

changes-title = What changed
changes-nothing = Nothing changed between the two policies.
changes-lead = Changes in what is required: { $substance }. Changes of wording: { $wording }. Changes of sources and evidence: { $grounds }. Differences in the clauses that the policies list: { $clauses }.
changes-caution = What the two policies say is compared. Rules that are not confirmed for their call – before: { $old }, now: { $new }. What was not found may have held all the same.
changes-old = Before
changes-new = Now
changes-side = { $title } ({ $name })
changes-heading-scope = Where the policy applies
changes-heading-added = New rules
changes-heading-dropped = Rules that are gone
changes-heading-changed = Rules that changed
changes-heading-parameters = Values
changes-heading-wording = Other words, the same meaning
changes-heading-grounds = Sources and evidence
changes-heading-clauses = Clauses that the policies list
changes-heading-clauses-both = In both policies
changes-texts-changed = Changed along with the rule: { $texts }.
changes-texts-of = { $rule } ({ $parts })
changes-heading-texts = Texts of the rules that changed
changes-heading-terms = Names and terms
changes-heading-policy = The policy as a whole
changes-no-substance = What is required did not change.
changes-only-new = A new policy: { $policy }.
changes-only-old = A policy that is gone: { $policy }.
changes-more-lines = More, in the other formats: { $n }.
changes-from-day = From { $day } on: { $sentence }

## Conditions

changes-direction =
    { $direction ->
        [stricter] { $sentence } This is stricter.
        [looser] { $sentence } This is less strict.
       *[unclear] { $sentence }
    }
changes-place =
    { $place ->
        [guard] When it applies: { $sentence }
        [exception] Exception “{ $exception }”: { $sentence }
        [exception-guard] When the exception “{ $exception }” applies: { $sentence }
       *[requirement] { $sentence }
    }
changes-limit = { $old } → { $new }. Now: { $after }.
changes-instead = Now: { $after }. Before: { $before }.
changes-values =
    { $role ->
        [excluded] { $name } – { $added ->
                [none] no longer ruled out: { $gone }.
               *[other] newly ruled out: { $added }{ $gone ->
                    [none] .
                   *[other] ; no longer ruled out: { $gone }.
                }
            }
        [counted] { $name } – { $added ->
                [none] no longer counted: { $gone }.
               *[other] newly counted: { $added }{ $gone ->
                    [none] .
                   *[other] ; no longer counted: { $gone }.
                }
            }
        [concerned] { $name } – { $added ->
                [none] no longer concerned: { $gone }.
               *[other] newly concerned: { $added }{ $gone ->
                    [none] .
                   *[other] ; no longer concerned: { $gone }.
                }
            }
       *[allowed] { $name } – { $added ->
                [none] no longer accepted: { $gone }.
               *[other] newly accepted: { $added }{ $gone ->
                    [none] .
                   *[other] ; no longer accepted: { $gone }.
                }
            }
    }
changes-values-named = { $sentence } Before: { $before }. Now: { $after }.
changes-values-within = In “{ $within }”: { $sentence }
changes-rows = Table by { $keys }: { $rows }.
changes-row-changed = { $key }: { $old } → { $new }
changes-row-added = new: { $key } → { $value }
changes-row-gone = gone: { $key } → { $value }
changes-joined =
    { $kind ->
        [and-new] Newly also required: “{ $condition }”.
        [and-gone] No longer required: “{ $condition }”.
        [or-new] Newly enough: “{ $condition }”.
       *[or-gone] No longer enough: “{ $condition }”.
    }
changes-joined-guard =
    { $kind ->
        [and-new] newly only where also “{ $condition }” holds.
        [and-gone] it no longer matters whether “{ $condition }” holds.
        [or-new] newly also where “{ $condition }” holds.
       *[or-gone] no longer where “{ $condition }” holds.
    }
changes-other = Required now: “{ $new }”. Before: “{ $old }”.
changes-other-guard = now only where “{ $new }” holds; before, only where “{ $old }” did.
changes-guard-new = now only where “{ $new }” holds; before, always.
changes-guard-gone = now always; before, only where “{ $old }” held.
changes-nothing-required = nothing

## The policy

changes-applies = The policy applies where “{ $new }” holds; before, it applied where “{ $old }” did.
changes-applies-new = The policy applies only where “{ $new }” holds; before, it applied to every proposal.
changes-applies-gone = The policy applies to every proposal; before, it applied only where “{ $old }” held.
changes-validity = The policy is valid { $new }; before, it was valid { $old }.
changes-valid =
    { $kind ->
        [from] from { $first }
        [to] until { $last }
        [both] from { $first } to { $last }
       *[always] on every day
    }

## Rules

changes-added = { $force }; required: { $required }.
changes-added-judged = { $force }; a person answers: { $required }
changes-only-where = It applies only where “{ $condition }” holds.
changes-only-where-was = It applied only where “{ $condition }” held.
changes-rule-source = Source: { $source }.
changes-rule-unconfirmed = Not confirmed for this call{ $text ->
        [none] .
       *[other] : { $text }
    }
changes-rule-was-unconfirmed = What held before was not confirmed for its call{ $text ->
        [none] .
       *[other] : { $text }
    }
changes-dropped = { $force } until now; required was: { $required }.
changes-dropped-judged = { $force } until now; a person answered: { $required }
changes-because = Why it is gone: { $because }
changes-force =
    { $force ->
        [must] It was recommended and is now binding.
       *[should] It was binding and is now recommended.
    }
changes-consequence = What follows where it is not met – before: { $old } Now: { $new }
changes-follows =
    { $force ->
        [must] The proposal does not meet the conditions.
       *[should] The rule only warns.
    }
changes-judged = A person answers it now: { $new } Before, a condition decided: “{ $old }”.
changes-decided = A condition decides it now: “{ $new }”. Before, a person answered: { $old }
changes-asked = The question is now: { $new } Before: { $old }
changes-stage = Stage: { $old } → { $new }.
stage-admissibility = admissibility
stage-eligibility = eligibility
stage-exclusion = exclusion
stage-selection = selection
stage-award = award
changes-exception-new = New exception “{ $title }”: where “{ $condition }” holds, required is: { $required }.
changes-exception-gone = The exception “{ $title }” is gone; where “{ $condition }” held, required was: { $required }.
changes-parameter = { $old } → { $new }.
changes-parameter-new = New value: { $new }.
changes-parameter-gone = The value is gone: { $old }.

## Words

changes-renamed = The rule is called { $new } now; before, { $old }.
changes-group = “{ $old }” are now called “{ $new }”; the same { $members } count.
changes-group-values = “{ $old }” is now called “{ $new }”; the members are the same ({ $n }).
changes-noun = “{ $old }” are now called “{ $new }”; what is counted is the same.
changes-text = { $part }: “{ $old }” → “{ $new }”.
changes-reworded = Other words: { $parts }.
changes-part-title = title
changes-part-otherwise = message
changes-part-advice = advice
changes-part-note = note
changes-part-consequence = words of the consequence
changes-part-exception-title = title of the exception “{ $name }”
changes-part-exception-note = note on the exception “{ $name }”
changes-part-parameter-title = title of the value “{ $name }”
changes-part-parameter-note = note on the value “{ $name }”

## Sources

changes-sources = { $old } → { $new }: { $rules }.
changes-sources-same = Another place in { $new }: { $rules }.
changes-sources-new = Newly with a source, { $new }: { $rules }.
changes-sources-gone = No longer with a source, before { $old }: { $rules }.
changes-rested = { $name } ({ $old } → { $new })
changes-rested-at = { $name } ({ $place })
changes-evidence = { $old } → { $new }: { $rules }.
changes-evidence-none = no mark of evidence
changes-confirmed = Not confirmed before, confirmed now: { $rules }.
changes-unconfirmed = Not confirmed for this call: { $rules }. { $text }
changes-unconfirmed-still = Not confirmed for this call, as for the one before: { $rules }. { $text }
changes-of-parameter = value { $name }
changes-of-exception = { $rule }, exception { $name }

## Clauses

changes-clause-new = Only now – { $place }: “{ $says }” { $carried }
changes-clause-gone = Only before – { $place }: “{ $says }” { $carried }
changes-clause-cited = “{ $says }” – before { $old }; now { $new }.
changes-clause-says = { $place } – now: “{ $new }” Before: “{ $old }”
changes-clause-says-otherwise = Now { $place }: “{ $new }” Before { $before }: “{ $old }”
changes-clause-rules = { $place } – carried now by: { $new }. Before: { $old }.
changes-clause-excused = { $place } – needs no rule now: { $because } Before, it was carried by: { $old }.
changes-clause-bound = { $place } – carried now by: { $new }. Before, it needed no rule: { $because }
changes-clause-because = { $place } – needs no rule, for another reason now: { $new } Before: { $old }
changes-carried = It is carried by: { $rules }.
changes-excused = It needs no rule: { $because }
changes-was-carried = It was carried by: { $rules }.
changes-was-excused = It needed no rule: { $because }

## Proposals

changes-heading-proposals = How proposals come out
changes-proposals-note = Both policies were applied to every proposal; that they are meant for different calls or days was left aside.
changes-proposals-none =
    { $n ->
        [one] The one proposal comes out the same under both policies.
       *[other] All { $count } proposals come out the same under both policies.
    }
changes-proposals-some =
    { $n ->
        [one] { $count } proposal of { $all } comes out differently.
       *[other] { $count } proposals of { $all } come out differently.
    }
changes-outcomes = { $old } → { $new }: { $n }
changes-effect-rule = { $rule }: { $old } → { $new }. { $reason }
changes-effect-none = no such rule
changes-effect-gone = no longer required
changes-effect-force = { $outcome } ({ $force })
changes-effects-more = More proposals that come out differently: { $n }.
changes-label-was = Before
changes-label-now = Now
changes-label-why = Why
changes-heading-outcomes = How many
