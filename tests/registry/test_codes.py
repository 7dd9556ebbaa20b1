"""Code lists through the door."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from safetyreg.domain.codes import CodeItem
from safetyreg.domain.suggestion import Suggestion
from safetyreg.domain.user import Role
from safetyreg.errors import ExpectedError, NotFoundError, NotPermittedError
from safetyreg.exchange.classifier_lines import ClassifierError
from safetyreg.i18n import Language, Names
from safetyreg.registry.codes import Codes
from safetyreg.storage.seeds import shipped_lists
from tests.registry.sessions import lines, session_of, state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from safetyreg.storage.engine import Database

KARAGANDA = "350000000"
ABAY = "100000000"


@pytest.fixture
def codes(database: Database) -> Codes:
    return Codes(session_of(database))


def item(codes: Codes, name: str, code: str) -> CodeItem:
    found = codes.book().item(name, code)
    assert found is not None
    return found


def workbook(path: Path, *rows: Iterable[object]) -> Path:
    made = Workbook()
    assert made.active is not None
    for row in rows:
        made.active.append(list(row))
    made.save(path)
    return path


def test_an_edited_name_is_confirmed_and_told(codes: Codes, database: Database) -> None:
    before = item(codes, "kato", KARAGANDA)
    counter = state(database)
    changes = codes.edit("kato", replace(before, names=replace(before.names, en="Qaraghandy Region")))
    assert (changes.codes, changes.state) == (True, counter + 1)
    after = item(codes, "kato", KARAGANDA)
    assert after.names.en == "Qaraghandy Region"
    assert Language.EN in before.unconfirmed
    assert after.unconfirmed == ()
    [(account, action, field, old, new, note)] = lines(database)
    assert (account, action, field, note) == ("anna", "code_edited", "kato", f"{KARAGANDA} names")
    assert old.endswith("Karaganda Region")
    assert new.endswith("Qaraghandy Region")
    assert [found.code for found in codes.book().lists["kato"].items][8] == KARAGANDA


def test_an_item_of_our_own_is_added_and_closed(codes: Codes, database: Database) -> None:
    codes.add("kato", CodeItem("x-dacha", Names("Дачи"), KARAGANDA))
    codes.close("kato", "x-dacha", date(2026, 1, 31))
    assert item(codes, "kato", "x-dacha").valid_to == date(2026, 1, 31)
    assert codes.book().lists["kato"].items[-1].code == "x-dacha"
    assert [line[1] for line in lines(database)] == ["code_added", "code_edited"]


def test_the_longest_code_fits(codes: Codes) -> None:
    code = "x-" + "я" * 62
    codes.add("kato", CodeItem(code, Names("Дачи")))
    codes.close("kato", code, date(2026, 1, 31))
    assert item(codes, "kato", code).valid_to == date(2026, 1, 31)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (CodeItem("dacha", Names("Дачи")), "begins with"),
        (CodeItem("x-", Names("Дачи")), "begins with"),
        (CodeItem("x-two words", Names("Дачи")), "no blanks"),
        (CodeItem("x-" + "a" * 63, Names("Дачи")), "at most 64"),
        (CodeItem("x-dacha", Names(" ")), "Russian name"),
        (CodeItem("x-dacha", Names("Дачи"), "nowhere"), "no code “nowhere”"),
        (CodeItem("x-dacha", Names("Дачи"), successor="nowhere"), "no code “nowhere”"),
        (CodeItem("x-dacha", Names("Дачи"), "unknown"), "no code “unknown”"),
        (
            CodeItem("x-dacha", Names("Дачи"), valid_from=date(2026, 2, 1), valid_to=date(2026, 1, 1)),
            "before the first",
        ),
    ],
)
def test_a_wrong_item_is_refused(codes: Codes, wrong: CodeItem, said: str) -> None:
    with pytest.raises(ExpectedError, match=said):
        codes.add("kato", wrong)


def test_a_code_is_added_once_and_edited_only_if_known(codes: Codes) -> None:
    codes.add("kato", CodeItem("x-dacha", Names("Дачи")))
    with pytest.raises(ExpectedError, match="already"):
        codes.add("kato", CodeItem("x-dacha", Names("Дачи")))
    with pytest.raises(NotFoundError, match="x-other"):
        codes.edit("kato", CodeItem("x-other", Names("Другое")))
    with pytest.raises(ExpectedError, match="above itself"):
        codes.edit("kato", replace(item(codes, "kato", KARAGANDA), parent="351010000"))


def test_a_list_is_marked_complete(codes: Codes, database: Database) -> None:
    assert not codes.book().lists["kato"].complete
    codes.set_complete("kato", complete=True)
    assert codes.book().lists["kato"].complete
    assert lines(database) == [("anna", "codes_completed", "kato", "false", "true", "")]


def test_kato_is_imported_after_a_dry_run(codes: Codes, database: Database, tmp_path: Path) -> None:
    heading = ("te", "ab", "cd", "ef", "hij", "k", "name_kaz", "name_rus", "nn")
    path = workbook(
        tmp_path / "kato.xlsx",
        heading,
        (KARAGANDA, 35, "00", "00", "000", 0, "Қарағанды облысы", "Карагандинская область", 1),
        ("351010000", 35, "10", "10", "000", 1, "Қарағанды қ.", "г. Караганда", 2),
        ("359999900", 35, "99", "99", "900", 1, "Жаңа ауыл", "с. Новое", 3),
    )
    before = codes.book()
    dry = codes.import_kato(path, dry_run=True)
    assert codes.book() is before
    done = codes.import_kato(path)
    assert done == dry
    assert [added.code for added in done.added] == ["359999900"]
    assert item(codes, "kato", ABAY).valid_to == database.today()
    assert item(codes, "kato", "351800000").valid_to == date(2022, 6, 7)
    assert item(codes, "kato", "359999900").parent == KARAGANDA
    assert codes.book().lists["kato"].complete
    [line] = lines(database)
    closed, changed = len(done.closed), len(done.changed)
    assert line == ("anna", "codes_imported", "kato", "", f"+1 ~{changed} -{closed}", "kato.xlsx")


def test_an_oked_file_without_sections_leaves_ours(codes: Codes, tmp_path: Path) -> None:
    rows = (("code", "name"), ("05", "Добыча угля"), ("051", "Добыча каменного угля"))
    done = codes.import_oked(workbook(tmp_path / "oked.xlsx", *rows))
    assert (len(done.added), len(done.closed)) == (2, 0)
    assert [found.code for found in codes.book().lists["oked"].path("051")] == ["B", "05", "051"]
    sections = (("code", "name"), ("B", "Горнодобывающая промышленность"), ("05", "Добыча угля"))
    assert len(codes.import_oked(workbook(tmp_path / "other.xlsx", *sections)).closed) == 21


def test_any_list_is_imported(codes: Codes, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("code,parent,ru\n901,,Первая\n", encoding="utf-8")
    done = codes.import_list("injury_kind", path)
    assert [added.code for added in done.added] == ["901"]
    with pytest.raises(NotFoundError, match="no_such"):
        codes.import_list("no_such", path)
    path.write_text("code,parent,ru\n1,,\n", encoding="utf-8")
    with pytest.raises(ClassifierError):
        codes.import_list("injury_kind", path)


def test_suggestions_are_settled(codes: Codes, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    assert codes.suggestions() == ()
    lists = list(shipped_lists())
    first, second, *rest = lists[0].items
    newer = (replace(first, names=Names("Новое имя")), replace(second, names=Names("Другое имя")), *rest)
    lists[0] = replace(lists[0], items=newer)
    monkeypatch.setattr("safetyreg.storage.seeds.shipped_lists", lambda: tuple(lists))
    accepted, declined = codes.suggestions()
    codes.settle(accepted, accepted=True)
    codes.settle(declined, accepted=False)
    assert codes.suggestions() == ()
    assert item(codes, "kato", first.code).names.ru == "Новое имя"
    assert item(codes, "kato", second.code) == second
    assert [line[1] for line in lines(database)] == ["code_edited"]


def test_only_administrators_change_codes(database: Database, tmp_path: Path) -> None:
    codes = Codes(session_of(database, Role.INSPECTOR))
    found = item(codes, "kato", KARAGANDA)
    path = tmp_path / "none.xlsx"
    acts: tuple[Callable[[], object], ...] = (
        partial(codes.edit, "kato", found),
        partial(codes.add, "kato", found),
        partial(codes.close, "kato", KARAGANDA, date(2026, 1, 1)),
        partial(codes.set_complete, "kato", complete=True),
        partial(codes.import_kato, path),
        partial(codes.import_oked, path),
        partial(codes.import_list, "kato", path),
        partial(codes.import_items, "kato", (), ""),
        partial(codes.settle, Suggestion(found, found, "kato"), accepted=True),
    )
    for act in acts:
        with pytest.raises(NotPermittedError):
            act()
    assert lines(database) == []
