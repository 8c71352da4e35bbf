"""研判: what the party group studies each quarter, as counts with small cells left out, and as a paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jujiao.access.scope import Scope
from jujiao.catalogue.talk_causes import (
    CAUSES,
)
from jujiao.catalogue.talks import (
    DIFFICULTIES,
    STAFF_TALK,
    URGENCIES,
)
from jujiao.confidential.cells import SMALL_CELL, suppressed
from jujiao.kernel.cadence import Window
from jujiao.kernel.periods import Period
from jujiao.ledger.models import Record
from jujiao.mindset.models import Difficulty
from jujiao.mindset.talks import DIFFICULTY
from jujiao.papers.tree import Align, Block, Column, Heading, Paper, Paragraph, SignOff, Table
from jujiao.people.models import Unit
from jujiao.people.selectors import IN_FORCE
from jujiao.policies.selectors import policy_value
from jujiao.tasks.selectors import settled_by_source

Counts = Mapping[str, int | None]
TOO_FEW = "不列"


@dataclass(frozen=True, slots=True)
class MindsetStudy:
    """A quarter in counts. None stands for a number too small to be said without telling who it is."""

    talks: Counts
    difficulties: Counts
    urgencies: Counts
    helped: Counts
    smallest: int


def mindset_study(scope: Scope, period: Period, *, as_of: date) -> MindsetStudy:
    """The counts of a period as the party group may see them; its readers get no exact small ones either."""
    court_id, reach = scope.court_id, (period.first, min(period.last, as_of))
    talks = Record.objects.filter(
        court_id=court_id, kind=STAFF_TALK.slug, state=IN_FORCE, occurred_on__range=reach
    )
    told = Difficulty.objects.filter(court_id=court_id, noted_on__range=reach)
    rows = list(told.values_list("pk", "difficulty_class", "urgency"))
    far = settled_by_source(court_id, DIFFICULTY, [pk for pk, _, _ in rows], as_of=as_of)
    helped = {
        "承诺事项": sum(one.asked for one in far.values()),
        "已办结": sum(one.settled for one in far.values()),
    }
    smallest = int(str(policy_value(court_id, "small_cell", on=as_of, default=SMALL_CELL)))
    return MindsetStudy(
        _safe(Counter(talks.values_list("outcome", flat=True)), CAUSES, smallest),
        _safe(Counter(sort for _, sort, _ in rows), DIFFICULTIES, smallest),
        _safe(Counter(urgency for _, _, urgency in rows), URGENCIES, smallest),
        suppressed(helped, smallest=smallest, total_known=False),
        smallest,
    )


def paper_of_study(study: MindsetStudy, *, court: Unit, window: Window, as_of: date) -> Paper:
    """The counts as a paper for the party group; what follows from them is left to it."""
    note = f"少于{study.smallest}的数不列，以免看出是谁。缓急评的是困难，不评人；观点和言论不列入。"
    blocks: list[Block] = [Paragraph(note)]
    parts = (
        ("一、谈心谈话", "缘由", study.talks, "次"),
        ("二、反映的困难", "类别", study.difficulties, "件"),
        ("三、困难的缓急", "缓急", study.urgencies, "件"),
        ("四、帮扶承诺", "项目", study.helped, "件"),
    )
    for title, head, counts, unit in parts:
        blocks += [Heading(title), _table(head, counts, unit)]
    return Paper(
        f"{court.name}\n{window.words}干警思想动态分析",
        (*blocks, SignOff(court.name, as_of)),
        note="供党组研判",
        issuer=court.name,
        dated=as_of,
    )


def _safe(counted: Counter[str], labels: Mapping[str, str], smallest: int) -> Counts:
    named = {label: counted[slug] for slug, label in labels.items()}
    return suppressed(named, smallest=smallest)


def _table(head: str, counts: Counts, unit: str) -> Table:
    rows = tuple(
        (label, TOO_FEW if count is None else f"{count}{unit}")
        for label, count in counts.items()
        if count != 0
    )
    return Table((Column(head, 12), Column("数目", 6, Align.RIGHT)), rows or (("无", f"0{unit}"),))
