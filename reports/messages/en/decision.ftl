# The officer's decision, and figures that may be slips of the hand.

slip-heading = Obvious clerical error?
slip-swapped = { $fact }: { $written }. With two neighbouring digits swapped it would be { $meant }, and the condition would be met.
slip-more = { $fact }: { $written }. With one zero fewer it would be { $meant }, and the condition would be met.
slip-fewer = { $fact }: { $written }. With one zero more it would be { $meant }, and the condition would be met.
slip-repeated = { $fact }: { $written }. With one repeated digit fewer it would be { $meant }, and the condition would be met.
slip-dropped = { $fact }: { $written }. With a digit repeated once more it would be { $meant }, and the condition would be met.
slip-shifted = { $fact }: { $written }. With the decimal point moved it would be { $meant }, and the condition would be met.
slip-months = { $fact }: { $written }. If years were written for months, it would be { $meant }, and the condition would be met.
slip-years = { $fact }: { $written }. If months were written for years, it would be { $meant }, and the condition would be met.
slip-last = { $fact }: { $written }. With the last digit changed by one it would be { $meant }, and the condition would be met.
slip-confirmed = No: the office says that this figure is right.
slip-practice = Ask the applicant before this figure decides (European Ombudsman, case 1846/2023/FA).
decision-about = Rules to decide about
decision-reason-for = Reason for departing from the result
