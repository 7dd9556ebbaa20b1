"""Newest months: how late records come, who is silent, what records do not say; lines open their records."""

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.domain.kinds import KINDS
from safetyreg.statistics.brush import month_of
from ui import reported
from ui.analysis.pane import Pane
from ui.analysis.question import KIND
from ui.jobs import Progress
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.card import Card
from ui.widgets.drawing import Mark
from ui.widgets.drawn_view import DrawnView
from ui.widgets.label import Role, label
from ui.widgets.page import scrolled
from ui.widgets.segmented import Segmented
from ui.widgets.table_view import TableView
from ui.widgets.trend_chart import kind_name

if TYPE_CHECKING:
    from safetyreg.statistics.newest import Newest
    from safetyreg.statistics.quiet import Lacking, Quiet

_WIDE: Final = 568


class NewestPane(Pane):
    """The triangle of the kind that is looked at; silences and gaps of the whole filter beside it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make empty cards; nothing is read before it is shown."""
        super().__init__(parent)
        self._session = session
        texts = session.texts
        self._stale = True
        self._quiet: tuple[Quiet, ...] = ()
        self._lacking: tuple[Lacking, ...] = ()
        self._kinds: tuple[str, ...] = ()
        self.kind = Segmented([])
        self._kind_row = QHBoxLayout()
        self._kind_row.addStretch(1)
        self.delay = DrawnView(session)
        self.delay.set_whole(whole=True)
        self.delay.offer_report()
        self.quiet = TableView()
        self.quiet_hint = label("", Role.HINT, wrap=True)
        self.lacking = TableView()
        self.worth = label("", Role.BODY, wrap=True)
        self._lay_out(texts.say("Silent for improbably long"), texts.say("What records do not say"))
        self.delay.marked.connect(self._on_mark)
        self.delay.reported.connect(self._on_reported)
        self.quiet.opened.connect(self._on_quiet)
        self.lacking.opened.connect(self._on_lacking)
        session.theme.changed.connect(self._on_theme)

    @override
    def entered(self) -> None:
        """Read what is stale."""
        self._offer_kinds()
        if self._stale:
            self._load()

    @override
    def refresh(self) -> None:
        """Read everything anew, now or when it is seen."""
        self._stale = True
        if self.isVisible():
            self.entered()

    @override
    def export_found(self) -> bool:
        """Save the triangle as a picture."""
        if self.delay.chart is None:
            return False
        self.delay.save("png")
        return True

    def _load(self) -> None:
        self._stale = False
        registry, query, today = self._session.registry, self._session.query, self._session.today()
        kind = self.kind.value()

        def months(_: Progress) -> "Newest":
            return registry.newest.months(query.only(kinds=(kind,)), today)

        def quiet(_: Progress) -> "tuple[Quiet, ...]":
            return registry.newest.quiet(query, today)

        def lacking(_: Progress) -> "tuple[Lacking, ...]":
            return registry.newest.lacking(query, today)

        self.delay.begin()
        self._read(months, partial(self._on_months, kind), "delay")
        self._read(quiet, self._show_quiet, "quiet")
        self._read(lacking, self._show_lacking, "lacking")

    def _read(self, work: Any, then: Any, topic: str) -> None:  # noqa: ANN401  each job has its own type
        name = self._session.texts.say("Reading the figures…")
        self._session.jobs.read(work, then, owner=self, topic=topic, failed=self._on_failed, name=name)

    def _on_months(self, kind: str, found: "Newest") -> None:
        from ui.analysis.newest_told import told_delay  # noqa: PLC0415  loads numpy

        texts = self._session.texts
        query = self._session.query.only(kinds=(kind,))
        if not found.triangle.cells:
            hint = texts.of(found.triangle.note())
            self.delay.show_empty(texts.say("No record of the last three years has a known delay"), hint)
            return
        told = told_delay(found, kind, texts)
        self.delay.show_drawing(told.chart, told.drawing, query, (), (told.columns, told.rows))

    def _show_quiet(self, found: "tuple[Quiet, ...]") -> None:
        from ui.analysis.newest_told import quiet_table  # noqa: PLC0415  loads numpy

        texts = self._session.texts
        self._quiet = found
        self.quiet.show_rows(*quiet_table(found, texts, self._session.book))
        self.quiet.fit_height()
        self.quiet.setVisible(bool(found))
        told = (
            texts.say(
                "Nothing was recorded where the last five years let expect some: worth asking, it proves "
                "nothing; a closed site is silent too. p: the chance of such a silence if nothing had "
                "changed; bold: it holds even among all that were looked at."
            )
            if found
            else texts.say("No district and no employer is silent longer than chance explains.")
        )
        self.quiet_hint.setText(told)

    def _show_lacking(self, found: "tuple[Lacking, ...]") -> None:
        from ui.analysis.newest_told import lacking_table, worth_told  # noqa: PLC0415  loads numpy

        self._lacking = found
        self.lacking.show_rows(*lacking_table(found, self._session.texts))
        self.lacking.fit_height()
        self.worth.setText(worth_told(found, self._session.texts))

    def _on_failed(self, error: BaseException) -> None:
        self._stale = True
        self.delay.progress.finish()
        self._session.errors.show(error, self._load)

    def _on_reported(self) -> None:
        reported.add(self._session, reported.Wish(reported.DELAY, self.kind.value()))

    def _on_mark(self, found: Mark) -> None:
        (key,) = found.brushes[0].keys
        query = self._session.query.only(kinds=(self.kind.value(),), period=month_of(str(key)), counted=True)
        self._session.show_records(query)

    def _on_quiet(self, row: int) -> None:
        self._session.show_records(self._quiet[row].query)

    def _on_lacking(self, row: int) -> None:
        self._session.show_records(self._lacking[row].query)

    def _on_kind(self, kind: str) -> None:
        self._session.preferences.put(KIND, kind)
        self._load()

    def _on_theme(self) -> None:
        if self.isVisible():
            self._load()

    def _offer_kinds(self) -> None:
        kinds = self._session.query.kinds or tuple(kind.code for kind in KINDS)
        kept = str(self._session.preferences.get(KIND))
        chosen = kept if kept in kinds else kinds[0]
        if kinds != self._kinds:
            self._kinds = kinds
            self._kind_row.removeWidget(self.kind)
            self.kind.deleteLater()
            self.kind = Segmented([(kind, kind_name(kind, self._session.texts)) for kind in kinds])
            self.kind.setAccessibleName(self._session.texts.say("Kind"))
            self.kind.chosen.connect(self._on_kind)
            self._kind_row.insertWidget(0, self.kind)
        self._stale = self._stale or chosen != self.kind.value()
        self.kind.set_value(chosen)
        self.kind.setVisible(len(kinds) > 1)

    def _lay_out(self, quiet: str, lacking: str) -> None:
        silent, gaps = Card(quiet), Card(lacking)
        self.quiet.setAccessibleName(quiet)
        self.lacking.setAccessibleName(lacking)
        silent.body.addWidget(self.quiet)
        silent.body.addWidget(self.quiet_hint)
        silent.body.addStretch(1)
        gaps.body.addWidget(self.lacking)
        gaps.body.addWidget(self.worth)
        gaps.body.addStretch(1)
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE + 4)
        grid.addWidget(self.delay, 0, 0, 2, 1)
        grid.addWidget(gaps, 0, 1)
        grid.addWidget(silent, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(1, _WIDE)
        grid.setRowStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE + 4)
        column.addLayout(self._kind_row)
        column.addWidget(scrolled(content), 1)
