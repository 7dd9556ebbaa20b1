"""A watched series in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from safetyreg.domain.period import Step
from safetyreg.i18n import Language, Texts
from safetyreg.statistics.alarm import Series
from safetyreg.statistics.watch import Limit
from safetyreg.statistics.watched import Sighted
from ui.analysis.alarm_told import told_alarm

if TYPE_CHECKING:
    from safetyreg.registry import Registry


def test_what_is_usual_is_not_said_as_nothing(registry: Registry) -> None:
    starts = [date(2024 + month // 12, month % 12 + 1, 1) for month in range(24)]
    quiet = Sighted("water", "", Series((0,) * 24, starts, Step.MONTH), (Limit(0.01, 2.0),) * 12)
    title = told_alarm(quiet, Texts(Language.EN), registry.codes.book()).chart.title
    assert title.endswith("No alarm. December 2025: 0, usual under 0.1")
