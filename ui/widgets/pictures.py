"""A chart leaves the program as a picture: PNG, SVG, the clipboard, and what stands around it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from safetyreg.domain.query import Query
from ui.jobs import Progress
from ui.session import Session
from ui.widgets.filter_words import filter_words
from ui.widgets.link_button import LinkButton
from ui.widgets.print_preview import file_stem

if TYPE_CHECKING:
    from ui.widgets.chart_picture import Caption, Picture


class Pictures:
    """Copies and saves what `made` draws, under the `title` of that moment; nothing where it is None."""

    def __init__(
        self,
        session: Session,
        owner: QWidget,
        made: "Callable[[], Picture | None]",
        title: Callable[[], str],
    ) -> None:
        """Keep who draws."""
        self._session, self._owner = session, owner
        self._made, self._title = made, title

    def links(self) -> list[LinkButton]:
        """Make the three links."""
        texts = self._session.texts
        acts: tuple[tuple[str, Callable[[], None]], ...] = (
            ("PNG", partial(self.save, "png")),
            ("SVG", partial(self.save, "svg")),
            (texts.say("Copy"), self.copy),
        )
        found = []
        for text, act in acts:
            link = LinkButton(text, self._owner)
            link.clicked.connect(act)
            found.append(link)
        return found

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        picture = self._made()
        if picture is not None:
            QGuiApplication.clipboard().setImage(picture.image())
            self._session.said.emit(self._session.texts.say("The chart is on the clipboard."))

    def save(self, ending: str) -> None:
        """Ask for a file and write the picture, `ending` being png or svg."""
        path = self._asked_for(ending) if self._title() else None
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the picture in the format of the file's ending, in the background where it is slow."""
        from ui.widgets.chart_picture import write_picture  # noqa: PLC0415  loads QtSvg

        picture = self._made()
        if picture is None:
            return
        content = picture.svg() if path.suffix.lower() == ".svg" else picture.png()

        def work(_: Progress) -> Path:
            write_picture(path, content)
            return path

        self._session.jobs.read(work, self._on_saved, owner=self._owner)

    def caption(self, query: Query, *, footnotes: str, method: str) -> "Caption":
        """Return what stands around the plot: title, filter, small print, source, mark of a demo."""
        from ui.widgets.chart_picture import Caption  # noqa: PLC0415  loads QtSvg

        texts, registry = self._session.texts, self._session.registry
        moment = texts.moment(datetime.now().replace(microsecond=0))
        return Caption(
            title=self._title(),
            subtitle=filter_words(query, self._session),
            footnotes=footnotes,
            method=method,
            source=texts.say("Source: register “{name}”, {moment}.", name=registry.name, moment=moment),
            demo=texts.say("DEMO") if registry.demo else "",
        )

    def _on_saved(self, path: Path) -> None:
        self._session.said.emit(self._session.texts.say("Saved: {path}", path=str(path)))

    def _asked_for(self, ending: str) -> Path | None:
        """Ask where to save a picture; nothing where the user changed his mind."""
        places = QStandardPaths.StandardLocation
        folder = Path(QStandardPaths.writableLocation(places.PicturesLocation))
        suggested = str(folder / f"{file_stem(self._title())}.{ending}")
        caption, kinds = self._session.texts.say("Save the chart"), f"{ending.upper()} (*.{ending})"
        name, _ = QFileDialog.getSaveFileName(self._owner, caption, suggested, kinds)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix.lower() == f".{ending}" else path.with_name(f"{path.name}.{ending}")
