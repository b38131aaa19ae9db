### Documents as PDF, and why a document could not be made.

pdf-page = Page { $page } of { $pages }
pdf-replaced = The typeface of this document does not have every character of these texts. In place of such a character stands its number in brackets, as [U+0041] would for A; the HTML and JSON editions keep the original.
not-made = not written: { $file }; { $reason }
not-made-more = { $count ->
    [one] { $count } more document was not written
   *[other] { $count } more documents were not written
 }
not-made-late = it took longer than { $seconds } s
not-made-died = the process that made it ended early, perhaps for want of memory
not-made-valid = it does not meet the standard { $standard } (rules of the check: { $rules })
not-made-typeset = it could not be typeset ({ $reason })
not-made-template = the template fails on this letter; eligo rule { $code } says why
