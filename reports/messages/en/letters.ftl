### The letter to the applicant: a call to complete, a rejection, a positive answer.


## Heading and opening

letter-title-completion = Request to complete proposal { $name }
    .until = Request to complete proposal { $name } by { $day }
letter-title-rejection = Rejection of proposal { $name }
letter-title-positive = Proposal { $name } meets the conditions of the call
letter-name = { $acronym } ({ $id })
letter-salutation = Dear Sir or Madam,
letter-opening = We have checked proposal { $name } against the conditions of the call.
letter-found-pass =
    { $n ->
        [one] Of the binding conditions, one is met.
       *[other] Of the binding conditions, { $n } are met.
    }
letter-found-undecided =
    { $n ->
        [one] We cannot decide one binding condition yet, because information is missing.
       *[other] We cannot decide { $n } binding conditions yet, because information is missing.
    }
letter-found-outside = We cannot say yet whether the conditions apply to it, because information is missing.
letter-found-slips =
    { $n ->
        [one] With one binding condition, there may be no more than a clerical error.
       *[other] With { $n } binding conditions, there may be no more than a clerical error.
    }
letter-found-clarify =
    { $n ->
        [one] We need your explanation for one condition.
       *[other] We need your explanation for { $n } conditions.
    }
letter-found-fail =
    { $n ->
        [one] The proposal does not meet one binding condition. We therefore reject it.
       *[other] The proposal does not meet { $n } binding conditions. We therefore reject it.
    }
letter-found-all = It meets all binding conditions that apply to it.
letter-found-judged = This letter does not concern what evaluators assess.

## What to do

letter-tasks-completion = What you need to do
letter-tasks-rejection = Conditions that are not met
letter-task-proposal = Details of the proposal as a whole
letter-task-supply =
    { $n ->
        [one] Please supply this information:
       *[other] Please supply the following information:
    }
letter-task-check = Please check this information in your proposal. If it contains a clerical error, send us the correct information. If it is right, confirm it.
letter-task-explain = Please send us your explanation of this finding.
letter-task-concerns =
    { $n ->
        [one] This concerns the condition: { $rules }
       *[other] This concerns the conditions: { $rules }
    }
letter-partners = Concerns:
letter-partners-rest = and more: { $n }
letter-required = The condition requires: { $required }
letter-withheld = The finding comes from an official register. We will give you the details on request.
letter-source = Source: { $source }

## Sections

letter-section-deadline = Deadline
letter-deadline = Please send us your reply by { $day }.
letter-deadline-passed = After this deadline we will assess the proposal on the information we have by then.
    .grave = After this deadline we will assess the proposal on the information we have by then. It may then be rejected.
letter-section-spared = What you do not need to send
letter-spared-met = Please do not send evidence again for conditions that are met.
letter-spared-office = We will check official registers ourselves.
letter-spared-nothing = We need no other information or documents for now.
letter-section-next = What happens next
letter-next = You do not need to do anything now. Meeting the conditions does not yet mean that the proposal will be funded.
letter-section-remarks = Recommendations
letter-remarks = The following findings do not affect the result:
letter-remark = { $rule } – { $finding }
letter-section-contact = Contact
letter-closing = Yours faithfully,

## Fixed texts

letter-section-ground = What we assessed it by
letter-ground = We checked the proposal against these documents:
letter-ground-policy = We checked the proposal against the policy { $policy }.
letter-section-redress = Means of redress
letter-section-protection = Data protection
letter-placeholder = [To be added by the office: { $what }]
letter-open-letterhead = letterhead
letter-open-reference = file reference
letter-open-date = date
letter-open-addressee = addressee
letter-open-deadline = deadline
letter-open-contact = contact
letter-open-signature = name and position
letter-open-redress = the approved text on means of redress
letter-open-protection = information on the processing of personal data

## Facts of the letter, enclosure

letter-label-reference = Reference
letter-label-date = Date
letter-label-proposal = Proposal
letter-label-name = Title of the proposal
letter-label-call = Call
letter-label-deadline = Deadline
letter-enclosure = Enclosure: results of the check
letter-enclosure-note = The results follow from the information in the proposal.
    .office = The results follow from the information in the proposal. Where it says “Checked by the office”, we use official sources.
letter-enclosure-rule = Condition
letter-enclosure-required = What is required
letter-enclosure-result = Result
letter-enclosure-source = Source
letter-enclosure-recommended = { $rule } (recommended)
letter-status-office = Checked by the office
letter-marks = Proposal { $id } · policy { $policy } · hash of the evaluation { $evaluation } · { $engine }
