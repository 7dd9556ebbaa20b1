"""Mixed liability in the workbook: totals, two colours without gaps, both columns, an empty registry."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pytest

from safetyreg.domain.decision import Action, After, Body, Decision, Shares
from safetyreg.domain.head import Payer, Payment
from safetyreg.domain.ledger import Circumstances, Ledger, NoShare
from safetyreg.domain.reference import ValueStatus
from safetyreg.export import look
from safetyreg.export.decision_rows import Decided, decision_records
from safetyreg.export.guilt_tables import Standing, guilt, tables
from safetyreg.export.wording import Wording
from safetyreg.export.workbook import write_workbook
from safetyreg.liability.amounts import Movable, Victim
from safetyreg.liability.gathering import gathered
from safetyreg.liability.simulation import prepared, simulate, under_policy
from safetyreg.statistics.totals import TotalsError
from safetyreg.storage.seeds import shipped_policies
from tests.export.samples import meeting

if TYPE_CHECKING:
    from pathlib import Path

    from safetyreg.domain.codes import CodeBook
    from safetyreg.export.meeting import Guilt
    from safetyreg.i18n import Texts

SHARES: Final = (0, 3, 25, 27, 60, 60)
DAY: Final = date(2025, 5, 5)
DIMENSIONS: Final = ("oked", "district", "severity", "year")


def silent(_done: int, _total: int) -> None:
    return


def victims() -> list[Victim]:
    """Return six people of five accidents; the last two of one accident differ in severity."""
    paid = (Movable("lost_earnings", Payer.EMPLOYER, Payment.MONTHLY, 100_000, by_law=False),)
    return [
        Victim(
            incident=min(place, 4),
            person=place,
            share=share,
            fatal=False,
            minor=False,
            amounts=paid if share == 60 else (),
            groups=dict(zip(DIMENSIONS, ("C", "", "severe" if place == 5 else "light", "2025"), strict=True)),
        )
        for place, share in enumerate(SHARES)
    ]


def found(book: CodeBook, texts: Texts, cap: int = 25) -> Guilt:
    ready = prepared(gathered(victims(), DIMENSIONS, DAY))
    drawn = [one for one in shipped_policies() if one.line]
    standing = Standing(
        outcome=simulate(ready, cap),
        counts=[int(count) for count in ready.histogram],
        policy=drawn[0],
        positions=[(one, under_policy(ready.cases, one)) for one in drawn],
        left={NoShare.REINVESTIGATION: 2},
    )
    made = guilt(standing, Wording(texts, book))
    assert made is not None
    return made


def sheets(path: Path) -> tuple[Any, Any]:
    opened = openpyxl.load_workbook(path)
    return opened.worksheets[0], opened.worksheets[1]


def test_a_threshold_inside_a_band_parts_its_people(book: CodeBook, texts: Texts) -> None:
    made = found(book, texts, cap=26)
    rows = {row[0]: row[1:] for row in made.shares.rows}
    assert rows["21\u201325"] == (1, 0)
    assert rows["26\u201330"] == (0, 1)
    assert rows["0"] == rows["1\u20135"] == (1, 0)
    assert made.shares.totals == (None, 3, 3)
    assert len(rows) == 21


def test_money_stands_by_law_and_conditionally(book: CodeBook, texts: Texts) -> None:
    made = found(book, texts)
    bill = made.positions.records()[0]
    assert (bill["people_above"], bill["accidents_above"], bill["points"]) == (3, 2, 72)
    assert (bill["law_monthly"], bill["conditional_monthly"]) == (0, 70_000)
    words = Wording(texts, book)
    labels = [words.label(column.label) for column in made.positions.columns]
    assert any("contradicts art. 935 (4)" in label for label in labels)
    notes = [words.label(note) for note in made.notes]
    assert "Tenge known for 2 of 6." in notes
    unsure = [row["policy"] for row in made.positions.records() if str(row["policy"]).endswith("unverified")]
    shipped = [one for one in shipped_policies() if one.line and one.verified is ValueStatus.UNVERIFIED]
    assert len(unsure) == len(shipped) > 0
    assert "Left out: a new investigation is open: 2." in notes
    assert "not a rule in force" in notes[0]


def test_groups_add_up_and_say_where_they_cannot(book: CodeBook, texts: Texts) -> None:
    groups = {table.columns[0].key: table for table in found(book, texts).groups}
    assert groups["severity"].totals is not None
    assert groups["severity"].totals[2] is None
    assert groups["year"].totals == (None, 6, 5, 3, 2, 72, 0, 0, 70_000, 0)
    assert groups["district"].rows[0][0] == "not given"
    assert groups["oked"].rows[0][0] == book.name("oked", "C", texts.language)


def test_the_sheet_has_gapless_columns_in_two_colours(tmp_path: Path, book: CodeBook, texts: Texts) -> None:
    given = replace(meeting(book), guilt=found(book, texts), sheets=("guilt", "decisions"))
    write_workbook(tmp_path / "m.xlsx", given, texts, book, silent)
    sheet, decisions = sheets(tmp_path / "m.xlsx")
    (chart,) = sheet._charts
    assert (chart.gapWidth, chart.overlap, chart.grouping, chart.type) == (0, 100, "stacked", "col")
    colours = [series.graphicalProperties.solidFill.srgbClr for series in chart.series]
    assert colours == [look.BELOW, look.ABOVE]
    assert "no decisions" in str(decisions["A5"].value)


def test_nothing_decided_is_said(tmp_path: Path, book: CodeBook, texts: Texts) -> None:
    given = replace(meeting(book), sheets=("guilt", "decisions"))
    write_workbook(tmp_path / "m.xlsx", given, texts, book, silent)
    assert "nothing to show" in str(sheets(tmp_path / "m.xlsx")[0]["A5"].value)
    assert tables(None)[0].notes
    empty = Standing(outcome=simulate(prepared(gathered((), (), DAY)), 25), counts=[0] * 101, left={})
    assert guilt(empty, Wording(texts, book)) is None


@pytest.mark.parametrize("part", ["shares", "groups"])
def test_people_that_do_not_add_up_stop_it(tmp_path: Path, book: CodeBook, texts: Texts, part: str) -> None:
    made = found(book, texts)
    if part == "shares":
        wrong = replace(made, shares=replace(made.shares, totals=(None, 4, 3)))
    else:
        wrong = replace(made, groups=(replace(made.groups[0], rows=()),))
    with pytest.raises(TotalsError):
        write_workbook(tmp_path / "m.xlsx", replace(meeting(book), guilt=wrong), texts, book, silent)
    assert not list(tmp_path.iterdir())


def decision(key: int, share: int | None, **parts: object) -> Decision:
    shares = None if share is None else Shares(share, 100 - share)
    made = Decision(
        id=key,
        incident=1,
        person=1,
        body=Body.COMMISSION,
        body_name="комиссия И. Выдуманного",
        decided_on=date(2025, 6, key),
        shares=shares,
    )
    return replace(made, **parts)  # type: ignore[arg-type]


def test_a_row_a_decision_without_names(book: CodeBook, texts: Texts) -> None:
    line = (
        decision(1, 60),
        decision(2, 50),
        decision(3, None, action=Action.ANNULS, annuls=2, after=After.EARLIER, body=Body.COURT),
        decision(4, 20, body=Body.COURT),
    )
    ledger = Ledger(1, 1, Circumstances(occurred_on=DAY), line)
    excluded = replace(
        ledger, circumstances=Circumstances(occurred_on=DAY, exclusion="x"), decisions=line[:1]
    )
    victims_ = [
        Decided(number="Н-1", ledger=ledger, effective=ledger.effective, findings=Counter({1: 2})),
        Decided(number="Н-2", ledger=excluded, effective=excluded.effective),
    ]
    records = decision_records(5, victims_, Wording(texts, book), most=4)
    names = [column.name for column in records.columns]
    rows = [dict(zip(names, row, strict=True)) for row in records.rows]
    assert [row["state"] for row in rows] == [
        "replaced by a later one",
        "decision annulled",
        "annulment that stands",
        "effective",
    ]
    assert [row["findings"] for row in rows] == [2, 0, 0, 0]
    assert (rows[2]["employee"], rows[3]["employee"], rows[3]["body"]) == (None, 20, "court")
    assert (records.total, records.left) == (5, 1)
    assert (
        decision_records(1, victims_[1:], Wording(texts, book), 9).rows[0][7]
        == "no split: the accident is excluded"
    )
    assert "Выдуманн" not in str(records.rows)
