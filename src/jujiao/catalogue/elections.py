"""支部换届、补选、延期: from the expiring term or the vacancy to the approval of the level above.

《中国共产党基层组织选举工作条例》(2020). A by-election counts when the level above has approved it
(书记、副书记) or taken note of it (委员); it begins no new term.
"""

from __future__ import annotations

from jujiao.catalogue import election_rules as rules
from jujiao.catalogue.branch_setup import (
    BRANCH_POST,
    DEPUTY_POST,
    MEMBER_POST,
    POSTS,
    SECRETARY_POST,
)
from jujiao.kernel.concepts import Ask, Basis, Focus, ProcedureKind, RecordKind, TenureKind
from jujiao.kernel.courses import Path, StepRule

COMMITTEE, ABOVE, BRANCH = "支委会", "上级党组织", "支部"
CAUSES = {
    "transfer": "调离",
    "resignation": "辞职",
    "retirement": "离退休",
    "illness": "因病不能履职",
    "sanction": "受撤销党内职务以上处分",
    "other": "其他",
}
ELECTED_POSTS = {
    SECRETARY_POST: POSTS[SECRETARY_POST],
    DEPUTY_POST: POSTS[DEPUTY_POST],
    rules.ELECTED: POSTS[MEMBER_POST],
}
SUSPENDED_MEMBER = TenureKind(
    "suspended_member", "留党察看或中止表决权", Focus.BRANCHES, register="suspended_members"
)
TERM_EXTENSION = RecordKind(
    "term_extension",
    "支部延期换届",
    Focus.BRANCHES,
    (
        Ask("unit", "支部名称"),
        Ask("occurred_on", "批复日期"),
        Ask("quantity", "延长月数", hint="一般不超过12个月"),
        Ask("document_no", "批复文号"),
    ),
    register="elections",
    basis=Basis(rules.ELECTION_RULES, "延期换届"),
)

_COURSE = (
    StepRule("decided", "支委会研究决定", COMMITTEE),
    StepRule("requested", "呈报请示", BRANCH),
    StepRule("permitted", "上级批复同意选举", ABOVE, guards=(rules.approved_with_number,)),
    StepRule("nominated", "党员酝酿推荐", "党员"),
    StepRule("candidates_reported", "候选人预备人选报审", BRANCH),
    StepRule("candidates_approved", "上级批复候选人", ABOVE, guards=(rules.approved_with_number,)),
)
_ASSEMBLY = (
    StepRule(
        "elected",
        "选举",
        "党员大会",
        guards=(
            rules.quorate,
            rules.enough_candidates,
            rules.valid_ballots,
            rules.carried,
            rules.independent_tellers,
        ),
    ),
    StepRule("secretary_elected", "支委会选举书记、副书记", COMMITTEE, optional=True),
    StepRule("reported", "报告选举结果", BRANCH),
    StepRule("approved", "批复或备案", ABOVE, guards=(rules.approved_with_number,)),
    StepRule("archived", "归档", BRANCH),
)
TERM_PATH = Path(
    "term_election",
    (*_COURSE, *_ASSEMBLY),
    result="approved",
    begins="elected",
    posts=ELECTED_POSTS,
    begins_a_term=True,
)
VACANCY_PATH = Path(
    "by_election",
    (
        StepRule("vacated", "出缺登记", BRANCH, optional=True, outcomes=CAUSES),
        *_COURSE,
        *_ASSEMBLY,
    ),
    result="approved",
    begins="elected",
    posts=ELECTED_POSTS,
)

BY_ELECTION = ProcedureKind(
    VACANCY_PATH.kind,
    "支部补选",
    Focus.BRANCHES,
    "unit",
    VACANCY_PATH.labels,
    register="elections",
    opens=BRANCH_POST,
)
TERM_ELECTION = ProcedureKind(
    TERM_PATH.kind,
    "支部换届",
    Focus.BRANCHES,
    "unit",
    TERM_PATH.labels,
    register="elections",
    opens=BRANCH_POST,
)

KINDS = (TERM_EXTENSION,)
TENURES = (SUSPENDED_MEMBER,)
PROCEDURES = (BY_ELECTION, TERM_ELECTION)
