"""Relations that everybody in the court has or may have: service, department, class, rank, party."""

from __future__ import annotations

from jujiao.kernel.concepts import Focus, TenureKind

COURT_SERVICE = TenureKind("court_service", "在院工作", Focus.CAPABILITY, register="roster")
UNIT_MEMBERSHIP = TenureKind("unit_membership", "所在部门", Focus.CAPABILITY, register="roster")
STAFF_CLASS = TenureKind("staff_class", "人员类别", Focus.CAPABILITY, "title", register="roster")
RANK = TenureKind("held_rank", "职级或法官等级", Focus.CAPABILITY, "title", register="roster")
POST = TenureKind("held_post", "职务", Focus.CAPABILITY, "unit", register="roster")
COURT_LEADERSHIP = TenureKind("court_leadership", "院领导", Focus.CAPABILITY, register="roster")
RETIREMENT = TenureKind("retirement", "离退休", Focus.COHESION, register="retired_roster")
PARTY_MEMBERSHIP = TenureKind("party_membership", "中共党员", Focus.BRANCHES, register="roster")
BRANCH_MEMBERSHIP = TenureKind("branch_membership", "所在支部", Focus.BRANCHES, register="roster")
POLITICAL_STATUS = TenureKind(
    "political_status", "政治面貌", Focus.BRANCHES, "title", register="roster"
)

RELATIONS = (
    COURT_SERVICE,
    UNIT_MEMBERSHIP,
    STAFF_CLASS,
    RANK,
    POST,
    COURT_LEADERSHIP,
    RETIREMENT,
    PARTY_MEMBERSHIP,
    BRANCH_MEMBERSHIP,
    POLITICAL_STATUS,
)
