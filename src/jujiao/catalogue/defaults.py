"""规则参数的出厂值: what holds until a court sets its own, with the basis that is printed beside it."""

from __future__ import annotations

from dataclasses import dataclass

from jujiao.kernel.concepts import Basis


@dataclass(frozen=True, slots=True)
class PolicyDefault:
    """One rule that may differ from court to court or change from year to year."""

    slug: str
    label: str
    value: int | tuple[str, ...]
    basis: Basis
