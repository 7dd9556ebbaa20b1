"""Identity numbers, and what they and the outcome say against the other fields of a person."""

from collections.abc import Iterator
from typing import Final

from safetyreg.domain.identity import birth_date, check_digit, is_bin, is_iin, sex
from safetyreg.domain.person import Harm, Outcome, Sex, is_masked
from safetyreg.domain.problem import Severity
from safetyreg.domain.rules.rule import Found, Reading, Rule, at
from safetyreg.i18n import mark

_LENGTH: Final = 12


def _iin(reading: Reading) -> Iterator[Found]:
    for row, person in enumerate(reading.incident.persons):
        if person.iin and not is_masked(person.iin) and not is_iin(person.iin):
            yield at("iin", _fault(person.iin), row)


def _fault(number: str) -> str:
    """Return the marked text that says why twelve digits are no ИИН."""
    if len(number) != _LENGTH or not (number.isascii() and number.isdigit()):
        return mark("An IIN has 12 digits: type it again.")
    digit = check_digit(number[:11])
    if digit is None:
        return mark("No IIN begins with these 11 digits: type it again.")
    if digit != int(number[-1]):
        return mark("The check digit of the IIN is wrong: type it again.")
    return mark("The IIN carries no possible date of birth: type it again.")


def _birth(reading: Reading) -> Iterator[Found]:
    for row, person in enumerate(reading.incident.persons):
        born = birth_date(person.iin) if is_iin(person.iin) else None
        if born and person.birth_date and born != person.birth_date:
            text = mark("By the IIN the date of birth is {born}: correct one of the two.")
            yield at("birth_date", text, row, born=born)


def _sex(reading: Reading) -> Iterator[Found]:
    for row, person in enumerate(reading.incident.persons):
        found = sex(person.iin) if is_iin(person.iin) else None
        if found and person.sex in {Sex.MALE, Sex.FEMALE} and person.sex != found:
            yield at("sex", mark("By the IIN the sex is another: correct one of the two."), row)


def _bin(reading: Reading) -> Iterator[Found]:
    number = reading.incident.bin
    if number and not is_bin(number) and not is_iin(number):
        yield at("bin", mark("This is no BIN: 12 digits with a check digit; type it again."))


def _iin_as_bin(reading: Reading) -> Iterator[Found]:
    if is_iin(reading.incident.bin):
        yield at("bin", mark("This is the IIN of a person: is the employer a sole proprietor?"))


def _harm(reading: Reading) -> Iterator[Found]:
    for row, person in enumerate(reading.incident.persons):
        if person.outcome == Outcome.DEAD and person.severity not in {"", Harm.FATAL, Harm.UNKNOWN}:
            yield at("severity", mark("Died, yet the severity is not fatal: is it right?"), row)
        if person.severity == Harm.FATAL and person.outcome not in {"", Outcome.DEAD}:
            yield at("severity", mark("Fatal, yet the person did not die: is it right?"), row)


def _experience(reading: Reading) -> Iterator[Found]:
    for row, person in enumerate(reading.incident.persons):
        total, here = person.value("experience"), person.value("experience_job")
        if isinstance(total, int | float) and isinstance(here, int | float) and here > total:
            yield at("experience_job", mark("More than the total experience: correct one of the two."), row)


def _unborn(reading: Reading) -> Iterator[Found]:
    today = reading.context.now.date()
    for row, person in enumerate(reading.incident.persons):
        born = birth_date(person.iin) if is_iin(person.iin) else None
        if born and born > today:
            yield at("iin", mark("By the IIN the person is not born yet: type it again."), row)


RULES: Final = (
    Rule("iin", _iin, person_needs=("iin",)),
    Rule("iin-unborn", _unborn, person_needs=("iin",)),
    Rule("iin-birth-date", _birth, Severity.WARNING, person_needs=("iin",)),
    Rule("iin-sex", _sex, Severity.WARNING, person_needs=("iin",)),
    Rule("bin", _bin, needs=("bin",)),
    Rule("iin-as-bin", _iin_as_bin, Severity.WARNING, needs=("bin",)),
    Rule("severity", _harm, Severity.WARNING, person_needs=("severity",)),
    Rule("experience", _experience, kind="workplace", person_needs=("experience_job",)),
)
