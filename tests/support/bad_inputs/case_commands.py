"""Bad commands about one case, and about the program itself."""

from __future__ import annotations


ASSESS = ("assess", "ru/koap-13.41/2", "--on", "2021-03-01")

COMMANDS: tuple[tuple[str, tuple[str, ...], dict[str, bytes], str], ...] = (
    ("an unknown command", ("guess",), {}, "Error: No such command 'guess'."),
    (
        "a command that colors the terminal",
        ("\x1b[31mx",),
        {},
        "Error: No such command '\\x1b[31mx'.",
    ),
    (
        "an option that nobody knows",
        ("statutes", "--\u202eall"),
        {},
        "Error: No such option '--\\u202eall'.",
    ),
    (
        "an argument too many",
        ("statutes", "\u2066x"),
        {},
        "Error: Got unexpected extra argument (\\u2066x)",
    ),
    (
        "an argument of 100,000 letters",
        ("x" * 100_000,),
        {},
        (
            "Error: No such command "
            "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"
        ),
    ),
    (
        "a day that is a word",
        ("assess", "ru/koap-13.41/2", "--on", "yesterday"),
        {},
        (
            "Error: Invalid value for '--on': the day must be in the form 2021-03-01, "
            "not 'yesterday'"
        ),
    ),
    (
        "a day that is none",
        ("assess", "ru/koap-13.41/2", "--on", "2021-02-29"),
        {},
        (
            "Error: Invalid value for '--on': the day must be in the form 2021-03-01, "
            "not '2021-02-29'"
        ),
    ),
    (
        "a day in the basic form",
        ("assess", "ru/koap-13.41/2", "--on", "20210301"),
        {},
        (
            "Error: Invalid value for '--on': the day must be in the form 2021-03-01, "
            "not '20210301'"
        ),
    ),
    (
        "a day with an hour",
        (*ASSESS, "--decided-on", "2021-03-01T12:00"),
        {},
        (
            "Error: Invalid value for '--decided-on': the day must be in the form "
            "2021-03-01, not '2021-03-01T12:00'"
        ),
    ),
    (
        "a revenue without a year",
        (*ASSESS, "--revenue", "5 RUB"),
        {},
        (
            "Error: Invalid value for '--revenue': the revenue must be in the form "
            "'annual=144438324700 RUB' or '2020=1 RUB..2 RUB', not '5 RUB'"
        ),
    ),
    (
        "a revenue without a currency",
        (*ASSESS, "--revenue", "annual=5"),
        {},
        (
            "Error: Invalid value for '--revenue': '5' is not an amount of money; write it "
            "like '800000.00 RUB'"
        ),
    ),
    (
        "a revenue of a year of two digits",
        (*ASSESS, "--revenue", "20=5 RUB"),
        {},
        (
            "Error: Invalid value for '--revenue': the revenue must be in the form "
            "'annual=144438324700 RUB' or '2020=1 RUB..2 RUB', not '20=5 RUB'"
        ),
    ),
    (
        "a revenue of the year 0",
        (*ASSESS, "--revenue", "0000=5 RUB"),
        {},
        (
            "Error: Invalid value for '--revenue': AnnualRevenue.year must be a year such as "
            "2020, not 0"
        ),
    ),
    (
        "a revenue through no day",
        (*ASSESS, "--revenue", "2021-02-30=5 RUB"),
        {},
        (
            "Error: Invalid value for '--revenue': the day must be in the form "
            "2021-03-01, not '2021-02-30'"
        ),
    ),
    (
        "a revenue upside down",
        (*ASSESS, "--revenue", "2020=5 RUB..1 RUB"),
        {},
        (
            "Error: Invalid value for '--revenue': low end RUB 5.00 is above high end RUB "
            "1.00; swap them"
        ),
    ),
    (
        "a revenue in two currencies",
        (*ASSESS, "--revenue", "2020=1 RUB..5 EUR"),
        {},
        (
            "Error: Invalid value for '--revenue': cannot combine RUB with EUR; convert one "
            "of them first"
        ),
    ),
    (
        "an amount without a name",
        (*ASSESS, "--amount", "5 RUB"),
        {},
        (
            "Error: Invalid value for '--amount': the value must be in the form 'the "
            "unpaid fine=5 RUB', not '5 RUB'"
        ),
    ),
    (
        "an amount without a currency",
        (*ASSESS, "--amount", "the unpaid fine=5"),
        {},
        (
            "Error: Invalid value for '--amount': '5' is not an amount of money; write it "
            "like '800000.00 RUB'"
        ),
    ),
    (
        "a circumstance without a name",
        (*ASSESS, "--circumstance", "=yes"),
        {},
        (
            "Error: Invalid value for '--circumstance': the value must be in the form 'NAME', "
            "'NAME=yes' or 'NAME=no', not '=yes'"
        ),
    ),
    (
        "a circumstance that may be",
        (*ASSESS, "--circumstance", "negligence=perhaps"),
        {},
        (
            "Error: Invalid value for '--circumstance': the value must be in the form 'NAME', "
            "'NAME=yes' or 'NAME=no', not 'negligence=perhaps'"
        ),
    ),
    (
        "an unknown circumstance",
        (*ASSESS, "--circumstance", "exceptional circumstance"),
        {},
        (
            "penaltymodel: error: unknown fact 'exceptional circumstance'; did you mean "
            "'exceptional circumstances'?"
        ),
    ),
    (
        "a count below zero",
        (*ASSESS, "--count", "days=-1"),
        {},
        "Error: Invalid value for '--count': the number must be a whole number, not '-1'",
    ),
    (
        "a count with a fraction",
        (*ASSESS, "--count", "days=1.5"),
        {},
        "Error: Invalid value for '--count': the number must be a whole number, not '1.5'",
    ),
    (
        "a count of 19 digits",
        (*ASSESS, "--count", "days=1000000000000000000"),
        {},
        (
            "Error: Invalid value for '--count': the number must be a whole number, not "
            "'1000000000000000000'"
        ),
    ),
    (
        "a word without a name",
        (*ASSESS, "--word", "=high"),
        {},
        (
            "Error: Invalid value for '--word': the value must be in the form "
            "'seriousness=high', not '=high'"
        ),
    ),
    (
        "a limitation that is no period",
        (*ASSESS, "--limitation", "soon"),
        {},
        (
            "Error: Invalid value for '--limitation': a period must be like '24h', '3 "
            "days', '2 months', '1y' or 'PT24H', not 'soon'"
        ),
    ),
    (
        "a limitation of half a day",
        (*ASSESS, "--limitation", "36h"),
        {},
        (
            "Error: Invalid value for '--limitation': the limitation period must be in "
            "whole days, not '36h'"
        ),
    ),
    (
        "a fact where the penalties depend on none of its kind",
        (*ASSESS, "--count", "days=3"),
        {},
        (
            "penaltymodel: error: unknown fact 'days'; the penalties depend on no fact of this "
            "kind, so leave it out"
        ),
    ),
    (
        "the milder law without the day of the decision",
        (*ASSESS, "--law-at", "milder"),
        {},
        (
            "penaltymodel: error: the milder law needs the day of the decision; "
            "pass --decided-on DAY (while assessing ru/koap-13.41/2)"
        ),
    ),
    (
        "the law of a decision without its day",
        (*ASSESS, "--law-at", "decision"),
        {},
        (
            "penaltymodel: error: the law of the decision needs the day of the decision; "
            "pass --decided-on DAY (while assessing ru/koap-13.41/2)"
        ),
    ),
    (
        "a verdict stated beside a history",
        (*ASSESS, "--first", "--history", "h.json"),
        {},
        ("Error: --first and --repeat already answer what --history would; pass only one of them"),
    ),
    (
        "a history that is not there",
        (*ASSESS, "--history", "h.json"),
        {},
        "penaltymodel: error: cannot read 'h.json': No such file or directory",
    ),
    (
        "a history table that is not there",
        (*ASSESS, "--history", "h.csv"),
        {},
        "penaltymodel: error: cannot read 'h.csv': no such file",
    ),
    (
        "a history of an unknown kind",
        (*ASSESS, "--history", "h.docx"),
        {"h.docx": b""},
        (
            "penaltymodel: error: cannot read 'h.docx': the suffix must be one of .csv, "
            ".db, .json, .jsonl, .ndjson, .ods, .sqlite, .sqlite3, .tsv, .txt, .xls, .xlsb, "
            ".xlsm, .xlsx"
        ),
    ),
    (
        "a history that is no JSON",
        (*ASSESS, "--history", "h.json"),
        {"h.json": b"[[["},
        (
            "penaltymodel: error: cannot read 'h.json': /: is not JSON: Expecting value at "
            "line 1 column 4 [syntax]"
        ),
    ),
    (
        "a history of numbers",
        (*ASSESS, "--history", "h.json"),
        {"h.json": b"[1, 2]"},
        (
            "penaltymodel: error: cannot read 'h.json': /decisions/0: must be an object, not "
            "a number [type]; /decisions/1: must be an object, not a number [type]"
        ),
    ),
    (
        "a history with a bad row",
        (*ASSESS, "--history", "h.csv"),
        {"h.csv": b"under,decided_on\nx,soon\n"},
        (
            "penaltymodel: error: cannot read 'h.csv': /line 2/decided_on: must be a day "
            "such as '2024-02-29', not 'soon' [value]"
        ),
    ),
    (
        "a history of two platforms",
        (*ASSESS, "--history", "h.csv"),
        {"h.csv": b"platform,under,decided_on\nA,x,2021-01-01\nB,x,2021-01-01\n"},
        (
            "Error: the --history file has decisions against several platforms; pass a file "
            "for one platform"
        ),
    ),
    (
        "a history with one id twice",
        (*ASSESS, "--history", "h.csv"),
        {"h.csv": b"id,under,decided_on\na,x,2021-01-01\na,x,2021-01-01\n"},
        "penaltymodel: error: two decisions have the identifier 'a'; give each its own",
    ),
    (
        "an unknown statute",
        ("assess", "ru/as-reported-2022", "--on", "2021-03-01"),
        {},
        (
            "penaltymodel: error: unknown statute 'ru/as-reported-2022'; did you mean "
            "'ru/as-reported-2021'?"
        ),
    ),
    (
        "a statute that colors the terminal",
        ("assess", "\x1b[31m", "--on", "2021-03-01"),
        {},
        ("penaltymodel: error: KEY must be 1 to 200 printable characters, not '\\x1b[31m'"),
    ),
    (
        "an unknown provision",
        ("assess", "ru/koap-13.41/7", "--on", "2021-03-01"),
        {},
        (
            "penaltymodel: error: unknown provision 'ru/koap-13.41/7'; did you mean "
            "'ru/koap-13.41/6'?"
        ),
    ),
    (
        "a statute without a category",
        ("assess", "ru/koap-13.41", "--on", "2021-03-01"),
        {},
        (
            "penaltymodel: error: ru/koap-13.41 has several provisions; pass --category with one "
            "of suicide, calls-to-minors, false-information, vpn, other, extremism, "
            "child-pornography, drugs"
        ),
    ),
    (
        "an unknown category",
        ("assess", "ru/koap-13.41", "--on", "2021-03-01", "--category", "drug"),
        {},
        ("penaltymodel: error: unknown category 'drug' of ru/koap-13.41; did you mean 'drugs'?"),
    ),
    (
        "an unknown charge",
        (*ASSESS, "--charged-as", "ru/koap-13.41/0"),
        {},
        (
            "penaltymodel: error: unknown provision 'ru/koap-13.41/0'; did you mean "
            "'ru/koap-13.41/6'?"
        ),
    ),
    (
        "a repeat without a revenue",
        ("assess", "ru/koap-13.41/5", "--on", "2021-12-24", "--repeat", "--strict"),
        {},
        (
            "penaltymodel: error: missing fact: the total revenue from all goods, works "
            "and services of the person itself for 2020 (calendar year before the one of "
            "detection); pass --revenue '2020=AMOUNT' (while assessing ru/koap-13.41/5)"
        ),
    ),
    (
        "a repeat provision for a first offense",
        ("assess", "ru/koap-13.41/5", "--on", "2021-12-24"),
        {},
        (
            "penaltymodel: error: ru/koap-13.41/5 applies to repeat offenses only, and "
            "no earlier decision counts; a first offense falls under ru/koap-13.41/1 or "
            "ru/koap-13.41/2; pass --charged-as ru/koap-13.41/5 to apply it anyway "
            "(while assessing ru/koap-13.41/5)"
        ),
    ),
    (
        "a repeat of an unstated year",
        (
            "assess",
            "ru/as-reported-2021",
            "--on",
            "2021-03-01",
            "--repeat",
            "--revenue",
            "2020=5 RUB",
            "--strict",
        ),
        {},
        (
            "penaltymodel: error: missing fact: the revenue of the year (which one is "
            "not stated); pass --revenue 'annual=AMOUNT' (while "
            "assessing ru/as-reported-2021)"
        ),
    ),
    (
        "an unpaid fine that nobody gives",
        ("assess", "ru/koap-20.25/1", "--on", "2021-03-01", "--strict"),
        {},
        (
            "penaltymodel: error: missing fact: the unpaid fine; pass --amount 'the "
            "unpaid fine=AMOUNT' (while assessing ru/koap-20.25/1)"
        ),
    ),
    (
        "a citizen where only companies are liable",
        ("assess", "ru/as-reported-2021", "--on", "2021-03-01", "--person", "citizen"),
        {},
        (
            "penaltymodel: error: ru/as-reported-2021 does not apply to the citizen, but "
            "to: legal-entity (while assessing ru/as-reported-2021)"
        ),
    ),
    (
        "a day before the law",
        ("assess", "ru/koap-13.41/2", "--on", "2021-01-09"),
        {},
        (
            "penaltymodel: error: ru/koap-13.41/2 is coded from 2021-01-10 through "
            "2026-02-26, not for 2021-01-09; the text of that day is not coded, or there was "
            "none (while assessing ru/koap-13.41/2)"
        ),
    ),
    (
        "a day after the coded law",
        ("assess", "ru/koap-13.41/2", "--on", "2030-01-01"),
        {},
        (
            "penaltymodel: error: ru/koap-13.41/2 is coded from 2021-01-10 through "
            "2026-02-26, not for 2030-01-01; pass --assume-unchanged to apply the last "
            "coded text (while assessing ru/koap-13.41/2)"
        ),
    ),
    (
        "a limitation that leads out of the calendar",
        (
            "assess",
            "ru/koap-13.41/2",
            "--on",
            "9999-12-31",
            "--assume-unchanged",
            "--limitation",
            "1y",
        ),
        {},
        (
            "penaltymodel: error: 1 year after 9999-12-31 is later than the year 9999; pass "
            "an earlier day or a shorter period"
        ),
    ),
    (
        "an unknown statute to show",
        ("show", "ru/as-reported-2022"),
        {},
        (
            "penaltymodel: error: unknown statute 'ru/as-reported-2022'; did you mean "
            "'ru/as-reported-2021'?"
        ),
    ),
    (
        "an unknown provision to show",
        ("show", "ru/koap-13.41/7"),
        {},
        (
            "penaltymodel: error: unknown provision 'ru/koap-13.41/7'; did you mean "
            "'ru/koap-13.41/6'?"
        ),
    ),
)
