### Documents as PDF, and why a document could not be made.

pdf-page = Page { $page } of { $pages }
pdf-replaced = The typeface of this document does not have every character of these texts. In place of such a character stands its number in brackets, as [U+0041] would for A; the HTML and JSON editions keep the original.
not-made-late = not written, because it took longer than { $seconds } s: { $file }
not-made-died = not written, because the process that made it ended early, perhaps for want of memory: { $file }
not-made-valid = not written, because it does not meet the standard { $standard } (rules of the check: { $rules }): { $file }
not-made-typeset = not written, because it could not be typeset ({ $reason }): { $file }
