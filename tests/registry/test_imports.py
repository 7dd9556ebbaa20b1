"""Imports through the door: one file, one batch, taken back without breaking the row of numbers."""

from datetime import date, time
from pathlib import Path

import pytest

from safetyreg.domain.incident import Incident
from safetyreg.domain.query import NEWEST_FIRST, Query
from safetyreg.domain.status import Status
from safetyreg.errors import CancelledError, ExpectedError
from safetyreg.exchange.outcome import Accepted, Rejected
from safetyreg.exchange.profile import ColumnRule, Profile, load
from safetyreg.i18n import Language, Texts
from safetyreg.registry import Registry

RUSSIAN = Texts(Language.RU)
DAY = ColumnRule("Date", "occurred_on", ("%Y-%m-%d",))
FIRES = Profile(
    name="fires",
    kind="fire",
    columns=(DAY, ColumnRule("Loss", "damage")),
    constants={"subtype": "fire", "place": "352410000"},
)
ROWS = "Date,Loss\n2026-01-02,5\n2026-01-03,x\n2026-01-04,7\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """File of three fires, the second of them unreadable."""
    path = tmp_path / "fires.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def numbers(registry: Registry, query: Query | None = None) -> list[str]:
    ids = registry.incidents.ids(query or Query(), NEWEST_FIRST)
    return sorted(registry.incidents.get(key).number for key in ids)


def log_a_fire(registry: Registry) -> int:
    fire = Incident(
        kind="fire",
        subtype="fire",
        occurred_on=date(2026, 2, 1),
        occurred_at=time(3, 14),
        reported_on=date(2026, 2, 1),
        place="352410000",
        damage=1000,
    )
    judged = registry.incidents.problems(fire)
    ticked = tuple(problem.key for problem in judged)
    ready = Incident(**{**vars(fire), "acknowledged": ticked})
    return registry.incidents.save(ready, expected_version=0, register=True).id


def test_a_file_becomes_a_batch(each_registry: Registry, file: Path) -> None:
    taken = each_registry.imports.run(file, FIRES)
    batch = each_registry.imports.batches()[0]
    assert (batch.rows, batch.accepted, batch.rejected, batch.incidents) == (3, 2, 1, 2)
    assert batch == taken.batch
    each_registry.users.set_display_name("Ержан Тестов")
    assert each_registry.imports.batches()[0].name == "Ержан Тестов"
    assert each_registry.incidents.count(Query(counted=True)) == 2
    found = each_registry.incidents.get(each_registry.incidents.ids(Query(), NEWEST_FIRST)[0])
    assert (found.status, found.batch, found.time_unknown) == (Status.REGISTERED, batch.id, True)
    assert len(numbers(each_registry)) == 2


def test_a_dry_run_writes_nothing(each_registry: Registry, file: Path) -> None:
    outcome = each_registry.imports.dry_run(file, FIRES)
    assert (outcome.rows, outcome.accepted, outcome.rejected_rows) == (3, 2, 1)
    assert each_registry.incidents.count(Query()) == 0
    assert each_registry.imports.batches() == ()


def test_the_same_file_twice_is_noticed(each_registry: Registry, file: Path) -> None:
    each_registry.imports.run(file, FIRES)
    with pytest.raises(ExpectedError, match="imported on"):
        each_registry.imports.run(file, FIRES)
    assert each_registry.imports.run(file, FIRES, again=True).outcome.accepted == 2
    assert each_registry.incidents.count(Query()) == 4


def test_undo_deletes_and_gives_numbers_back(each_registry: Registry, file: Path) -> None:
    first = log_a_fire(each_registry)
    kept = each_registry.incidents.get(first).number
    batch = each_registry.imports.run(file, FIRES).batch
    undone, changes = each_registry.imports.undo(batch.id, RUSSIAN)
    assert (undone.deleted, undone.annulled) == (2, 0)
    assert changes.incidents is None
    assert numbers(each_registry) == [kept]
    following = each_registry.incidents.get(log_a_fire(each_registry)).number
    assert int(following[-6:]) == int(kept[-6:]) + 1
    assert each_registry.imports.already(file) is None
    with pytest.raises(ExpectedError, match="undone already"):
        each_registry.imports.undo(batch.id, RUSSIAN)
    with pytest.raises(ExpectedError, match="no import 99"):
        each_registry.imports.undo(99, RUSSIAN)


def test_undo_annuls_what_later_numbers_hold_fast(each_registry: Registry, file: Path) -> None:
    batch = each_registry.imports.run(file, FIRES).batch
    log_a_fire(each_registry)
    undone, _ = each_registry.imports.undo(batch.id, RUSSIAN)
    assert (undone.deleted, undone.annulled) == (0, 2)
    given = numbers(each_registry)
    assert [int(number[-6:]) for number in given] == [1, 2, 3]
    annulled = each_registry.incidents.ids(Query(statuses=("annulled",)), NEWEST_FIRST)
    assert len(annulled) == 2
    reason = each_registry.incidents.get(annulled[0]).status_reason
    assert "fires.csv" in reason
    assert "import" not in reason.lower(), "said in the language of the one who took it back"
    assert each_registry.incidents.history(annulled[0])[-1].field == "status"
    assert each_registry.incidents.count(Query(counted=True)) == 1


def test_undo_keeps_what_a_person_touched(each_registry: Registry, file: Path) -> None:
    batch = each_registry.imports.run(file, FIRES).batch
    oldest = each_registry.incidents.ids(Query(), NEWEST_FIRST)[-1]
    found = each_registry.incidents.get(oldest)
    judged = tuple(problem.key for problem in each_registry.incidents.problems(found))
    changed = Incident(**{**vars(found), "story": "проверено", "acknowledged": judged})
    each_registry.incidents.save(changed, expected_version=found.version)
    undone, _ = each_registry.imports.undo(batch.id, RUSSIAN)
    assert (undone.deleted, undone.annulled) == (1, 1)
    assert each_registry.incidents.get(oldest).status is Status.ANNULLED


def test_a_cancelled_import_leaves_nothing(each_registry: Registry, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise CancelledError("stopped")

    long = tmp_path / "long.csv"
    long.write_text("Date,Loss\n" + "2026-01-02,5\n" * 600, encoding="utf-8")
    with pytest.raises(CancelledError):
        each_registry.imports.run(long, FIRES, stop)
    assert each_registry.incidents.count(Query()) == 0
    assert each_registry.imports.batches() == ()


def test_preview_and_proposal(registry: Registry, file: Path) -> None:
    shown = registry.imports.preview(file, FIRES)
    assert [type(one) for one in shown.results] == [Accepted, Rejected, Accepted]
    assert registry.imports.sheets(file) == ("",)
    named = file.with_name("named.csv")
    named.write_text("Damage,Settlement,Адрес\n5,Аксу,ул. Тестовая\n", encoding="utf-8")
    proposed = registry.imports.propose(named, "fire")
    assert {rule.to for rule in proposed.columns} == {"damage", "settlement", "address"}


REAL = (
    ("fire_london_dwelling_2009_2024/london_dwelling_fires.csv.gz", "london_dwelling_fires", 90146, 0),
    ("water_us_citizens_abroad_deaths_2002_2012/drownings_only.csv", "drownings_abroad", 1023, 0),
    ("work_ihm_stefanini_2016_2017/ihm_stefanini_accidents.csv", "ihm_stefanini", 425, 0),
    ("work_osha_fatalities_geocoded_2009_2017/osha_fatalities_geocoded.csv", "osha_fatalities", 7958, 35),
)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "profile", "rows", "rejected"), REAL)
def test_real_sets_add_up(
    registry: Registry, root: Path, name: str, profile: str, rows: int, rejected: int
) -> None:
    path = root.parent / "shared" / "data" / name
    if not path.exists():
        pytest.skip("the real sets of ../shared/data are not here")
    outcome = registry.imports.run(path, load(root / "docs" / "profiles" / f"{profile}.toml")).outcome
    assert (outcome.rows, outcome.rejected_rows) == (rows, rejected)
    assert outcome.accepted + outcome.rejected_rows == outcome.rows
    assert registry.incidents.count(Query(counted=True)) == outcome.incidents
    table = outcome.rejects(lambda message: message.text)
    assert len(table.rows) == rejected
