"""What an address asks of a list: filters, order, piece. What cannot be meant is left out, never an error."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from jujiao.kernel.concepts import AnyKind, FindingStream, Focus, ProcedureKind, RecordKind
from jujiao.kernel.levels import LEVEL_LABELS, Level
from jujiao.kernel.transitions import FactState, FindingState
from jujiao.people.narrowing import FactFilter
from jujiao.people.selectors import unit_in_scope, units_of
from jujiao.web.addresses import Address
from jujiao.web.parts import Chip, Option, OptionRow
from jujiao.web.registers import RegisterOf
from jujiao.web.sorts import sort_of
from jujiao.web.sorts.shapes import Narrowing, Sort
from jujiao.web.standpoint import Standpoint

LONGEST = 60


@dataclass(frozen=True)
class ListQuery:
    """The filters of one list, read off its address."""

    here: Standpoint
    register: RegisterOf
    address: Address
    only: AnyKind | None = None

    @cached_property
    def focus(self) -> Focus | None:
        """The focus to which a register of several is narrowed."""
        asked = self.address.value("focus")
        return next((one for one in Focus if str(int(one)) == asked), None)

    @cached_property
    def readable(self) -> tuple[AnyKind, ...]:
        """The kinds of the register, and of the focus, that the reader may read."""
        return tuple(kind for kind in self.register.of_focus(self.focus) if self._may_read(kind))

    def _may_read(self, kind: AnyKind) -> bool:
        if isinstance(kind, FindingStream):
            return self.here.may("finding.read")
        return self.here.scope.opens(kind.slug)

    @cached_property
    def is_mixed(self) -> bool:
        """Whether the kinds are of several sorts, which share no columns and are listed apart."""
        return len({type(kind) for kind in self.readable}) > 1

    @cached_property
    def kind(self) -> AnyKind | None:
        """The one kind that is asked for, if one is."""
        asked = self.only.slug if self.only else self.address.value("kind")
        named = next((kind for kind in self.readable if kind.slug == asked), None)
        return named or (self.readable[0] if len(self.readable) == 1 else None)

    @cached_property
    def kinds(self) -> tuple[AnyKind, ...]:
        """The kinds that are listed: one, or all of the first sort."""
        if self.kind:
            return (self.kind,)
        return tuple(kind for kind in self.readable if type(kind) is type(self.readable[0]))

    @property
    def sort(self) -> Sort:
        """The sort of what is listed."""
        return sort_of(self.kinds[0])

    @cached_property
    def outcomes(self) -> dict[str, str]:
        """The outcomes that the listed kinds know."""
        named: dict[str, str] = {}
        for kind in self.kinds:
            if isinstance(kind, RecordKind | ProcedureKind):
                named.update(kind.outcomes)
        return named

    @property
    def outcome_label(self) -> str:
        """What the kind calls its outcomes."""
        kind = self.kinds[0]
        ask = kind.ask("outcome") if isinstance(kind, RecordKind) else None
        return ask.label if ask and len(self.kinds) == 1 else "情形"

    def chosen(self, name: str, known: Iterable[str]) -> tuple[str, ...]:
        """The values of a filter that mean something."""
        sensible = set(known)
        return tuple(value for value in self.address.values(name) if value in sensible)

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels asked for."""
        return self.chosen("level", (str(int(one)) for one in Level))

    @property
    def states(self) -> tuple[str, ...]:
        """The states asked for."""
        return self.chosen("state", (one.value for one in FactState))

    @property
    def progress(self) -> tuple[str, ...]:
        """How far the problems asked for are."""
        return self.chosen("progress", (one.value for one in FindingState))

    @property
    def month(self) -> int | None:
        """The month asked for."""
        found = self.chosen("month", (str(one) for one in range(1, 13)))
        return int(found[-1]) if found else None

    @property
    def words(self) -> str:
        """The words that are looked for."""
        return self.address.value("q").replace("\x00", "")[:LONGEST].strip()

    @cached_property
    def unit(self) -> tuple[int, str] | None:
        """The unit asked for, as (id, name)."""
        asked = self.address.value("unit")
        found = unit_in_scope(self.here.scope, asked) if asked else None
        return (found.pk, found.name) if found else None

    def narrowing(self, kinds: Iterable[AnyKind] | None = None) -> Narrowing:
        """The filter as the selectors take it."""
        facts = FactFilter(
            kinds=tuple(kind.slug for kind in (self.kinds if kinds is None else kinds)),
            period=self.here.period,
            words=self.words,
            levels=tuple(int(one) for one in self.levels),
            outcomes=self.chosen("outcome", self.outcomes),
            states=self.states,
            unit_id=self.unit[0] if self.unit else None,
            month=self.month,
        )
        return Narrowing(facts, self.progress)

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is active."""
        return bool(self.chips())

    def chips(self) -> tuple[Chip, ...]:
        """The active filters, each with the address without it."""
        shown = [
            (
                "focus",
                "聚焦",
                (self.focus.label,) if self.focus and len(self.register.focuses) > 1 else (),
            ),
            ("q", "含有", (self.words,) if self.words else ()),
            ("level", "级别", tuple(LEVEL_LABELS[Level(int(one))] for one in self.levels)),
            (
                "outcome",
                self.outcome_label,
                tuple(self.outcomes[one] for one in self.chosen("outcome", self.outcomes)),
            ),
            ("state", "状态", tuple(FactState(one).label for one in self.states)),
            ("progress", "进度", tuple(FindingState(one).label for one in self.progress)),
            ("month", "月份", (f"{self.month}月",) if self.month else ()),
            ("unit", "单位", (self.unit[1],) if self.unit else ()),
        ]
        return tuple(
            Chip(label, "、".join(values), str(self.address.without(name)))
            for name, label, values in shown
            if values
        )

    def option_rows(self) -> tuple[OptionRow, ...]:
        """The filters that can be set on this list."""
        rows = [self._row("state", "状态", {one.value: one.label for one in FactState})]
        if self.sort.has_progress:
            rows = [self._row("progress", "进度", {one.value: one.label for one in FindingState})]
        if self.sort.has_levels and any(_asks_level(kind) for kind in self.kinds):
            named = {str(int(one)): one.label for one in reversed(Level)}
            rows.insert(0, self._row("level", "级别", named))
        if self.outcomes:
            rows.insert(0, self._row("outcome", self.outcome_label, self.outcomes))
        return tuple(rows)

    def select_rows(self) -> tuple[OptionRow, ...]:
        """The filters of which one value is chosen."""
        months = {str(one): f"{one}月" for one in range(1, 13)}
        units = {one.public_id: one.name for one in units_of(self.here.scope)}
        rows = [
            self._row("month", "月份", months, many=False),
            self._row("unit", "单位", units, many=False),
        ]
        if len(self.readable) > 1 and not self.is_mixed and self.only is None:
            named = {kind.slug: kind.label for kind in self.readable}
            rows.insert(0, self._row("kind", "类别", named, many=False))
        return tuple(rows)

    def _row(self, name: str, label: str, named: dict[str, str], *, many: bool = True) -> OptionRow:
        chosen = set(self.address.values(name))
        return OptionRow(
            name,
            label,
            tuple(Option(value, word, value in chosen) for value, word in named.items()),
            many,
        )


def _asks_level(kind: AnyKind) -> bool:
    return isinstance(kind, RecordKind) and kind.ask("award_level") is not None
