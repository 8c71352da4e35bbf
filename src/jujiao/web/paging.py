"""Where a long list is cut: how many rows a page has, and the addresses of the pieces."""

from __future__ import annotations

from typing import Any

from jujiao.web.addresses import Address
from jujiao.web.parts import Pages, Tab

SIZES = (20, 50, 100, 200)
DEFAULT_SIZE = 50
AROUND = 2
SIZE_KEY = "page_size"


def size_asked_for(address: Address, remembered: object) -> int:
    """How many rows a page has: by the address, else as remembered, else fifty."""
    for asked in (address.value("size"), str(remembered)):
        if asked in {str(one) for one in SIZES}:
            return int(asked)
    return DEFAULT_SIZE


def pages_of(address: Address, found: Any, size: int) -> Pages:
    """Where a list is cut, with the addresses of the pieces nearby."""
    last = found.paginator.num_pages
    near = {1, last, *range(found.number - AROUND, found.number + AROUND + 1)}
    shown = sorted(one for one in near if 1 <= one <= last)
    links: list[Tab] = []
    for before, one in zip([0, *shown], shown, strict=False):
        links += [Tab("…", "")] if one - before > 1 else []
        links.append(
            Tab(str(one), str(address.having("page", one)), is_current=one == found.number)
        )
    return Pages(
        first=found.start_index(),
        last=found.end_index(),
        total=found.paginator.count,
        links=tuple(links),
        before=str(address.having("page", found.number - 1)) if found.has_previous() else "",
        after=str(address.having("page", found.number + 1)) if found.has_next() else "",
        size=size,
        sizes=tuple(
            Tab(str(one), str(address.having("size", one)), is_current=one == size) for one in SIZES
        ),
    )
