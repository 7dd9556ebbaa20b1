"""The ledger through the door: facts are kept as they are, entry errors refused, nothing overwritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.batch import Batch
from safetyreg.domain.claim import Dependant, Increase, Kin, Month
from safetyreg.domain.decision import Action, After, Body, Dissent, Shares
from safetyreg.domain.field import Answer
from safetyreg.domain.ground import Ground, Sheet, Side, State, Weight
from safetyreg.domain.ledger import NoShare
from safetyreg.domain.problem import ProblemsError
from safetyreg.domain.status import Status
from safetyreg.domain.user import Role
from safetyreg.errors import ConflictError, ExpectedError, NotFoundError, NotPermittedError
from safetyreg.registry.attachments import Attachments
from safetyreg.registry.claims import Claims
from safetyreg.registry.decisions import Decisions
from safetyreg.registry.grounds import Grounds
from safetyreg.registry.incidents import Incidents
from safetyreg.registry.rules_context import RulesContext
from safetyreg.registry.standards import LawOfRegistry
from safetyreg.storage import attachments, batches, incidents, writing
from safetyreg.storage.decisions import add_many
from tests.registry.accidents import accident, decision, victim, victims_of
from tests.registry.sessions import lines, session_of
from tests.storage.incidents_made import AUTHOR, NOW, fire, kept

if TYPE_CHECKING:
    from pathlib import Path

    from safetyreg.registry.session import Session
    from safetyreg.storage.engine import Database


def door(session: Session) -> Decisions:
    return Decisions(session, LawOfRegistry(session))


def test_a_line_of_decisions_keeps_every_one(database: Database) -> None:
    (one,) = victims_of(database, accident())
    decisions = door(session_of(database, Role.INSPECTOR))
    assert decisions.ledger(*one).effective.reason is NoShare.NONE_YET
    first = decisions.add(decision(one, 60)).decision
    dissent = Dissent("А. Тестов", Shares(0, 100), "нет доказательств", date(2025, 6, 3))
    second = decisions.add(
        decision(
            one, 50, body=Body.INSPECTOR, decided_on=date(2025, 7, 1), reason="жалоба", dissents=(dissent,)
        )
    ).decision
    ledger = decisions.ledger(*one)
    assert ledger.decisions == (first, second)
    assert ledger.effective.shares == Shares(50, 50)
    assert second.entered_by == "anna"
    annuls = decision(
        one,
        None,
        body=Body.COURT,
        decided_on=date(2025, 11, 8),
        action=Action.ANNULS,
        annuls=second.id,
        after=After.EARLIER,
    )
    added = decisions.add(annuls)
    assert added.changes.incidents == frozenset({one[0]})
    assert decisions.ledger(*one).effective.shares == Shares(60, 40)
    (again,) = decisions.ledgers(one[0])
    assert [found.id for found in again.decisions] == [first.id, second.id, added.decision.id]
    told = [line for line in lines(database) if line[1] == "decision"]
    assert len(told) == 3
    assert told[1][4:] == ("inspector 2025-07-01 7 sets 50 / 50 / 0", "жалоба")


def test_entry_errors_refuse_and_findings_do_not(database: Database) -> None:
    (one,) = victims_of(database, accident())
    decisions = door(session_of(database))
    wrong = decision(one, decided_on=date(2025, 1, 1), shares=Shares(20, 20))
    assert {problem.field for problem in decisions.problems(wrong)} == {"decided_on", "shares"}
    with pytest.raises(ProblemsError):
        decisions.add(wrong)
    unlawful = decision(one, 40, gross_negligence=Answer.NO, gross_negligence_evidence="")
    assert [found.code for found in decisions.findings_of(unlawful)] == ["no_gross_negligence"]
    decisions.add(unlawful)
    (found,) = decisions.findings(decisions.ledger(*one))
    assert found.norm == "lc-190-2"


def test_only_victims_of_registered_accidents_are_decided_on(database: Database) -> None:
    draft = accident(status=Status.DRAFT)
    (one, healthy) = victims_of(database, draft, accident(victim(outcome="unharmed")))
    burnt = kept(database, fire(persons=(victim(),)))[0]
    decisions = door(session_of(database))
    with pytest.raises(ExpectedError, match="Register the accident first"):
        decisions.add(decision(one))
    for nobody in (healthy, (burnt, 1), (999, 1)):
        with pytest.raises(NotFoundError, match="no such victim"):
            decisions.ledger(*nobody)
    assert decisions.ledgers(burnt) == ()
    with pytest.raises(NotFoundError):
        decisions.ledgers(999)
    (undated,) = victims_of(database, accident(occurred_on=None))
    for ask in (lambda: decisions.ledger(*undated), lambda: decisions.add(decision(undated))):
        with pytest.raises(ExpectedError, match="date of the accident"):
            ask()


def test_an_inspector_writes_and_a_viewer_reads_without_names(database: Database) -> None:
    (one,) = victims_of(database, accident())
    with_dissent = decision(one, dissents=(Dissent("А. Тестов"), Dissent("")))
    door(session_of(database, Role.INSPECTOR)).add(with_dissent)
    viewer = session_of(database, Role.OPERATOR, "olga")
    with pytest.raises(NotPermittedError):
        door(viewer).add(decision(one))
    (kept_one,) = door(viewer).ledger(*one).decisions
    assert [found.author for found in kept_one.dissents] == ["•••", ""]
    with pytest.raises(NotPermittedError):
        Claims(viewer).get(*one)
    with pytest.raises(NotPermittedError):
        Grounds(viewer).save(Sheet(incident=one[0], person=one[1]))


def test_a_document_is_attached_once_and_stays(database: Database, tmp_path: Path) -> None:
    one, other = victims_of(database, accident(), accident())
    session = session_of(database)
    decisions, files = door(session), Attachments(session)
    path = tmp_path / "act.txt"
    path.write_text("акт", encoding="utf-8")
    own, foreign = (files.add(key, path).attachment.id or 0 for key in (one[0], other[0]))
    made = decisions.add(decision(one)).decision
    with pytest.raises(ExpectedError, match="another record"):
        decisions.attach(made.id or 0, foreign)
    decisions.attach(made.id or 0, own)
    assert decisions.ledger(*one).decisions[0].attachment == own
    with pytest.raises(ExpectedError, match="overwritten"):
        decisions.attach(made.id or 0, own)
    with pytest.raises(NotFoundError):
        decisions.attach(999, own)
    with pytest.raises(ExpectedError, match="it stays"):
        files.remove(own, "ошибка")
    files.remove(foreign, "ошибка")
    with database.read() as connection:
        assert len(attachments.of(connection, one[0])) == 1


def test_a_person_who_was_decided_on_stays(database: Database) -> None:
    one, other = victims_of(database, accident(victim(), victim("Второй")))
    door(session_of(database)).add(decision(one))
    with database.write() as connection:
        old = incidents.get(connection, one[0])
        assert old is not None
        swapped = old.persons[1].with_values({"age": 41}), old.persons[0].with_values({"age": 33})
        made = writing.change(connection, old, replace(old, persons=swapped), AUTHOR)
    assert [person.id for person in made.persons] == [other[1], one[1]]
    with database.read() as connection:
        again = incidents.get(connection, one[0])
    assert again is not None
    assert [(person.id, person.age) for person in again.persons] == [(other[1], 41), (one[1], 33)]
    with pytest.raises(ExpectedError, match=r"Т\. А\. has decisions"), database.write() as connection:
        writing.change(connection, again, replace(again, persons=again.persons[:1]), AUTHOR)
    with database.write() as connection:
        writing.change(connection, again, replace(again, persons=again.persons[1:]), AUTHOR)
    with database.read() as connection:
        left = incidents.get(connection, one[0])
    assert left is not None
    assert [person.id for person in left.persons] == [one[1]]


def test_an_undone_import_annuls_what_was_decided_on(database: Database) -> None:
    told = Batch(file_name="rows.csv", sha256="0" * 64, profile="p", rows=2, account="anna", at=NOW)
    with database.write() as connection:
        batch = batches.add(connection, told)
    one, _ = victims_of(database, *(replace(accident(), batch=batch) for _ in range(2)))
    door(session_of(database)).add(decision(one))
    with database.write() as connection:
        undone = batches.undo(connection, batch, AUTHOR, str)
    assert (undone.deleted, undone.annulled) == (1, 1)
    with database.read() as connection:
        kept_one = incidents.get(connection, one[0])
    assert kept_one is not None
    assert kept_one.status is Status.ANNULLED


def test_a_sheet_is_versioned_and_told(database: Database) -> None:
    (one,) = victims_of(database, accident())
    grounds = Grounds(session_of(database))
    empty = grounds.sheet(*one)
    assert (empty.grounds, empty.version) == ((), 0)
    briefing = Ground(side=Side.EMPLOYER, text="нет инструктажа", evidence="журнал", weight=Weight.DECISIVE)
    breach = Ground(side=Side.EMPLOYEE, text="вход в опасную зону")
    sheet = grounds.save(Sheet(incident=one[0], person=one[1], grounds=(briefing, breach))).sheet
    assert sheet == grounds.sheet(*one)
    assert sheet.version == 1
    first, second = sheet.grounds
    refuted = replace(second, state=State.REFUTED)
    saved = grounds.save(Sheet(incident=one[0], person=one[1], grounds=(refuted,), version=1)).sheet
    assert grounds.sheet(*one) == saved
    with pytest.raises(ConflictError):
        grounds.save(sheet)
    with pytest.raises(ConflictError):
        grounds.save(Sheet(incident=one[0], person=one[1]))
    with pytest.raises(ExpectedError, match="every ground"):
        grounds.save(Sheet(incident=one[0], person=one[1], grounds=(Ground(side=Side.THIRD, text=" "),)))
    told = [line[2:5] for line in lines(database) if line[1] == "ground"]
    assert [line[0] for line in told] == [
        f"ground {first.id}",
        f"ground {second.id}",
        f"ground {first.id}",
        f"ground {second.id}: state",
    ]
    assert told[3][1:] == ("disputed", "refuted")
    assert "нет инструктажа" in told[2][1]


def test_a_claim_begins_with_the_record_and_keeps_versions(database: Database) -> None:
    (one,) = victims_of(database, accident(victim(earnings=400_000, capacity_lost=40)))
    claims = Claims(session_of(database))
    begun = claims.get(*one)
    assert (begun.average, begun.capacity_lost, begun.version) == (400_000, 40, 0)
    full = replace(begun, months=(Month(date(2025, 4, 1), 410_000),), increases=(Increase(2026, 8.0),))
    kept_one = claims.save(full).claim
    assert kept_one.version == 1
    assert claims.get(*one) == kept_one
    with pytest.raises(ConflictError):
        claims.save(full)
    late = replace(kept_one, months=(Month(date(2025, 6, 1), 1),))
    with pytest.raises(ExpectedError, match="before the month of the accident"):
        claims.save(late)
    for wrong in (
        {"moral": -1},
        {"dependants": (Dependant(Kin.CHILD, received=-1),)},
        {"capacity_lost": 101},
    ):
        with pytest.raises(ExpectedError, match=r"below 0|between 0 and 100"):
            claims.save(replace(kept_one, **wrong))
    viewer = session_of(database, Role.VIEWER, "olga")
    seen = Incidents(viewer, RulesContext(viewer)).history(one[0])
    assert {line.new for line in seen if line.action == "claim"} == {"•••"}
    told = {line[2] for line in lines(database) if line[1] == "claim"}
    assert told == {f"claim {one[1]}: {name}" for name in ("average", "capacity_lost", "increases", "months")}


def test_many_decisions_are_written_at_once(database: Database) -> None:
    (one,) = victims_of(database, accident())
    made = [decision(one, share, id=key, entered_at=AUTHOR.at) for key, share in enumerate((10, 20), 5)]
    with database.write() as connection:
        add_many(connection, made)
    assert [found.id for found in door(session_of(database)).ledger(*one).decisions] == [5, 6]
