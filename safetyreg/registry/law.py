"""The law and the positions through the door: policies, norms, heads of compensation, numbers, all dated."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from safetyreg.access import Action
from safetyreg.domain.changes import Changes
from safetyreg.domain.head import Head
from safetyreg.domain.norm import LegalNumber, Norm
from safetyreg.domain.policy import Policy, PolicyStatus, confirmed
from safetyreg.domain.suggestion import Suggestion
from safetyreg.errors import ExpectedError, NotFoundError
from safetyreg.i18n import Names, mark
from safetyreg.registry.session import Session
from safetyreg.storage import history, law, seeds
from safetyreg.storage.engine import Connection
from safetyreg.storage.history import Line
from safetyreg.storage.reference import Drawer, Kept

Legal = Policy | Norm | Head | LegalNumber

LAW: Final = "law"
CONFIRMED: Final = "law_confirmed"
ACCEPTED: Final = "suggestion_accepted"
DECLINED: Final = "suggestion_declined"
MOST_CODE: Final = 64
WHOLE: Final = 100
_GONE: Final = mark("“{name}” is not there any more: load the page anew.")
_IN_FORCE: Final = mark("A law in force needs its first day and its number: confirm an adopted one.")


class Law:
    """What decisions are judged by and compensation follows, as one registry has it."""

    def __init__(self, session: Session) -> None:
        """Keep the session."""
        self._session = session
        self._database = session.database

    def policies(self) -> tuple[Policy, ...]:
        """Return the threshold policies by their codes: laws, projects, positions, scenarios."""
        return self._every(law.POLICIES)

    def sources(self) -> Mapping[str, Names]:
        """Return where the shipped policies are from, by the Russian text of `Policy.source`."""
        from safetyreg.storage.policy_sources import policy_sources  # noqa: PLC0415  loaded when used

        self._session.demand(Action.READ)
        return policy_sources()

    def norms(self) -> tuple[Norm, ...]:
        """Return the norms that grounds and findings cite."""
        return self._every(law.NORMS)

    def heads(self) -> tuple[Head, ...]:
        """Return the heads of compensation."""
        return self._every(law.HEADS)

    def numbers(self) -> tuple[LegalNumber, ...]:
        """Return the numbers that norms set."""
        return self._every(law.NUMBERS)

    def save(self, thing: Legal) -> Changes:
        """Add or change a policy, norm, head or number; a law in force needs its first day and its number."""
        _check(thing)
        if isinstance(thing, Policy):
            return self._set(law.POLICIES, thing)
        if isinstance(thing, Norm):
            return self._set(law.NORMS, thing)
        return self._set(law.HEADS, thing) if isinstance(thing, Head) else self._set(law.NUMBERS, thing)

    def confirm(self, code: str, valid_from: date | None, document: str) -> Changes:
        """Confirm an adopted law with its first day in force and its number; only then is it applied."""
        self._session.demand(Action.SET_LAW)
        with self._database.write() as connection:
            found = {policy.code: policy for policy in law.POLICIES.every(connection)}.get(code)
            if found is None:
                raise NotFoundError(_GONE, name=code)
            made = confirmed(found, valid_from, document)
            law.POLICIES.put(connection, made)
            told = f"{made.status} {made.valid_from} {made.document}"
            return self._changed(connection, Line(None, CONFIRMED, code, str(found.status), told))

    def remove(self, thing: Legal) -> Changes:
        """Take a policy, norm, head or number out for good; one that the program ships does not come back."""
        if isinstance(thing, Policy):
            return self._remove(law.POLICIES, thing)
        if isinstance(thing, Norm):
            return self._remove(law.NORMS, thing)
        return self._remove(law.HEADS, thing) if isinstance(thing, Head) else self._remove(law.NUMBERS, thing)

    def suggestions(
        self,
    ) -> tuple[Suggestion[Policy] | Suggestion[Norm] | Suggestion[Head] | Suggestion[LegalNumber], ...]:
        """Return what the program ships newer and else than the registry has it."""
        self._session.demand(Action.READ)
        with self._database.read() as connection:
            return (
                *law.POLICIES.suggestions(connection, seeds.shipped_policies()),
                *law.NORMS.suggestions(connection, seeds.shipped_norms()),
                *law.HEADS.suggestions(connection, seeds.shipped_heads()),
                *law.NUMBERS.suggestions(connection, seeds.shipped_numbers()),
            )

    def settle(self, shipped: Legal, *, accepted: bool) -> Changes:
        """Take a shipped one over, or leave ours and be asked no more."""
        self._session.demand(Action.SET_LAW)
        with self._database.write() as connection:
            if isinstance(shipped, Policy):
                law.POLICIES.settle(connection, shipped, accepted=accepted)
            elif isinstance(shipped, Norm):
                law.NORMS.settle(connection, shipped, accepted=accepted)
            elif isinstance(shipped, Head):
                law.HEADS.settle(connection, shipped, accepted=accepted)
            else:
                law.NUMBERS.settle(connection, shipped, accepted=accepted)
            answer = ACCEPTED if accepted else DECLINED
            return self._changed(connection, Line(None, answer, shipped.code, new=str(shipped)))

    def _every(self, drawer: Drawer[Kept]) -> tuple[Kept, ...]:
        self._session.demand(Action.READ)
        with self._database.read() as connection:
            return drawer.every(connection)

    def _set(self, drawer: Drawer[Kept], thing: Kept) -> Changes:
        self._session.demand(Action.SET_LAW)
        with self._database.write() as connection:
            before = drawer.find(connection, thing)
            _demand_unchanged(before, thing)
            drawer.put(connection, thing)
            line = Line(
                None, LAW, getattr(thing, "code", ""), "" if before is None else str(before), str(thing)
            )
            return self._changed(connection, line)

    def _remove(self, drawer: Drawer[Kept], thing: Kept) -> Changes:
        self._session.demand(Action.SET_LAW)
        name = str(getattr(thing, "code", ""))
        with self._database.write() as connection:
            if not drawer.remove(connection, thing):
                raise NotFoundError(_GONE, name=name)
            return self._changed(connection, Line(None, LAW, name, old=str(thing)))

    def _changed(self, connection: Connection, line: Line) -> Changes:
        history.write(connection, self._session.user.account, self._database.now(), (line,))
        return Changes(state=self._database.bump(connection), settings=True)


def _check(thing: Legal) -> None:
    if not thing.code.strip() or len(thing.code) > MOST_CODE:
        raise ExpectedError(mark("Enter a code of at most {most} signs."), most=MOST_CODE)
    if thing.valid_from and thing.valid_to and thing.valid_to < thing.valid_from:
        raise ExpectedError(mark("The last day lies before the first: correct one of them."))
    if isinstance(thing, Policy):
        _check_policy(thing)


def _check_policy(policy: Policy) -> None:
    if not policy.names.ru.strip():
        raise ExpectedError(mark("Enter the name of the policy."))
    if policy.cap is not None and not 0 <= policy.cap <= WHOLE:
        raise ExpectedError(mark("A share lies between 0 and 100 %."))
    if not 1 <= policy.rounding <= WHOLE:
        raise ExpectedError(mark("Rounding is a step between 1 and 100 percent."))


def _demand_unchanged(before: object, after: object) -> None:
    """Refuse to make a law of a policy without its first day and its number."""
    if not isinstance(after, Policy) or after.status is not PolicyStatus.IN_FORCE:
        return
    was_law = isinstance(before, Policy) and before.status is PolicyStatus.IN_FORCE
    if not was_law and (after.valid_from is None or not after.document.strip()):
        raise ExpectedError(_IN_FORCE)
