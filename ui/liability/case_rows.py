"""Rows of the list of victims: which are shown, and what a cell says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from safetyreg.domain.ledger import NO_SHARES
from safetyreg.domain.person import HARMS
from safetyreg.i18n import Texts, mark
from ui.format import BLANK
from ui.liability.wording import chosen

if TYPE_CHECKING:
    from safetyreg.registry.liability import CaseRow


class Narrowing(StrEnum):
    """What the chips above the list leave."""

    UNDECIDED = "undecided"
    FINDINGS = "findings"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its marked heading, whether it is a number, and a text of usual width."""

    label: str
    sample: str
    number: bool = False


HEADINGS: Final = (
    Heading(mark("Number"), "3-2026-000071"),
    Heading(mark("Accident on"), "00.00.0000"),
    Heading(mark("Victim"), "А. Б."),
    Heading(mark("Profession"), "электрослесарь подземный"),
    Heading(mark("Severity"), "—"),
    Heading(mark("Employee's share, %"), "100", number=True),
    Heading(mark("What stands"), "—"),
    Heading(mark("Decisions"), "00", number=True),
    Heading(mark("Findings"), "00", number=True),
)


def cells(row: "CaseRow", texts: Texts) -> tuple[str, ...]:
    """Write a row."""
    reason = "" if row.reason is None else chosen(NO_SHARES, row.reason, texts)
    return (
        row.number,
        texts.date(row.occurred_on),
        row.initials or BLANK,
        row.occupation or BLANK,
        chosen(HARMS, row.severity, texts),
        BLANK if row.share is None else str(row.share),
        reason or texts.say("the newest decision"),
        texts.integer(row.decisions),
        texts.integer(row.findings) if row.findings else BLANK,
    )


def asked_of(cap: int) -> dict[Narrowing, Callable[["CaseRow"], bool]]:
    """Return what each chip asks of a row, `cap` being the threshold in sight."""

    def undecided(row: "CaseRow") -> bool:
        return row.decisions == 0

    def found(row: "CaseRow") -> bool:
        return row.findings > 0

    def above(row: "CaseRow") -> bool:
        return row.share is not None and row.share > cap

    return {Narrowing.UNDECIDED: undecided, Narrowing.FINDINGS: found, Narrowing.ABOVE: above}


def found_by(rows: Sequence["CaseRow"], words: str) -> tuple["CaseRow", ...]:
    """Return the rows in which every word stands: number, initials, profession."""
    wanted = words.casefold().split()
    if not wanted:
        return tuple(rows)
    return tuple(row for row in rows if all(word in _text(row) for word in wanted))


def _text(row: "CaseRow") -> str:
    return f"{row.number} {row.initials} {row.occupation}".casefold()
