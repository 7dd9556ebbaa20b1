"""The sheets of the meeting workbook in their order: to add one is a line of `SHEETS` and its builder."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from safetyreg.domain.kinds import KINDS
from safetyreg.export import look
from safetyreg.export.chart_sheets import build_chart
from safetyreg.export.charts import Frame, Layout, Plot, bar_chart, line_chart
from safetyreg.export.evidence import build_evidence
from safetyreg.export.grid import NUMBER_WIDTH, set_table, with_changes, without_empty
from safetyreg.export.guilt_sheets import build_decisions, build_guilt
from safetyreg.export.meeting import Meeting
from safetyreg.export.method import build_method
from safetyreg.export.overview import overview_table
from safetyreg.export.page import Page, Place
from safetyreg.export.records import build_records
from safetyreg.i18n import mark
from safetyreg.statistics.comparison import BEFORE
from safetyreg.statistics.table import Table

CHARTS: Final = "charts"
MOST_BARS: Final = 30
LINE_ROWS: Final = 18
SIDE_COLUMNS: Final = 6
LEAST_ROWS: Final = 12
ROWS_OF_BAR: Final = 1.3
ROWS_OF_FRAME: Final = 6
PERSON_COLOURS: Final = {"dead": look.TEXT, "injured": look.ACCENT}

Built = tuple[Page, Place]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its key, marked title, what fills it, and how many rows of figures it will have.

    The builder returns the place of the sheet's main table, for charts that other sheets draw from it.
    """

    key: str
    title: str
    build: Callable[[Page, Meeting], Place]
    rows: Callable[[Meeting], int]


def draw_overview(built: Mapping[str, Built]) -> None:
    """Draw the months of all kinds on the first sheet, where both sheets are asked for."""
    if "overview" not in built or "months" not in built:
        return
    (page, table), (source, months) = built["overview"], built["months"]
    kinds = [kind for kind in KINDS if kind.code in months.columns]
    plots = [Plot(kind.code, page.texts.say(kind.plural), look.KIND_COLOURS[kind.code]) for kind in kinds]
    title = page.texts.say("Incidents by month, {period}", period=page.period())
    frame = Frame(title, "", page.texts.say(mark("Incidents")))
    page.chart(
        bar_chart(source, months, plots, frame, "month", layout=Layout.STACKED), LINE_ROWS, len(table.columns)
    )
    page.skip(LINE_ROWS)


def _build_overview(page: Page, meeting: Meeting) -> Place:
    place = set_table(page, overview_table(meeting, page.texts), meeting.style)
    page.freeze(place.first, 2)
    page.note(page.texts.say(_COUNTED), len(place.columns))
    page.skip(1)
    return place


def _build_months(page: Page, meeting: Meeting) -> Place:
    place = set_table(page, with_changes(meeting.months), meeting.style)
    page.freeze(place.first, 2)
    kinds = [kind for kind in KINDS if kind.code in place.columns]
    for index, kind in enumerate(kinds):
        plots = _both_years(page, place, kind.code, look.KIND_COLOURS[kind.code])
        frame = Frame(page.texts.say(kind.plural), "", page.texts.say(mark("Incidents")))
        chart = line_chart(page, place, plots, frame, "month")
        page.chart(chart, LINE_ROWS, len(place.columns), part=(index, len(kinds)))
    page.skip(LINE_ROWS)
    return place


def _build_districts(page: Page, meeting: Meeting) -> Place:
    place = set_table(page, meeting.districts, meeting.style)
    page.freeze(place.first, 2)
    plots = _both_years(page, place, "incidents", _colour(meeting))
    _bars(page, place, plots, page.texts.say(mark("Incidents by district")))
    return place


def _build_causes(page: Page, meeting: Meeting) -> Place:
    return _build_blocks(page, meeting, meeting.causes)


def _build_objects(page: Page, meeting: Meeting) -> Place:
    return _build_blocks(page, meeting, meeting.objects)


def _build_blocks(page: Page, meeting: Meeting, tables: Sequence[Table]) -> Place:
    """Set tables one under the other, each on a page of its own with its bars below."""
    page.freeze(page.row, 1)
    places = []
    for number, table in enumerate(tables):
        if number:
            page.new_page()
        places.append(set_table(page, without_empty(table, "damage"), meeting.style))
        title = page.texts.say("{title}: incidents", title=page.words.label(table.title))
        _bars(page, places[-1], _both_years(page, places[-1], "incidents", _owner_colour(table)), title)
    return places[0] if places else Place(page.row, page.row, page.row, None, {})


def _build_persons(page: Page, meeting: Meeting) -> Place:
    page.freeze(page.row, 1)
    start = page.row
    places = [set_table(page, table, meeting.style) for table in meeting.persons]
    if not places:
        return Place(start, start, start, None, {})
    labels = {column.key: page.words.label(column.label) for column in meeting.persons[0].columns}
    plots = [Plot(key, labels[key], colour) for key, colour in PERSON_COLOURS.items() if key in labels]
    frame = Frame(" \u00b7 ".join(plot.name for plot in plots), "", page.texts.say(mark("People")))
    side, below, page.row = len(places[0].columns) + 2, page.row, start
    chart = bar_chart(page, places[0], plots, frame, meeting.persons[0].columns[0].key)
    page.widths([0.0] * (side - 1) + [NUMBER_WIDTH] * SIDE_COLUMNS)
    page.chart(chart, LINE_ROWS, SIDE_COLUMNS, first=side)
    page.row = max(below, start + LINE_ROWS)
    return places[0]


def _build_charts(page: Page, meeting: Meeting) -> Place:
    """Fill the sheet of the first chart; each of the others has one of its own (`write_workbook`)."""
    return build_chart(page, meeting.charts[0])


def _bars(page: Page, place: Place, plots: Sequence[Plot], title: str, unit: str = "") -> None:
    """Draw the first rows of a table as lying bars under it."""
    if place.last < place.first:
        return
    shown = replace(place, last=min(place.last, place.first + MOST_BARS - 1))
    frame = Frame(title, "", unit or page.texts.say(mark("Incidents")))
    rows = max(LEAST_ROWS, round((shown.last - shown.first + 1) * ROWS_OF_BAR) + ROWS_OF_FRAME)
    page.keep(rows)
    page.chart(bar_chart(page, shown, plots, frame, next(iter(place.columns))), rows, len(place.columns))
    page.skip(rows + 1)


def _both_years(page: Page, place: Place, measure: str, colour: str) -> list[Plot]:
    period, plots = page.head.period, []
    if measure + BEFORE in place.columns and period is not None:
        plots.append(Plot(measure + BEFORE, page.words.period(period.year_before()), look.PREVIOUS))
    return [*plots, Plot(measure, page.period(), colour)]


def _colour(meeting: Meeting) -> str:
    kinds = meeting.kinds.column("kind")
    return look.KIND_COLOURS.get(str(kinds[0]), look.ACCENT) if len(kinds) == 1 else look.ACCENT


def _owner_colour(table: Table) -> str:
    """Return the colour of the kind whose fields name the table's code list."""
    codes = table.columns[0].codes
    owner = next((kind.code for kind in KINDS if codes in {field.codes for field in kind.fields}), "")
    return look.KIND_COLOURS.get(owner, look.ACCENT)


def _figures(*tables: Table) -> int:
    return sum(len(table.rows) for table in tables)


def _guilt_rows(meeting: Meeting) -> int:
    found = meeting.guilt
    return _figures(found.shares, found.positions, *found.groups) if found else 0


def _judged_rows(meeting: Meeting) -> int:
    kinds = sum(max(len(one.answers), 1) for one in meeting.judged)
    return kinds + len(meeting.harms) + len(meeting.changed)


_COUNTED: Final = mark(
    "Drafts and annulled records are left out, and what the rules of each kind do not count."
)

SHEETS: Final = (
    Sheet("overview", mark("Summary"), _build_overview, lambda meeting: _figures(meeting.kinds)),
    Sheet("months", mark("Dynamics"), _build_months, lambda meeting: _figures(meeting.months)),
    Sheet("districts", mark("Districts"), _build_districts, lambda meeting: _figures(meeting.districts)),
    Sheet("causes", mark("Causes"), _build_causes, lambda meeting: _figures(*meeting.causes)),
    Sheet("objects", mark("Objects"), _build_objects, lambda meeting: _figures(*meeting.objects)),
    Sheet("persons", mark("Casualties"), _build_persons, lambda meeting: _figures(*meeting.persons)),
    Sheet(CHARTS, mark("Charts"), _build_charts, lambda meeting: len(meeting.charts)),
    Sheet("evidence", mark("Evidence"), build_evidence, _judged_rows),
    Sheet("guilt", mark("Mixed liability"), build_guilt, _guilt_rows),
    Sheet("decisions", mark("Decisions"), build_decisions, lambda meeting: len(meeting.decisions.rows)),
    Sheet("records", mark("Register"), build_records, lambda meeting: len(meeting.records.rows)),
    Sheet("method", mark("Method"), build_method, lambda meeting: len(meeting.method)),
)
