"""One year of a court that does not exist: whom it has, where, and the days things happen on."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from exchange.invented_people import Census, Somebody


class Year:
    """The court, its people and the chance its facts are drawn by; the same seed, the same year."""

    def __init__(self, style: dict[str, Any]) -> None:
        court = style["court"]
        self.traits: dict[str, Any] = style.get("traits", {})
        self.chance = random.Random(court["seed"])
        self.court: str = court["name"]
        self.number: int = court["year"]
        self.city: str = court["city"]
        self.region: str = court["region"]
        self.banner: str = court["banner"]
        self.banner_word: str = court["banner_word"]
        self.departments: list[str] = court["departments"]
        self.tribunals: list[str] = court["tribunals"]
        self.branches: list[str] = court["branches"]
        self.retired_branch: str = court["retired_branch"]
        self.schools: list[str] = court["schools"]
        self.issuers: dict[str, str] = {**court["issuers"], "court": self.court}
        self.staff = Census(self.chance, court).take(self.traits.get("officers", 52))
        self.admitted: dict[Somebody, date] = {}
        self._documents = 0
        self._ceremonies: dict[str, date] = {}

    def day(self) -> date:
        """Some day of the year."""
        return date(self.number, 1, 1) + timedelta(days=self.chance.randrange(364))

    def ceremony(self, title: str) -> date:
        """The day an honour was given to everybody who got it; where nobody kept ceremonies, any day."""
        if not self.traits.get("ceremonies"):
            return self.day()
        return self._ceremonies.setdefault(title, self.day())

    def no_such_day(self) -> str:
        """A date that no calendar has."""
        return self.chance.choice(
            (f"{self.number}.2.30", f"{self.number}年4月31日", f"{self.number}-13-08")
        )

    def many(self, least: int, most: int) -> int:
        """How often something happened."""
        return self.chance.randint(least, most)

    def some(self, people: list[Somebody], many: int) -> list[Somebody]:
        """People drawn, none of them twice."""
        return self.chance.sample(people, many)

    def another(self, than: list[Somebody]) -> Somebody:
        """An officer who is not among these."""
        return self.chance.choice([one for one in self.staff.officers if one not in than])

    def document(self) -> str | None:
        """A number of the paper that decided; sometimes nobody noted it."""
        self._documents += 1
        if self._documents % 4 == 0:
            return None
        return f"青政发〔{self.number}〕{self._documents}号"
