"""The commands on mixed liability: a case shown, facts assessed, a threshold simulated."""

import json
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Final

from safetyreg.cli import filters
from safetyreg.cli.output import write_json, write_table
from safetyreg.domain.document import read
from safetyreg.domain.head import PAYERS
from safetyreg.domain.ledger import Ledger
from safetyreg.errors import ExpectedError, NotFoundError
from safetyreg.i18n import Texts, mark
from safetyreg.liability.assessment import Assessment, Facts, assess, check_facts
from safetyreg.liability.compensation import Row
from safetyreg.liability.outcome import Outcome, figures
from safetyreg.liability.spoken import spoken
from safetyreg.registry import Registry
from safetyreg.registry.standards import shipped_law, shipped_standards

_EXAMPLE: Final = '{"circumstances": {"occurred_on": "2026-03-12"}}'
_BLANK: Final = "—"
Opened = Callable[[Namespace], AbstractContextManager[Registry]]

FIGURES: Final = (
    *("people_above", "accidents_above", "points_moved", "monthly_law", "oneoff_law"),
    *("monthly_if_reduced", "oneoff_if_reduced", "known", "total"),
)
_BY: Final = "by"
_HEADINGS: Final = {
    "people_above": mark("people above the threshold"),
    "accidents_above": mark("accidents above the threshold"),
    "points_moved": mark("points of percent moved"),
    "monthly_law": mark("tenge a month, by law"),
    "oneoff_law": mark("tenge one-off, by law"),
    "monthly_if_reduced": mark("tenge a month, if guilt reduced payments"),
    "oneoff_if_reduced": mark("tenge one-off, if guilt reduced payments"),
    "known": mark("people whose tenge are known"),
    "total": mark("people with a share that stands"),
}


def show(asked: Namespace, texts: Texts, opened: Opened) -> None:
    """Show the victims of one accident: decisions, what stands, findings, the case assessed."""
    with opened(asked) as registry:
        incident = registry.incidents.by_number(asked.number)
        if incident is None:
            raise NotFoundError(mark("There is no record {number}: check the number."), number=asked.number)
        ledgers = registry.decisions.ledgers(incident)
        if not ledgers:
            text = mark("Record {number} has no victim of a workplace accident.")
            raise ExpectedError(text, number=asked.number)
        victims = [_victim(registry, ledger, texts) for ledger in ledgers]
        if asked.json:
            write_json({"number": asked.number, "victims": victims})
        else:
            write_table([texts.say(heading) for heading in _LEDGER], _lines(ledgers, texts))


def assess_file(asked: Namespace, texts: Texts, opened: Opened) -> None:
    """Assess the facts of a file: range, capped split, compensation, each with its steps."""
    content = _content(asked.file)
    if not isinstance(content, dict):
        text = mark("“{name}” holds no facts of a victim: write them as one object, {example}.")
        raise ExpectedError(text, name=asked.file.name, example=_EXAMPLE)
    facts = read(Facts, content)
    if asked.registry:
        with opened(asked) as registry:
            check_facts(facts, registry.liability.law())
            found = registry.liability.assess(facts)
    else:
        check_facts(facts, law := shipped_law())
        found = assess(facts, law, shipped_standards())
    if asked.json:
        write_json(spoken(found, texts))
    else:
        write_table([texts.say(mark("Step"))], ([step] for step in _steps(found, texts)))


def simulate_cap(asked: Namespace, texts: Texts, opened: Opened) -> None:
    """Say what a threshold would change for the decisions under a filter."""
    from safetyreg.liability.simulation import simulate  # noqa: PLC0415  numpy is slow to load

    with opened(asked) as registry:
        query = filters.query(asked, registry, date.today())
        outcome = simulate(registry.liability.prepared(query), asked.cap)
    if asked.json:
        write_json(simulated(outcome))
    else:
        found = figures(outcome)
        rows = ([texts.say(_HEADINGS[name]), str(found[name])] for name in FIGURES)
        write_table([texts.say(mark("What")), texts.say(mark("Number"))], rows)


def simulated(outcome: Outcome) -> dict[str, object]:
    """Return the figures of the command, and the same for every group of each dimension."""
    found = figures(outcome)
    return {name: found[name] for name in FIGURES} | {_BY: found["groups"]}


_LEDGER: Final = (
    *(mark("Person"), mark("Body"), mark("Date"), mark("Document"), mark("Employee %"), mark("Employer %")),
    *(mark("Third parties %"), mark("Stands")),
)


def _lines(ledgers: tuple[Ledger, ...], texts: Texts) -> Iterator[list[str]]:
    for ledger in ledgers:
        standing = ledger.effective.decision
        for one in ledger.decisions:
            shares = one.shares
            split = [shares.employee, shares.employer, shares.third] if shares else ["", "", ""]
            told = [ledger.person, one.body_name, one.decided_on, one.document, *split]
            mine = texts.say(mark("yes")) if one == standing else ""
            yield [*("" if value is None else str(value) for value in told), mine]


def _victim(registry: Registry, ledger: Ledger, texts: Texts) -> dict[str, object]:
    facts = registry.liability.facts(ledger.incident, ledger.person)
    return {
        "person": ledger.person,
        "circumstances": spoken(ledger.circumstances, texts),
        "decisions": spoken(ledger.decisions, texts),
        "effective": spoken(ledger.effective, texts),
        "grounds": spoken(facts.sheet.grounds, texts),
        "assessment": spoken(registry.liability.assess(facts), texts),
    }


def _content(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        text = mark("“{name}” cannot be read ({reason}): check the file and try again.")
        raise ExpectedError(text, name=path.name, reason=error.strerror or str(error)) from error
    except json.JSONDecodeError as error:
        text = mark("“{name}” is not JSON: correct line {line}, column {column}.")
        raise ExpectedError(text, name=path.name, line=error.lineno, column=error.colno) from error
    except UnicodeDecodeError as error:
        text = mark("“{name}” is not in the encoding UTF-8: save it so.")
        raise ExpectedError(text, name=path.name) from error


def _steps(found: Assessment, texts: Texts) -> Iterator[str]:
    yield from map(texts.of, found.recommendation.steps)
    yield _range(found, texts)
    yield from (texts.of(one.message) for one in found.blocks)
    yield from map(texts.of, found.capped.steps if found.capped else ())
    for one in found.findings:
        yield texts.say("Finding: {text}", text=texts.of(one.message))
    for row in found.compensation.rows:
        yield f"{texts.name(row.names)}: {texts.of(row.formula)}"
        yield from map(texts.of, row.steps)
        yield _paid(row, texts)
    yield from map(texts.of, found.compensation.missing)


def _range(found: Assessment, texts: Texts) -> str:
    if found.offered is not None:
        low, high = found.offered
        return texts.say("Recommended range {low}–{high} %", low=low, high=high)
    if found.blocks:
        return texts.say("No range is recommended: the law forbids it.")
    return texts.say("No range is recommended: the facts are not enough.")


def _paid(row: Row, texts: Texts) -> str:
    payer = texts.say(next(choice.label for choice in PAYERS if choice.value == row.payer))
    text = mark("{payer}: without guilt {without}, as decided {decided}, as capped {capped} tenge")
    amounts = {name: _BLANK if value is None else texts.integer(value) for name, value in _columns(row)}
    said = texts.say(text, payer=payer, **amounts)
    return said if row.verified else f"{said} ({texts.say('unverified')})"


def _columns(row: Row) -> tuple[tuple[str, int | None], ...]:
    return ("without", row.without), ("decided", row.decided), ("capped", row.capped)
