"""Eight reviewers who close the same finding at the same moment; run in a process of its own."""

from __future__ import annotations

import json
from threading import Barrier, Thread

from django.db import connection

from cast import an_actor
from jujiao.access.actors import Actor
from jujiao.catalogue.roles import StaffRole
from jujiao.cli.main import main as jujiao
from jujiao.findings.models import Finding, FindingStep
from jujiao.findings.services import close_finding
from jujiao.kernel.problems import Refused
from supervision_cast import TODAY, a_cast, at, reported

REVIEWERS = 8


def race() -> None:
    """Prints how many closed it, how many were refused and why, and how many closings are kept."""
    jujiao(["migrate", "--json"])
    cast = a_cast()
    finding = reported(cast)
    barrier, outcomes = Barrier(REVIEWERS), list[str]()

    def review(by: Actor) -> None:
        barrier.wait()
        try:
            close_finding(finding, on=TODAY, by=by, at=at(TODAY), version=finding.version)
            outcomes.append("closed")
        except Refused as refused:
            outcomes.append(refused.problems[0].code)
        finally:
            connection.close()

    reviewers = [an_actor(cast.court, StaffRole.SUPERVISOR) for _ in range(REVIEWERS)]
    threads = [Thread(target=review, args=(one,)) for one in reviewers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = FindingStep.objects.filter(finding=finding, act="close").count()
    state = Finding.objects.get(pk=finding.pk).progress
    print(json.dumps({"outcomes": sorted(outcomes), "kept": kept, "state": state}))  # noqa: T201 - the test that started this process reads it
