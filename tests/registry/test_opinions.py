"""The opinion through the door: complete, with its history, for inspectors; templates of one's own."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from docx import Document

from safetyreg.domain.claim import Claim
from safetyreg.domain.decision import Action, After, Body, Dissent, Shares
from safetyreg.domain.ground import Area, Ground, Sheet, Side, State
from safetyreg.domain.user import Role
from safetyreg.errors import ExpectedError, NotFoundError, NotPermittedError
from safetyreg.export.opinion_template import default_template
from safetyreg.i18n import Language, Texts
from safetyreg.registry.claims import Claims
from safetyreg.registry.decisions import Decisions
from safetyreg.registry.grounds import Grounds
from safetyreg.registry.law import Law
from safetyreg.registry.standards import LawOfRegistry
from tests.languages import every_language
from tests.registry.accidents import accident, decision, victim, victims_of
from tests.registry.liability_doors import liability
from tests.registry.sessions import lines, session_of

if TYPE_CHECKING:
    from pathlib import Path

    from safetyreg.storage.engine import Database

ENGLISH = Texts(Language.EN)
RULES = {
    "side": Side.EMPLOYER,
    "text": "Нет «ограждения» <и> знака",
    "norm": "lc-182",
    "evidence": "акт",
    "state": State.ESTABLISHED,
}


@pytest.fixture
def one(database: Database) -> tuple[int, int]:
    """Return a victim with everything an opinion tells of."""
    session = session_of(database)
    first, second = victims_of(
        database,
        accident(victim("Өтегенов"), story="Упал <груз> & трос.\nВторая строка", organisation="ТОО «Үлгі»"),
        accident(occurred_on=date(2025, 4, 4)),
    )
    ledger = Decisions(session, LawOfRegistry(session))
    dissent = Dissent("А. Тестов", Shares(60, 40), "не согласен", date(2025, 6, 3))
    ledger.add(decision(first, 50, gross_negligence_evidence="", dissents=(dissent,)))
    ledger.add(decision(second, 30))
    grounds = (
        Ground(**RULES),  # type: ignore[arg-type]
        Ground(
            side=Side.EMPLOYEE,
            text="вошёл",
            area=Area.GROSS_BREACH,
            evidence="видео",
            state=State.ESTABLISHED,
        ),
        Ground(side=Side.THIRD, text="без бумаг", link=False, norm="ГОСТ 1"),
    )
    Grounds(session).save(Sheet(incident=first[0], person=first[1], grounds=grounds))
    Claims(session).save(Claim(incident=first[0], person=first[1], capacity_lost=40, average=400_000))
    return first


def text_of(path: Path) -> str:
    """Return every text of a document: paragraphs, tables, header and footer."""
    made = Document(str(path))
    cells = (cell.text for table in made.tables for row in table.rows for cell in row.cells)
    section = made.sections[0]
    parts = (section.header, section.footer)
    edges = (paragraph.text for part in parts for paragraph in part.paragraphs)
    return "\n".join((*(paragraph.text for paragraph in made.paragraphs), *cells, *edges))


def test_an_opinion_tells_the_whole_case(database: Database, one: tuple[int, int], tmp_path: Path) -> None:
    session = session_of(database)
    bill = next(policy for policy in Law(session).policies() if policy.code == "kz-bill-25")
    path = tmp_path / "o.docx"
    written = liability(session).opinion(*one, path, ENGLISH, policy=bill)
    assert (written.document, written.pdf, written.said) == (path, None, None)
    found = text_of(path)
    for said in (
        "draft",
        "Өтегенов Асан",
        "Упал <груз> & трос.\nВторая строка",
        "Нет «ограждения» <и> знака",
        "ГОСТ 1",
        "no causal link",
        "none yet",
        "50 / 50 / 0",
        "under the threshold",
        "160\u00a0000",
        "А. Тестов, 03.06.2025, 60 / 40 / 0 %: не согласен",
        "02.06.2025: Gross negligence is found, but no evidence is named.",
        "Employee: the lower of 50 % and 25 % is 25 %.",
        "adopted, not confirmed",
        "Few cases",
        "Recommended range of the employee's share: ",
    ):
        assert said in found, said
    assert "{{" not in found
    assert [line[1:5] for line in lines(database) if line[1] == "opinion"] == [
        ("opinion", f"person {one[1]}", "", "o.docx")
    ]


def test_a_table_goes_to_the_next_page_with_its_heading() -> None:
    for language in Language:
        kept = tables = 0
        for part in Document(default_template(language)).element.body.iterchildren():
            if part.tag.endswith("}tbl"):
                tables += 1
                assert kept, "what stands before a table keeps with it"
                assert part.xpath("./w:tr[1]//w:keepNext"), (
                    "LibreOffice loses rows after a heading left alone"
                )
            elif "".join(part.itertext()):
                kept = len(
                    part.xpath("./w:pPr/w:keepNext | ./w:pPr/w:pStyle[starts-with(@w:val, 'Heading')]")
                )
        assert tables


@every_language
def test_an_opinion_in_every_language(
    database: Database, one: tuple[int, int], tmp_path: Path, texts: Texts
) -> None:
    door = liability(session_of(database))
    door.opinion(*one, tmp_path / "o.docx", texts)
    titles = {Language.RU: "(проект)", Language.KK: "(жоба)", Language.EN: "(draft)"}
    assert titles[texts.language] in Document(str(tmp_path / "o.docx")).paragraphs[0].text


def test_a_victim_without_a_share_has_an_opinion_too(
    database: Database, one: tuple[int, int], tmp_path: Path
) -> None:
    session = session_of(database)
    made = decision(
        one,
        None,
        body=Body.COURT,
        action=Action.ANNULS,
        annuls=1,
        after=After.REINVESTIGATION,
        decided_on=date(2025, 9, 1),
    )
    Decisions(session, LawOfRegistry(session)).add(made)
    door = liability(session)
    door.opinion(*one, tmp_path / "o.docx", ENGLISH)
    told = text_of(tmp_path / "o.docx")
    assert "No share stands: a new investigation is open." in told
    assert re.search(r"Annuls “.*[0-9]{4}”: a new investigation is open", told), "it names what it annuls"


def test_where_nothing_is_paid_no_empty_table_stands(
    database: Database, one: tuple[int, int], tmp_path: Path
) -> None:
    (bare,) = victims_of(database, accident())
    door, heading = liability(session_of(database)), "Without guilt, tenge"
    for victim_, stands in ((one, True), (bare, False)):
        door.opinion(*victim_, tmp_path / "o.docx", ENGLISH)
        found = text_of(tmp_path / "o.docx")
        assert (heading in found) is stands
        assert "{%" not in found


def test_only_who_may_take_out_personal_data(
    database: Database, one: tuple[int, int], tmp_path: Path
) -> None:
    door = liability(session_of(database, Role.OPERATOR, "olga"))
    with pytest.raises(NotPermittedError):
        door.opinion(*one, tmp_path / "o.docx", ENGLISH)
    with pytest.raises(NotPermittedError):
        door.opinions.use_template(Language.EN, None)
    liability(session_of(database, Role.INSPECTOR, "igor")).opinion(*one, tmp_path / "o.docx", ENGLISH)
    with pytest.raises(NotFoundError):
        liability(session_of(database)).opinion(one[0], 999, tmp_path / "o.docx", ENGLISH)


def test_a_template_of_one_s_own(database: Database, one: tuple[int, int], tmp_path: Path) -> None:
    opinions = liability(session_of(database)).opinions
    own = tmp_path / "own.docx"
    opinions.save_template(Language.EN, own)
    made = Document(str(own))
    made.add_paragraph("By our own template: {{ number }}")
    made.save(str(own))
    opinions.use_template(Language.EN, own)
    door = liability(session_of(database))
    door.opinion(*one, tmp_path / "o.docx", ENGLISH)
    assert "By our own template" in text_of(tmp_path / "o.docx")
    own.unlink()
    with pytest.raises(ExpectedError) as raised:
        door.opinion(*one, tmp_path / "o.docx", ENGLISH)
    assert "own.docx" in ENGLISH.of(raised.value)
    with pytest.raises(ExpectedError):
        opinions.use_template(Language.EN, tmp_path)
    opinions.use_template(Language.EN, None)
    door.opinion(*one, tmp_path / "o.docx", ENGLISH)
    assert "By our own template" not in text_of(tmp_path / "o.docx")


@pytest.mark.parametrize(
    ("tag", "named"), [("{{ nubmer }}", "nubmer"), ("{{ number.__class__ }}", "__class__"), ("{{ number", "")]
)
def test_a_broken_or_forbidden_template_is_not_chosen(
    database: Database, tmp_path: Path, tag: str, named: str
) -> None:
    opinions = liability(session_of(database)).opinions
    own = tmp_path / "own.docx"
    opinions.save_template(Language.KK, own)
    opinions.use_template(Language.KK, own)
    made = Document(str(own))
    made.add_paragraph(f"A line of our own: {tag}")
    wrong = tmp_path / "wrong.docx"
    made.save(str(wrong))
    with pytest.raises(ExpectedError) as raised:
        opinions.use_template(Language.KK, wrong)
    assert "wrong.docx" in ENGLISH.of(raised.value)
    assert named in ENGLISH.of(raised.value)
    assert opinions.own_template(Language.KK) == own, "what was in force stays"


def test_without_an_office_program_the_document_remains(
    database: Database, one: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("safetyreg.registry.opinions.find_office", lambda: None)
    door = liability(session_of(database))
    written = door.opinion(*one, tmp_path / "o.pdf", ENGLISH)
    assert written.pdf is None
    assert written.said is not None
    assert "No office program" in written.said.text
    assert [path.name for path in tmp_path.iterdir() if path.suffix in {".pdf", ".docx"}] == ["o.docx"]


def test_a_pdf_is_made_of_that_very_document(
    database: Database, one: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []
    monkeypatch.setattr("safetyreg.registry.opinions.find_office", object)
    monkeypatch.setattr(
        "safetyreg.registry.opinions.make_pdf", lambda docx, pdf, _: asked.append((docx.name, pdf.name))
    )
    written = liability(session_of(database)).opinion(*one, tmp_path / "o.pdf", ENGLISH)
    assert asked == [("o.docx", "o.pdf")]
    assert written.pdf == tmp_path / "o.pdf"
