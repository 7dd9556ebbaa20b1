"""The meeting workbook: its sheets with ticks, each seen before it is written."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from safetyreg.domain.query import Query
from safetyreg.i18n import Language, Texts
from safetyreg.registry.reports import LIABILITY, SheetPlan, Style, SummaryOptions, SummaryPlan, Written
from safetyreg.statistics.charted import Charted
from ui import reported
from ui.jobs import Progress
from ui.preferences import CHANGE_STYLE, Preference
from ui.reports.charts_pane import ChartsPane
from ui.reports.figures import Figures
from ui.reports.file_title import file_title
from ui.reports.place_row import PlaceRow
from ui.reports.sheet_preview import SheetPreview
from ui.session import Session
from ui.status_line import LANGUAGES
from ui.tokens import SPACE
from ui.widgets.banner import Banner, Tone
from ui.widgets.captioned import Captioned
from ui.widgets.card import Card
from ui.widgets.choice_input import ChoiceList
from ui.widgets.label import Role, label
from ui.widgets.page import scrolled
from ui.widgets.progress_line import ProgressLine
from ui.widgets.saving import Saving
from ui.widgets.segmented import Segmented

CHARTS: Final = "charts"
LEFT_OUT: Final[Preference[tuple[str, ...]]] = Preference("reports/left_out", ())
_LEFT: Final = 316
_ROW: Final = 28


@dataclass(frozen=True)
class Planned:
    """A plan with what was asked for."""

    plan: SummaryPlan
    query: Query
    options: SummaryOptions

    @property
    def texts(self) -> Texts:
        """The texts of its language."""
        return Texts(self.options.language)


class WorkbookPart(QWidget):
    """`dump_wanted` when the records that the workbook leaves out are asked for."""

    dump_wanted = Signal()

    def __init__(self, session: Session) -> None:
        """Lay out options at the left, the sheet at the right; `load` reads the figures."""
        super().__init__()
        self._session = session
        self._planned: Planned | None = None
        self.stale = True
        texts = session.texts
        self.banner = Banner(texts, session.theme)
        self.warning = Banner(texts, session.theme)
        self.sheets = QListWidget(self)
        self.sheets.setAccessibleName(texts.say("Sheets of the workbook"))
        self.sheets.currentRowChanged.connect(self._show_sheet)
        self.sheets.itemChanged.connect(self._on_ticked)
        self.language = ChoiceList(self)
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code.value)
        self.language.setCurrentIndex(self.language.findData(texts.language.value))
        self.language.activated.connect(self.load)
        self.style_ = Segmented([(Style.PERCENT.value, "%"), (Style.TIMES.value, texts.say("times"))])
        self.style_.set_value(session.preferences.get(CHANGE_STYLE))
        self.style_.chosen.connect(self._on_style)
        self.place = PlaceRow(session, ".xlsx")
        self.saving = Saving(session, texts.say("Save the workbook"), self.banner, icon="file-spreadsheet")
        self.saving.asked.connect(self.save)
        self.progress = ProgressLine(texts)
        self.preview = SheetPreview()
        self.charts = ChartsPane(session)
        self.charts.changed.connect(self._on_charts)
        self._title = Card()
        self._lay_out()

    def load(self) -> None:
        """Read what the workbook will hold under the filter in force."""
        self.stale = False
        session, query, options = self._session, self._session.query, self.options()
        self.place.suggest(file_title(session.texts.say("Meeting summary"), query, session))
        self.progress.begin()

        def work(_: Progress) -> Planned:
            plan = session.registry.reports.figures(query, options)
            return Planned(plan, query, options)

        name = session.texts.say("Counting for the preview…")
        session.jobs.read(work, self._on_planned, owner=self, topic="plan", failed=self._on_failed, name=name)

    def _complete(self, planned: Planned) -> None:
        """Read the sheets of liability, which take longer, while the others are looked at."""
        reports, options = self._session.registry.reports, replace(planned.options, sheets=())

        def work(progress: Progress) -> Planned:
            return replace(planned, plan=reports.completed(planned.plan, planned.query, options, progress))

        self.progress.begin()
        name = self._session.texts.say("Counting for the preview…")
        self._session.jobs.read(
            work, self._on_completed, owner=self, topic="plan", failed=self._on_failed, name=name
        )

    def save(self) -> None:
        """Write the ticked sheets."""
        texts, session = self._session.texts, self._session
        options, query = self.options(), session.query
        if not options.sheets and self.sheets.count():
            self.banner.show_message(texts.say("Tick at least one sheet."), Tone.WARNING)
            return
        path = self.place.confirmed()
        if path is None:
            return

        if CHARTS in options.sheets:
            self.charts.make(query, options.language, partial(self._write, path, query, options))
        else:
            self._write(path, query, options, ())

    def _write(self, path: Path, query: Query, options: SummaryOptions, charts: tuple[Charted, ...]) -> None:
        reports, drawn = self._session.registry.reports, replace(options, charts=charts)

        def work(progress: Progress) -> Written:
            return reports.summary(query, path, drawn, progress)

        self.saving.run(work, self._session.texts.say("Writing the workbook…"))

    def options(self) -> SummaryOptions:
        """Return what is chosen."""
        return SummaryOptions(
            language=Language(str(self.language.currentData())),
            style=Style(self.style_.value()),
            sheets=tuple(self._key(item) for item in self._items() if _ticked(item)),
        )

    def _lay_out(self) -> None:
        texts = self._session.texts
        language = Captioned(texts.say("Language of the report"), self.language)
        style = Captioned(
            texts.say("Change against last year"), self.style_, texts.say("times: from twice on, as 3.5×")
        )
        chosen = QWidget()
        column = QVBoxLayout(chosen)
        column.setContentsMargins(0, 0, SPACE, 0)
        for part in (self.sheets, language, style, self.place):
            column.addWidget(part)
        column.addStretch(1)
        left = Card(texts.say("Sheets"))
        left.setFixedWidth(_LEFT)
        left.body.addWidget(scrolled(chosen), 1)
        left.body.addWidget(self.saving)
        self._title.body.addWidget(self.progress)
        self._title.body.addWidget(self.preview, 1)
        self._title.body.addWidget(self.charts, 1)
        self.charts.hide()
        right = QVBoxLayout()
        right.setSpacing(SPACE)
        for banner in (self.banner, self.warning):
            right.addWidget(banner)
        right.addWidget(self._title, 1)
        if self._session.registry.demo:
            tag = label(texts.say("DEMO: every sheet will say so"), Role.WARNING)
            self._title.header.addWidget(tag)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE + 4)
        row.addWidget(left)
        row.addLayout(right, 1)

    def _on_planned(self, planned: Planned) -> None:
        self.progress.finish()
        self._planned = planned
        row = max(self.sheets.currentRow(), 0)
        out = self._session.preferences.get(LEFT_OUT)
        self.sheets.blockSignals(True)
        self.sheets.clear()
        for sheet in planned.plan.sheets:
            item = QListWidgetItem(sheet.title)
            item.setData(Qt.ItemDataRole.UserRole, sheet.key)
            item.setToolTip(self._count(sheet))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if sheet.key in out else Qt.CheckState.Checked)
            self.sheets.addItem(item)
        self.sheets.setFixedHeight(_ROW * len(planned.plan.sheets) + 4)
        self.sheets.setCurrentRow(row)
        self.sheets.blockSignals(False)
        self._warn(planned.plan)
        self._show_sheet(row)
        self._complete(planned)

    def _on_completed(self, planned: Planned) -> None:
        self.progress.finish()
        self._planned = planned
        self._tell_counts()
        if self._key(self.sheets.currentItem()) in LIABILITY:
            self._show_sheet(self.sheets.currentRow())

    def _tell_counts(self) -> None:
        sheets = self._planned.plan.sheets if self._planned else ()
        for item, sheet in zip(self._items(), sheets, strict=True):
            item.setToolTip(self._count(sheet))

    def _count(self, sheet: SheetPlan) -> str:
        texts = self._session.texts
        if sheet.key == CHARTS:
            return texts.plural("{n} chart", "{n} charts", len(reported.wishes(self._session)))
        return texts.plural("{n} row", "{n} rows", sheet.rows)

    def _on_failed(self, error: BaseException) -> None:
        self.progress.finish()
        self.stale = True
        self._session.errors.show(error, self.load)

    def _warn(self, plan: SummaryPlan) -> None:
        texts, said = self._session.texts, []
        if not plan.records:
            said.append(texts.say("The filter finds no counted record: the sheets will be empty."))
        if plan.drafts:
            text = texts.plural(
                "{n} draft is left out: register it first if it shall count.",
                "{n} drafts are left out: register them first if they shall count.",
                plan.drafts,
            )
            said.append(text)
        if plan.left:
            more = texts.plural(
                "{n} older record is not in the workbook.",
                "{n} older records are not in the workbook.",
                plan.left,
            )
            said.append(more)
        if not said:
            self.warning.hide()
            return
        actions = ((texts.say("Register dump"), self.dump_wanted.emit),) if plan.left else ()
        self.warning.show_message(" ".join(said), Tone.WARNING, *actions)

    def _show_sheet(self, row: int) -> None:
        if self._planned is None or not 0 <= row < len(self._planned.plan.sheets):
            return
        plan, sheet = self._planned.plan, self._planned.plan.sheets[row]
        self._title.set_title(sheet.title)
        self.preview.setVisible(sheet.key != CHARTS)
        self.charts.setVisible(sheet.key == CHARTS)
        if sheet.key == CHARTS:
            self.charts.load(self._session.query)
            return
        style = Style(self.style_.value())
        figures = Figures(self._planned.texts, self._session.book, style, plan.period)
        self.preview.show_sheet(sheet, figures, self._note(sheet.key, plan))

    def _note(self, key: str, plan: SummaryPlan) -> str:
        if key in LIABILITY and not plan.whole:
            return self._session.texts.say("Counting for the preview…")
        if not any(table.rows for sheet in plan.sheets if sheet.key == key for table in sheet.tables):
            return self._session.texts.say("Nothing under this filter: the sheet will be empty.")
        shown = len(next(s for s in plan.sheets if s.key == key).tables[0].rows) if key == "records" else 0
        rows = plan.records - plan.left
        if key != "records" or shown >= rows:
            return ""
        texts = self._session.texts
        return texts.say(
            "The first {shown} of {rows} rows are shown here; the sheet will have them all.",
            shown=shown,
            rows=texts.integer(rows),
        )

    def _on_style(self, style: str) -> None:
        self._session.preferences.put(CHANGE_STYLE, style)
        self._show_sheet(self.sheets.currentRow())

    def _on_charts(self) -> None:
        self._tell_counts()

    def _on_ticked(self) -> None:
        out = tuple(self._key(item) for item in self._items() if not _ticked(item))
        self._session.preferences.put(LEFT_OUT, out)

    def _items(self) -> list[QListWidgetItem]:
        return [self.sheets.item(row) for row in range(self.sheets.count())]

    def _key(self, item: QListWidgetItem) -> str:
        return str(item.data(Qt.ItemDataRole.UserRole))


def _ticked(item: QListWidgetItem) -> bool:
    return item.checkState() == Qt.CheckState.Checked
