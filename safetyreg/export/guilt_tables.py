"""Mixed liability as tables: shares by fives of percent, positions side by side, consequence by group."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from safetyreg.domain.ledger import NO_SHARES, NoShare
from safetyreg.domain.person import HARMS
from safetyreg.domain.policy import POLICY_STATUSES, Policy, PolicyStatus
from safetyreg.domain.reference import ValueStatus
from safetyreg.errors import Message
from safetyreg.export.meeting import Guilt
from safetyreg.export.wording import Wording
from safetyreg.i18n import mark
from safetyreg.liability.outcome import Columns, GroupLine, Outcome
from safetyreg.liability.sentences import by_law, known, meeting
from safetyreg.statistics.table import Format, Label, Table, TableColumn

BAND: Final = 5
NOTHING: Final = mark("No decision under this filter has a share that stands: there is nothing to show.")
_SHARE: Final = TableColumn("share", Message(mark("Employee's share, %")))
_SEVERITY: Final = {str(choice.value): choice.label for choice in HARMS}
_STATUS: Final = {str(choice.value): choice.label for choice in POLICY_STATUSES}
_NO_SHARE: Final = {choice.value: choice.label for choice in NO_SHARES}
_DIMENSIONS: Final = {
    "oked": (mark("Section of OKED"), "oked"),
    "district": (mark("District"), "kato"),
    "severity": (mark("Severity"), ""),
    "year": (mark("Year"), ""),
}
_MONEY: Final = (
    ("law_monthly", mark("By law: tenge a month")),
    ("law_one_off", mark("By law: tenge one-off")),
    (
        "conditional_monthly",
        mark("Conditional, contradicts art. 935 (4) of the Civil Code: tenge a month"),
    ),
    (
        "conditional_one_off",
        mark("Conditional, contradicts art. 935 (4) of the Civil Code: tenge one-off"),
    ),
)
_FIGURES: Final = (
    TableColumn("people_above", Message(mark("People above")), Format.INTEGER),
    TableColumn("accidents_above", Message(mark("Accidents above")), Format.INTEGER),
    TableColumn("points", Message(mark("Points of percent moved")), Format.INTEGER),
    *(TableColumn(key, Message(label), Format.MONEY) for key, label in _MONEY),
)
_CONDITIONAL: Final = mark(
    "Tenge move from the employee to whoever pays. By law: what guilt may reduce on the accident's date. "
    "Conditional: as if the share of guilt reduced every payment, which contradicts art. 935 (4) of the "
    "Civil Code. The two are never added."
)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Shares that stand: people by share 0 to 100, what a threshold changes, the positions, who is left out.

    `policy` is whose threshold it is, None where it was chosen by hand.
    """

    outcome: Outcome
    counts: Sequence[int]
    policy: Policy | None = None
    positions: Sequence[tuple[Policy, Outcome]] = ()
    left: Mapping[NoShare, int]
    asked: tuple[Message, ...] = ()


def guilt(found: Standing, words: Wording) -> Guilt | None:
    """Return the tables of the shares that stand; nothing where none does."""
    outcome = found.outcome
    if not outcome.total or outcome.cap is None:
        return None
    groups = outcome.groups or {}
    return Guilt(
        cap=outcome.cap,
        shares=_shares(found.counts, outcome.cap),
        positions=_positions(found.positions, words),
        groups=tuple(_group(code, groups[code], outcome, words) for code in _DIMENSIONS if code in groups),
        notes=tuple(_notes(found)),
    )


def tables(found: Guilt | None) -> tuple[Table, ...]:
    """Return every table in its order; one without rows that says why where no share stands."""
    if found is None:
        return (Table((_SHARE,), (), notes=(Message(NOTHING),)),)
    return (found.shares, found.positions, *found.groups)


def _shares(counts: Sequence[int], cap: int) -> Table:
    bands = [(0, 0), *((first, first + BAND - 1) for first in range(1, len(counts), BAND))]
    rows = tuple(
        (
            str(first) if first == last else f"{first}\u2013{last}",
            sum(counts[share] for share in range(first, last + 1) if share <= cap),
            sum(counts[share] for share in range(first, last + 1) if share > cap),
        )
        for first, last in bands
    )
    columns = (
        _SHARE,
        TableColumn("up_to", Message(mark("Up to {cap} %: people"), {"cap": cap}), Format.INTEGER),
        TableColumn("above", Message(mark("Above {cap} %: people"), {"cap": cap}), Format.INTEGER),
    )
    totals = (None, sum(counts[: cap + 1]), sum(counts[cap + 1 :]))
    return Table(
        columns, rows, title=Message(mark("People by the employee's share that stands")), totals=totals
    )


def _positions(positions: Sequence[tuple[Policy, Outcome]], words: Wording) -> Table:
    columns = (
        TableColumn("policy", Message(mark("Position"))),
        TableColumn("cap", Message(mark("Maximum, %")), Format.INTEGER),
        *_FIGURES,
    )
    rows = tuple(
        (
            _policy_name(policy, words),
            policy.cap,
            outcome.people_above,
            outcome.accidents_above,
            outcome.points.total,
            *_money(outcome.money),
        )
        for policy, outcome in positions
    )
    title = Message(mark("Positions side by side"))
    return Table(columns, rows, title=title, notes=(Message(_CONDITIONAL),))


def _policy_name(policy: Policy, words: Wording) -> str:
    texts = words.texts
    status = texts.say(_STATUS[policy.status])
    unsure = texts.say("unverified") if policy.verified is ValueStatus.UNVERIFIED else ""
    parts = (texts.name(policy.names), texts.name(policy.whose), status, unsure)
    return " \u00b7 ".join(part for part in parts if part)


def _group(code: str, lines: Sequence[GroupLine], outcome: Outcome, words: Wording) -> Table:
    label, codes = _DIMENSIONS[code]
    people = (
        TableColumn("people", Message(mark("People")), Format.INTEGER),
        TableColumn("accidents", Message(mark("Accidents")), Format.INTEGER),
    )
    columns = (TableColumn(code, Message(label)), *people, *_FIGURES)
    ordered = sorted(lines, key=_key)
    rows = tuple(_row(_group_name(code, codes, line.key, words), line) for line in ordered)
    # Victims of one accident may differ in severity: its accidents do not add up.
    one_group = code != "severity"
    totals = (
        None,
        outcome.total,
        outcome.accidents if one_group else None,
        outcome.people_above,
        outcome.accidents_above if one_group else None,
        outcome.points.total,
        *_money(outcome.money),
    )
    title = Message(mark("Threshold of {cap} %: consequence by group"), {"cap": outcome.cap})
    return Table(columns, rows, title=title, totals=totals)


def _key(line: GroupLine) -> str:
    return line.key


def _group_name(code: str, codes: str, key: str, words: Wording) -> str:
    if not key:
        return words.texts.say(mark("not given"))
    if code == "severity":
        return words.texts.say(_SEVERITY.get(key, key))
    return words.code(codes, key) if codes else key


def _row(name: str, line: GroupLine) -> tuple[str | int, ...]:
    counts = (line.people, line.accidents, line.people_above, line.accidents_above, line.points)
    return (name, *counts, *_money(line.money)) if line.money else (name, *counts, 0, 0, 0, 0)


def _money(money: Columns) -> tuple[int, int, int, int]:
    law, every = money.by_law, money.if_reduced
    return law.monthly, law.one_off, every.monthly, every.one_off


def _notes(found: Standing) -> Iterator[Label]:
    outcome = found.outcome
    if found.policy is not None:
        text = mark("Threshold shown: {cap} %: {policy} ({status}). It is an estimate, not a rule in force.")
        if found.policy.status is PolicyStatus.IN_FORCE:
            text = mark("Threshold shown: {cap} %: {policy} ({status}).")
        status = Message(_STATUS[found.policy.status])
        yield Message(text, {"cap": outcome.cap, "policy": found.policy.names, "status": status})
    yield from meeting(outcome)
    if not outcome.people_above:
        yield by_law(outcome)
    if not outcome.known_above:
        yield known(outcome)
    for reason, count in found.left.items():
        yield Message(
            mark("Left out: {reason}: {count}."), {"reason": Message(_NO_SHARE[reason]), "count": count}
        )
    yield from found.asked
