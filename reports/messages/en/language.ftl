### How the language is written: what the program has to know beside the sentences. Lists are separated by spaces; none is nothing.

language-name = English
# The name of the language in CLDR, by which numbers, names of countries and lists are written.
language-locale = en_GB
# Languages that a reader understands where a text is missing in this one: the nearest first.
language-near = none

## Nouns: in which order a policy gives their forms, and which form belongs where

language-nouns = one other
# The forms after “of”, in the same order.
language-nouns-of = one other
# The name of a list (full partners), and its only element (of the full partner).
language-noun-listed = other
language-noun-of-one = one
# How none is said: with a number (counted), as the Czech “ani 1 partner”, or “no partner” (plain).
language-none = plain

## Numbers and days

# What stands between groups of three digits (space, comma, stop); where the currency stands (after, before).
language-thousands = comma
language-currency = before
# The pattern of a day, in the letters of CLDR.
language-day = d MMMM y

## Typography

# Outer and inner quotation marks.
language-quotes = “ ” ‘ ’
# Words after which a line is not broken; also with a capital.
language-tied-words = none
# Abbreviations after which a line is never broken, and those after which it is not broken before a digit.
language-tied-abbreviations = none
language-tied-before-digits = Art. Arts. No. p. pp.
# Whether a line is not broken after an ordinal number with a full stop: yes, no.
language-tied-ordinals = no
# A line is not broken after a number (24 months), except before one of these words; none: it may always be broken.
language-untied-after-digits = none
# The months before which a line is not broken after a number, where a year follows.
language-months = January February March April May June July August September October November December

## Sorting

# Letters that stand in the alphabet on their own, right after the letter that is written before them here.
language-letters = none
