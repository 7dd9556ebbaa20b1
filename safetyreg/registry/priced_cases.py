"""What is paid to every victim without guilt, worked out once for a state of claims, law and day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from threading import Lock
from time import sleep
from typing import Final

import numpy as np

from safetyreg.domain.claim import Claim
from safetyreg.domain.ledger import Circumstances
from safetyreg.errors import ExpectedError, Message
from safetyreg.liability.amounts import Movable, movable
from safetyreg.liability.card import claim_of
from safetyreg.liability.compensation import compensation
from safetyreg.liability.gathering import entries_of
from safetyreg.liability.law import Law
from safetyreg.liability.simulation import Entries, Flags
from safetyreg.registry.session import Session
from safetyreg.registry.standing import Standing
from safetyreg.storage import claims, victims
from safetyreg.storage.long_reading import Tick, told

_TOLD_EVERY: Final = 20
_Key = tuple[object, Circumstances]


@dataclass(frozen=True, slots=True)
class Priced:
    """What is paid to one victim without guilt; `asked` says which legal value is missing, if one is."""

    amounts: tuple[Movable, ...] = ()
    asked: Message | None = None


@dataclass(frozen=True, eq=False)
class Amounts:
    """The amounts of everybody by positions in the standing; for whom any are known; what is asked for."""

    entries: Entries
    known: Flags
    asked: Mapping[int, Message]


class PricedCases:
    """Works out what changed since; the first time it is everything, a good while at a hundred thousand.

    Every few claims the interpreter is let go, so that a line dragged meanwhile does not stumble.
    """

    def __init__(self, session: Session) -> None:
        """Keep the session; nothing is read yet."""
        self._session = session
        self._lock = Lock()
        self._known: dict[int, tuple[_Key, Priced]] = {}
        self._law: Law | None = None
        self._last: tuple[object, Amounts] | None = None

    def amounts(self, standing: Standing, law: Law, tick: Tick | None = None) -> Amounts:
        """Return the amounts of everybody with a claim and a share that stands; `tick(done, total)`.

        Where no claim was entered, what the card says of the victim is one, as in the case itself.
        """
        database = self._session.database
        with self._lock, database.snapshot() as connection:
            if law != self._law:
                self._law = law
                self._known.clear()
            today = database.today()
            seen = (standing, law, claims.fingerprint(connection), today)
            if self._last is not None and self._last[0] == seen:
                return self._last[1]
            versions = claims.versions(connection, tick)
            found = (claim_of(*card) for card in victims.cards(connection, tick))
            cards = {claim.person: claim for claim in found if claim.person not in versions}
            keys = _keys(standing, {**versions, **cards}, tick)
            stale = [one for one, key in keys.items() if one not in self._known or self._known[one][0] != key]
            entered = claims.of_persons(connection, [one for one in stale if one in versions])
            carded = (cards[one] for one in stale if one in cards)
            for number, claim in enumerate(chain(entered, carded), 1):
                key = keys[claim.person]
                self._known[claim.person] = (key, price(claim, key[1], law))
                if not number % _TOLD_EVERY or number == len(stale):
                    sleep(0)
                    if tick is not None:
                        tick(number, len(stale))
            made = self._gathered(standing, keys, today)
            self._last = (seen, made)
            return made

    def _gathered(self, standing: Standing, keys: Mapping[int, _Key], today: date) -> Amounts:
        places = {person: place for place, person in enumerate(standing.person.tolist())}
        found = [(places[person], self._known[person][1]) for person in keys if person in self._known]
        flags = np.zeros(len(standing.person), dtype=bool)
        flags[[place for place, priced in found if priced.amounts]] = True
        return Amounts(
            entries=entries_of([(place, priced.amounts) for place, priced in found], today),
            known=flags,
            asked={place: priced.asked for place, priced in found if priced.asked is not None},
        )


def price(claim: Claim, circumstances: Circumstances, law: Law) -> Priced:
    """Return what is paid to a victim without guilt; nothing where a legal value is not entered."""
    try:
        found = compensation(claim, circumstances, law)
    except ExpectedError as error:
        return Priced((), error.message)
    return Priced(movable(found, claim))


def _keys(standing: Standing, versions: Mapping[int, object], tick: Tick | None) -> dict[int, _Key]:
    """Return by the person's id what an amount was worked out from."""
    stands = np.flatnonzero(standing.stands).tolist()
    people = standing.person.tolist()
    return {
        people[place]: (versions[people[place]], standing.circumstances(place))
        for place in told(stands, tick)
        if people[place] in versions
    }
