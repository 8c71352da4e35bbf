"""What every way of filing a record asks beyond its form: kind → rules, looked up in one place only.

A rule that says 必须 keeps the record out with its clause, one that says 一般 warns.
"""

from __future__ import annotations

from collections.abc import Mapping

from jujiao.catalogue.branch_life import (
    BRANCH_TALK,
    COMMITTEE_MEETING,
    DEMOCRATIC_APPRAISAL,
    GENERAL_MEETING,
    GROUP_MEETING,
    ORGANISATIONAL_LIFE_MEETING,
    OTHER_BRANCH_EVENT,
    PARTY_LECTURE,
    THEMED_PARTY_DAY,
    TOPICAL_LECTURE,
)
from jujiao.catalogue.branch_rules import (
    COMMON,
    COUNTED,
    Rule,
    assembly_has_a_quorum,
    committee_has_a_quorum,
    has_three_phases,
    hosted_by_an_officer,
    not_more_than_expected,
    talks_with_another,
)
from jujiao.catalogue.member_appraisal import (
    appraised_in_three_stages,
    grades_are_within_the_cap,
)
from jujiao.catalogue.study_group import STUDY_GROUP_SESSION
from jujiao.catalogue.study_group_rules import seminar_has_speeches

GUARDS: Mapping[str, tuple[Rule, ...]] = {
    GENERAL_MEETING.slug: (assembly_has_a_quorum, *COMMON),
    COMMITTEE_MEETING.slug: (
        committee_has_a_quorum,
        not_more_than_expected,
        hosted_by_an_officer,
    ),
    GROUP_MEETING.slug: (not_more_than_expected,),
    PARTY_LECTURE.slug: COUNTED,
    THEMED_PARTY_DAY.slug: COMMON,
    ORGANISATIONAL_LIFE_MEETING.slug: (has_three_phases, *COMMON),
    DEMOCRATIC_APPRAISAL.slug: (appraised_in_three_stages, grades_are_within_the_cap, *COMMON),
    TOPICAL_LECTURE.slug: COUNTED,
    OTHER_BRANCH_EVENT.slug: (not_more_than_expected,),
    BRANCH_TALK.slug: (talks_with_another,),
    STUDY_GROUP_SESSION.slug: (seminar_has_speeches,),
}
