"""What the columns of an invented ledger mean to the reader, by the kinds of sheets it knows."""

from __future__ import annotations

KINDS = {
    "roster": "roster_staff",
    "retired": "roster_retired",
    "honours": "honours",
    "commendations": "honours",
    "articles": "articles",
    "outlets": "outlet_levels",
    "videos": "videos",
    "court_inspections": "court_affairs_inspections",
    "bulletins": "bulletins",
    "conduct_inspections": "conduct_inspections",
    "trial_problems": "trial_conduct_findings",
    "violations": "violations",
    "branch_inspections": "party_inspections",
    "branch_life": "branch_meetings",
    "elections": "elections",
    "admissions": "admissions",
    "strongholds": "strongholds",
    "cases": "hard_cases",
    "changes": "personnel_changes",
    "mentors": "mentorships",
    "contests": "contest_prizes",
    "hosted": "contests_hosted",
    "research": "research_projects",
    "vice_principals": "law_vice_principals",
    "activities": "activities",
    "policies": "regulations",
    "interference": "interference_months",
}
MEANT: dict[str, dict[str, str]] = {
    "roster": {
        "who": "person_name", "department": "unit_name", "post": "post", "politics": "political_status",
        "joined": "joined_party_on", "branch": "branch_name", "rank": "rank", "born": "born_on",
    },
    "retired": {"who": "person_name", "branch": "branch_name"},
    "honours": {
        "who": "recipient", "department": "unit_name", "title": "title", "issuer": "issuer",
        "level": "award_level", "date": "occurred_on",
    },
    "commendations": {
        "who": "recipient", "department": "unit_name", "title": "title", "level": "award_level",
        "date": "occurred_on",
    },
    "articles": {
        "title": "title", "author": "author", "outlet": "outlet", "level": "award_level",
        "date": "occurred_on", "state": "reprint_state",
    },
    "outlets": {"outlet": "outlet", "level": "award_level"},
    "videos": {"title": "title", "date": "occurred_on"},
    "court_inspections": {"date": "occurred_on", "department": "unit_name"},
    "bulletins": {"number": "issue_no", "date": "occurred_on"},
    "conduct_inspections": {"date": "occurred_on", "departments": "unit_name"},
    "trial_problems": {
        "date": "occurred_on", "problem": "problem", "department": "unit_name",
        "rectified": "rectification", "until": "closed_on",
    },
    "violations": {"who": "person_name", "sanction": "sanction", "date": "occurred_on"},
    "branch_inspections": {"round": "round_label", "branch": "branch_name", "date": "occurred_on"},
    "branch_life": {
        "branch": "branch_name", "meeting": "meeting_type", "date": "occurred_on",
        "due": "expected_count", "present": "present_count",
    },
    "elections": {
        "kind": "election_type", "branch": "branch_name", "date": "occurred_on",
        "approved": "approved_on",
    },
    "admissions": {
        "who": "person_name", "stage": "stage", "date": "assembly_on", "approved": "approved_on",
    },
    "strongholds": {"branch": "branch_name", "level": "award_level", "date": "occurred_on"},
    "cases": {
        "number": "case_no", "who": "person_name", "department": "unit_name", "state": "progress",
        "date": "occurred_on",
    },
    "changes": {
        "who": "person_name", "department": "unit_name", "change": "change_type",
        "before": "from_post", "after": "to_post", "date": "occurred_on",
    },
    "mentors": {"who": "mentor", "pupil": "mentee", "since": "starts_on", "until": "ends_on"},
    "contests": {
        "contest": "title", "award": "prize", "who": "recipients", "level": "award_level",
        "date": "occurred_on",
    },
    "hosted": {"contest": "title", "level": "award_level", "date": "occurred_on"},
    "research": {"title": "title", "who": "leader", "output": "output_title", "date": "occurred_on"},
    "vice_principals": {
        "who": "person_name", "school": "school", "since": "starts_on", "until": "ends_on",
    },
    "activities": {
        "title": "title", "sort": "activity_type", "seat": "unit_name", "date": "occurred_on",
        "attendance": "headcount",
    },
    "policies": {"title": "title", "date": "occurred_on"},
    "interference": {"department": "unit_name"},
}  # fmt: skip
ACTIVITY_KINDS = {
    "first_topic": "first_agenda_study", "study_group": "study_group_session",
    "rotation": "political_training", "training": "professional_training",
    "hearing": "trial_observation", "lessons": "lessons_from_cases", "school": "law_into_schools",
    "open_day": "court_open_day", "publicity": "law_publicity", "volunteers": "volunteer_service",
    "oath": "constitution_oath", "flag": "flag_raising", "warning": "cautionary_education",
    "integrity": "group_integrity_talk", "reading": "integrity_reading",
    "family": "family_integrity", "visit": "retiree_visit", "farewell": "retirement_ceremony",
    "sport": "fun_games", "festival": "festival",
}  # fmt: skip
MEETING_KINDS = {
    "committee": "committee_meeting", "party_day": "themed_party_day", "members": "general_meeting",
    "lecture": "party_lecture",
}  # fmt: skip
