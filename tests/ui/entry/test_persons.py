"""The persons grid: typing, walking, pasting from a spreadsheet, problems, hidden numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds import KINDS, person_fields
from safetyreg.domain.person import Person
from safetyreg.domain.user import Role
from safetyreg.i18n import Language, Texts
from tests.ui.entry.hands import CTRL, DAY, YESTERDAY, Hands, iin
from ui.entry.composing import PersonEntry
from ui.entry.kept_texts import people_from, people_texts
from ui.entry.person_columns import grid_columns, named
from ui.entry.person_paste import is_block, read_block
from ui.entry.person_reading import PersonReading
from ui.entry.reason_dialog import ReasonDialog
from ui.widgets.code_input import CodeInput

if TYPE_CHECKING:
    from safetyreg.domain.field import Values
    from ui.entry.people_box import PeopleBox
    from ui.session import Session

MAN = iin("620304", "3")
GIRL = iin("170505", "6")
FIRE, WATER, WORKPLACE = KINDS


def people(hands: Hands, kind: str = "fire") -> PeopleBox:
    hands.begin(kind)
    hands.fill(occurred_on=DAY)
    return hands.form.people


def shown(box: PeopleBox, row: int) -> list[str]:
    model: QAbstractItemModel = box.model
    return [str(model.index(row, column).data() or "") for column in range(6)]


def paste(box: PeopleBox, text: str, row: int = 0, column: int = 0) -> None:
    QGuiApplication.clipboard().setText(text)
    box.grid.setCurrentIndex(box.model.index(row, column))
    box.grid.paste()


def test_the_model_keeps_the_rules_of_models(hands: Hands) -> None:
    box = people(hands)
    QAbstractItemModelTester(box.model, QAbstractItemModelTester.FailureReportingMode.Fatal, box.model)
    box.model.put(0, box.model.columns[0], "Тестов")
    box.model.put(1, box.model.columns[0], "Тестова")
    box.model.remove(0)
    assert shown(box, 0)[0] == "Тестова"


def test_an_iin_fills_in_date_of_birth_and_sex(hands: Hands) -> None:
    box = people(hands)
    box.model.put(0, box.model.columns[1], GIRL)
    age = YESTERDAY.year - 2017 - ((YESTERDAY.month, YESTERDAY.day) < (5, 5))
    assert shown(box, 0) == ["", GIRL, "05.05.2017", f"{age}\u00a0· child", "female", ""]
    assert not box.model.flags(box.model.index(0, 3)) & Qt.ItemFlag.ItemIsEditable


def test_an_iin_typed_as_a_name_goes_to_its_own_column(hands: Hands) -> None:
    box = people(hands)
    box.model.put(0, box.model.columns[0], f" {GIRL} ")
    assert shown(box, 0)[:2] == ["", GIRL]
    box.model.put(0, box.model.columns[0], "900101300003")
    assert shown(box, 0)[:2] == ["900101300003", GIRL], "one that is there is not replaced"


def test_a_wrong_iin_is_marked_where_it_stands(hands: Hands) -> None:
    box = people(hands)
    box.grid.begin()
    hands.type("Тестов")
    hands.type("123")
    hands.editing.checking.check()
    hands.settled()
    index = box.model.index(0, 1)
    assert index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(Qt.ItemDataRole.ForegroundRole) == hands.session.theme.colour("error")
    assert box.lines.isVisibleTo(hands.page)


def test_what_cannot_be_read_stays_in_its_cell(hands: Hands) -> None:
    box = people(hands)
    box.model.put(0, box.model.columns[2], "31.02.2000")
    assert shown(box, 0)[2] == "31.02.2000"
    assert "no date" in str(box.model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole))
    assert hands.form.incident().raw == {"0.birth_date": "31.02.2000"}
    box.model.put(0, box.model.columns[2], "28022000")
    assert hands.form.incident().persons[0].birth_date == date(2000, 2, 28)


def test_a_cell_finds_while_it_is_typed(hands: Hands) -> None:
    box = people(hands)
    box.model.put(0, box.model.columns[0], "Тестов")
    box.grid.setFocus()
    box.grid.setCurrentIndex(box.model.index(0, 5))
    hands.press(Qt.Key.Key_F4)
    editor = hands.focus()
    assert isinstance(editor, CodeInput)
    assert editor.popup().isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert not editor.popup().isVisible()
    hands.type("inj")
    assert hands.form.incident().persons[0].outcome == "injured"
    assert box.grid.currentIndex().column() == 6
    box.grid.setCurrentIndex(box.model.index(0, 5))
    hands.press(Qt.Key.Key_Delete)
    assert hands.form.incident().persons[0].outcome == ""


def test_escape_takes_back_what_was_typed_in_a_cell(hands: Hands) -> None:
    box = people(hands)
    box.model.put(0, box.model.columns[0], "Тестов")
    box.grid.setFocus()
    box.grid.setCurrentIndex(box.model.index(0, 0))
    hands.press(Qt.Key.Key_X)
    hands.press(Qt.Key.Key_Escape)
    assert shown(box, 0)[0] == "Тестов"


def test_tab_leaves_the_grid_from_the_row_that_adds(hands: Hands) -> None:
    box = people(hands)
    box.grid.begin()
    hands.type("Тестов")
    assert box.grid.currentIndex().column() == 1
    box.grid.setCurrentIndex(box.model.index(1, 0))
    hands.tab()
    assert not box.grid.hasFocus()
    box.grid.setFocus()
    box.grid.setCurrentIndex(box.model.index(1, 0))
    hands.press(Qt.Key.Key_Backtab)
    assert box.grid.currentIndex().row() == 0


def test_a_block_from_a_spreadsheet_goes_by_the_columns(hands: Hands) -> None:
    box = people(hands)
    paste(box, f"Тестов Тест\t{MAN}\r\nТестова Проба\t{GIRL}\r\n")
    found = hands.form.incident().persons
    assert [(one.surname, one.iin) for one in found] == [("Тестов", MAN), ("Тестова", GIRL)]
    paste(box, "unharmed\ninjured", 0, 5)
    assert [one.outcome for one in hands.form.incident().persons] == ["unharmed", "injured"]
    paste(box, "Один", 1, 0)
    assert hands.form.incident().persons[1].surname == "Один"


def test_a_block_with_headings_goes_by_them(hands: Hands) -> None:
    box = people(hands)
    head = "Outcome\tDiagnosis?\tФИО\tИИН\tDate of birth"
    text = f'{head}\ninjured\tx\t"Тестов Тест"\t{MAN}\t1962-03-04\nboo\t\t\t\t\n'
    paste(box, text)
    first, second = hands.form.incident().persons
    assert (first.outcome, first.full_name, first.birth_date) == ("injured", "Тестов Тест", date(1962, 3, 4))
    assert second.outcome == ""
    assert hands.form.incident().raw == {"1.outcome": "boo"}


def test_a_spreadsheet_drops_leading_zeros() -> None:
    assert is_block("a\tb")
    assert not is_block("a\n")
    block = read_block("Surname\tIIN\na\tb\n", FIRE)
    assert block.fields is not None
    assert [one.name for one in block.fields if one] == ["surname", "iin"]
    assert read_block("", FIRE).rows == ()


@pytest.mark.parametrize(
    ("written", "outcome"),
    [("погибла", "dead"), ("Погибли", "dead"), ("травмирована", "injured"), ("спасена", "rescued")],
)
def test_an_outcome_is_read_in_any_gender(written: str, outcome: str) -> None:
    field = next(one for one in person_fields(FIRE) if one.name == "outcome")
    reading = PersonReading(Texts(Language.RU), CodeBook({}), date.today)
    assert reading.read(field, written) == outcome
    assert reading.problem(field, "нет такого") is not None


def test_leading_zeros_of_an_iin_come_back(hands: Hands) -> None:
    box = people(hands)
    born = iin("020304", "5")
    box.model.put(0, box.model.columns[1], born.lstrip("0"))
    assert hands.form.incident().persons[0].iin == born


def test_cells_are_copied_as_a_spreadsheet_takes_them(hands: Hands) -> None:
    box = people(hands)
    paste(box, f"Тестов Тест\t{MAN}\n")
    box.grid.setCurrentIndex(box.model.index(0, 1))
    box.grid.copy()
    assert QGuiApplication.clipboard().text() == f"{MAN}\r\n"


def test_a_person_is_removed_and_put_back(hands: Hands) -> None:
    box = people(hands)
    paste(box, "Тестов\t\nТестова\t\n")
    box.grid.setCurrentIndex(box.model.index(0, 0))
    box.remove()
    assert [one.surname for one in hands.form.incident().persons] == ["Тестова"]
    assert "Тестов" in box._restore.text()
    box.put_back()
    assert [one.surname for one in hands.form.incident().persons] == ["Тестов", "Тестова"]
    hands.press(Qt.Key.Key_Minus, CTRL) if box.grid.hasFocus() else box.grid.remove_current()
    assert len(hands.form.incident().persons) == 1


def test_everything_else_about_a_person_stands_below(hands: Hands) -> None:
    box = people(hands, "workplace")
    box.grid.begin()
    hands.type("Тестов Тест")
    panel = box.panel
    assert panel.isVisibleTo(hands.page)
    assert not panel.rows["iin"].isVisibleTo(hands.page)
    for name, text in {"knowledge_check_on": DAY, "diagnosis": "проба", "earnings": "1x"}.items():
        panel.rows[name].input.widget().setFocus(Qt.FocusReason.TabFocusReason)
        hands.type(text)
    person = hands.form.incident().persons[0]
    assert person.details == {"knowledge_check_on": YESTERDAY, "diagnosis": "проба"}
    assert hands.form.incident().raw == {"0.earnings": "1x"}
    hands.editing.checking.check()
    hands.settled()
    assert panel.rows["earnings"].message()


def test_a_problem_of_a_person_takes_the_cursor_there(hands: Hands) -> None:
    box = people(hands, "workplace")
    hands.fill_required()
    box.grid.begin()
    hands.type("Тестов Тест")
    hands.press(Qt.Key.Key_R, CTRL)
    hands.qtbot.waitUntil(lambda: not hands.editing.saver.under_way)
    hands.settled()
    assert box.grid.currentIndex() == box.model.index(0, 5)
    assert hands.form.people.lines.isVisibleTo(hands.page)


def test_hidden_numbers_are_shown_for_a_reason(
    hands: Hands, real: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person(surname="Тестов", given_name="Тест", iin=MAN, outcome="injured")
    incidents = real.registry.incidents
    number = incidents.save(Incident(kind="fire", persons=(person,)), expected_version=0).id
    hands.page.open_existing(number)
    hands.settled()
    box = hands.form.people
    assert shown(box, 0)[1] == "•" * 9 + MAN[-3:]
    assert box.model.index(0, 1).data(Qt.ItemDataRole.EditRole) == ""
    assert not box.model.setData(box.model.index(0, 1), "")
    assert box._reveal.isVisibleTo(hands.page)
    hands.fill(address="ул. Тестовая")
    hands.press(Qt.Key.Key_S, CTRL)
    hands.saved()
    monkeypatch.setattr(ReasonDialog, "ask", lambda *_: "a check")
    box._reveal.click()
    hands.settled()
    assert shown(box, 0)[1] == MAN
    assert not box._reveal.isVisibleTo(hands.page)
    assert any(line.note == "a check" for line in incidents.history(number))
    assert incidents.reveal(number, "a test").persons[0].iin == MAN


def test_hidden_numbers_are_not_offered_to_an_operator(
    hands: Hands, real: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person(surname="Тестов", given_name="Тест", iin=MAN, outcome="injured")
    number = real.registry.incidents.save(Incident(kind="fire", persons=(person,)), expected_version=0).id
    session = real.registry._session
    monkeypatch.setattr(session, "user", replace(session.user, role=Role.OPERATOR))
    hands.page.open_existing(number)
    hands.settled()
    assert hands.form.people.model.masked(0)
    assert not hands.form.people._reveal.isVisibleTo(hands.page)


def test_people_are_kept_as_texts_and_come_back() -> None:
    details: Values = {
        "profession": "сварщик",
        "experience": 2.5,
        "training_on": date(2020, 1, 2),
        "days_lost": 3,
    }
    person = Person(
        id=7, surname="Тестов", birth_date=date(1962, 3, 4), age=None, sex="male", details=details
    )
    entries = (PersonEntry(person, {"outcome": "zzz"}), PersonEntry(Person(age=30)))
    assert people_from(people_texts(entries), WORKPLACE) == entries
    assert PersonEntry().blank


def test_a_name_is_divided_into_its_parts() -> None:
    found = named(Person(), "Тестов Тест Тестович оглы")
    assert (found.surname, found.given_name, found.patronymic) == ("Тестов", "Тест", "Тестович оглы")
    assert named(found, "").full_name == ""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.code))
def test_the_required_answer_has_a_column_in_sight(kind: object) -> None:
    found = next(one for one in KINDS if one is kind)
    assert "outcome" in [one.name for one in grid_columns(found)][:6]
