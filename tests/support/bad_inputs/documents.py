"""Bad JSON documents."""

from __future__ import annotations

from typing import Any

from penaltymodel.domain.history import OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.law.penalties import Penalty


DOCUMENTS: tuple[tuple[str, Any, bytes, str], ...] = (
    ("an empty file", Penalty, b"", "/: is not JSON: …"),
    ("white space only", Penalty, b" \n ", "/: is not JSON: …"),
    (
        "a byte order mark",
        Penalty,
        b"\xef\xbb\xbf{}",
        "/: starts with a byte order mark; save it without one [encoding]",
    ),
    ("UTF-16", Penalty, "{}".encode("utf-16"), "/: is not UTF-8 at byte 0 [encoding]"),
    (
        "Cyrillic of Windows",
        Platform,
        '{"name": "Твиттер"}'.encode("cp1251"),
        "/: is not UTF-8 at byte 10 [encoding]",
    ),
    ("an overlong zero", Platform, b'"\xc0\x80"', "/: is not UTF-8 at byte 1 [encoding]"),
    (
        "half a character, encoded",
        Platform,
        b'"\xed\xa0\x80"',
        "/: is not UTF-8 at byte 1 [encoding]",
    ),
    ("cut in the middle", Penalty, b'{"type": "Fix', "/: is not JSON: …"),
    ("two documents", Penalty, b"{}{}", "/: is not JSON: …"),
    ("a comma too many", Penalty, b'{"type": "Fixed",}', "/: is not JSON: …"),
    ("single quotes", Penalty, b"{'type': 1}", "/: is not JSON: …"),
    ("a comment", Penalty, b"// none\n{}", "/: is not JSON: …"),
    (
        "a key twice",
        Penalty,
        b'{"type": "Fixed", "type": "Total"}',
        "/: key 'type' is given twice [duplicate_key]",
    ),
    (
        "a key of 100,000 letters twice",
        Penalty,
        ('{"' + "k" * 100_000 + '": 1, "' + "k" * 100_000 + '": 2}').encode(),
        (
            "/: key "
            "'kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk… "
            "is given twice [duplicate_key]"
        ),
    ),
    ("not a number", Penalty, b'{"type": NaN}', "/: NaN is not a number in JSON [syntax]"),
    ("infinity", Penalty, b'{"type": -Infinity}', "/: -Infinity is not a number in JSON [syntax]"),
    (
        "a number of 5,000 digits",
        Penalty,
        b'{"type": ' + b"9" * 5_000 + b"}",
        "/: has a number of too many digits; write amounts as text [syntax]",
    ),
    ("200,000 brackets", Penalty, b"[" * 200_000, "/: is nested deeper than 200 [too_deep]"),
    ("200,000 objects", Penalty, b'{"a":' * 200_000, "/: is nested deeper than 200 [too_deep]"),
    (
        "a penalty of a thousand shares",
        Penalty,
        (
            '{"type": "Share", "rates": {"low": "1", "high": "1"}, "of": ' * 1_000
            + "{}"
            + "}" * 1_000
        ).encode(),
        "/: is nested deeper than 200 [too_deep]",
    ),
    ("a list for an object", Penalty, b"[]", "/: must be an object, not a list [type]"),
    ("text for an object", Penalty, b'"Fixed"', "/: must be an object, not text [type]"),
    ("null for an object", Penalty, b"null", "/: must be an object, not null [type]"),
    (
        "an empty object",
        Penalty,
        b"{}",
        (
            "/type: must be one of Fixed, Measured, Share, Times, Total, GreaterOf, "
            "LesserOf, Cases, Cited [missing]"
        ),
    ),
    (
        "an unknown node",
        Penalty,
        b'{"type": "Eval", "code": "1"}',
        (
            "/type: must be one of Fixed, Measured, Share, Times, Total, GreaterOf, "
            "LesserOf, Cases, Cited, not 'Eval' [choice]"
        ),
    ),
    (
        "a node that is a number",
        Penalty,
        b'{"type": 5}',
        (
            "/type: must be one of Fixed, Measured, Share, Times, Total, GreaterOf, "
            "LesserOf, Cases, Cited, not 5 [choice]"
        ),
    ),
    (
        "a field too many",
        Penalty,
        b'{"type": "Fixed", "sums": {"low": "1 RUB", "high": "2 RUB"}, "a/b~c": 1}',
        "/a~1b~0c: is not a known field; use 'sums' [unknown]",
    ),
    (
        "a field that colors the terminal",
        Platform,
        b'{"name": "A", "kind": "official", "\\u001b[31m": 1}',
        (
            "/\\x1b[31m: is not a known field; use one of 'in_small_register', 'inactive_in', "
            "'kind', 'name', 'revenues', 'role', 'size' [unknown]"
        ),
    ),
    (
        "a field of 100,000 letters",
        Platform,
        b'{"name": "A", "kind": "official", "' + b"k" * 100_000 + b'": 1}',
        (
            "/kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: "
            "is not a known field; use one of 'in_small_register', 'inactive_in', 'kind', 'name', "
            "'revenues', 'role', 'size' [unknown]"
        ),
    ),
    (
        "a sum without a currency",
        Penalty,
        b'{"type": "Fixed", "sums": {"low": "1", "high": "2 RUB"}}',
        "/sums/low: must be an amount such as '800000.00 RUB', not '1' [amount]",
    ),
    (
        "a sum that is a number",
        Penalty,
        b'{"type": "Fixed", "sums": {"low": 1, "high": 2.5}}',
        (
            "/sums/low: must be text, not a number [type]; /sums/high: must be text, not a "
            "number [type]"
        ),
    ),
    (
        "a sum with an exponent",
        Penalty,
        b'{"type": "Fixed", "sums": {"low": "1e999999 RUB", "high": "2 RUB"}}',
        ("/sums/low: must be an amount such as '800000.00 RUB', not '1e999999 RUB' [amount]"),
    ),
    (
        "a range upside down",
        Penalty,
        b'{"type": "Fixed", "sums": {"low": "2 RUB", "high": "1 RUB"}}',
        "/sums: low end RUB 2.00 is above high end RUB 1.00; swap them [order]",
    ),
    (
        "a range of two currencies",
        Penalty,
        b'{"type": "Fixed", "sums": {"low": "2 RUB", "high": "3 EUR"}}',
        "/sums: cannot combine RUB with EUR; convert one of them first [order]",
    ),
    (
        "a range with a middle",
        Penalty,
        b'{"type": "Fixed", "sums": {"low": "1 RUB", "high": "2 RUB", "middle": "1 RUB"}}',
        "/sums: must be an object with 'low' and 'high' [type]",
    ),
    (
        "a negative rate",
        Penalty,
        b'{"type": "Share", "rates": {"low": "-1/5", "high": "1/5"}, "of": {"type": "Fixed", "sums": {"low": "1 RUB", "high": "1 RUB"}}}',
        "/rates/low: must be a ratio such as '1/20', as text, not '-1/5' [amount]",
    ),
    (
        "a rate over zero",
        Penalty,
        b'{"type": "Share", "rates": {"low": "1/0", "high": "1/5"}, "of": {"type": "Fixed", "sums": {"low": "1 RUB", "high": "1 RUB"}}}',
        "/rates/low: must be a ratio such as '1/20', as text, not '1/0' [amount]",
    ),
    (
        "a sum of nothing",
        Penalty,
        b'{"type": "Total", "terms": []}',
        "/: Total: needs a tuple of at least one part [rule]",
    ),
    (
        "a rule measured to nothing",
        Penalty,
        b'{"type": "Cases", "branches": [[{"type": "Repeat"}, 5]], "otherwise": null}',
        (
            "/branches/0/0/opens_at: is required [missing]; /branches/0/0/within: is "
            "required [missing]; /branches/0/0/counted_from: is required [missing]; "
            "/branches/0/0/matching: is required [missing]; /branches/0/0/measured_to: is "
            "required [missing]; /branches/0/1: must be an object, not a number [type]; "
            "/otherwise: must be an object, not null [type]"
        ),
    ),
    (
        "a branch of one",
        Penalty,
        b'{"type": "Cases", "branches": [[1]], "otherwise": {"type": "Fixed", "sums": {"low": "1 RUB", "high": "1 RUB"}}}',
        "/branches/0: must have 2 items, not 1 [length]",
    ),
    (
        "a platform of an unknown kind",
        Platform,
        b'{"name": "A", "kind": "company"}',
        (
            "/kind: must be one of 'citizen', 'official', 'sole-trader', 'legal-entity', not "
            "'company' [choice]"
        ),
    ),
    (
        "a platform without a name",
        Platform,
        b'{"name": "", "kind": "official"}',
        "/: Platform.name must be 1 to 200 printable characters, not '' [rule]",
    ),
    (
        "a year with a fraction",
        Platform,
        b'{"name": "A", "kind": "official", "revenues": [{"amount": {"low": "1 RUB", "high": "1 RUB"}, "year": 2020.0}]}',
        "/revenues/0/year: must be a whole number, not a number [type]",
    ),
    (
        "a truth as a word",
        Platform,
        b'{"name": "A", "kind": "official", "in_small_register": "no"}',
        "/in_small_register: must be true or false, not text [type]",
    ),
    (
        "a history that is an object",
        OffenseHistory,
        b'{"decisions": {}}',
        "/decisions: must be a list, not an object [type]",
    ),
    (
        "a decision that is a number",
        OffenseHistory,
        b'{"decisions": [5]}',
        "/decisions/0: must be an object, not a number [type]",
    ),
    (
        "a decision of another day",
        OffenseHistory,
        b'{"decisions": [{"under": "x", "decided_on": "2021-02-29"}]}',
        ("/decisions/0/decided_on: must be a day such as '2024-02-29', not '2021-02-29' [date]"),
    ),
    (
        "a decision with an hour",
        OffenseHistory,
        b'{"decisions": [{"under": "x", "decided_on": "2021-02-01T12:00"}]}',
        (
            "/decisions/0/decided_on: must be a day such as '2024-02-29', not "
            "'2021-02-01T12:00' [date]"
        ),
    ),
    (
        "two decisions of one id",
        OffenseHistory,
        b'{"decisions": [{"under": "x", "decided_on": "2021-02-01", "id": "a"}, {"under": "x", "decided_on": "2021-02-01", "id": "a"}]}',
        "/: two decisions have the identifier 'a'; give each its own [rule]",
    ),
    (
        "10,000 broken decisions",
        OffenseHistory,
        b'{"decisions": [' + b",".join([b"1"] * 10_000) + b"]}",
        "/decisions/0: must be an object, not a number [type]; …",
    ),
    (
        "a violation found before it began",
        Violation,
        b'{"under": "x", "committed_on": "2021-02-01", "detected_on": "2021-01-01"}',
        ("/: detected_on (2021-01-01) is before the offense (2021-02-01); check both [rule]"),
    ),
)
"""Name, type to read, bytes, and sentence."""
