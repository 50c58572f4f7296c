"""Bad rows of registers and of lists of decisions."""

from __future__ import annotations


NOT_A_MOMENT = (
    "/sent_at: must be a moment such as '2021-02-01T12:00' or a day such as '2021-02-01', not"
)

REQUEST_ROWS: tuple[tuple[str, dict[str, object], str], ...] = (
    (
        "an id of nothing but spaces",
        {"id": " "},
        "/: Request.id must be 1 to 200 printable characters, not ' ' [rule]",
    ),
    (
        "a count that is no number",
        {"count": "many"},
        "/count: must be a whole number, not 'many' [value]",
    ),
    ("a count below zero", {"count": -1}, "/count: must be a whole number, not -1 [value]"),
    ("a count with a fraction", {"count": 1.5}, "/count: must be a whole number, not 1.5 [value]"),
    ("a count that is true", {"count": True}, "/count: must be a whole number, not True [value]"),
    ("an id that is true", {"id": True}, "/id: must be text, not True [type]"),
    ("an id with a fraction", {"id": 1.5}, "/id: must be text, not 1.5 [type]"),
    (
        "an id of 5,000 digits",
        {"id": 10**5000},
        "/id: must be text, not the int of thousands of digits [type]",
    ),
    ("an id that is a list", {"id": []}, "/id: must be text, not [] [type]"),
    (
        "an id of 201 characters",
        {"id": "a" * 201},
        (
            "/: Request.id must be 1 to 200 printable characters, not "
            "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… "
            "[rule]"
        ),
    ),
    (
        "an id with a zero byte",
        {"id": "a\0b"},
        "/: Request.id must be 1 to 200 printable characters, not 'a\\x00b' [rule]",
    ),
    (
        "an id that colors the terminal",
        {"id": "\x1b[31m"},
        "/: Request.id must be 1 to 200 printable characters, not '\\x1b[31m' [rule]",
    ),
    (
        "an id with half a character",
        {"id": "\ud800"},
        "/: Request.id must be 1 to 200 printable characters, not '\\ud800' [rule]",
    ),
    (
        "an id with an unassigned character",
        {"id": "\u0378"},
        "/: Request.id must be 1 to 200 printable characters, not '\\u0378' [rule]",
    ),
    ("no platform", {"platform": ""}, "/platform: is required [missing]"),
    ("a platform that is a number", {"platform": 5}, "/platform: must be text, not 5 [type]"),
    (
        "a platform of spaces",
        {"platform": "   "},
        "/: Request.platform must be 1 to 200 printable characters, not '   ' [rule]",
    ),
    (
        "a platform written backwards",
        {"platform": "\u202eA"},
        "/: Request.platform must be 1 to 200 printable characters, not '\\u202eA' [rule]",
    ),
    (
        "a platform that isolates its direction",
        {"platform": "A\u2066"},
        "/: Request.platform must be 1 to 200 printable characters, not 'A\\u2066' [rule]",
    ),
    (
        "a platform in two lines",
        {"platform": "A\nB"},
        "/: Request.platform must be 1 to 200 printable characters, not 'A\\nB' [rule]",
    ),
    ("no authority", {"authority": ""}, "/authority: is required [missing]"),
    ("no category", {"category": None}, "/category: is required [missing]"),
    ("no moment", {"sent_at": ""}, "/sent_at: is required [missing]"),
    (
        "a moment that is a number",
        {"sent_at": 1612180800},
        "/sent_at: must be text, not 1612180800 [type]",
    ),
    ("a moment that is a word", {"sent_at": "yesterday"}, f"{NOT_A_MOMENT} 'yesterday' [value]"),
    (
        "29 February of a common year",
        {"sent_at": "2021-02-29"},
        f"{NOT_A_MOMENT} '2021-02-29' [value]",
    ),
    ("30 February", {"sent_at": "2024-02-30T12:00"}, f"{NOT_A_MOMENT} '2024-02-30T12:00' [value]"),
    ("month 13", {"sent_at": "2021-13-01"}, f"{NOT_A_MOMENT} '2021-13-01' [value]"),
    ("hour 25", {"sent_at": "2021-02-01T25:00"}, f"{NOT_A_MOMENT} '2021-02-01T25:00' [value]"),
    ("year 0", {"sent_at": "0000-01-01"}, f"{NOT_A_MOMENT} '0000-01-01' [value]"),
    ("year 10000", {"sent_at": "10000-01-01"}, f"{NOT_A_MOMENT} '10000-01-01' [value]"),
    ("a year of two digits", {"sent_at": "21-02-01"}, f"{NOT_A_MOMENT} '21-02-01' [value]"),
    ("no leading zeros", {"sent_at": "2021-2-1"}, f"{NOT_A_MOMENT} '2021-2-1' [value]"),
    ("the basic form", {"sent_at": "20210201"}, f"{NOT_A_MOMENT} '20210201' [value]"),
    ("the form with weeks", {"sent_at": "2021-W05-1"}, f"{NOT_A_MOMENT} '2021-W05-1' [value]"),
    ("the form with days", {"sent_at": "2021-032"}, f"{NOT_A_MOMENT} '2021-032' [value]"),
    ("the Russian form", {"sent_at": "01.02.2021"}, f"{NOT_A_MOMENT} '01.02.2021' [value]"),
    (
        "a form that may be one of two",
        {"sent_at": "01/02/2021"},
        f"{NOT_A_MOMENT} '01/02/2021' [value]",
    ),
    (
        "a space behind the day",
        {"sent_at": "2021-02-01 "},
        f"{NOT_A_MOMENT} '2021-02-01 ' [value]",
    ),
    (
        "Arabic-Indic digits",
        {"sent_at": "\u0662\u0660\u0662\u0661-02-01"},
        f"{NOT_A_MOMENT} '٢٠٢١-02-01' [value]",
    ),
    (
        "dashes for hyphens",
        {"sent_at": "2021\u201302\u201301"},
        f"{NOT_A_MOMENT} '2021–02–01' [value]",
    ),
    (
        "a zone without minutes",
        {"sent_at": "2021-02-01T12:00+03"},
        f"{NOT_A_MOMENT} '2021-02-01T12:00+03' [value]",
    ),
    (
        "a zone by its name",
        {"sent_at": "2021-02-01T12:00 MSK"},
        f"{NOT_A_MOMENT} '2021-02-01T12:00 MSK' [value]",
    ),
    (
        "a zone of a hundred hours",
        {"sent_at": "2021-02-01T12:00+99:00"},
        f"{NOT_A_MOMENT} '2021-02-01T12:00+99:00' [value]",
    ),
    (
        "a moment in bytes",
        {"sent_at": b"2021-02-01"},
        "/sent_at: must be text, not b'2021-02-01' [type]",
    ),
    ("no time allowed", {"allowed": ""}, "/allowed: is required [missing]"),
    (
        "a time without a unit",
        {"allowed": "24"},
        "/allowed: must be a period such as '24h', not '24' [value]",
    ),
    (
        "a negative time",
        {"allowed": "-24h"},
        "/allowed: must be a period such as '24h', not '-24h' [value]",
    ),
    (
        "a time of nothing",
        {"allowed": "0h"},
        "/allowed: must be a period such as '24h', not '0h' [value]",
    ),
    (
        "a time beyond a thousand",
        {"allowed": "9999h"},
        "/allowed: must be a period such as '24h', not '9999h' [value]",
    ),
    (
        "a time with a fraction",
        {"allowed": "1.5d"},
        "/allowed: must be a period such as '24h', not '1.5d' [value]",
    ),
    ("a time that is a number", {"allowed": 24}, "/allowed: must be text, not 24 [type]"),
    (
        "hours for a day",
        {"sent_at": "2021-02-01", "removed_at": "", "allowed": "5h"},
        (
            "/: Request.sent_at must be a datetime where hours are allowed, not the date "
            "datetime.date(2021, 2, 1) [rule]"
        ),
    ),
    (
        "removed before it was asked for",
        {"removed_at": "2021-01-31T12:00"},
        (
            "/: removed_at (2021-01-31T12:00:00) is before sent_at "
            "(2021-02-01T12:00:00); check both [rule]"
        ),
    ),
    (
        "a day for a removal where the request has an hour",
        {"removed_at": "2021-02-03"},
        (
            "/: cannot compare 2021-02-03 with 2021-02-01T12:00:00; pass two dates, two "
            "datetimes with a time zone, or two without [rule]"
        ),
    ),
    (
        "a zone in one of two moments",
        {"removed_at": "2021-02-03T12:00Z"},
        (
            "/: cannot compare 2021-02-03T12:00:00+00:00 with 2021-02-01T12:00:00; pass "
            "two dates, two datetimes with a time zone, or two without [rule]"
        ),
    ),
    (
        "a removal that has not come",
        {"removed_at": "-"},
        (
            "/removed_at: must be a moment such as '2021-02-01T12:00' or a day such as "
            "'2021-02-01', not '-' [value]"
        ),
    ),
    (
        "a removal that is a truth",
        {"removed_at": False},
        "/removed_at: must be text, not False [type]",
    ),
    (
        "many mistakes in one row",
        {"id": 0.5, "sent_at": "?", "allowed": "?", "removed_at": 1},
        (
            f"/id: must be text, not 0.5 [type]; {NOT_A_MOMENT} '?' [value]; /allowed: must "
            "be a period such as '24h', not '?' [value]; /removed_at: must be text, not 1 "
            "[type]"
        ),
    ),
)
"""Name, changes to a good row of a register, and the reason."""

DECISION_ROWS: tuple[tuple[str, dict[str, object], str], ...] = (
    ("no provision", {"under": ""}, "/under: is required [missing]"),
    ("a provision that is a number", {"under": 13.41}, "/under: must be text, not 13.41 [type]"),
    ("no day", {"decided_on": ""}, "/decided_on: is required [missing]"),
    (
        "a day that is not known",
        {"decided_on": "unknown"},
        "/decided_on: must be a day such as '2024-02-29', not 'unknown' [value]",
    ),
    (
        "an hour for a day",
        {"decided_on": "2021-04-02T12:00"},
        "/decided_on: must be a day such as '2024-02-29', not '2021-04-02T12:00' [value]",
    ),
    (
        "a day that is none",
        {"in_force_on": "2021-02-30"},
        "/in_force_on: must be a day such as '2024-02-29', not '2021-02-30' [value]",
    ),
    ("a day that is a list", {"in_force_on": []}, "/in_force_on: must be text, not [] [type]"),
    ("a day that is an object", {"executed_on": {}}, "/executed_on: must be text, not {} [type]"),
    (
        "a day that is a number",
        {"imposed_on": 20210402},
        "/imposed_on: must be text, not 20210402 [type]",
    ),
    (
        "in force before it was decided",
        {"in_force_on": "2021-04-01"},
        ("/: in_force_on (2021-04-01) is before decided_on (2021-04-02); check both [rule]"),
    ),
    (
        "executed before it was decided",
        {"executed_on": "2020-01-01"},
        ("/: executed_on (2020-01-01) is before decided_on (2021-04-02); check both [rule]"),
    ),
    (
        "decided before it was committed",
        {"committed_on": "2021-04-03"},
        ("/: decided_on (2021-04-02) is before committed_on (2021-04-03); check both [rule]"),
    ),
    (
        "an unknown standing",
        {"standing": "quashed"},
        (
            "/: Decision.standing must be one of 'standing', 'appealed', 'annulled', not "
            "'quashed' [rule]"
        ),
    ),
    ("a standing that is true", {"standing": True}, "/standing: must be text, not True [type]"),
    (
        "a fine without a currency",
        {"fine": "4000000"},
        "/fine: must be an amount such as '4000000 RUB', not '4000000' [value]",
    ),
    ("a fine that is a number", {"fine": 4000000}, "/fine: must be text, not 4000000 [type]"),
    (
        "a negative fine",
        {"fine": "-5 RUB"},
        "/fine: must be an amount such as '4000000 RUB', not '-5 RUB' [value]",
    ),
    (
        "a fine with two readings",
        {"fine": "4.000 RUB"},
        "/fine: '4.000 RUB' may have a separator of thousands or of decimals; write it without "
        "one, or with all decimals, like '1000.00 RUB' [value]",
    ),
    (
        "a fine with crooked commas",
        {"fine": "40,00,00 RUB"},
        "/fine: must be an amount such as '4000000 RUB', not '40,00,00 RUB' [value]",
    ),
    (
        "a fine with an exponent",
        {"fine": "4e999999 RUB"},
        "/fine: must be an amount such as '4000000 RUB', not '4e999999 RUB' [value]",
    ),
    (
        "a fine in a currency that is none",
        {"fine": "5 XXX"},
        "/fine: must be an amount such as '4000000 RUB', not '5 XXX' [value]",
    ),
    (
        "an id that colors the terminal",
        {"id": "\x1b[31m"},
        "/: Decision.id must be 1 to 200 printable characters, not '\\x1b[31m' [rule]",
    ),
)
"""Name, changes to a good row of decisions, and the reason."""
