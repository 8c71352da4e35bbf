"""Who works with the ledger, and in which office."""

from __future__ import annotations

from enum import StrEnum


class StaffRole(StrEnum):
    """An office in which somebody acts. One person may hold several, each for a court or a unit."""

    MEMBER = "member"
    BRANCH_SECRETARY = "branch_secretary"
    DEPARTMENT_HEAD = "department_head"
    POLITICAL_CLERK = "political_clerk"
    POLITICAL_HEAD = "political_head"
    PARTY_OFFICER = "party_officer"
    SUPERVISOR = "supervisor"
    DISCIPLINE_LEAD = "discipline_lead"
    COURT_LEADER = "court_leader"
    SUPERIOR_VIEWER = "superior_viewer"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDITOR = "auditor"
    CONSOLE = "console"

    @property
    def label(self) -> str:
        """The office in the court's own words."""
        return ROLE_LABELS[self]


ROLE_LABELS: dict[StaffRole, str] = {
    StaffRole.MEMBER: "干警",
    StaffRole.BRANCH_SECRETARY: "支部书记",
    StaffRole.DEPARTMENT_HEAD: "部门负责人",
    StaffRole.POLITICAL_CLERK: "政治部内勤",
    StaffRole.POLITICAL_HEAD: "政治部主任",
    StaffRole.PARTY_OFFICER: "机关党委",
    StaffRole.SUPERVISOR: "督察",
    StaffRole.DISCIPLINE_LEAD: "机关纪委",
    StaffRole.COURT_LEADER: "院领导",
    StaffRole.SUPERIOR_VIEWER: "上级法院",
    StaffRole.SYSTEM_ADMIN: "系统管理员",
    StaffRole.SECURITY_ADMIN: "安全管理员",
    StaffRole.AUDITOR: "审计员",
    StaffRole.CONSOLE: "命令行",
}
