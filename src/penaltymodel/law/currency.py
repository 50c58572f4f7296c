"""The currency of a statute: the one of its sums, or that of its country."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from penaltymodel.law.penalties import currencies
from penaltymodel.law.statute import Statute


_PAIRS = (
    "ae:AED ar:ARS at:EUR au:AUD be:EUR bg:EUR br:BRL ca:CAD ch:CHF cl:CLP cn:CNY co:COP "
    "cy:EUR cz:CZK de:EUR dk:DKK ee:EUR eg:EGP es:EUR eu:EUR fi:EUR fr:EUR gb:GBP gr:EUR "
    "hk:HKD hr:EUR hu:HUF id:IDR ie:EUR il:ILS in:INR it:EUR jp:JPY ke:KES kr:KRW kz:KZT "
    "lt:EUR lu:EUR lv:EUR mt:EUR mx:MXN my:MYR ng:NGN nl:EUR no:NOK nz:NZD ph:PHP pk:PKR "
    "pl:PLN pt:EUR ro:RON rs:RSD ru:RUB sa:SAR se:SEK sg:SGD si:EUR sk:EUR th:THB tr:TRY "
    "tw:TWD ua:UAH uk:GBP us:USD vn:VND za:ZAR"
)

COUNTRIES: Mapping[str, str] = MappingProxyType(
    {country: code for country, _, code in (pair.partition(":") for pair in _PAIRS.split())}
)
"""The currency of each jurisdiction, by the first part of the keys of its statutes."""


@lru_cache(maxsize=256)
def currency_of(statute: Statute) -> str | None:
    """
    Return the currency of the sums in *statute*, or that of its country if it names none.

    It is None if that does not leave exactly one.

    >>> from penaltymodel.statutes import catalog
    >>> currency_of(catalog()["eu/dsa"])  # the act states no sum
    'EUR'
    """
    texts = (text for each in statute.provisions for text in each.enactments)
    own = {code for text in texts for code in currencies(text.penalty)}
    if len(own) == 1:
        return own.pop()
    usual = COUNTRIES.get(statute.key.partition("/")[0])
    return usual if not own or usual in own else None
