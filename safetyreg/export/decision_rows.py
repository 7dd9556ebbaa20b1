"""Decisions on mixed liability as rows of a sheet: who decided what, whether it stands; no names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from safetyreg.domain.decision import ACTIONS, BODIES, Action, Decision
from safetyreg.domain.field import ANSWERS, FieldType
from safetyreg.domain.ledger import Effective, Ledger, annulled
from safetyreg.export.cell import Content, content
from safetyreg.export.dump import DumpColumn
from safetyreg.export.meeting import Records
from safetyreg.export.wording import Wording
from safetyreg.i18n import mark

EFFECTIVE: Final = mark("effective")
ANNULLED: Final = mark("decision annulled")
ANNULMENT: Final = mark("annulment that stands")
REPLACED: Final = mark("replaced by a later one")
EXCLUDED: Final = mark("no split: the accident is excluded")
_COLUMNS: Final = (
    ("number", mark("Number"), FieldType.TEXT, 16),
    ("occurred_on", mark("Date of the accident"), FieldType.DATE, 12),
    ("body", mark("Who decided"), FieldType.TEXT, 38),
    ("decided_on", mark("Decided on"), FieldType.DATE, 12),
    ("document", mark("Document"), FieldType.TEXT, 20),
    ("action", mark("What it does"), FieldType.TEXT, 22),
    ("gross", mark("Gross negligence"), FieldType.TEXT, 12),
    ("state", mark("State"), FieldType.TEXT, 24),
    ("employee", mark("Employee, %"), FieldType.INTEGER, 12),
    ("employer", mark("Employer, %"), FieldType.INTEGER, 13),
    ("third", mark("Third parties, %"), FieldType.INTEGER, 12),
    ("findings", mark("Findings"), FieldType.INTEGER, 11),
)
_BODIES: Final = {choice.value: choice.label for choice in BODIES}
_ACTIONS: Final = {choice.value: choice.label for choice in ACTIONS}
_ANSWERS: Final = {choice.value: choice.label for choice in ANSWERS}


@dataclass(frozen=True, kw_only=True)
class Decided:
    """One victim's decisions: number of the record, ledger, what stands, findings by the decision's id."""

    number: str
    ledger: Ledger
    effective: Effective
    findings: Mapping[int | None, int] = field(default_factory=dict)


def decision_records(total: int, victims: Iterable[Decided], words: Wording, most: int) -> Records:
    """Return the first `most` of all decisions as rows."""
    columns = tuple(
        DumpColumn(name, words.texts.say(heading), kind, width, _nothing_read)
        for name, heading, kind, width in _COLUMNS
    )
    return Records(columns=columns, rows=tuple(islice(_rows(victims, words), most)), total=total)


def state_of(decision: Decision, effective: Effective, void: frozenset[int], *, excluded: bool) -> str:
    """Return what became of a decision, to be translated."""
    if decision.id in void:
        return ANNULLED
    if decision.action is Action.ANNULS:
        return ANNULMENT
    if excluded:
        return EXCLUDED
    return EFFECTIVE if decision == effective.decision else REPLACED


def _rows(victims: Iterable[Decided], words: Wording) -> Iterator[tuple[Content, ...]]:
    say = words.texts.say
    for victim in victims:
        facts, void = victim.ledger.circumstances, annulled(victim.ledger.decisions)
        for decision in victim.ledger.decisions:
            shares = decision.shares
            state = state_of(decision, victim.effective, void, excluded=bool(facts.exclusion))
            yield (
                content(victim.number),
                content(facts.occurred_on),
                say(_BODIES.get(decision.body or "", "")),
                content(decision.decided_on),
                content(decision.document),
                say(_ACTIONS[decision.action]),
                say(_ANSWERS.get(decision.gross_negligence, "")) if decision.sets else None,
                say(state),
                *((shares.employee, shares.employer, shares.third) if shares else (None, None, None)),
                victim.findings.get(decision.id, 0),
            )


def _nothing_read(rows: Sequence[Sequence[object]]) -> Sequence[None]:
    return [None] * len(rows)
