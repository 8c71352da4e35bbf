"""The value of a rule on a day: the court's own setting, or the default that the catalogue ships."""

from __future__ import annotations

from datetime import date

from jujiao.catalogue.defaults import PolicyDefault
from jujiao.policies.selectors import policy_value


def number_in_force(court_id: int, default: PolicyDefault, *, on: date) -> int:
    """A rule that is a number: days, months, persons."""
    return int(str(policy_value(court_id, default.slug, on=on, default=default.value)))


def words_in_force(court_id: int, default: PolicyDefault, *, on: date) -> tuple[str, ...]:
    """A rule that is a list of terms."""
    value = policy_value(court_id, default.slug, on=on, default=default.value)
    assert isinstance(value, list | tuple)
    return tuple(str(one) for one in value)
