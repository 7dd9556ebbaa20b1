"""Sentences that can be read out at the meeting, in every language of the program."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from safetyreg.errors import Message
from safetyreg.i18n import Names, mark
from safetyreg.liability.outcome import Columns, GroupLine, Outcome

AGAINST_THE_LAW: Final = mark("conditional: contradicts art. 935 (4) of the Civil Code")
BY_LAW: Final = mark("by law")
IF_REDUCED: Final = mark("if the share of guilt reduced payments")
_TWO: Final = 2


def meeting(
    outcome: Outcome,
    groups: Sequence[GroupLine] = (),
    names: Mapping[str, Names] | None = None,
    *,
    money: bool = True,
) -> tuple[Message, ...]:
    """Return what a threshold changes in sentences; `groups` with their `names` give where it does most.

    Without `money` nothing is said of tenge.
    """
    people = tuple(_people(outcome, groups, names or {}))
    return (*people, *_tenge(outcome)) if money else people


def by_law(outcome: Outcome) -> Message:
    """Say what the law itself lets move: under article 935 (4) nearly nothing."""
    law, every = outcome.money.by_law, outcome.money.if_reduced
    if not outcome.known:
        return Message(mark("No amounts in tenge are known for these decisions."))
    if every.monthly == 0 and every.one_off == 0:
        return Message(mark("No amount in tenge changes."))
    if law.monthly == 0 and law.one_off == 0:
        text = mark("By law nothing moves in tenge: guilt does not reduce these payments (art. 935 (4)).")
        return Message(text)
    values = {"monthly": law.monthly, "one_off": law.one_off}
    if law.monthly == 0 and every.monthly:
        text = mark("By law no monthly payment moves (art. 935 (4)); {one_off} tenge one-off do.")
        return Message(text, values)
    return Message(mark("By law {monthly} tenge a month and {one_off} tenge one-off move."), values)


def if_reduced(money: Columns) -> Message:
    """Say what would move if guilt reduced every payment, and that the law says otherwise."""
    values = {"monthly": money.if_reduced.monthly, "one_off": money.if_reduced.one_off}
    text = mark(
        "If guilt reduced every payment: {monthly} tenge a month, {one_off} tenge one-off "
        "(conditional: contradicts art. 935 (4) of the Civil Code)."
    )
    return Message(text, values)


def known(outcome: Outcome) -> Message:
    """Say for how many people amounts are known."""
    text = mark("Tenge known for {known} of {total}.")
    return Message(text, {"known": outcome.known, "total": outcome.total})


def _people(outcome: Outcome, groups: Sequence[GroupLine], names: Mapping[str, Names]) -> Iterator[Message]:
    values = {
        "cap": outcome.cap,
        "above": outcome.people_above,
        "total": outcome.total,
        "accidents": outcome.accidents_above,
    }
    if outcome.cap is None:
        yield Message(mark("Without a threshold no share changes; victims with a share: {total}."), values)
        return
    text = mark(
        "At a threshold of {cap} % the employee's share falls for {above} of {total} victims "
        "(accidents: {accidents})."
    )
    yield Message(text, values)
    yield from _where(groups, names)


def _tenge(outcome: Outcome) -> Iterator[Message]:
    if outcome.cap is None:
        return
    if outcome.people_above:
        yield by_law(outcome)
    if outcome.known_above:
        yield if_reduced(outcome.money)
        yield known(outcome)


def _where(groups: Sequence[GroupLine], names: Mapping[str, Names]) -> Iterator[Message]:
    above = sorted((line for line in groups if line.people_above and line.key in names), key=_above)
    if len(above) >= _TWO:
        values = {"first": names[above[0].key], "second": names[above[1].key]}
        yield Message(mark("Most often: {first}; {second}."), values)
    elif above:
        yield Message(mark("Most often: {first}."), {"first": names[above[0].key]})


def _above(line: GroupLine) -> tuple[int, str]:
    return (-line.people_above, line.key)
