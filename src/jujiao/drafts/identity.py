"""Whose year a text speaks of: the court it names as its subject, and its main year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from jujiao.drafts.layout import Layout
from jujiao.drafts.lexicon import either
from jujiao.drafts.period_words import CHINESE_YEAR
from jujiao.drafts.signs import YEAR

COURT = re.compile(r"(?:(?![全各两三该本我的对向到在与由])[一-鿿]){2,20}?(?:人民法院|检察院|法院)")
TIME_LEAD = re.compile(rf"^(?:{YEAR}年度?|近日|近年来|今年以来|一年来|同时|[,、\s\d.年月日])*")
NAMED_YEAR = re.compile(
    rf"(?<!\d){YEAR}年(?:度|内)?(?!\d|至|到|-|—|[^,。]{{0,6}}(?:以来|至今|起|前))"
)
SHORT = ("人民法院", "法院")


def foreign_court(layout: Layout, court: str, aliases: Sequence[str]) -> str | None:
    """The court that the text is about where it is not ours, or None."""
    names = Counter(_courts_named(layout))
    ours = {court, *aliases}
    if not names or any(_same_court(name, one) for name in names for one in ours):
        return None
    return max(names, key=lambda name: (names[name], len(name)))


def main_year(layout: Layout) -> int | None:
    """The year the text speaks of: the one that opens a sentence first, else the one named most."""
    years = [
        (found.start(), int(found.group()[:4].translate(CHINESE_YEAR)))
        for found in NAMED_YEAR.finditer(layout.text)
        if layout.titles.holding(found.start()) is None
        and layout.names.holding(found.start()) is None
    ]
    opening = [year for at, year in years if layout.sentence(at).start == at]
    if opening:
        return opening[0]
    return Counter(year for _, year in years).most_common(1)[0][0] if years else None


def _courts_named(layout: Layout) -> Iterator[str]:
    """Courts that stand as a subject, or whose documents the text cites."""
    for found in COURT.finditer(layout.text):
        lead = layout.text[layout.clause(found.start()).start : found.start()]
        title = layout.titles.holding(found.start())
        opens_title = title is not None and title.start + 1 == found.start()
        name = TIME_LEAD.sub("", found.group())
        if (opens_title or not TIME_LEAD.sub("", lead)) and _is_one_court(name):
            yield name


def _is_one_court(name: str) -> bool:
    bare = name
    for ending in SHORT:
        bare = bare.removesuffix(ending)
    return len(bare) > 1 and not re.match(
        f"(?:{either('bodies', 'alone')})|全[国省市区县旗盟州]|最高|基层|中级|高级|人民|[省市区县旗州]$",
        name,
    )


def _same_court(name: str, ours: str) -> bool:
    """鄂县法院 is 某市鄂县人民法院: one bare name ends with the other."""
    first, second = _bare(name), _bare(ours)
    return bool(first and second) and (first.endswith(second) or second.endswith(first))


def _bare(name: str) -> str:
    for ending in SHORT:
        name = name.removesuffix(ending)
    return name
