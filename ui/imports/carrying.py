"""A file that is being prepared, on its way into the window of another language."""

from dataclasses import dataclass

from safetyreg.registry.imports import Profile
from ui.imports.file_read import Opening
from ui.imports.runner import Ran
from ui.imports.work_part import WorkPart


@dataclass(frozen=True)
class Carried:
    """The part of the page that is shown; the file with its profile, the rows and tab shown, its last run."""

    part: str
    opening: Opening | None
    profile: Profile
    persons: bool
    tab: int
    ran: Ran | None


def carry(work: WorkPart, part: str) -> Carried:
    """Take along what stands on a page."""
    tab = work.tabs.currentIndex()
    return Carried(part, work.opening, work.profile, work.shows_persons, tab, work.runner.ran)


def go_on(work: WorkPart, carried: Carried) -> None:
    """Open the file again as it was prepared."""
    if carried.opening is None:
        return
    work.open(carried.opening)
    work.show_side(persons=carried.persons)
    work.set_profile(carried.profile)
    if carried.ran is not None:
        work.runner.show(carried.ran)
    work.tabs.setCurrentIndex(carried.tab)
