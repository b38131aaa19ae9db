### Documents as PDF, and why one could not be made.

pdf-page = Page { $page } of { $pages }
pdf-replaced = The typefaces of this document do not have every character of the texts. Such a character stands as its number in brackets, for example [U+0041]; the HTML and JSON editions keep the original.
not-made = { $file } was not written: { $reason }
not-made-in-time = it took longer than { $seconds } s
not-made-died = the process that made it ended early; perhaps there was too little memory
not-made-valid = the PDF does not meet the standard { $standard } ({ $rules })
not-made-compiled = the PDF could not be typeset ({ $reason })
