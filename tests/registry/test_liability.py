"""Cases through the door: listed with reasons, simulated, assessed, compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.claim import Claim, Month
from safetyreg.domain.decision import Action, After, Body, Dissent, Shares
from safetyreg.domain.field import Answer
from safetyreg.domain.ground import Area, Ground, Sheet, Side, State
from safetyreg.domain.head import Payment
from safetyreg.domain.ledger import NoShare
from safetyreg.domain.query import EVERYTHING, Query
from safetyreg.domain.reference import ReferenceValue, ValueStatus
from safetyreg.domain.status import Status
from safetyreg.domain.user import Role
from safetyreg.errors import CancelledError
from safetyreg.i18n import mark
from safetyreg.liability.simulation import simulate
from safetyreg.registry.attention import Attention
from safetyreg.registry.claims import Claims
from safetyreg.registry.grounds import Grounds
from safetyreg.registry.reference import Reference
from safetyreg.registry.standing import REASONS, STANDS
from safetyreg.storage import long_reading
from tests.registry.accidents import accident, decision, victim, victims_of
from tests.registry.liability_doors import decisions, liability
from tests.registry.sessions import session_of
from tests.storage.incidents_made import fire, kept, person

if TYPE_CHECKING:
    from safetyreg.domain.incident import Incident
    from safetyreg.storage.engine import Database

Victim = tuple[int, int]
BILL = "kz-bill-25"


def claim(one: Victim, **parts: object) -> Claim:
    made = Claim(incident=one[0], person=one[1], capacity_lost=40, average=400_000)
    return replace(made, **parts)  # type: ignore[arg-type]


def test_cases_say_what_stands_and_why_not(database: Database) -> None:
    session = session_of(database)
    first, second, excluded, reopened, undecided = victims_of(
        database,
        accident(victim(), victim("Второй", profession="водитель")),
        accident(exclusion="x-own-interest", occurred_on=date(2025, 5, 4)),
        accident(occurred_on=date(2025, 5, 3)),
        accident(occurred_on=date(2025, 5, 2), district="3524"),
    )
    victims_of(database, accident(status=Status.DRAFT), accident(victim(outcome="rescued")))
    kept(database, fire(persons=(person(),)))
    ledger = decisions(session)
    ledger.add(decision(first, 30))
    ledger.add(decision(second, 0))
    annulled = ledger.add(decision(reopened, 60)).decision.id
    ledger.add(
        decision(
            reopened,
            None,
            body=Body.COURT,
            action=Action.ANNULS,
            annuls=annulled,
            after=After.REINVESTIGATION,
            decided_on=date(2025, 9, 1),
        )
    )
    door = liability(session)
    rows = door.cases()
    assert [(row.incident, row.person) for row in rows] == [first, second, excluded, reopened, undecided]
    assert [row.share for row in rows] == [30, 0, None, None, None]
    assert [row.reason for row in rows] == [
        None,
        None,
        NoShare.EXCLUDED,
        NoShare.REINVESTIGATION,
        NoShare.NONE_YET,
    ]
    assert (rows[1].initials, rows[1].occupation, rows[3].decisions) == ("В. А.", "водитель", 2)
    left = door.left()
    assert (left.victims, left.standing, sum(left.reasons.values())) == (5, 2, 3)
    assert [row.share for row in door.cases(Query(ids=(first[0],)))] == [30, 0]
    assert door.cases(Query(kinds=("fire",))) == ()
    assert len(door.cases(Query(statuses=("closed",)))) == 0


def test_a_new_decision_is_seen_at_once(database: Database) -> None:
    session = session_of(database)
    (one,) = victims_of(database, accident())
    door = liability(session)
    assert door.cases()[0].share is None
    decisions(session).add(decision(one, 25))
    assert door.cases()[0].share == 25
    assert door.unlawful() == ()
    decisions(session).add(decision(one, 45, gross_negligence=Answer.NO, decided_on=date(2025, 8, 1)))
    assert (door.cases()[0].findings, door.unlawful()) == (1, (one[0],))
    assert (door.with_findings(), door.with_findings(Query(kinds=("fire",)))) == (1, 0)
    told = [line for line in Attention(session, door.unlawful).lines() if line.topic == "findings"]
    assert [(line.count, line.query.ids) for line in told] == [(1, (one[0],))]

    def stop(_done: int, _total: int) -> None:
        raise CancelledError(mark("Cancelled."))

    with pytest.raises(CancelledError):
        Attention(session, liability(session).unlawful).lines(tick=stop)


def test_a_threshold_moves_tenge_as_worked_out_by_hand(database: Database) -> None:
    """400,000 a month, УПТ 20 % paid by the employer: 80,000; 50 % against 25 % moves 20,000 of it."""
    session = session_of(database)
    first, second, third = victims_of(
        database, accident(), accident(victim(severity="light")), accident(occurred_on=date(2024, 3, 1))
    )
    for one, share in ((first, 50), (second, 10), (third, 40)):
        decisions(session).add(decision(one, share))
    claims = Claims(session)
    claims.save(claim(first, capacity_lost=20, moral=1_000_000, capacity_until=date(2099, 1, 1)))
    claims.save(claim(second, average=None, capacity_lost=None))
    door = liability(session)
    outcome = simulate(door.prepared(), 25)
    assert (outcome.people_above, outcome.accidents_above, outcome.points.total) == (2, 2, 40)
    assert (outcome.known, outcome.total) == (1, 3)
    assert (outcome.money.by_law.monthly, outcome.money.if_reduced.monthly) == (0, 20_000)
    assert (outcome.money.by_law.one_off, outcome.money.if_reduced.one_off) == (250_000, 250_000)
    assert simulate(door.prepared(Query(ids=(second[0],))), 25).total == 1
    groups = outcome.groups or {}
    assert {line.key: line.people_above for line in groups["year"]} == {"2024": 1, "2025": 1}
    assert {line.key for line in groups["severity"]} == {"light", "severe"}
    positions = {policy.code: found.people_above for policy, found in door.positions()}
    assert positions[BILL] == 2
    claims.save(claim(first, capacity_lost=10, version=1))
    again = simulate(door.prepared(), 25)
    assert again.money.if_reduced.monthly == 10_000
    assert [found.reviewed for found in door.moves()] == [0, 0]


def test_a_year_without_its_amount_is_asked_for(database: Database) -> None:
    session = session_of(database)
    (one,) = victims_of(database, accident(occurred_on=date(2010, 5, 5)))
    decisions(session).add(decision(one, 50, decided_on=date(2010, 8, 1)))
    Claims(session).save(claim(one))
    door = liability(session)
    assert simulate(door.prepared(), 25).known == 0
    (asked,) = door.asked()
    assert "is not in the table" in asked.text
    reference = Reference(session)
    for code in ("mrp", "mzp"):
        reference.set_value(
            ReferenceValue(code, date(2010, 1, 1), 10_000, "tenge", ValueStatus.CONFIRMED, "test")
        )
    assert door.asked() == ()
    assert simulate(door.prepared(), 25).known == 1


def test_a_case_is_assessed_with_its_grounds_and_claim(database: Database) -> None:
    session = session_of(database)
    (one,) = victims_of(database, accident())
    decisions(session).add(decision(one, 25, dissents=(Dissent("А. Тестов"),)))
    grounds = (
        Ground(side=Side.EMPLOYER, text="а", evidence="журнал", state=State.ESTABLISHED),
        Ground(
            side=Side.EMPLOYEE, text="б", area=Area.GROSS_BREACH, evidence="видео", state=State.ESTABLISHED
        ),
    )
    Grounds(session).save(Sheet(incident=one[0], person=one[1], grounds=grounds))
    months = tuple(Month(date(2024 + (4 + n) // 12, (4 + n) % 12 + 1, 1), 400_000) for n in range(12))
    Claims(session).save(claim(one, average=None, months=months))
    door = liability(session)
    found = door.assess(door.facts(*one))
    assert found.offered == (50, 50)
    assert found.capped is not None
    assert found.capped.shares == Shares(25, 75)
    assert found.compensation.total(Payment.MONTHLY, "decided") == 160_000
    viewer = liability(session_of(database, Role.VIEWER, "olga"))
    facts = viewer.facts(*one)
    assert facts.claim == Claim(incident=one[0], person=one[1])
    assert facts.decisions[0].dissents[0].author == "•••"


def test_precedents_are_the_most_similar_decided_cases(database: Database) -> None:
    session = session_of(database)

    def case(event: str, day: int) -> Incident:
        return accident(event_type=event, cause_final="x-gross-negligence", occurred_on=date(2025, 4, day))

    ones = victims_of(database, *(case("x-fall", day) for day in (1, 2, 3)), case("x-fire", 4))
    for one, share in zip(ones[1:], (10, 20, 30), strict=True):
        decisions(session).add(decision(one, share))
    door = liability(session)
    found = door.precedents(*ones[0])
    assert [precedent.share for precedent in found] == [20, 10, 30]
    assert found[0].similarity > found[2].similarity
    assert door.precedents(*ones[0]) == found
    assert door.precedents(999, ones[0][1]) == ()
    assert door.precedents(*ones[1])[0].case.person == ones[2][1]


def test_people_come_before_their_tenge(database: Database) -> None:
    session = session_of(database)
    first, second = victims_of(
        database, accident(), accident(victim(outcome="dead", severity="fatal", age=17))
    )
    for one, share in ((first, 50), (second, 40)):
        decisions(session).add(decision(one, share))
    Claims(session).save(claim(first, capacity_lost=20))
    door = liability(session)
    people = door.people()
    assert (people.share.tolist(), people.fatal.tolist(), people.minor.tolist()) == (
        [50, 40],
        [False, True],
        [False, True],
    )
    assert not people.known.any()
    assert len(people.entries.amount) == 0

    def stop(_done: int, _total: int) -> None:
        raise CancelledError(mark("Cancelled."))

    with pytest.raises(CancelledError):
        door.arrays(tick=stop)
    assert door.arrays().known.tolist() == [True, False], "stopped, then asked again"
    assert door.people(Query(ids=(second[0],))).share.tolist() == [40]


def test_columns_and_ledgers_agree_on_which_share_stands(database: Database) -> None:
    """A decision each, a review, an annulment with either end, an excluded accident, nothing yet."""
    session = session_of(database)
    line = victims_of(database, *(accident() for _ in range(6)), accident(exclusion="x-intoxication"))
    doing = decisions(session)
    for one, share in zip(line, (0, 40, 30, 20, 50), strict=False):
        doing.add(decision(one, share))
    doing.add(decision(line[1], 10, body=Body.INSPECTOR, decided_on=date(2025, 8, 1)))
    for one, after in ((line[2], After.REINVESTIGATION), (line[3], After.EARLIER)):
        annulled = doing.ledger(*one).decisions[0].id
        doing.add(
            decision(
                one,
                None,
                body=Body.COURT,
                action=Action.ANNULS,
                annuls=annulled,
                after=after,
                decided_on=date(2025, 8, 1),
            )
        )
    doing.add(decision(line[6], 60))
    door = liability(session)
    rows = {row.person: (row.share, row.reason) for row in door.cases()}
    standing = door._chosen_by(EVERYTHING).standing
    columns = {
        int(person): (int(share) if place == STANDS else None, None if place == STANDS else REASONS[place])
        for person, share, place in zip(standing.person, standing.share, standing.reason, strict=True)
    }
    assert columns == rows
    left = door.left()
    assert (left.victims, left.standing) == (7, 3)
    assert set(left.reasons) == set(NoShare)
    assert [found.reviewed for found in door.moves()] == [1, 2]


def test_the_sheet_of_decisions_reads_the_newest_accidents_only(database: Database) -> None:
    session = session_of(database)
    old, new, bare = victims_of(
        database,
        accident(occurred_on=date(2025, 2, 3)),
        accident(occurred_on=date(2025, 5, 6)),
        accident(occurred_on=date(2025, 5, 7)),
    )
    decisions(session).add(decision(old, 25))
    decisions(session).add(decision(new, 45, gross_negligence=Answer.NO))
    decisions(session).add(decision(new, 10, body=Body.COURT, decided_on=date(2025, 9, 1)))
    door = liability(session)
    total, victims = door.decided(most=1)
    found = tuple(victims)
    assert total == 3
    assert [one.ledger.incident for one in found] == [new[0]], "the accident without decisions is no row"
    assert [made.shares.employee for made in found[0].ledger.decisions if made.shares] == [45, 10]
    assert found[0].effective.shares == Shares(10, 90)
    assert sum(found[0].findings.values()) == 1
    total, victims = door.decided(Query(ids=(old[0], bare[0])))
    assert (total, [one.ledger.person for one in victims]) == (1, [old[1]])


def test_a_filter_reads_and_prices_its_own_accidents_only(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The figures of a filter are the same whether it was read by itself or out of the whole registry."""
    monkeypatch.setattr(long_reading, "BLOCK", 2)
    session = session_of(database)
    line = victims_of(database, *(accident(victim(), victim("Второй")) for _ in range(13)))
    for place, one in enumerate(line):
        decisions(session).add(decision(one, 30 + place))
        Claims(session).save(claim(one))
    ledger = decisions(session).ledger(*line[5])
    decisions(session).add(
        replace(decision(line[5], 0), body=Body.COURT, decided_on=date(2025, 9, 1), reason="x")
    )
    assert len(ledger.decisions) == 1
    ids = tuple({one[0] for one in line[3:9]})
    few = Query(ids=ids)
    alone, whole = liability(session), liability(session)
    simulate(whole.prepared(), 25)
    assert len(whole._chosen_by(few).standing.person) == len(line)
    own = alone._chosen_by(few)
    assert own.standing.person.tolist() == sorted(own.standing.person.tolist())
    assert len(own.standing.person) == own.inside.sum() == len(ids) * 2
    assert alone.left(few) == whole.left(few)
    assert alone.moves(few) == whole.moves(few)
    assert simulate(alone.prepared(few), 25) == simulate(whole.prepared(few), 25)
    assert alone._priced is not None
    assert set(alone._priced._known) == set(own.standing.person.tolist())


def test_facts_take_from_the_record_what_no_claim_says(database: Database) -> None:
    session = session_of(database)
    hurt = victim(capacity_lost=5, earnings=334_000)
    (one,) = victims_of(database, accident(hurt))
    found = liability(session).facts(*one).claim
    assert (found.capacity_lost, found.average) == (5, 334_000), "the opinion says what the window shows"
    assert found == Claims(session).get(*one)


def test_a_threshold_counts_what_a_card_says_as_the_case_does(database: Database) -> None:
    session = session_of(database)
    told, half = victim(capacity_lost=20, earnings=400_000), victim(capacity_lost=20)
    one, unknown = victims_of(database, accident(told), accident(half))
    for hurt in (one, unknown):
        decisions(session).add(decision(hurt, 50))
    door = liability(session)
    carded = simulate(door.prepared(), 25)
    assert (carded.known, carded.total) == (1, 2)
    assert carded.money.if_reduced.monthly == 20_000
    Claims(session).save(claim(one, capacity_lost=10))
    assert simulate(door.prepared(), 25).money.if_reduced.monthly == 10_000, "a claim that was entered rules"
