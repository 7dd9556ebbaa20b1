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
from safetyreg.registry.standing import Chosen, Standing
from safetyreg.storage import claims, victims
from safetyreg.storage.engine import Connection
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
    """The amounts of some victims by positions in the standing; for whom any are known; what is asked for."""

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

    def amounts(self, chosen: Chosen, law: Law, tick: Tick | None = None) -> Amounts:
        """Return the amounts of those chosen with a claim and a share that stands; `tick(done, total)`.

        Where no claim was entered, what the card says of the victim is one, as in the case itself.
        """
        database = self._session.database
        with self._lock, database.snapshot() as connection:
            if law != self._law:
                self._law = law
                self._known.clear()
            today = database.today()
            seen = (chosen, law, today)
            if self._last is not None and self._last[0] == seen:
                return self._last[1]
            standing = chosen.standing
            places = np.flatnonzero(chosen.inside & standing.stands)
            of = dict(zip(standing.person[places].tolist(), places.tolist(), strict=True))
            keys = self._priced(connection, standing, of, law, tick)
            made = self._gathered(standing, {of[one]: self._known[one][1] for one in keys}, today)
            self._last = (seen, made)
            return made

    def _priced(
        self, connection: Connection, standing: Standing, of: Mapping[int, int], law: Law, tick: Tick | None
    ) -> Mapping[int, _Key]:
        """Price those of some persons, given with their positions, whose claim, card or day changed."""
        versions = claims.versions(connection, tuple(of), tick)
        bare = [person for person in of if person not in versions]
        cards = {card[1]: claim_of(*card) for card in victims.cards(connection, bare, tick)}
        entered = {**versions, **cards}
        keys = {one: (key, standing.circumstances(of[one])) for one, key in told(entered.items(), tick)}
        stale = [one for one, key in keys.items() if one not in self._known or self._known[one][0] != key]
        of_claims = claims.of_persons(connection, [one for one in stale if one in versions])
        of_cards = (cards[one] for one in stale if one in cards)
        for number, claim in enumerate(chain(of_claims, of_cards), 1):
            key = keys[claim.person]
            self._known[claim.person] = (key, price(claim, key[1], law))
            if not number % _TOLD_EVERY or number == len(stale):
                sleep(0)
                if tick is not None:
                    tick(number, len(stale))
        return keys

    def _gathered(self, standing: Standing, priced: Mapping[int, Priced], today: date) -> Amounts:
        found = tuple(priced.items())
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
