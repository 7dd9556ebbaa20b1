"""Opinions through the door: the case of one victim as a Word document, and as PDF where that can be made."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Final

from safetyreg import __version__
from safetyreg.access import Action
from safetyreg.domain.changes import Changes
from safetyreg.domain.incident import Incident
from safetyreg.domain.person import Person
from safetyreg.errors import ExpectedError, Message
from safetyreg.export.office import NONE_FOUND, find_office, make_pdf
from safetyreg.export.opinion import Imprint, OpinionCase, opinion_title, opinion_values
from safetyreg.export.outfile import explained, replacing
from safetyreg.export.wording import Wording
from safetyreg.i18n import Language, Texts, mark
from safetyreg.registry import victims
from safetyreg.registry.opinion_sample import sample_case
from safetyreg.registry.session import Session
from safetyreg.storage import history, settings
from safetyreg.storage.history import Line

OPINION: Final = "opinion"
TEMPLATE: Final = "opinion_template."
WORD: Final = ".docx"
PDF: Final = ".pdf"


@dataclass(frozen=True, slots=True)
class WrittenOpinion:
    """The Word document, the PDF made of it, or why there is none although it was asked for."""

    document: Path
    pdf: Path | None = None
    said: Message | None = None


class Opinions:
    """Writes opinions for those who may take full personal data out of a registry."""

    def __init__(self, session: Session) -> None:
        """Keep the session."""
        self._session = session
        self._database = session.database

    def subject(self, incident: int, person: int) -> tuple[Incident, Person]:
        """Return the accident and its victim with their names; only for who may take them out."""
        self._session.demand(Action.EXPORT_PERSONAL)
        with self._database.read() as connection:
            return victims.find(connection, incident, person)

    def write(self, case: OpinionCase, path: Path, texts: Texts, template: Path | None) -> WrittenOpinion:
        """Write an opinion; a path that ends with .pdf gets the Word document beside it."""
        from safetyreg.export.word_file import fill  # noqa: PLC0415  loads docxtpl

        document = path.with_suffix(WORD) if path.suffix.lower() == PDF else path
        words = Wording(texts, self._session.book())
        chosen = template or self.own_template(texts.language)
        name = chosen.name if chosen else f"opinion_{texts.language.value}{WORD}"
        self._note(case, path)
        fill(
            document,
            _opened(chosen, texts.language),
            name,
            opinion_values(case, words),
            opinion_title(case, words),
        )
        return self.pdf(document, path) if document != path else WrittenOpinion(document)

    def pdf(self, document: Path, path: Path) -> WrittenOpinion:
        """Make a PDF of that very Word document; without an office program say so and leave the document."""
        office = find_office()
        if office is None:
            return WrittenOpinion(document, said=Message(NONE_FOUND))
        make_pdf(document, path, office)
        return WrittenOpinion(document, path)

    def own_template(self, language: Language) -> Path | None:
        """Return the template one has chosen for a language, nothing where the shipped one is used."""
        with self._database.read() as connection:
            account = self._session.user.account
            kept = settings.get(connection, TEMPLATE + language.value, account, "")
        return Path(str(kept)) if kept else None

    def use_template(self, language: Language, path: Path | None) -> Changes:
        """Choose an edited template for a language, or the shipped one again.

        It is tried on an invented case first: a broken or forbidden tag is an ExpectedError that names it.
        """
        self._session.demand(Action.EXPORT_PERSONAL)
        if path is not None:
            self.check_template(language, path)
        with self._database.write() as connection:
            account = self._session.user.account
            settings.put(connection, TEMPLATE + language.value, str(path) if path else None, account)
            return Changes(state=self._database.state(connection), settings=True)

    def check_template(self, language: Language, path: Path) -> None:
        """Fill a template with an invented case; raise ExpectedError that names what cannot be filled."""
        from safetyreg.export.word_file import fill  # noqa: PLC0415  loads docxtpl

        words, case = Wording(Texts(language), self._session.book()), sample_case(self.imprint())
        with TemporaryDirectory() as folder:
            tried = Path(folder) / f"opinion{WORD}"
            fill(tried, BytesIO(_read(path)), path.name, opinion_values(case, words), "")

    def save_template(self, language: Language, path: Path) -> None:
        """Write the shipped template as a Word document, to be edited."""
        from safetyreg.export.opinion_template import default_template  # noqa: PLC0415  loads python-docx

        self._session.demand(Action.READ)
        with replacing(path) as (beside,):
            beside.write_bytes(default_template(language).getvalue())

    def imprint(self) -> Imprint:
        """Return what every opinion says of itself."""
        user = self._session.user
        return Imprint(
            registry=self._database.name,
            demo=self._session.demo,
            made_at=self._session.local_now(),
            made_by=user.display_name or user.account,
            version=__version__,
        )

    def _note(self, case: OpinionCase, path: Path) -> None:
        line = Line(case.incident.id, OPINION, f"person {case.person.id}", new=path.name)
        with self._database.write() as connection:
            history.write(connection, self._session.user.account, self._database.now(), (line,))


def _opened(path: Path | None, language: Language) -> IO[bytes]:
    from safetyreg.export.opinion_template import default_template  # noqa: PLC0415  loads python-docx

    return default_template(language) if path is None else BytesIO(_read(path))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        text = mark("The template “{path}” is not there any more: choose it again, or use the shipped one.")
        raise ExpectedError(text, path=str(path)) from error
    except OSError as error:
        raise explained(error, path) from error
