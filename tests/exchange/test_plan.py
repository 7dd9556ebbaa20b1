"""A file through its profile: rows add up, every rejected one is named, persons find their incident."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import load_workbook

from safetyreg.domain.incident import Incident
from safetyreg.domain.problem import Problem, Severity
from safetyreg.errors import CancelledError, ExpectedError, Message
from safetyreg.exchange.outcome import Accepted, Outcome, Rejected
from safetyreg.exchange.plan import Tick, plan, results, suffixes
from safetyreg.exchange.profile import ColumnRule, PersonsSheet, Profile, RowsAre
from tests.exchange.book import converter, write_csv, write_xlsx

DAY = ColumnRule("Date", "occurred_on", ("%Y-%m-%d",))
FIRES = Profile(
    name="fires", kind="fire", columns=(DAY,), constants={"subtype": "fire", "place": "352410000"}
)


def judge(incident: Incident) -> tuple[Problem, ...]:
    """Ask for a date, doubt a big damage, and ask for a report where the record is no import."""
    found = [Problem("required", "reported_on", Message("missing"))] if incident.batch is None else []
    if incident.occurred_on is None:
        found.append(Problem("required", "occurred_on", Message("enter the date")))
    if (incident.damage or 0) > 1000:
        found.append(Problem("usual", "damage", Message("much"), Severity.WARNING))
    return tuple(found)


def read(path: Path, profile: Profile, tick: Tick | None = None) -> list[Accepted | Rejected]:
    made = plan(path, profile, converter())
    return list(results(made, converter(), judge, tick))


def incidents(found: Iterable[Accepted | Rejected]) -> list[Incident]:
    return [one.incident for one in found if isinstance(one, Accepted)]


def test_rows_become_incidents_and_bad_ones_are_named(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "a.csv", "Date,Loss\n2026-01-02,5\n,6\n2026-13-01,7\n2026-01-03,5000\n")
    profile = FIRES.with_rule("Loss", ColumnRule("Loss", "damage"))
    outcome = Outcome(headings=("Date", "Loss"))
    found = read(file, profile)
    for one in found:
        outcome.note(one)
    assert (outcome.rows, outcome.accepted, outcome.rejected_rows) == (4, 2, 2)
    table = outcome.rejects(lambda message: message.text.format(**message.values))
    titles = [getattr(one.label, "text", "") for one in table.columns[:3]]
    assert titles == ["Row of the file", "Column", "Why rejected"]
    assert [row[:2] for row in table.rows] == [(3, "Date"), (4, "Date")]
    assert table.column("@reason")[0] == "enter the date"
    assert table.rows[1][3:] == ("2026-13-01", "7")
    warned = incidents(found)[1]
    assert warned.acknowledged == ("usual:damage:",)
    assert warned.time_unknown
    assert outcome.warning_counts["much"] == 1


def test_drafts_only_where_the_profile_says_so(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "a.csv", "Date\n\n2026-01-02\n ,\n")
    profile = Profile(name="x", kind="fire", columns=(DAY, ColumnRule("B", "story")), header=0, drafts=True)
    with pytest.raises(ExpectedError, match="no column “Date”"):
        read(file, profile)
    drafts = Profile(
        name="x",
        kind="fire",
        columns=(ColumnRule("A", "story"), ColumnRule("B", "address")),
        header=0,
        drafts=True,
    )
    statuses = [
        one.status for one in incidents(read(write_csv(tmp_path / "b.csv", "Тушили,ул. 1\n"), drafts))
    ]
    assert statuses == ["draft"]


def test_twins_inside_a_file_are_kept_with_a_warning(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "a.csv", "Date\n2026-01-02\n2026-01-02\n")
    found = read(file, FIRES)
    assert len(incidents(found)) == 2
    last = found[1]
    assert isinstance(last, Accepted)
    assert "earlier row" in last.warnings[0].message.text


def test_persons_are_grouped_into_incidents(tmp_path: Path) -> None:
    text = "Date,Lake,Age\n2026-06-01,A,9\n2026-06-02,A,30\n2026-06-01,A,40\n"
    profile = Profile(
        name="water",
        kind="water",
        rows=RowsAre.PERSONS,
        group_by=("Date", "Lake"),
        columns=(DAY, ColumnRule("Lake", "water_name"), ColumnRule("Age", "person.age")),
        constants={"subtype": "drowning", "person.outcome": "dead"},
    )
    found = incidents(read(write_csv(tmp_path / "a.csv", text), profile))
    assert [(one.occurred_on, one.total("dead"), one.total("dead_children")) for one in found] == [
        (date(2026, 6, 1), 2, 1),
        (date(2026, 6, 2), 1, 0),
    ]


def test_story_coordinates_and_a_person_in_one_row(tmp_path: Path) -> None:
    text = "Date;What;More;Where;Sex\n2026-01-02;Горел дом;Ветер;49.8, 73.1;male\n2026-01-03;Дым;;;\n"
    profile = Profile(
        name="x",
        kind="fire",
        columns=(
            DAY,
            ColumnRule("What", "story"),
            ColumnRule("More", "story"),
            ColumnRule("Where", "coordinates"),
            ColumnRule("Sex", "person.sex"),
        ),
    )
    first, second = incidents(read(write_csv(tmp_path / "a.csv", text), profile))
    assert first.story == "What: Горел дом\nMore: Ветер"
    assert (first.latitude, first.longitude) == (49.8, 73.1)
    assert first.persons[0].sex == "male"
    assert second.persons == ()


def test_a_time_beside_the_day_is_kept(tmp_path: Path) -> None:
    text = "When\n05.03.2025 14:20\n06.03.2025\n2025-03-07T00:00:00\n2025-03-08 09:05:30\n"
    profile = replace(FIRES, columns=(ColumnRule("When", "occurred_on"),))
    found = incidents(read(write_csv(tmp_path / "a.csv", text), profile))
    assert [one.occurred_on for one in found] == [date(2025, 3, day) for day in (5, 6, 7, 8)]
    assert [one.occurred_at for one in found] == [time(14, 20), None, None, time(9, 5)]
    assert [one.time_unknown for one in found] == [False, True, True, False]
    book = write_xlsx(tmp_path / "a.xlsx", [["When"], [datetime(2025, 3, 5, 14, 20)], [datetime(2025, 3, 6)]])
    assert [one.occurred_at for one in incidents(read(book, profile))] == [time(14, 20), None]


def test_a_column_of_its_own_says_the_time(tmp_path: Path) -> None:
    text = "When;At\n05.03.2025 14:20;03:00\n06.03.2025 15:00;\n"
    profile = replace(FIRES, columns=(ColumnRule("When", "occurred_on"), ColumnRule("At", "occurred_at")))
    found = incidents(read(write_csv(tmp_path / "a.csv", text), profile))
    assert [one.occurred_at for one in found] == [time(3), None]


def test_a_column_may_go_to_a_field_and_to_the_story(tmp_path: Path) -> None:
    rules = (
        DAY,
        ColumnRule("Where", "address"),
        ColumnRule("Where", "story"),
        ColumnRule("Who", "organisation"),
    )
    profile = replace(FIRES, columns=(*rules, ColumnRule("Who", "person.surname")))
    (found,) = incidents(
        read(write_csv(tmp_path / "a.csv", "Date;Where;Who\n2026-01-02;Mine;Welder\n"), profile)
    )
    assert (found.address, found.story) == ("Mine", "Mine")
    assert (found.organisation, found.persons[0].surname) == ("Welder", "Welder")


def test_a_wrong_point_names_its_column(tmp_path: Path) -> None:
    def doubt(incident: Incident) -> tuple[Problem, ...]:
        return (Problem("order", "latitude", Message("too far")),) if incident.latitude else ()

    profile = replace(FIRES, columns=(DAY, ColumnRule("Where", "coordinates")))
    made = plan(write_csv(tmp_path / "a.csv", "Date;Where\n2026-01-02;9, 9\n"), profile, converter())
    (found,) = results(made, converter(), doubt)
    assert isinstance(found, Rejected)
    assert [reason.column for reason in found.reasons] == ["Where"]


def test_unknown_codes_are_remembered_on_the_record(tmp_path: Path) -> None:
    profile = FIRES.with_rule("Cause", ColumnRule("Cause", "cause_final"))
    found = incidents(read(write_csv(tmp_path / "a.csv", "Date,Cause\n2026-01-02,магия\n"), profile))
    assert found[0].cause_final == "unknown"
    assert found[0].acknowledged == ("unknown_code:cause_final:магия",)


def test_headings_in_any_language_lay_themselves(tmp_path: Path) -> None:
    profile = Profile(name="x", kind="fire", auto=True, columns=(DAY,))
    text = "Date,damage,Settlement,Сам не свой\n2026-01-02,5,Аксу,1\n"
    found = incidents(read(write_csv(tmp_path / "a.csv", text), profile))[0]
    assert (found.damage, found.settlement) == (5, "Аксу")


def test_kind_and_status_from_columns(tmp_path: Path) -> None:
    profile = Profile(
        name="x",
        columns=(DAY, ColumnRule("K", "@kind", values={"вода": "water"}), ColumnRule("S", "@status")),
    )
    text = "Date,K,S\n2026-01-02,вода,closed\n"
    found = incidents(read(write_csv(tmp_path / "a.csv", text), profile))[0]
    assert (found.kind, found.status) == ("water", "closed")
    bare = Profile(name="x", columns=(DAY,))
    rejected = read(write_csv(tmp_path / "b.csv", "Date\n2026-01-02\n"), bare)[0]
    assert isinstance(rejected, Rejected)


def persons_profile(suffix: str = "") -> Profile:
    people = PersonsSheet(
        "Люди",
        "No",
        (ColumnRule("Sex", "person.sex"), ColumnRule("Age", "person.age")),
        file_suffix=suffix,
    )
    rules = (DAY, ColumnRule("No", "source_number"), ColumnRule("People", "@people"))
    return Profile(name="x", kind="fire", columns=rules, persons=people)


def test_persons_of_a_second_file_find_their_incident(tmp_path: Path) -> None:
    write_csv(tmp_path / "a-persons.csv", "No,Sex,Age\n2,male,30\n1,female,5\n2,male,x\n9,male,1\n")
    file = write_csv(tmp_path / "a.csv", "Date,No,People\n2026-01-02,1,1\n2026-01-03,2,2\n2026-01-04,3,0\n")
    found = read(file, persons_profile("-persons"))
    assert [len(one.persons) for one in incidents(found)] == [1, 1, 0]
    rejected = [one for one in found if isinstance(one, Rejected)]
    assert [one.rows[0][0] for one in rejected] == [4, 5]


def test_a_count_of_persons_that_is_no_number_is_not_needed(tmp_path: Path) -> None:
    write_csv(tmp_path / "a-persons.csv", "No,Sex,Age\n1,female,5\n")
    file = write_csv(tmp_path / "a.csv", "Date,No,People\n2026-01-02,1,many\n")
    assert [len(one.persons) for one in incidents(read(file, persons_profile("-persons")))] == [1]
    assert suffixes(file) == ("-persons",)


def test_persons_without_a_field_are_rejected_with_the_reason(tmp_path: Path) -> None:
    write_csv(tmp_path / "a-persons.csv", "No,Sex,Age\n1,female,5\n")
    file = write_csv(tmp_path / "a.csv", "Date,No,People\n2026-01-02,1,1\n")
    profile = persons_profile("-persons")
    assert profile.persons is not None
    found = read(file, replace(profile, persons=replace(profile.persons, columns=())))
    (rejected,) = [one for one in found if isinstance(one, Rejected)]
    assert "no column" in rejected.reasons[0].message.text


def test_a_key_that_the_incidents_lack_is_named(tmp_path: Path) -> None:
    write_csv(tmp_path / "a-persons.csv", "Nr,Sex,Age\n1,female,5\n")
    file = write_csv(tmp_path / "a.csv", "Date,No,People\n2026-01-02,1,1\n")
    profile = persons_profile("-persons")
    assert profile.persons is not None
    with pytest.raises(ExpectedError, match="no column “Nr”"):
        read(file, replace(profile, persons=replace(profile.persons, key="Nr")))


def test_persons_of_a_second_sheet_without_a_count(tmp_path: Path) -> None:
    file = write_xlsx(tmp_path / "a.xlsx", [["Date", "No"], ["2026-01-02", 1]], sheet="События")
    book = load_workbook(file)
    people = book.create_sheet("Люди")
    people.append(["No", "Sex", "Age"])
    people.append([1, "male", 40])
    book.save(file)
    rules = (DAY, ColumnRule("No", "source_number"))
    profile = Profile(
        name="x", kind="fire", sheet="События", columns=rules, persons=persons_profile().persons
    )
    assert incidents(read(file, profile))[0].persons[0].age == 40


def test_a_cancelled_run_stops(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise CancelledError("stopped")

    file = write_csv(tmp_path / "a.csv", "Date\n" + "2026-01-02\n" * 600)
    with pytest.raises(CancelledError):
        read(file, FIRES, stop)


def test_empty_heading_row_is_named(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "a.csv", "\n\nDate\n")
    with pytest.raises(ExpectedError, match="Row 1 of the file is empty"):
        plan(file, FIRES, converter())
