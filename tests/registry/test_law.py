"""The law through the door: policies, heads, numbers and norms, edited, seeded, confirmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from safetyreg.domain.decision import Shares
from safetyreg.domain.norm import Norm
from safetyreg.domain.policy import PolicyStatus
from safetyreg.domain.user import Role
from safetyreg.errors import ExpectedError, NotFoundError, NotPermittedError
from safetyreg.i18n import Names
from safetyreg.registry import Registry
from safetyreg.registry.law import Law
from safetyreg.registry.standards import LawOfRegistry, shipped_standards
from safetyreg.storage import incidents, law, migrate, seeds, users
from safetyreg.storage.engine import Database
from tests.registries import ACCOUNT
from tests.registry.accidents import accident, decision, victims_of
from tests.registry.liability_doors import decisions, liability
from tests.registry.sessions import lines, session_of

Victim = tuple[int, int]
BILL = "kz-bill-25"


def test_the_bill_becomes_law_by_an_administrator_with_date_and_number(database: Database) -> None:
    administrator = session_of(database)
    (one,) = victims_of(database, accident(occurred_on=date(2026, 9, 1)))
    decisions(administrator).add(decision(one, 40, decided_on=date(2026, 9, 20)))
    door = liability(administrator)
    assert door.unlawful() == ()
    inspector = Law(session_of(database, Role.INSPECTOR, "igor"))
    with pytest.raises(NotPermittedError):
        inspector.confirm(BILL, date(2026, 7, 1), "1")
    acts = Law(administrator)
    with pytest.raises(ExpectedError):
        acts.confirm(BILL, None, "")
    with pytest.raises(NotFoundError):
        acts.confirm("none", date(2026, 7, 1), "1")
    acts.confirm(BILL, date(2026, 7, 1), "№ 1-VIII от 01.06.2026")
    assert door.unlawful() == (one[0],)
    found = door.assess(door.facts(*one))
    assert found.capped is not None
    assert found.capped.shares == Shares(25, 75)
    assert [line[2:5] for line in lines(database) if line[1] == "law_confirmed"] == [
        (BILL, "adopted", "in_force 2026-07-01 № 1-VIII от 01.06.2026")
    ]


def test_the_law_is_edited_with_a_line_of_history(database: Database) -> None:
    acts = Law(session_of(database))
    policy = replace(acts.policies()[0], code="own", names=Names("Наша позиция"), cap=15, valid_from=None)
    position = replace(policy, status=PolicyStatus.PROPOSAL)
    acts.save(position)
    assert position in acts.policies()
    norm = Norm("own-1", Names("Акт"), "5", "", Names("о чём"))
    acts.save(norm)
    for thing in (acts.heads()[0], acts.numbers()[0]):
        acts.save(replace(thing, source="иначе"))
    assert acts.heads()[0].source == acts.numbers()[0].source == "иначе"
    for gone in (position, norm, acts.heads()[-1], acts.numbers()[-1]):
        acts.remove(gone)
        with pytest.raises(NotFoundError):
            acts.remove(gone)
    assert norm not in acts.norms()
    assert len([line for line in lines(database) if line[1] == "law"]) == 8
    wrong = (
        replace(position, code=" "),
        replace(position, names=Names(" ")),
        replace(position, cap=101),
        replace(position, rounding=0),
        replace(position, status=PolicyStatus.IN_FORCE),
        replace(norm, valid_from=date(2026, 1, 1), valid_to=date(2025, 1, 1)),
    )
    for thing_ in wrong:
        with pytest.raises(ExpectedError):
            acts.save(thing_)


def test_shipped_law_is_seeded_once_and_offered_when_newer(database: Database) -> None:
    session = session_of(database)
    acts = Law(session)
    assert acts.suggestions() == ()
    assert acts.policies() == tuple(sorted(seeds.shipped_policies(), key=lambda one: one.code))
    newer = replace(acts.policies()[0], source="новее")
    with database.write() as connection:
        (offer,) = law.POLICIES.suggestions(connection, (newer,))
    assert offer.shipped == newer
    for accepted, shipped in (
        (True, newer),
        (False, acts.norms()[0]),
        (False, acts.heads()[0]),
        (False, acts.numbers()[0]),
    ):
        acts.settle(shipped, accepted=accepted)
    assert acts.policies()[0].source == "новее"
    assert LawOfRegistry(session)() == LawOfRegistry(session)()
    assert shipped_standards().dissent is not None


def test_a_registry_of_the_first_form_gets_its_law_and_keeps_its_records(empty_location: str) -> None:
    if "://" not in empty_location:
        Path(empty_location).touch()
    database = Database(empty_location)
    assert migrate.upgrade(database, "0001") == "0001"
    ((record, hurt),) = victims_of(database, accident())
    with database.write() as connection:
        users.admit(connection, ACCOUNT, Role.ADMINISTRATOR)
        before = incidents.get(connection, record)
    database.close()
    assert Registry.migrate(empty_location, account=ACCOUNT) == migrate.head()
    registry = Registry.open(empty_location, account=ACCOUNT)
    try:
        assert registry.incidents.get(record) == before
        assert len(registry.law.policies()) == len(seeds.shipped_policies())
        registry.decisions.add(decision((record, hurt), 20))
        assert registry.liability.cases()[0].share == 20
    finally:
        registry.close()


def test_the_sources_of_shipped_policies_speak_every_language(database: Database) -> None:
    acts = Law(session_of(database))
    sources = acts.sources()
    for policy in acts.policies():
        assert all((sources[policy.source].ru, sources[policy.source].kk, sources[policy.source].en))
    bill = next(one for one in acts.policies() if one.code == "kz-bill-25")
    assert "расталмаған" in sources[bill.source].kk
