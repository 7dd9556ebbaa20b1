"""The reasoning sheet: grounds of the employer, the employee and third parties."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

from safetyreg.domain.field import Choice
from safetyreg.i18n import mark


class Side(StrEnum):
    """Whose breach or omission it is."""

    EMPLOYER = "employer"
    EMPLOYEE = "employee"
    THIRD = "third"


class Area(StrEnum):
    """What a ground is about; a gross breach is what article 190 (2) asks for."""

    TRAINING = "training"
    EQUIPMENT = "equipment"
    SUPERVISION = "supervision"
    ORGANISATION = "organisation"
    SIMPLE_BREACH = "simple_breach"
    GROSS_BREACH = "gross_breach"
    OTHER = "other"


class Weight(IntEnum):
    """How much a ground contributed."""

    SECONDARY = 1
    CONTRIBUTING = 2
    DECISIVE = 3


class State(StrEnum):
    """Whether a ground is proved."""

    ESTABLISHED = "established"
    DISPUTED = "disputed"
    REFUTED = "refuted"


SIDES: Final = (
    Choice(Side.EMPLOYER, mark("employer")),
    Choice(Side.EMPLOYEE, mark("employee")),
    Choice(Side.THIRD, mark("third parties")),
)
AREAS: Final = (
    Choice(Area.TRAINING, mark("rule and training")),
    Choice(Area.EQUIPMENT, mark("equipment and protective equipment")),
    Choice(Area.SUPERVISION, mark("supervision and task")),
    Choice(Area.ORGANISATION, mark("organisation and technology card")),
    Choice(Area.SIMPLE_BREACH, mark("employee's breach: simple")),
    Choice(Area.GROSS_BREACH, mark("employee's breach: gross negligence")),
    Choice(Area.OTHER, mark("other")),
)
WEIGHTS: Final = (
    Choice(str(Weight.SECONDARY.value), mark("secondary")),
    Choice(str(Weight.CONTRIBUTING.value), mark("contributing")),
    Choice(str(Weight.DECISIVE.value), mark("decisive")),
)
STATES: Final = (
    Choice(State.ESTABLISHED, mark("established")),
    Choice(State.DISPUTED, mark("disputed")),
    Choice(State.REFUTED, mark("refuted")),
)


@dataclass(frozen=True, kw_only=True)
class Ground:
    """One breach or omission.

    `norm` is a code of the registry's norms or the citation itself; `evidence` names a document, `attachment`
    is the id of a kept one: without either the ground is an open question and never counts. `link` says that
    it caused or increased the harm. `check` is the code of the checklist's question it answers.
    """

    id: int | None = None
    side: Side
    text: str
    area: Area = Area.OTHER
    norm: str = ""
    evidence: str = ""
    attachment: int | None = None
    link: bool = True
    weight: Weight = Weight.CONTRIBUTING
    state: State = State.DISPUTED
    check: str = ""

    @property
    def proved(self) -> bool:
        """Whether a document or attachment stands behind the ground."""
        return bool(self.evidence.strip()) or self.attachment is not None

    @property
    def counts(self) -> int:
        """Weight in the sum: nothing without evidence, without a causal link, or refuted."""
        return int(self.weight) if self.proved and self.link and self.state is not State.REFUTED else 0


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The reasoning sheet of one victim; `version` guards against two hands at once."""

    incident: int = 0
    person: int = 0
    grounds: tuple[Ground, ...] = ()
    version: int = 0

    def of(self, side: Side) -> tuple[Ground, ...]:
        """Return the grounds of one side in their order."""
        return tuple(ground for ground in self.grounds if ground.side is side)


@dataclass(frozen=True, slots=True)
class Check:
    """A question of the starting checklist: whose ground it opens, in which area, under which norm."""

    code: str
    side: Side
    area: Area
    question: str
    norm: str = ""
