"""Room `text`: every kind of mistake in a policy; beside each code the facts that its sentence takes.

E01 syntax, E02 names, E03 types, E04 structure, E05 tests, W03 lint. Sentences: `reports/messages/*/codes.ftl`,
examples: `reports/codes/`.
"""

from __future__ import annotations

from .diagnostics import Code, Severity

# Beside `nearest`, what is most like it, any code may have `fix`: what is certainly meant (`fixes.py`).

# ── E01 syntax ────────────────────────────────────────────────────────────────────────────
# A fact `expected` is a list joined by "|": spellings as they must be typed, or ids such as "terminal-NAME".

UNEXPECTED = Code("E0101")  # read, expected
UNEXPECTED_END = Code("E0102")  # expected
MIXED_AND_OR = Code("E0103")  # (no facts)
DECIMAL_COMMA = Code("E0104")  # read, nearest
UNCLOSED_TEXT = Code("E0105")  # (no facts)
OTHER_LANGUAGE = Code("E0106")  # read, nearest
MISSPELLED_KEYWORD = Code("E0107")  # read, nearest
FILE_TOO_LARGE = Code("E0108")  # size, limit (characters)
TOO_DEEP = Code("E0109")  # limit
TYPOGRAPHIC_QUOTES = Code("E0110")  # read
THOUSANDS = Code("E0111")  # read
WRONG_SIGN = Code("E0112")  # read, nearest
NO_SUCH_DAY = Code("E0113")  # read
NO_SUCH_ZONE = Code("E0114")  # read, nearest
QUANTIFIER_FORM = Code("E0115")  # read, nearest
NOT_TEXT = Code("E0116")  # (a file that is not UTF-8)
BROKEN_INSERTION = Code("E0117")  # read
UNREADABLE_FILE = Code("E0118")  # file
TOO_LONG = Code("E0119")  # limit
MISSING = Code("E0120")  # sign, read
WRITTEN_OTHERWISE = Code("E0121")  # read, nearest
SURPLUS = Code("E0122")  # read
UNFINISHED = Code("E0123")  # expected
NUMBER_TOO_LONG = Code("E0124")  # limit (digits)
CONFLICT = Code("E0125")  # (two versions of the same lines)

# ── E02 names ─────────────────────────────────────────────────────────────────────────────

UNKNOWN_NAME = Code("E0201")  # name, nearest
UNKNOWN_FIELD = Code("E0202")  # name, record, nearest
UNKNOWN_CODE = Code("E0203")  # name, vocabulary, nearest
UNKNOWN_TYPE = Code("E0204")  # name, nearest
UNKNOWN_TABLE = Code("E0205")  # name, nearest
UNKNOWN_COLUMN = Code("E0206")  # name, table, nearest
UNKNOWN_DOCUMENT = Code("E0207")  # name, nearest
UNKNOWN_RULE = Code("E0208")  # name, nearest
UNKNOWN_LIST = Code("E0209")  # name, nearest
UNKNOWN_MODULE = Code("E0210")  # name, looked (folders), nearest, about (`hidden`: by a folder of that name)
CIRCULAR_USE = Code("E0211")  # name
TWICE = Code("E0212")  # name, line, file (of the first), about (`elsewhere`: in another file)
AMBIGUOUS = Code("E0213")  # name, record
CIRCULAR_DEFINITION = Code("E0214")  # name
UNKNOWN_STAGE = Code("E0215")  # name, nearest
UNKNOWN_NOUN = Code("E0216")  # name
RESERVED_RULE = Code("E0217")  # name
UNKNOWN_LANGUAGE = Code("E0218")  # name
UNKNOWN_MEMBER = Code("E0219")  # name, vocabulary, nearest  (of a group)
UNKNOWN_EXCEPTION = Code("E0220")  # name, nearest
DECLARED_BELOW = Code("E0221")  # name, policy (that declares it already)
NOTHING_TO_REPLACE = Code("E0222")  # name, kind ("kind-of-rule" …), nearest
NOT_A_POLICY = Code("E0223")  # name (of an extended file)
UNKNOWN_REGISTER = Code("E0224")  # name, nearest
NO_SUCH_ENTITY = Code("E0225")  # name (of a single one, used without a field)
NOTHING_EXTENDED = Code("E0226")  # name (of what is changed in a policy that extends none)
UNKNOWN_MARK = Code("E0227")  # name (of a mark of evidence), nearest

# ── E03 types ─────────────────────────────────────────────────────────────────────────────
# Facts `found`, `wanted`, `left`, `right` are ids of kinds: "kind-money", "kind-number", …

COMPARED_APART = Code("E0301")  # left, right, about, currency (where one side is money), parameter (if one is)
NOT_A_CONDITION = Code("E0302")  # found
NOT_A_LIST = Code("E0303")  # name
NOT_A_NUMBER = Code("E0304")  # found
NO_ORDER = Code("E0305")  # found, sign
NOT_A_VALUE = Code("E0306")  # (a condition where a value belongs)
NO_GROUP_HERE = Code("E0307")  # (no facts)
MONEY_TIMES_MONEY = Code("E0308")  # (no facts)
CURRENCIES_DIFFER = Code("E0309")  # left, right
NOT_A_FIELD = Code("E0310")  # (is given / share / distinct need a field)
LIST_AS_VALUE = Code("E0311")  # name
MIXED_VALUES = Code("E0312")  # found, wanted  (a listing or a table column with different kinds)
WRONG_KEY = Code("E0313")  # table, wanted (count), found (count)
CODE_WITHOUT_VOCABULARY = Code("E0314")  # name
ROUNDING_MISSING = Code("E0315")  # unit ("months" or "years")
ROUNDING_HERE = Code("E0316")  # (a rounding that has nothing to round)
NOT_A_DAY = Code("E0317")  # found
NOT_WHOLE = Code("E0318")  # (a number of days or months that is not whole, or too large)
NO_JOIN = Code("E0319")  # register, field (the value's; may be missing)
NO_VALIDITY = Code("E0320")  # register
NOT_A_GROUP = Code("E0321")  # name, vocabulary, nearest
ROUND_TO_WHAT = Code("E0322")  # (multiples of zero or less, or of another kind)
STRAY_PART = Code("E0323")  # word (the keyword that reaches so far)

# ── E04 structure ─────────────────────────────────────────────────────────────────────────

NO_REQUIREMENT = Code("E0401")  # rule
SEVERAL_REQUIREMENTS = Code("E0402")  # rule
PART_TWICE = Code("E0403")  # part
NO_POLICY = Code("E0404")  # (no facts)
SEVERAL_POLICIES = Code("E0405")  # (no facts)
NO_PROPOSAL_RECORD = Code("E0406")  # (no facts)
NO_RULES = Code("E0407")  # (no facts)
ROW_LENGTH = Code("E0408")  # found, wanted
HEADING = Code("E0409")  # (a heading that is not a name)
EMPTY_CELL = Code("E0410")  # (an empty cell in a look-up table)
ROW_TWICE = Code("E0411")  # key
VALID_BACKWARDS = Code("E0412")  # (no facts)
CLAUSE_LOOSE = Code("E0413")  # place
CLAUSE_BOTH = Code("E0414")  # place
INSERTION_HERE = Code("E0415")  # (no facts)
NESTED_LIST = Code("E0416")  # name
NOT_IN_A_MODULE = Code("E0417")  # (a rule or clause in a file without a policy)
NO_LIMIT = Code("E0418")  # (a table needs headings, a row and a column beside the key)
NO_RULE_LINE = Code("E0419")  # rule (the one before)
TEXT_TWICE = Code("E0420")  # language
CLAUSE_TWICE = Code("E0421")  # place, line (of the first)
NO_VALUE = Code("E0422")  # name (of a parameter)
VERSIONS_OVERLAP = Code("E0423")  # name, day
NOT_COVERED = Code("E0424")  # name, day (of the policy's period on which it has no value)
NO_WHEN = Code("E0425")  # name (of an exception)
EXCEPTION_TO_QUESTION = Code("E0426")  # rule
ROWS_OVERLAP = Code("E0427")  # line (of the other row)
RANGE_HERE = Code("E0428")  # (bounds outside of a key column)
RANGE_BACKWARDS = Code("E0429")  # (no facts)
CONSEQUENCE_OF_QUESTION = Code("E0430")  # rule
SCHEMAS_DIFFER = Code("E0431")  # record, field, policy (the first of the folder)
PERSONAL_ID = Code("E0432")  # name

# ── E05 tests ─────────────────────────────────────────────────────────────────────────────

NO_EXPECTATION = Code("E0501")  # (no facts)
UNKNOWN_EXAMPLE = Code("E0502")  # name, nearest
NO_SUCH_POSITION = Code("E0503")  # position, size
TEST_FAILED = Code("E0504")  # expected, found ("outcome-…" ids), rule (may be missing)
NO_TESTED_POLICY = Code("E0505")  # file
BELOW_MINIMUM = Code("E0506")  # name, minimum
CIRCULAR_EXAMPLE = Code("E0507")  # name
EXPECTED_IN_EXAMPLE = Code("E0508")  # name (of the example)
TEST_DIFFERS = Code("E0509")  # what ("measured", "missing", "message", "warnings"), wanted, got, rule (may be missing)
WRONG_CELL = Code("E0510")  # (a cell of a table of cases that does not fit its heading)

# ── W03 lint ──────────────────────────────────────────────────────────────────────────────

NO_TITLE = Code("W0301", Severity.WARNING)  # rule, language
NO_SOURCE = Code("W0302", Severity.WARNING)  # rule
NOUN_FORMS = Code("W0303", Severity.WARNING)  # name, language, wanted (count), found (count)
EMPTY_PASSES = Code("W0304", Severity.WARNING)  # list (a quantifier or min/max that an empty list decides)
UNUSED_DEFINITION = Code("W0305", Severity.WARNING)  # name, part (`definition` or `table`)
CONSTANT_CONDITION = Code("W0306", Severity.WARNING)  # value ("yes" or "no")
TITLE_NUMBER = Code(
    "W0307", Severity.WARNING
)  # number, language, part ("rule", "inherited": `rule`, "parameter", "clause")
NO_LABEL = Code("W0308", Severity.WARNING)  # name, language
VALUE_TWICE = Code("W0309", Severity.WARNING)  # value
RECKONED = Code("W0310", Severity.WARNING)  # value (two plain numbers added or subtracted)
MESSAGE_NUMBER = Code("W0311", Severity.WARNING)  # number, language
LIMIT_DIFFERS = Code("W0312", Severity.WARNING)  # words, sign
NOUN_LANGUAGE = Code("W0313", Severity.WARNING)  # name, language
NO_NOUN = Code("W0314", Severity.WARNING)  # name
UNUSED_FIELD = Code("W0315", Severity.WARNING)  # name
UNUSED_PART = Code("W0316", Severity.WARNING)  # name, part ("vocabulary", "register", "group" or "column")
NO_ROW = Code("W0317", Severity.WARNING)  # table, keys, count
ROW_NEVER_READ = Code("W0318", Severity.WARNING)  # (no facts)
ALWAYS_EMPTY = Code("W0319", Severity.WARNING)  # (a list that nothing can be in)
NEVER_APPLIES = Code("W0320", Severity.WARNING)  # part ("applies": of the policy, or "rule")
RULE_REPEATED = Code("W0321", Severity.WARNING)  # rule (the earlier one)
TEST_REPEATED = Code("W0322", Severity.WARNING)  # line (of the earlier test)
NOTHING_FAILS = Code("W0323", Severity.WARNING)  # (no facts)
PERIODS_OVERLAP = Code("W0324", Severity.WARNING)  # policy, first, last (or "none")
PERIODS_GAP = Code("W0325", Severity.WARNING)  # policy, first, last
POLICY_TWICE = Code("W0326", Severity.WARNING)  # name, file (of the first)
NAME_AND_FILE = Code("W0327", Severity.WARNING)  # name, file
VERSIONS_GAP = Code("W0330", Severity.WARNING)  # name, first, last (days without a value)
CONFIRM = Code("W0331", Severity.WARNING)  # name, day
NO_PARAMETER_SOURCE = Code("W0332", Severity.WARNING)  # name
NO_EXCEPTION_TITLE = Code("W0333", Severity.WARNING)  # name, language
NO_EXCEPTION_SOURCE = Code("W0334", Severity.WARNING)  # name
UNUSED_PARAMETER = Code("W0335", Severity.WARNING)  # name
CHANGES_NOTHING = Code("W0336", Severity.WARNING)  # name (of a replacement that says what it replaces says)
ONE_LANGUAGE = Code("W0337", Severity.WARNING)  # language (that a reason or a consequence lacks)
