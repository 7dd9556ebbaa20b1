"""The card of the map: what its colours mean, and whose boundaries it draws."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from safetyreg.domain.outline import Boundaries
from safetyreg.errors import ExpectedError
from ui.analysis.told import Told
from ui.jobs import Progress
from ui.preferences import Preference
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.drawn_view import DrawnView
from ui.widgets.link_button import LinkButton
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from safetyreg.statistics.placed import Placed

MEASURE: Final[Preference[str]] = Preference("analysis/map", "")
BOUNDARIES: Final[Preference[str]] = Preference("analysis/boundaries", "")


class MapCard(DrawnView):
    """`turned()` when the same figures are to be shown in another way."""

    turned = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Offer what the colours may mean, and boundaries of the user's own."""
        super().__init__(session, parent)
        texts = session.texts
        self._boundaries: Boundaries | None = None
        self._trouble = ""
        self.measure = Segmented(
            [("rate", texts.say("Rate")), ("change", texts.say("Change")), ("count", texts.say("Count"))]
        )
        self.measure.setAccessibleName(texts.say("Measure"))
        self.measure.set_value(session.preferences.get(MEASURE) or "rate")
        self.load_link = LinkButton(texts.say("Boundaries…"), self)
        self.load_link.setToolTip(texts.say("A GeoJSON file with areas in degrees (WGS 84)"))
        self.tiles_link = LinkButton(texts.say("Tiles"), self)
        self.tiles_link.hide()
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.measure)
        row.addStretch(1)
        row.addWidget(self.tiles_link)
        row.addWidget(self.load_link)
        self.body.insertLayout(0, row)
        self.measure.chosen.connect(self._on_measure)
        self.load_link.clicked.connect(self._on_load)
        self.tiles_link.clicked.connect(self._on_tiles)
        if session.preferences.get(BOUNDARIES):
            self.load(Path(session.preferences.get(BOUNDARIES)))

    def told(self, found: "Placed") -> Told:
        """Return figures in words as they are to be shown now."""
        from ui.analysis.map_told import MapWish, Shown, told_map  # noqa: PLC0415  loads numpy

        if not self._session.preferences.get(MEASURE):
            known = any(place.rate is not None for place in found.places)
            self.measure.set_value("rate" if known else "change")
        wish = MapWish(Shown(self.measure.value()), self._boundaries, self._trouble)
        return told_map(found, wish, self._session.texts, self._session.book)

    def load(self, path: Path) -> None:
        """Read boundaries in the background and remember where they are."""
        analysis = self._session.registry.analysis

        def work(_: Progress) -> Boundaries:
            return analysis.boundaries(path)

        def then(found: Boundaries) -> None:
            self._session.preferences.put(BOUNDARIES, str(path))
            self._take(found, "")

        self.begin()
        self._session.jobs.read(work, then, owner=self, topic="boundaries", failed=self._on_unread)

    def _on_unread(self, error: BaseException) -> None:
        """Say what is wrong with a file; the map goes on as it was."""
        self.progress.finish()
        if isinstance(error, ExpectedError):
            self._take(self._boundaries, self._session.texts.of(error))
        else:
            self._session.errors.show(error)

    def _take(self, found: Boundaries | None, trouble: str) -> None:
        self.progress.finish()
        self._boundaries, self._trouble = found, trouble
        self.tiles_link.setVisible(found is not None)
        self.turned.emit()

    def _on_measure(self, measure: str) -> None:
        self._session.preferences.put(MEASURE, measure)
        self.turned.emit()

    def _on_load(self) -> None:
        texts = self._session.texts
        kinds = texts.say("Boundaries (*.geojson *.json)")
        name, _ = QFileDialog.getOpenFileName(self, texts.say("Load boundaries"), "", kinds)
        if name:
            self.load(Path(name))

    def _on_tiles(self) -> None:
        self._session.preferences.put(BOUNDARIES, "")
        self._take(None, "")
