### Headings, labels and sentences of the report pages.

## Outcomes in words: of a rule, of a whole proposal

outcome-pass = Met
    .proposal = Meets the conditions
outcome-fail = Not met
    .proposal = Does not meet the conditions
outcome-undecided = Undecided
    .proposal = Cannot be decided yet
outcome-needs_judgement = For judgement
    .proposal = Waits for judgement
outcome-not_applicable = Not applicable
    .proposal = No policy applies
outcome-waived = Waived
    .proposal = Waived

force-must = binding
force-should = recommended
force-consequence = does not lead to rejection
status-consequence-warn = Warning
status-consequence-ignore = Not taken into account
status-consequence-clarify = To be explained
status-consequence-reduce = Points taken off
consequence-warn = The breach is only pointed out.
    .lead = Warning: { $text }
consequence-ignore = What breaks the rule is not taken into account.
    .lead = Not taken into account: { $text }
consequence-clarify = The applicant has to explain it.
    .lead = The applicant has to explain it: { $text }
consequence-reduce =
    { $n ->
        [one] { $points } point is taken off.
       *[other] { $points } points are taken off.
    }
    .lead =
        { $n ->
            [one] { $points } point is taken off: { $text }
           *[other] { $points } points are taken off: { $text }
        }
counts-for = counted
counts-against = does not comply
counts-unknown = not certain
fact-unknown = not given

counts-item = { $word }: { $n }
counts-rules =
    { $n ->
        [one] { $n } rule was evaluated ({ $found }).
       *[other] { $n } rules were evaluated ({ $found }).
    }
counts-warnings =
    { $n ->
        [one] { $n } recommended rule needs attention; it does not decide the outcome.
       *[other] { $n } recommended rules need attention; they do not decide the outcome.
    }

actor-fail = The officer checks for an obvious clerical error; only the applicant can change the substance.
actor-undecided = The officer finds the missing fact in a register or asks the applicant for it.
actor-needs_judgement = The officer or an evaluator answers the question and gives reasons.
actor-warn = The officer takes note; nobody has to act.
actor-ignore = The officer tells the evaluators what they are not to take into account.
actor-clarify = The officer asks the applicant; the applicant explains.
actor-reduce = The officer or an evaluator takes off the points.

## Headings and labels

brand = Check of the conditions of the call
skip = Skip to the content
title-proposal = Proposal { $id }
title-index = Overview of proposals
heading-conclusion = Conclusion
heading-data = The proposal
heading-tasks = What needs to be done
heading-rules = All rules
heading-reasons = Reasons
heading-production = How this result was produced
heading-parameters = Values used
heading-dropped = Rules of the earlier call that no longer hold
heading-decision = Decision of the officer
heading-numbers = Summary
heading-attention = Waiting for facts
heading-bars = How the rules turned out
heading-all = All proposals
heading-rejected = Records that could not be read
heading-warning = Recommendation
no-tasks = Nothing. No rule waits for a correction, a fact or a judgement.
no-attention = No proposal waits for a missing fact.
label-rule = Rule
label-result = Result
label-required = What is required
label-found = What was found
label-reason = Reason
label-source = Source
label-exception = Exception that applied
label-consequence = What follows
label-note = Note of the policy’s author
label-advice = What to do
label-actor = Who acts
label-missing = Missing facts
label-evidence = Evidence
label-question = Question
label-rules-concerned = Rules concerned
label-list = { $name } ({ $n })
label-policy = Policy
label-policy-hash = Fingerprint of the policy (SHA-256)
label-document = Document of the call
counts-unconfirmed =
    { $n ->
        [one] { $n } of the { $all } rules is unconfirmed: no text of this call was found for it.
       *[other] { $n } of the { $all } rules are unconfirmed: no text of this call was found for them.
    }
evidence-mark = evidence { $mark }
evidence-A = evidence A: read in the full official text
evidence-B = evidence B: read on a page of an EU body or an agency
evidence-C = evidence C: a summary by a third party
evidence-I = evidence I: an inference
label-unconfirmed = Unconfirmed for this call
clauses-summary = Clauses: { $n }; carried by a rule: { $bound }; without a rule, with the reason: { $excused }; unbound: { $unbound }.
clauses-carried = Rule
clauses-excused = No rule
clauses-unbound = Unbound: neither a rule nor a reason why none is needed
clauses-without = Rules that no clause speaks of
source-taken-over = stated in { $policy }, taken over
dropped-rule = { $rule } ({ $origin })
label-engine = Program
label-data-hash = Fingerprint of the proposal’s data (SHA-256)
label-evaluated-at = Evaluated
label-as-of = Evaluated as of
label-proposal = Proposal
label-warnings = Warnings
label-judgements = For judgement
label-decision-agree = I agree with the result.
label-decision-depart = I depart from the result (with a reason for each rule concerned).
label-decision-clarify = I ask for completion or clarification.
label-decision-reason = Reason
label-name = Name
label-date = Date
label-signature = Signature
decision-note = The program computed the result from the facts in the proposal; a person decides.
production-note = The same policy, the same data and the same version of the program always give the same result.
index-link = Back to the overview of proposals
empty-list = The list is empty.
unknown-list = The list is not known.

## Overview of a batch

headline-read =
    { $n ->
        [one] { $n } proposal read
       *[other] { $n } proposals read
    }
headline-pass =
    { $n ->
        [one] { $n } proposal meets every binding condition.
       *[other] { $n } proposals meet every binding condition.
    }
headline-fail =
    { $n ->
        [one] { $n } proposal does not meet some binding condition.
       *[other] { $n } proposals do not meet some binding condition.
    }
headline-undecided =
    { $n ->
        [one] { $n } proposal cannot be decided yet, because facts are missing.
       *[other] { $n } proposals cannot be decided yet, because facts are missing.
    }
headline-needs_judgement =
    { $n ->
        [one] { $n } proposal waits for the judgement of a person.
       *[other] { $n } proposals wait for the judgement of a person.
    }
headline-not_applicable =
    { $n ->
        [one] No policy applies to { $n } proposal.
       *[other] No policy applies to { $n } proposals.
    }
headline-waived =
    { $n ->
        [one] The evaluation of { $n } proposal was waived.
       *[other] The evaluation of { $n } proposals was waived.
    }
headline-rejected =
    { $n ->
        [one] { $n } record could not be read and was not evaluated.
       *[other] { $n } records could not be read and were not evaluated.
    }
attention-fact = { $fact } ({ $list })
attention-waits =
    { $n ->
        [one] { $n } proposal waits for: { $fact }
       *[other] { $n } proposals wait for: { $fact }
    }
attention-rest = and more: { $n }
rejected-without-id = without an id
rejected-row = row { $row }
rejected-field = column { $field }
rejected-value = read: { $value }
