"""The components: one template each, with arguments that say what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from jujiao.catalogue import ALL_KINDS
from jujiao.figures.answers import Figure
from jujiao.kernel.levels import LEVEL_LABELS, Level
from jujiao.web.charts import MonthTable, TwoYearRow
from jujiao.web.due_grid import DueGrid
from jujiao.web.parts import Empty, Heading, Link, Moment, Pages, Tab
from jujiao.web.tones import (
    VERDICTS,
    Look,
    look_of_due,
    look_of_progress,
    look_of_state,
)

register = template.Library()
Context = dict[str, object]
BAR_HEIGHTS = (3, 5, 7, 9, 11)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A glyph of the sprite; it never stands alone without a word."""
    return mark_safe(f'<svg class="icon" aria-hidden="true"><use href="#i-{name}"/></svg>')


@register.inclusion_tag("components/page_header.html")
def page_header(heading: Heading) -> Context:
    """Crumbs, title, one line of facts, actions."""
    return {"heading": heading}


@register.inclusion_tag("components/breadcrumbs.html")
def breadcrumbs(crumbs: Sequence[Link]) -> Context:
    """The way that led here."""
    return {"crumbs": crumbs}


@register.inclusion_tag("components/tabs.html")
def tabs(items: Sequence[Tab], *, large: bool = False) -> Context:
    """Views of the same page, each with its count."""
    return {"items": items, "large": large}


@register.simple_tag
def status_tag(state: str) -> SafeString:
    """Glyph and word of a fact's state."""
    return tag(look_of_state(state))


@register.simple_tag
def progress_tag(progress: str) -> SafeString:
    """Glyph and word of a problem's progress."""
    return tag(look_of_progress(progress))


@register.simple_tag
def due_tag(
    due_on: date, as_of: date, *, is_done: bool = False, is_excused: bool = False
) -> SafeString:
    """Glyph and days of something owed."""
    return tag(look_of_due(due_on, as_of=as_of, is_done=is_done, is_excused=is_excused))


@register.simple_tag
def verdict_tag(verdict: str) -> SafeString:
    """Glyph and word of a verdict on a figure in a text."""
    return tag(VERDICTS[verdict])


@register.simple_tag
@lru_cache(maxsize=500)
def tag(look: Look) -> SafeString:
    """Any glyph with its word; a list shows the same few many times."""
    return SafeString(render_to_string("components/tag.html", {"look": look}).strip())


@register.simple_tag
@lru_cache
def level_tag(level: int | None) -> SafeString:
    """Five rising bars and the full word; without a level, that it is missing."""
    bars = [
        {"x": place * 4, "y": 12 - height, "height": height, "is_on": place < (level or 0)}
        for place, height in enumerate(BAR_HEIGHTS)
    ]
    label = LEVEL_LABELS[Level(level)] if level else "缺级别"
    shown = {"bars": bars if level else (), "label": label}
    return SafeString(render_to_string("components/level_tag.html", shown).strip())


@register.inclusion_tag("components/person_chip.html")
def person_chip(person: object, *, note: str = "") -> Context:
    """A person's name, leading to the person's page."""
    return {"person": person, "note": note}


@register.inclusion_tag("components/unit_chip.html")
def unit_chip(unit: object, *, note: str = "") -> Context:
    """A unit's name, leading to its page."""
    return {"unit": unit, "note": note}


@register.inclusion_tag("components/figure.html")
def figure(shown: Figure, *, with_unit: bool = True) -> Context:
    """A number on its gold line, leading to the rows that prove it; or why there is none."""
    return {"figure": shown, "with_unit": with_unit}


@register.inclusion_tag("components/due_grid.html")
def due_grid(grid: DueGrid) -> Context:
    """Duties by months: each cell says how many of those who owe did it."""
    return {"grid": grid}


@register.inclusion_tag("components/two_year.html")
def two_year(row: TwoYearRow) -> Context:
    """This year's bar against last year's mark, which always stands at the same place."""
    return {"row": row}


@register.inclusion_tag("components/month_chart.html")
def month_chart(table: MonthTable) -> Context:
    """A chart for those who look, and the same numbers as a table."""
    return {"table": table}


@register.inclusion_tag("components/timeline.html")
def timeline(moments: Sequence[Moment]) -> Context:
    """What was done to a fact, by whom and why."""
    return {"moments": moments}


@register.inclusion_tag("components/stepper.html")
def stepper(labels: Sequence[str], current: int) -> Context:
    """The steps of something long, and where it stands (from 1)."""
    steps = [
        {"place": place, "label": label, "is_done": place < current, "is_current": place == current}
        for place, label in enumerate(labels, 1)
    ]
    return {"steps": steps}


@register.inclusion_tag("components/empty_state.html")
def empty_state(empty: Empty) -> Context:
    """Nothing here: which nothing, and what to do."""
    return {"empty": empty}


@register.inclusion_tag("components/pagination.html")
def pagination(pages: Pages) -> Context:
    """Where the list is cut, and the other pieces."""
    return {"pages": pages}


@register.simple_tag
def tag_awaited() -> SafeString:
    """A nil that waits for a signature."""
    return tag(Look("ring", "gold", "待签认"))


@register.filter
def kind_label(slug: str) -> str:
    """The name of a kind."""
    return ALL_KINDS[slug].label


@register.filter
def register_of(path: str) -> str:
    """The register or kind that a list's address names."""
    return path.strip("/").rpartition("/")[2]


@register.filter
def day_of_year(day: date | datetime | None) -> str:
    """12月26日: a day in a list that names its year elsewhere."""
    return f"{_local(day).month}月{_local(day).day}日" if day else ""


@register.filter
def full_day(day: date | datetime | None) -> str:
    """2025年12月26日: a day that stands alone."""
    return f"{_local(day).year}年{day_of_year(day)}" if day else ""


@register.filter
def day_in(day: date | None, year: int) -> str:
    """The day without its year, where that is the year that is shown."""
    return day_of_year(day) if day and day.year == year else full_day(day)


@register.filter
def hang(words: str) -> str:
    """The class of words that a quotation mark opens: it hangs half an em to the left."""
    return "hang" if words.startswith(("“", "《", "（")) else ""


@register.filter
def moment(at: datetime) -> str:
    """2025年12月26日 9时20分."""
    local = timezone.localtime(at)
    return f"{full_day(local)} {local.hour}时{local.minute:02}分"


def _local(day: date | datetime) -> date:
    return timezone.localtime(day).date() if isinstance(day, datetime) else day
