"""The questions of the annual report as somebody would ask them by hand, one statement each.

The yardstick for the indicators: the same answers, and not much less time.
"""

from __future__ import annotations

from datetime import date

from django.db import connection

LEVELS = {"banner": 2, "city": 3, "region": 4, "national": 5}
IN_FORCE = "{0}.court_id = :court AND {0}.state = 'in_force'"
RECORD = f"{IN_FORCE.format('r')} AND r.occurred_on BETWEEN :first AND :last"
TAKING_PART = "FROM ledger_record r JOIN ledger_participation p ON p.record_id = r.id"
HONOUR = f"{RECORD} AND r.kind = 'honour' AND r.outcome IN ('ordinary', 'red_banner')"
TENURE = IN_FORCE.format("t")
BEGUN = f"{TENURE} AND t.starts_on BETWEEN :first AND :last"
OVERLAPPING = (
    f"{TENURE} AND (t.starts_on IS NULL OR t.starts_on <= :last)"
    " AND (t.ends_on IS NULL OR t.ends_on >= :first)"
)
PROCEDURE = IN_FORCE.format("c")
COMPLETED = f"{PROCEDURE} AND c.completed_on BETWEEN :first AND :last"


def _honoured(what: str, role: str, condition: str) -> str:
    return (
        f"SELECT count(DISTINCT p.{what}) {TAKING_PART}"
        f" WHERE {HONOUR} AND p.role = '{role}' AND {condition}"
    )


def _commended(what: str, role: str) -> str:
    return (
        f"SELECT count(DISTINCT p.{what}) {TAKING_PART}"
        f" WHERE {RECORD} AND r.kind = 'commendation' AND p.role = '{role}'"
    )


def _records(kind: str, condition: str = "1") -> str:
    return (
        f"SELECT count(*) FROM ledger_record r WHERE {RECORD} AND r.kind = '{kind}' AND {condition}"
    )


def _articles(level: str) -> str:
    counted = "r.outcome IN ('first', 'excerpt', 'multiple')"
    return _records("article", f"r.award_level = {LEVELS[level]} AND {counted}")


def _stronghold(level: str) -> str:
    """Branches whose highest naming of the year is of this level."""
    return (
        "SELECT count(*) FROM (SELECT p.unit_id, max(r.award_level) AS highest"
        f" {TAKING_PART} WHERE {RECORD} AND r.kind = 'stronghold' AND p.role = 'named_branch'"
        f" GROUP BY p.unit_id) WHERE highest = {LEVELS[level]}"
    )


def _completed(kind: str, what: str, condition: str = "1") -> str:
    return (
        f"SELECT count(DISTINCT c.{what}) FROM procedures_procedure c"
        f" WHERE {COMPLETED} AND c.kind = '{kind}' AND {condition}"
    )


def _pairs(condition: str) -> str:
    return (
        "SELECT count(*) FROM (SELECT DISTINCT t.person_id, t.counterpart_id FROM people_tenure t"
        f" WHERE {condition} AND t.kind = 'mentorship')"
    )


HARD_CASES = (
    f"SELECT count(DISTINCT r.id) {TAKING_PART} WHERE {RECORD} AND r.kind = 'hard_case'"
    " AND r.outcome = 'closed' AND p.role = 'lead_judge' AND EXISTS (SELECT 1 FROM people_tenure t"
    " WHERE t.person_id = p.person_id AND t.kind = 'party_membership' AND t.state = 'in_force'"
    " AND (t.starts_on IS NULL OR t.starts_on <= r.occurred_on)"
    " AND (t.ends_on IS NULL OR t.ends_on >= r.occurred_on))"
)
ROUNDS = (
    "SELECT count(*) FROM (SELECT r.serial, max(r.occurred_on) AS ended"
    f" {TAKING_PART} WHERE {RECORD} AND r.kind = 'party_inspection' AND p.role = 'inspected_branch'"
    " GROUP BY r.serial) AS round WHERE NOT EXISTS (SELECT 1 FROM people_unit u"
    " WHERE u.court_id = :court AND u.sort = 'branch'"
    " AND (u.opened_on IS NULL OR u.opened_on <= round.ended)"
    " AND (u.closed_on IS NULL OR u.closed_on >= round.ended)"
    f" AND u.id NOT IN (SELECT p.unit_id {TAKING_PART} WHERE {RECORD} AND r.kind = 'party_inspection'"
    " AND p.role = 'inspected_branch' AND r.serial = round.serial AND p.unit_id IS NOT NULL))"
)
RECTIFIED = (
    "SELECT count(*) FROM findings_finding f WHERE f.court_id = :court AND f.state = 'in_force'"
    " AND f.kind = 'trial_conduct_finding' AND f.progress = 'closed'"
    " AND (f.closed_on BETWEEN :first AND :last"
    " OR (f.closed_on IS NULL AND f.found_on BETWEEN :first AND :last))"
)

QUESTIONS: dict[str, str] = {
    "honour_units_city_up": _honoured("unit_id", "awarded_unit", "r.award_level >= 3"),
    "honour_persons_city_up": _honoured("person_id", "awarded_person", "r.award_level >= 3"),
    "honour_persons_region_up": _honoured("person_id", "awarded_person", "r.award_level >= 4"),
    "honour_persons_city_red_banner": _honoured(
        "person_id", "awarded_person", "r.award_level = 3 AND r.outcome = 'red_banner'"
    ),
    "commended_units_court": _commended("unit_id", "awarded_unit"),
    "commended_persons_court": _commended("person_id", "awarded_person"),
    "by_elections": _completed("by_election", "unit_id"),
    "probationary_members_admitted": _completed("party_admission", "person_id"),
    "stronghold_branches_banner": _stronghold("banner"),
    "stronghold_model_branches_region": _stronghold("region"),
    "party_inspection_rounds": ROUNDS,
    "hard_cases_closed": HARD_CASES,
    "rank_promotions": _completed("rank_promotion", "person_id"),
    "judge_quota_selections": _completed("judge_quota", "person_id"),
    "department_head_appointments": _completed(
        "appointment", "person_id", "c.outcome = 'department_head'"
    ),
    "grassroots_postings": (
        "SELECT count(DISTINCT t.person_id) FROM people_tenure t"
        f" WHERE {BEGUN} AND t.kind = 'grassroots_posting' AND t.outcome = 'tribunal'"
    ),
    "mentorship_pairs": _pairs(OVERLAPPING),
    "mentorship_pairs_begun": _pairs(BEGUN),
    "contest_awards_city": (
        f"SELECT count(*) {TAKING_PART} WHERE {RECORD} AND r.kind = 'contest_prize'"
        " AND r.award_level = 3 AND p.role = 'winner'"
    ),
    "contests_hosted_city": _records("contest_hosted", "r.award_level = 3"),
    "research_projects": (
        "SELECT count(*) FROM procedures_procedure c WHERE c.court_id = :court"
        " AND c.state = 'in_force' AND c.kind = 'research_project' AND c.outcome = 'leader'"
        " AND (c.started_on IS NULL OR c.started_on <= :last)"
        " AND (c.completed_on IS NULL OR c.completed_on >= :first)"
    ),
    "research_outputs": _records("research_output", "r.outcome = 'leader'"),
    "original_videos": _records("original_video"),
    "articles_national": _articles("national"),
    "articles_region": _articles("region"),
    "articles_city": _articles("city"),
    "conduct_inspections": _records("conduct_inspection"),
    "court_affairs_inspections": _records("court_affairs_inspection"),
    "inspection_bulletins": _records("inspection_bulletin"),
    "trial_conduct_problems_rectified": RECTIFIED,
    "violations": _records("violation"),
    "law_vice_principals": (
        "SELECT count(DISTINCT t.person_id) FROM people_tenure t"
        f" WHERE {OVERLAPPING} AND t.kind = 'law_vice_principal'"
    ),
}


REGISTERS_KEPT = (
    "SELECT slug FROM ledger_register WHERE court_id = :court AND register_year = :year"
)
ZEROS_SIGNED = (
    "SELECT z.slug, p.full_name, z.signed_on, z.as_of, z.register_text FROM figures_signedzero z"
    " JOIN people_person p ON p.id = z.signed_by_id"
    " WHERE z.court_id = :court AND z.figure_year = :year AND z.withdrawn_on IS NULL"
)


def answers(court_id: int, first: date, last: date) -> dict[str, int]:
    """Slug → number by hand on SQLite; what decides whether a zero may be said is asked as well."""
    asked = {
        "court": court_id,
        "year": first.year,
        "first": first.isoformat(),
        "last": last.isoformat(),
    }
    connection.ensure_connection()
    run = connection.connection.execute
    for beside in (REGISTERS_KEPT, ZEROS_SIGNED):
        run(beside, asked).fetchall()
    return {slug: run(sql, asked).fetchone()[0] for slug, sql in QUESTIONS.items()}
