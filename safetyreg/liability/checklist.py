"""The starting checklist of a case by area: each question opens a ground on the side that it asks about."""

from typing import Final

from safetyreg.domain.ground import Area, Check, Side
from safetyreg.i18n import mark

_OWN: Final = "lc-182"
_HIS: Final = "lc-181"

CHECKLIST: Final = (
    Check("rule", Side.EMPLOYER, Area.TRAINING, mark("No rule or instruction for this work"), _OWN),
    Check("briefing", Side.EMPLOYER, Area.TRAINING, mark("No briefing, or not in time"), _OWN),
    Check("knowledge", Side.EMPLOYER, Area.TRAINING, mark("Training or knowledge check missing"), _OWN),
    Check("admission", Side.EMPLOYER, Area.TRAINING, mark("Admitted without a medical examination"), _OWN),
    Check("machine", Side.EMPLOYER, Area.EQUIPMENT, mark("Faulty or unguarded equipment"), _OWN),
    Check("ppe", Side.EMPLOYER, Area.EQUIPMENT, mark("Protective equipment not given or unfit"), _OWN),
    Check("control", Side.EMPLOYER, Area.SUPERVISION, mark("No supervision of the work"), _OWN),
    Check(
        "task", Side.EMPLOYER, Area.SUPERVISION, mark("Task outside the duties or against the rules"), _OWN
    ),
    Check("card", Side.EMPLOYER, Area.ORGANISATION, mark("No technology card or work permit"), _OWN),
    Check(
        "place", Side.EMPLOYER, Area.ORGANISATION, mark("Unsafe organisation of the place or the shift"), _OWN
    ),
    Check("warned", Side.EMPLOYER, Area.ORGANISATION, mark("Earlier prescriptions not carried out"), _OWN),
    Check(
        "simple",
        Side.EMPLOYEE,
        Area.SIMPLE_BREACH,
        mark("Broke a rule that was known, by carelessness"),
        _HIS,
    ),
    Check(
        "disregard",
        Side.EMPLOYEE,
        Area.GROSS_BREACH,
        mark("Consciously disregarded an obvious danger"),
        "lc-190-2",
    ),
    Check(
        "repeated", Side.EMPLOYEE, Area.GROSS_BREACH, mark("Repeated the breach after a warning"), "lc-190-2"
    ),
    Check(
        "intoxicated",
        Side.EMPLOYEE,
        Area.GROSS_BREACH,
        mark("Intoxicated at work, not the main cause"),
        "lc-190-2",
    ),
    Check(
        "contractor", Side.THIRD, Area.ORGANISATION, mark("Breach by a contractor or another organisation")
    ),
    Check("supplier", Side.THIRD, Area.EQUIPMENT, mark("Fault of the maker or supplier of equipment")),
)


def unanswered(checks: tuple[Check, ...], answered: frozenset[str]) -> tuple[Check, ...]:
    """Return the questions that no ground of the sheet answers yet."""
    return tuple(check for check in checks if check.code not in answered)
