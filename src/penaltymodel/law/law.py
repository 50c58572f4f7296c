"""The law as a value: the statutes that one call applies, by their keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import Factory, field, frozen

from penaltymodel.errors import DuplicateIdError, UnknownStatuteError, WrongTypeError
from penaltymodel.law.statute import Statute, find_keys
from penaltymodel.values.reading import all_of
from penaltymodel.values.tabular import Rows, Tabular


def _in_order(statutes: Iterable[Statute]) -> tuple[Statute, ...]:
    """Return *statutes* in the order of their keys."""
    return tuple(
        sorted(all_of("law", Statute, statutes, "a Statute or several"), key=lambda each: each.key)
    )


def _by_key(law: Law) -> dict[str, Statute]:
    found: dict[str, Statute] = {}
    for each in law.statutes:
        if each.key in found:
            raise DuplicateIdError("statutes", each.key)
        found[each.key] = each
    return found


@frozen(repr=False, cache_hash=True)
class Law(Mapping[str, Statute], Tabular):
    """
    The statutes that apply, as a mapping from their keys.

    The order of *statutes* does not matter: equal statutes are equal law.

    >>> from penaltymodel.statutes.ru_as_reported_2021 import STATUTE
    >>> Law([STATUTE]).statute_of("ru/as-reported-2021").jurisdiction
    'Russia'

    Raises:
        WrongTypeError: One of *statutes* is not a :class:`Statute`.
        DuplicateIdError: Two statutes have the same key.
    """

    statutes: tuple[Statute, ...] = field(converter=_in_order)
    _found: dict[str, Statute] = field(
        default=Factory(_by_key, takes_self=True), init=False, eq=False
    )

    def __getitem__(self, key: str) -> Statute:
        """Return the statute with this *key*."""
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the keys, in their order."""
        return iter(self._found)

    def __len__(self) -> int:
        """Count the statutes."""
        return len(self._found)

    def __repr__(self) -> str:
        """Show the keys."""
        return f"<Law of {', '.join(self) or 'no statute'}>"

    def has(self, key: str) -> bool:
        """Return whether there is a statute for *key*, its own or that of a provision."""
        return isinstance(key, str) and (
            key in self._found or key.rpartition("/")[0] in self._found
        )

    def find(self, text: str) -> tuple[str, ...]:
        """
        Return the keys that *text* may mean, the best first: by key, name, duty, or words.

        >>> from penaltymodel.statutes import catalog
        >>> catalog().find("HIPAA")[0], catalog().find("section 81 Online Safety Act")[0]
        ('us/45-cfr', 'uk/osa/sch13.4')
        """
        return find_keys(self.statutes, text)

    def to_dicts(self) -> Rows:
        """Return one row for each provision of each statute."""
        return [
            {
                "statute": each.key,
                "title": each.title,
                "jurisdiction": each.jurisdiction,
                "provision": provision.key,
                "offense": provision.offense,
                "applies_from": provision.applies_from,
                "known_through": each.known_through,
            }
            for each in self.statutes
            for provision in each.provisions
        ]

    def statute_of(self, key: str) -> Statute:
        """
        Return the statute with this *key*, or the one that has a provision with this key.

        Raises:
            UnknownStatuteError: There is no such statute; the error knows the keys that exist.
            WrongTypeError: *key* is not text.
        """
        if not isinstance(key, str):
            raise WrongTypeError("the key of a statute", "text", key)
        statute = self._found.get(key) or self._found.get(key.rpartition("/")[0])
        if statute is None:
            name = key.split("/")[1] if "/" in key else key
            raise UnknownStatuteError(key, tuple(self._found), self.find(name))
        return statute
