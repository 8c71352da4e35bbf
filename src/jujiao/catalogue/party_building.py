"""支部换届补选、发展党员、坚强堡垒支部创建: what of them is counted in a year.

A by-election counts when the level above has approved it or taken note of it, an admission on the
day of the approval, a naming at the highest level of the year.
"""

from __future__ import annotations

from jujiao.catalogue import elections, stronghold
from jujiao.catalogue.admission import PARTY_ADMISSION
from jujiao.catalogue.elections import BY_ELECTION, TERM_ELECTION
from jujiao.catalogue.stronghold import NAMED_BRANCH, STRONGHOLD
from jujiao.kernel.concepts import Focus
from jujiao.kernel.questions import Distinct, Indicator, ProceduresCompleted

__all__ = ["BY_ELECTION", "NAMED_BRANCH", "PARTY_ADMISSION", "STRONGHOLD", "TERM_ELECTION"]

KINDS = (*stronghold.KINDS, *elections.KINDS)
PROCEDURES = (*elections.PROCEDURES, PARTY_ADMISSION, *stronghold.PROCEDURES)

INDICATORS = (
    Indicator(
        "by_elections",
        "支部补选",
        "个",
        Focus.BRANCHES,
        ProceduresCompleted(kind=BY_ELECTION),
        Distinct.UNIT,
        "选举类别为补选、结果获上级批准（书记、副书记）或已备案（委员）且日期在年内的支部；"
        "未批复不计，换届不计",
        phrase="完成{n}支部补选",
    ),
    Indicator(
        "probationary_members_admitted",
        "发展预备党员",
        "名",
        Focus.BRANCHES,
        ProceduresCompleted(kind=PARTY_ADMISSION),
        Distinct.PERSON,
        "支部大会已接收且上级党委审批日期在年内",
        phrase="发展预备党员{n}",
    ),
    *stronghold.INDICATORS,
)
