"""Whatever a mechanism does, the journal vouches for every row afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jujiao.journal.selectors import tampering


@pytest.fixture(autouse=True)
def _journal_stays_whole(request: pytest.FixtureRequest) -> Iterator[None]:
    """Rows are read back and compared with what was witnessed when they were written."""
    marker = request.node.get_closest_marker("django_db")
    if marker is None:
        yield
        return
    request.getfixturevalue("transactional_db" if marker.kwargs.get("transaction") else "db")
    yield
    assert list(tampering()) == []
