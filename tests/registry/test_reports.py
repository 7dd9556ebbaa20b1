"""Reports through the door: figures equal the statistics, dumps come back, personal data stays."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from safetyreg.domain.incident import Incident
from safetyreg.domain.period import Period, year
from safetyreg.domain.person import Person
from safetyreg.domain.policy import PolicyStatus
from safetyreg.domain.query import EVERYTHING, NEWEST_FIRST, Query
from safetyreg.domain.status import Status
from safetyreg.domain.user import Role
from safetyreg.errors import CancelledError, ExpectedError, NotFoundError, NotPermittedError
from safetyreg.exchange.profile import load
from safetyreg.i18n import Language
from safetyreg.liability.simulation import simulate
from safetyreg.paths import resources
from safetyreg.registry import Registry
from safetyreg.registry.demo import create_demo
from safetyreg.registry.dump import DumpOptions
from safetyreg.registry.guilt_reading import threshold_policy
from safetyreg.registry.meeting import SummaryOptions
from safetyreg.statistics.table import Table, TableColumn
from safetyreg.storage import bulk
from tests.registry.sessions import lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from safetyreg.i18n import Texts
    from safetyreg.registry.reports import Reports

PERIOD = year(2025)
ENGLISH = SummaryOptions(language=Language.EN)
PERSON = Person(
    surname="Выдуманный",
    given_name="Иван",
    iin="900101300007",
    birth_date=date(1990, 1, 1),
    sex="male",
    outcome="injured",
)
FIRE = Incident(
    kind="fire",
    subtype="fire",
    status=Status.REGISTERED,
    occurred_on=date(2026, 11, 21),
    occurred_at=time(9, 5),
    reported_on=date(2026, 11, 21),
    place="351010000",
    object="14",
    cause_final="3",
    cause_final_on=date(2026, 11, 22),
    damage=5,
    address="=1+1",
    details={"supervised": "yes", "area": 12.5, "called": datetime(2026, 11, 21, 9, 6)},
    persons=(PERSON,),
)
DROWNING = Incident(
    kind="water",
    subtype="drowning",
    occurred_on=date(2026, 11, 20),
    time_unknown=True,
    reported_on=date(2026, 11, 22),
    place="abroad",
    country="Где-то",
    dead=1,
)


def silent(_done: int, _total: int) -> None:
    return


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    """Registry of invented records, to be read only."""
    path = tmp_path_factory.mktemp("demo") / "demo.sqlite"
    create_demo(path, account="anna", incidents=1500, seed=5, until=datetime(2026, 3, 1, 12))
    opened = Registry.open(str(path), account="anna")
    yield opened
    opened.close()


def fill(registry: Registry, *incidents: Incident) -> None:
    """Put records in as they are."""
    database = registry._session.database
    with database.write() as connection:
        bulk.insert_many(connection, incidents, "anna", database.now(), book=registry.codes.book())
        database.bump(connection)


def become(registry: Registry, role: Role) -> Reports:
    """Return the reports of a user with another role."""
    session = registry._session
    session.user = type(session.user)(session.user.account, role=role)
    return registry.reports


def cells(path: Path, sheet: int) -> list[tuple[Any, ...]]:
    found = openpyxl.load_workbook(path, read_only=True)
    rows = [tuple(row) for row in found.worksheets[sheet].iter_rows(values_only=True)]
    found.close()
    return rows


def text_of(path: Path) -> str:
    """Return every text of a workbook in one."""
    found = openpyxl.load_workbook(path)
    return "\n".join(
        str(cell) for sheet in found for row in sheet.iter_rows(values_only=True) for cell in row
    )


def test_the_workbook_holds_what_statistics_say(demo: Registry, tmp_path: Path) -> None:
    query = Query(period=PERIOD)
    written = demo.reports.summary(query, tmp_path / "meeting.xlsx", ENGLISH)
    assert written.sheets == (
        "Summary",
        "Dynamics",
        "Districts",
        "Causes",
        "Objects",
        "Casualties",
        "Evidence",
        "Mixed liability",
        "Decisions",
        "Register",
        "Method",
    )
    counts = demo.statistics.count(query, ("kind",))
    now = dict(zip(counts.column("kind"), counts.column("incidents"), strict=True))
    first = next(row for row in cells(tmp_path / "meeting.xlsx", 0) if row[0] == "Incidents")
    assert list(first[2:14:4]) == [now["fire"], now["water"], now["workplace"]]
    months = demo.statistics.count(query, ("month", "kind"))
    fires = [row[2] for row in months.rows if row[1] == "fire"]
    shown = [row[2] for row in cells(tmp_path / "meeting.xlsx", 1) if isinstance(row[0], datetime)]
    assert shown == fires
    assert written.incidents == sum(value for value in now.values() if isinstance(value, int))


def test_the_workbook_shows_no_name(demo: Registry, tmp_path: Path) -> None:
    demo.reports.summary(Query(period=PERIOD), tmp_path / "meeting.xlsx", ENGLISH)
    found = text_of(tmp_path / "meeting.xlsx")
    ids = demo.incidents.ids(Query(period=PERIOD, counted=True), NEWEST_FIRST)
    people = [person for key in ids for person in demo.incidents.get(key).persons if person.surname]
    assert people
    for person in people[:50]:
        assert person.initials in found
    database = demo._session.database
    with database.read() as connection:
        from safetyreg.storage import incidents  # noqa: PLC0415

        full = [p for one in incidents.get_many(connection, ids) for p in one.persons if p.iin]
    assert not [person for person in full if person.iin in found or person.full_name in found]


@pytest.mark.parametrize("language", list(Language))
def test_method_says_what_was_asked(demo: Registry, tmp_path: Path, language: Language) -> None:
    query = Query(kinds=("fire",), places=("350000000",))
    demo.reports.summary(query, tmp_path / "m.xlsx", SummaryOptions(language=language))
    rows = dict(row[:2] for row in cells(tmp_path / "m.xlsx", 10) if row[0])
    region = demo.codes.book().name("kato", "350000000", language)
    assert region in rows.values()
    assert demo.state in rows.values()


def test_a_period_still_going_on_is_cut(registry: Registry, tmp_path: Path) -> None:
    today = registry._session.database.today()
    query = Query(period=Period(date(today.year, 1, 1), date(today.year + 1, 12, 31)))
    registry.reports.summary(query, tmp_path / "m.xlsx", ENGLISH)
    assert "equal days are compared" in text_of(tmp_path / "m.xlsx")


def test_an_empty_registry_has_a_workbook_too(registry: Registry, tmp_path: Path) -> None:
    written = registry.reports.summary(EVERYTHING, tmp_path / "m.xlsx", SummaryOptions())
    assert written.incidents == 0
    assert len(written.sheets) == 11


def test_preview_counts_before_anything_is_written(demo: Registry) -> None:
    plan = demo.reports.preview(Query(period=PERIOD), ENGLISH)
    rows = {sheet.key: sheet.rows for sheet in plan.sheets}
    assert rows["overview"] == 3
    assert rows["months"] == 12
    assert rows["records"] == plan.records
    assert plan.left == 0
    assert plan.persons > 0
    assert demo.reports.preview(Query(period=PERIOD)).records == plan.records


def test_a_dump_has_every_record_and_person(demo: Registry, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    written = demo.reports.register_dump(
        EVERYTHING, tmp_path / "d.xlsx", DumpOptions(language=Language.EN), lambda *done: told.append(done)
    )
    assert written.sheets == ("Incidents", "Victims")
    assert written.incidents == demo.incidents.count(EVERYTHING) == 1500
    rows = cells(tmp_path / "d.xlsx", 0)
    assert "DEMO" in str(rows[0][0])
    numbers = [row[1] for row in rows[3:]]
    ids = demo.incidents.ids(EVERYTHING, NEWEST_FIRST)
    assert numbers == [demo.incidents.get(key).number or None for key in ids]
    people = cells(tmp_path / "d.xlsx", 1)[3:]
    assert len(people) == written.persons
    assert told[-1] == (1500 + written.persons, 1500 + written.persons)


def test_csv_stands_in_two_files(demo: Registry, tmp_path: Path) -> None:
    written = demo.reports.register_dump(Query(kinds=("water",)), tmp_path / "d.csv")
    assert [path.name for path in written.paths] == ["d.csv", "d-persons.csv"]
    for path, count in zip(written.paths, (written.incidents, written.persons), strict=True):
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.reader(file))) == count + 3


def test_too_many_rows_are_split_and_said(
    demo: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("safetyreg.export.rows_file.BODY_ROWS", 200)
    options = DumpOptions(language=Language.EN)
    written = demo.reports.register_dump(Query(period=PERIOD), tmp_path / "d.xlsx", options)
    assert written.split
    assert written.sheets[:2] == ("Incidents", "Incidents 2")
    assert (
        sum(len(cells(tmp_path / "d.xlsx", n)) - 3 for n in range(len(written.sheets) - 1))
        == written.incidents
    )
    assert "2025" in str(cells(tmp_path / "d.xlsx", 0)[0][0])
    assert "continued on the next ones" in str(cells(tmp_path / "d.xlsx", 0)[0][0])


def test_breaks_between_the_two_periods_are_named(demo: Registry, tmp_path: Path) -> None:
    demo.reports.summary(Query(period=year(2022)), tmp_path / "m.xlsx", ENGLISH)
    assert "08.06.2022" in text_of(tmp_path / "m.xlsx")


def test_chosen_fields(demo: Registry, tmp_path: Path) -> None:
    options = DumpOptions(fields=("number", "damage"))
    demo.reports.register_dump(Query(kinds=("fire",)), tmp_path / "d.xlsx", options)
    assert cells(tmp_path / "d.xlsx", 0)[2] == ("record", "number", "damage")


@pytest.mark.parametrize("name", ["dump.xlsx", "dump.csv"])
def test_a_dump_comes_back(each_registry: Registry, tmp_path: Path, name: str) -> None:
    fill(each_registry, FIRE, DROWNING)
    path = tmp_path / name
    each_registry.reports.register_dump(EVERYTHING, path, DumpOptions(personal=True, reason="moving house"))
    profile = load(resources() / "profiles" / "register_dump.toml")
    with_registry = Registry.create(str(tmp_path / "other.sqlite"), account="anna")
    try:
        taken = with_registry.imports.run(path, profile)
        assert (taken.batch.incidents, taken.batch.rejected) == (2, 0)
        ids = with_registry.incidents.ids(EVERYTHING, NEWEST_FIRST)
        fire, drowning = (with_registry.incidents.get(key) for key in ids)
    finally:
        with_registry.close()
    for field in (
        "kind",
        "subtype",
        "occurred_on",
        "occurred_at",
        "place",
        "object",
        "cause_final",
        "damage",
    ):
        assert getattr(fire, field) == getattr(FIRE, field), field
    assert fire.address == "=1+1"
    assert dict(fire.details) == dict(FIRE.details)
    assert [(p.surname, p.given_name, p.birth_date, p.outcome) for p in fire.persons] == [
        ("Выдуманный", "Иван", date(1990, 1, 1), "injured")
    ]
    assert fire.source_number
    assert (drowning.kind, drowning.country, drowning.dead) == ("water", "Где-то", 1)


def test_personal_data_needs_a_role_and_a_reason_and_is_logged(registry: Registry, tmp_path: Path) -> None:
    fill(registry, FIRE)
    path = tmp_path / "personal.xlsx"
    personal = DumpOptions(personal=True, reason=" court request ", language=Language.EN)
    with pytest.raises(NotPermittedError):
        become(registry, Role.OPERATOR).register_dump(EVERYTHING, path, personal)
    reports = become(registry, Role.INSPECTOR)
    with pytest.raises(ExpectedError, match="reason"):
        reports.register_dump(EVERYTHING, path, DumpOptions(personal=True, reason="  "))
    assert not path.exists()
    reports.register_dump(Query(kinds=("fire",)), path, personal)
    assert "WITH FULL PERSONAL DATA" in str(cells(path, 0)[0][0])
    assert "court request" in str(cells(path, 0)[0][0])
    assert "900101300007" in text_of(path)
    line = lines(registry._session.database)[-1]
    assert (line[1], line[2], line[5]) == ("exported", "personal", "court request")
    assert "personal.xlsx" in line[4]


def test_an_ordinary_dump_names_nobody(registry: Registry, tmp_path: Path) -> None:
    fill(registry, FIRE)
    path = tmp_path / "dump.xlsx"
    become(registry, Role.VIEWER).register_dump(EVERYTHING, path)
    found = text_of(path)
    assert "В. И." in found
    assert not [secret for secret in ("Выдуманный", "900101300007", "1990") if secret in found]
    person = dict(zip(cells(path, 1)[2], cells(path, 1)[3], strict=True))
    assert person["age"] == 36


@pytest.mark.parametrize("name", ["old.xlsx", "old.csv"])
def test_a_cancelled_dump_leaves_the_old_file(demo: Registry, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("old")

    def cancel(done: int, total: int) -> None:
        if total:
            raise CancelledError("stopped")

    with pytest.raises(CancelledError):
        demo.reports.register_dump(EVERYTHING, path, DumpOptions(), cancel)
    assert [file.name for file in tmp_path.iterdir()] == [name]
    assert path.read_text() == "old"


def test_another_ending_is_refused(demo: Registry, tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match=r"\.xlsx or \.csv"):
        demo.reports.register_dump(EVERYTHING, tmp_path / "dump.pdf")


def test_the_day_begins_at_eight_the_day_before(registry: Registry, texts: Texts) -> None:
    early = Incident(**{**vars(FIRE), "occurred_at": time(7, 59), "address": "too early"})
    unknown = Incident(**{**vars(FIRE), "occurred_at": None, "time_unknown": True, "address": "unknown hour"})
    annulled = Incident(**{**vars(FIRE), "status": Status.ANNULLED, "address": "annulled"})
    draft = Incident(**{**vars(DROWNING), "occurred_on": date(2026, 11, 22), "address": "by the river"})
    fill(registry, FIRE, early, unknown, annulled, draft)
    found = registry.reports.day_report(datetime(2026, 11, 22, 8, 30), texts)
    assert "21.11.2026 08:00" in found.title
    shown = {text: text in found.html for text in ("unknown hour", "by the river", "too early", "annulled")}
    assert shown == {"unknown hour": True, "by the river": True, "too early": False, "annulled": False}
    assert "outside Kazakhstan" in found.html


def test_the_card_of_a_record(registry: Registry, texts: Texts) -> None:
    fill(registry, FIRE)
    (key,) = registry.incidents.ids(EVERYTHING, NEWEST_FIRST)
    found = registry.reports.card(key, texts)
    assert registry.incidents.get(key).number in found.title
    assert "=1+1" in found.html
    assert "Выдуманный" not in found.html
    with pytest.raises(NotFoundError):
        registry.reports.card(key + 1, texts)


def test_any_table_as_a_file(demo: Registry, tmp_path: Path) -> None:
    table = Table(
        (TableColumn("row", "Row"), TableColumn("reason", "Reason")), (("5", "=bad"),), title="Rejects"
    )
    written = demo.reports.table(table, tmp_path / "rejects.xlsx", Language.EN)
    assert written.sheets == ("DEMO Rejects",)
    assert cells(tmp_path / "rejects.xlsx", 0) == [("Row", "Reason"), ("5", "=bad")]


def test_mixed_liability_in_the_workbook_is_what_the_door_says(demo: Registry, tmp_path: Path) -> None:
    query = Query(period=PERIOD)
    options = SummaryOptions(language=Language.EN, sheets=("guilt", "decisions"), cap=20)
    plan = {sheet.key: sheet for sheet in demo.reports.preview(query, options).sheets}
    outcome = simulate(demo.liability.prepared(query), 20)
    shares = plan["guilt"].tables[0]
    assert shares.totals == (None, outcome.total - outcome.people_above, outcome.people_above)
    demo.reports.summary(query, tmp_path / "m.xlsx", options)
    rows = cells(tmp_path / "m.xlsx", 1)
    states = [row[7] for row in rows if row[7] is not None][1:]
    assert states.count("effective") == outcome.total > 0
    assert len(states) == plan["decisions"].rows == sum(row.decisions for row in demo.liability.cases(query))
    names = {
        person.surname for one in demo.liability.cases(query) for person in victims_of(demo, one.incident)
    }
    found = text_of(tmp_path / "m.xlsx")
    assert names - {""}
    assert not [name for name in names if name and name in found]


def victims_of(registry: Registry, incident: int) -> tuple[Person, ...]:
    return registry.incidents.get(incident).persons


def test_the_threshold_shown_is_the_law_s_else_the_bill_s(demo: Registry) -> None:
    policies = demo.liability.policies()
    bill = threshold_policy(policies)
    assert bill is not None
    assert (bill.code, bill.cap) == ("kz-bill-25", 25)
    law = replace(bill, code="law", status=PolicyStatus.IN_FORCE, cap=30, valid_from=date(2026, 1, 1))
    assert threshold_policy((*policies, law)) == law
    assert threshold_policy(()) is None
