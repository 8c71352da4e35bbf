"""Addresses that carry their filters: the same page with one thing more, less or other."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

STANDING = ("year", "court")


@dataclass(frozen=True, slots=True)
class Address:
    """A path with its parameters; asking for another leaves this one as it is."""

    path: str
    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, request: HttpRequest) -> Address:
        """The address of a request; court and year are remembered, not carried along."""
        return cls(request.path, _pairs(request.GET))

    def values(self, name: str) -> tuple[str, ...]:
        """All values of a parameter."""
        return tuple(value for key, value in self.pairs if key == name)

    def value(self, name: str) -> str:
        """The last value of a parameter, or nothing."""
        return (self.values(name) or ("",))[-1]

    def having(self, name: str, value: object) -> Address:
        """The parameter has this value alone; the list begins anew."""
        kept = tuple(pair for pair in self.pairs if pair[0] not in (name, "page"))
        return Address(self.path, (*kept, (name, str(value))))

    def without(self, *names: str) -> Address:
        """These parameters are gone; the list begins anew."""
        kept = tuple(pair for pair in self.pairs if pair[0] not in (*names, "page"))
        return Address(self.path, kept)

    def __str__(self) -> str:
        return f"{self.path}?{urlencode(self.pairs)}" if self.pairs else self.path


def _pairs(given: QueryDict) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, value)
        for name, values in given.lists()
        for value in values
        if value and name not in STANDING
    )
