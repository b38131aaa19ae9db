## Audiences and personal data

personal-mark = [personal data]
personal-element = no. { $position }: { $label }
label-audience = Edition for
audience-officer = the officer
audience-applicant = the applicant
audience-committee = the committee, without personal data
audience-public = the public, without the data of the proposal
