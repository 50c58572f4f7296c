"""Bad commands about a register."""

from __future__ import annotations


HEADER = b"id,platform,authority,category,sent_at,allowed,removed_at\n"
REGISTER = ("exposure", "r.csv", "--under", "ru/koap-13.41", "--as-of", "2021-03-01")

COMMANDS: tuple[tuple[str, tuple[str, ...], dict[str, bytes], str], ...] = (
    (
        "neither a register nor the example",
        ("exposure",),
        {},
        "Error: pass a REGISTER or --example, and not both",
    ),
    (
        "both a register and the example",
        ("exposure", "r.csv", "--example"),
        {},
        "Error: pass a REGISTER or --example, and not both",
    ),
    (
        "a register without a day",
        ("exposure", "r.csv", "--under", "ru/koap-13.41"),
        {},
        "Error: missing option '--as-of': the day on which to assess the register",
    ),
    (
        "a register without a statute",
        ("exposure", "r.csv", "--as-of", "2021-03-01"),
        {},
        "Error: missing option '--under': the key of a statute",
    ),
    (
        "a register that is not there",
        REGISTER,
        {},
        "penaltymodel: error: cannot read 'r.csv': no such file",
    ),
    (
        "a register without an ending",
        ("exposure", "register", "--under", "ru/koap-13.41", "--as-of", "2021-03-01"),
        {},
        (
            "penaltymodel: error: cannot read 'register': the suffix must be one of "
            ".csv, .db, .duckdb, .jsonl, .ndjson, .ods, .parquet, .pq, .sqlite, .sqlite3, .tsv, "
            ".txt, .xls, .xlsb, .xlsm, .xlsx"
        ),
    ),
    (
        "a register without a header",
        REGISTER,
        {"r.csv": b""},
        (
            "penaltymodel: error: cannot read 'r.csv': line 1 is empty; it must name the "
            "columns; pass --header-row with the number of the line with names"
        ),
    ),
    (
        "a register with a column twice",
        REGISTER,
        {"r.csv": b"id,id\n"},
        ("penaltymodel: error: cannot read 'r.csv': two columns have the same name; rename one"),
    ),
    (
        "a register that is no database",
        ("exposure", "r.db", "--under", "ru/koap-13.41", "--as-of", "2021-03-01"),
        {"r.db": b"id\n" * 100},
        "penaltymodel: error: cannot read 'r.db': SQLite reports 'file is not a database'",
    ),
    (
        "a register without the table",
        (
            "exposure",
            "r.db",
            "--under",
            "ru/koap-13.41",
            "--as-of",
            "2021-03-01",
            "--table",
            "no\x1bthing",
        ),
        {"r.db": b""},
        ("penaltymodel: error: cannot read 'r.db': SQLite reports 'no such table: no\\x1bthing'"),
    ),
    (
        "batches of no size",
        (*REGISTER, "--plan", "per-batch"),
        {"r.csv": HEADER},
        "Error: pass --batch with --plan per-batch, and only with it",
    ),
    (
        "a size without batches",
        (*REGISTER, "--batch", "5"),
        {"r.csv": HEADER},
        "Error: pass --batch with --plan per-batch, and only with it",
    ),
    (
        "a repeat provision for a register",
        ("exposure", "r.csv", "--under", "ru/koap-13.41/5", "--as-of", "2021-03-01"),
        {"r.csv": HEADER},
        (
            "penaltymodel: error: --under must be a statute or a provision for a first "
            "offense, such as ru/koap-13.41/1, not 'ru/koap-13.41/5'"
        ),
    ),
    (
        "a register judged before the law",
        ("exposure", "r.csv", "--under", "ru/koap-13.41", "--as-of", "2021-01-01"),
        {"r.csv": HEADER},
        (
            "penaltymodel: error: ru/koap-13.41/1 is coded from 2021-01-10 through "
            "2026-02-26, not for 2021-01-01; the text of that day is not coded, or there was "
            "none"
        ),
    ),
    (
        "platforms that are not there",
        (*REGISTER, "--platforms", "p.json"),
        {"r.csv": HEADER},
        "penaltymodel: error: cannot read 'p.json': No such file or directory",
    ),
    (
        "platforms that are no list",
        (*REGISTER, "--platforms", "p.json"),
        {"r.csv": HEADER, "p.json": b"{}"},
        ("penaltymodel: error: cannot read 'p.json': /: must be a list, not an object [type]"),
    ),
    (
        "a platform of an unknown kind",
        (*REGISTER, "--platforms", "p.json"),
        {"r.csv": HEADER, "p.json": b'[{"name": "A", "kind": "company"}]'},
        (
            "penaltymodel: error: cannot read 'p.json': /0/kind: must be one of 'citizen', "
            "'official', 'sole-trader', 'legal-entity', not 'company' [choice]"
        ),
    ),
    (
        "two platforms of one name",
        (*REGISTER, "--platforms", "p.json"),
        {
            "r.csv": HEADER,
            "p.json": b'[{"name": "A", "kind": "official"}, {"name": "A", "kind": "official"}]',
        },
        "penaltymodel: error: two platforms have the identifier 'A'; give each its own",
    ),
    (
        "a history that names no platform",
        (*REGISTER, "--history", "h.json"),
        {"r.csv": HEADER, "h.json": b'[{"under": "x", "decided_on": "2021-01-01"}]'},
        (
            "Error: --history needs the platform of every decision; pass a .csv, .jsonl "
            "or SQLite file with a column platform"
        ),
    ),
    (
        "rejects over the register",
        (*REGISTER, "--rejects", "./r.csv"),
        {"r.csv": HEADER},
        "Error: --rejects would overwrite an input file; pass another file",
    ),
    (
        "rejects where nothing can be written",
        (*REGISTER, "--rejects", "no/such/place.csv"),
        {"r.csv": HEADER},
        "penaltymodel: error: cannot write 'no/such/place.csv': No such file or directory",
    ),
)
