"""Decisions of the demo registry: plausible spread, revisions, nothing the door would have refused."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.decision import Action, After, Body
from safetyreg.domain.ledger import Circumstances, NoShare, effective
from safetyreg.domain.query import Query
from safetyreg.liability.findings import problems
from safetyreg.liability.simulation import simulate
from safetyreg.registry import Registry
from safetyreg.registry.demo import create_demo
from safetyreg.registry.demo.rulings import Rulings
from tests.statistics.filled import UNTIL

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = 15_000


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    file = tmp_path_factory.mktemp("demo") / "demo.sqlite"
    create_demo(file, account="anna", incidents=NUMBER, seed=5, until=UNTIL)
    opened = Registry.open(str(file), account="anna")
    yield opened
    opened.close()


def test_shares_have_their_peaks(registry: Registry) -> None:
    shares = Counter(row.share for row in registry.liability.cases() if row.share is not None)
    with_share = sum(number for share, number in shares.items() if share)
    assert 0.2 < with_share / shares.total() < 0.42
    assert shares[0] > shares.total() / 2
    for peak in (10, 20, 25, 30, 50):
        assert shares[peak] > max(shares[5], shares[45], shares[55])


def test_decisions_are_facts_the_door_takes_and_some_have_findings(registry: Registry) -> None:
    bodies: Counter[Body | None] = Counter()
    annulled = dissents = 0
    for row in registry.liability.cases():
        if row.decisions:
            ledger = registry.decisions.ledger(row.incident, row.person)
            for decision in ledger.decisions:
                assert not problems(decision, ledger)
                assert decision.decided_on is not None
                assert decision.decided_on <= UNTIL.date()
                bodies[decision.body] += 1
                annulled += decision.action is Action.ANNULS
                dissents += len(decision.dissents)
    assert bodies[Body.COMMISSION] > bodies[Body.INSPECTOR] > bodies[Body.COURT] > 0
    assert annulled
    assert dissents
    found = len(registry.liability.unlawful())
    assert 0.01 < found / bodies[Body.COMMISSION] < 0.2
    inspector, _ = registry.liability.moves()
    assert inspector.lowered > inspector.raised


def test_everything_that_can_be_unlawful_occurs_and_shares_are_missing_for_every_reason(
    registry: Registry,
) -> None:
    rows = registry.liability.cases()
    ledgers = [registry.decisions.ledger(row.incident, row.person) for row in rows if row.findings]
    found = Counter(wrong.code for ledger in ledgers for wrong in registry.decisions.findings(ledger))
    assert set(found) == {
        *("no_gross_negligence", "no_evidence", "late_dissent", "third_party", "no_special", "excluded"),
        "unconnected",
    }
    reasons = Counter(row.reason for row in rows if row.reason is not None)
    assert set(reasons) == set(NoShare)
    assert sum(found.values()) < len(rows) / 8
    excluded = [row for row in rows if row.reason is NoShare.EXCLUDED]
    clauses = {registry.incidents.get(row.incident).details["exclusion"] for row in excluded}
    assert clauses == {"x-own-initiative", "x-intoxication", "x-intent-or-crime", "x-sudden-illness"}
    assert sum(row.decisions == 0 for row in excluded) > len(excluded) / 2


def test_most_victims_have_what_tenge_are_counted_from(registry: Registry) -> None:
    outcome = simulate(registry.liability.prepared(Query()), 25)
    assert 0.6 < outcome.known / outcome.total < 0.95
    assert outcome.people_above
    assert outcome.money.if_reduced.monthly > outcome.money.by_law.monthly == 0
    row = next(row for row in registry.liability.cases() if row.share)
    sheets = [registry.grounds.sheet(one.incident, one.person) for one in registry.liability.cases()[:80]]
    assert any(sheet.grounds for sheet in sheets)
    assert registry.liability.precedents(row.incident, row.person)


def test_reviews_end_in_every_way_the_law_knows() -> None:
    told = Circumstances(date(2024, 3, 1), "severe", special=True, ended_on=date(2024, 4, 1))
    rulings = Rulings(Random(3), date(2026, 1, 1))
    lines = [rulings.line((1, 1), told, "x-gross-negligence") for _ in range(3000)]
    ids = [decision.id for line in lines for decision in line]
    assert ids == list(range(1, len(ids) + 1))
    ends = {effective(line).reason for line in lines}
    assert ends == {None, NoShare.REINVESTIGATION, NoShare.ANNULLED}
    shares = {shares.third for line in lines if (shares := effective(line).shares)}
    assert shares == {0, 10, 20}
    annulled = [annulment for line in lines for annulment in line if annulment.action is Action.ANNULS]
    assert {one.after for one in annulled} == set(After)
    assert rulings.line((1, 1), Circumstances(date(2024, 3, 1)), "") == ()


def test_new_decisions_follow_those_of_the_demo_on_a_server_too(empty_url: str) -> None:
    create_demo(empty_url, account="anna", incidents=800, seed=5, until=UNTIL)
    registry = Registry.open(empty_url, account="anna")
    try:
        row = next(row for row in registry.liability.cases() if row.decisions)
        old = registry.decisions.ledger(row.incident, row.person).decisions[-1]
        made = registry.decisions.add(old).decision
        assert (made.id or 0) > (old.id or 0)
    finally:
        registry.close()


def test_the_dead_of_the_demo_lost_no_capacity_and_their_children_are_younger(registry: Registry) -> None:
    children = 0
    for row in registry.liability.cases():
        facts = registry.liability.facts(row.incident, row.person)
        if not facts.circumstances.fatal:
            continue
        assert facts.claim.capacity_lost is None
        died, age = facts.circumstances.occurred_on, facts.circumstances.age or 0
        born = [child.born for child in facts.claim.dependants if child.born]
        assert all(died.year - day.year <= max(age - 18, 0) for day in born)
        children += len(born)
    assert children
