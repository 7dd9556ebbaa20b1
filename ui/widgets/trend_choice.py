"""What the analyst chose to see; kept from one start to the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

from safetyreg.domain.kinds import BY_CODE
from safetyreg.domain.period import Step
from ui.preferences import Preference
from ui.widgets.trend_chart import INCIDENTS, MEASURES

CHOICE: Final[Preference[dict[str, object]]] = Preference("analysis/trend", {})


@dataclass(frozen=True, slots=True)
class Choice:
    """Step, measure, one kind or (empty) all of the filter; which lines stand beside the figures."""

    step: Step = Step.MONTH
    measure: str = INCIDENTS
    kind: str = ""
    last_year: bool = True
    average: bool = False

    def kept(self) -> dict[str, object]:
        """Return the choice as JSON keeps it."""
        return {
            "step": self.step.value,
            "measure": self.measure,
            "kind": self.kind,
            "last_year": self.last_year,
            "average": self.average,
        }

    @classmethod
    def from_kept(cls, kept: Mapping[str, object]) -> Self:
        """Read a kept choice; what is not understood is as at the first start."""
        steps = {step.value: step for step in Step}
        measures = dict(MEASURES)
        return cls(
            step=steps.get(str(kept.get("step")), Step.MONTH),
            measure=str(kept["measure"]) if kept.get("measure") in measures else INCIDENTS,
            kind=str(kept["kind"]) if kept.get("kind") in BY_CODE else "",
            last_year=kept.get("last_year") is not False,
            average=kept.get("average") is True,
        )

    def kinds(self, filtered: tuple[str, ...]) -> tuple[str, ...]:
        """Return the kinds to show: the chosen one where the filter has it, else those of the filter."""
        return (self.kind,) if self.kind and (not filtered or self.kind in filtered) else filtered
