"""The opinion on one victim: what the tags of its Word template stand for, all in one language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from safetyreg.domain.decision import AFTERS, BODIES, Decision, Shares
from safetyreg.domain.field import ANSWERS, Choice
from safetyreg.domain.ground import SIDES, STATES, WEIGHTS, Ground
from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds import kind_of, person_fields
from safetyreg.domain.ledger import NO_SHARES, annulled
from safetyreg.domain.norm import found_on
from safetyreg.domain.person import Person
from safetyreg.domain.policy import POLICY_STATUSES
from safetyreg.domain.reference import ValueStatus
from safetyreg.errors import Message
from safetyreg.export.cell import clean
from safetyreg.export.decision_rows import state_of
from safetyreg.export.field_words import field_label, field_value
from safetyreg.export.opinion_money import compensation_words
from safetyreg.export.wording import Wording
from safetyreg.i18n import mark
from safetyreg.liability.assessment import Assessment, Facts
from safetyreg.liability.law import Law
from safetyreg.liability.precedents import Precedent, compared

ACCIDENT_FIELDS: Final = (
    *(
        "subtype",
        "occurred_on",
        "occurred_at",
        "place",
        "settlement",
        "address",
        "organisation",
        "bin",
        "oked",
    ),
    *("site", "equipment", "event_type", "factor", "cause_preliminary", "cause_final", "contributing_causes"),
    *(
        "norm_broken",
        "work_link",
        "exclusion",
        "investigation",
        "investigation_start_on",
        "investigation_end_on",
    ),
    *("commission_act", "commission_on", "act_number", "act_on"),
)
VICTIM_FIELDS: Final = (
    *("birth_date", "age", "profession", "experience", "experience_job", "outcome", "severity", "diagnosis"),
    *("severity_document", "capacity_lost", "intoxicated", "training_on", "knowledge_check_on", "ppe_given"),
    "ppe_used",
)
TITLE: Final = mark("Opinion on mixed liability (draft)")

Line = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """What an opinion says of itself: registry, whether a demo, by whom and when, with which version."""

    registry: str
    demo: bool
    made_at: datetime
    made_by: str
    version: str


@dataclass(frozen=True, kw_only=True)
class OpinionCase:
    """Everything an opinion says: the record, the victim, the case assessed, and who made it when."""

    incident: Incident
    person: Person
    facts: Facts
    assessment: Assessment
    precedents: Sequence[Precedent]
    law: Law
    imprint: Imprint


def opinion_values(case: OpinionCase, words: Wording) -> Mapping[str, object]:
    """Return what the tags of a template stand for; docs/opinion-template.md lists them."""
    return _Opinion(case, words).values()


class _Opinion:
    """One case being put into words."""

    def __init__(self, case: OpinionCase, words: Wording) -> None:
        self._case = case
        self._words = words
        self._texts = words.texts
        self._found = case.assessment
        self._circumstances = case.facts.circumstances
        self._cited: dict[str, None] = {}

    def values(self) -> Mapping[str, object]:
        case, texts, imprint = self._case, self._texts, self._case.imprint
        found: dict[str, object] = {
            "registry": imprint.registry,
            "demo": texts.say(mark("DEMO: invented records")) if imprint.demo else "",
            "made_on": texts.moment(imprint.made_at),
            "made_by": imprint.made_by,
            "version": imprint.version,
            "number": case.incident.number,
            "victim": case.person.full_name,
            "accident_day": texts.date(self._circumstances.occurred_on),
            "facts": list(self._facts()),
            "story": case.incident.story,
            "sides": [self._side(side) for side in SIDES],
            "recommendation": self._recommendation(),
            "decisions": [self._decision(one) for one in case.facts.ledger.decisions],
            "splits": list(self._splits()),
            "no_share": self._choice(NO_SHARES, self._found.effective.reason),
            "compensation": compensation_words(self._found.compensation, texts, self._cite),
            "precedents": [self._precedent(one) for one in case.precedents],
            "comparison": self._comparison(),
            "dissents": list(self._dissents()),
            "findings": list(self._findings()),
        }
        found["law"] = self._law()
        return {key: _cleaned(value) for key, value in found.items()}

    def _facts(self) -> Iterator[Line]:
        kind = kind_of(self._case.incident)
        aged = self._case.person.age_on(self._circumstances.occurred_on)
        sources = (
            (kind.fields, ACCIDENT_FIELDS, self._case.incident.value),
            (person_fields(kind), VICTIM_FIELDS, self._case.person.value),
        )
        for fields, names, value_of in sources:
            named = {field.name: field for field in fields}
            for name in names:
                value = aged if name == "age" else value_of(name)
                if name in named and (shown := field_value(named[name], value, self._words)):
                    yield {"name": field_label(named[name], self._words), "value": shown}

    def _side(self, side: Choice) -> dict[str, object]:
        grounds = [one for one in self._case.facts.sheet.grounds if one.side == side.value]
        return {
            "name": self._texts.say(side.label).capitalize(),
            "grounds": [self._ground(one) for one in grounds],
        }

    def _ground(self, ground: Ground) -> Line:
        say = self._texts.say
        evidence = ground.evidence or (say(mark("document attached")) if ground.attachment else "")
        return {
            "text": ground.text,
            "norm": self._cite(ground.norm),
            "evidence": evidence or say(mark("none yet")),
            "weight": self._choice(WEIGHTS, str(ground.weight.value))
            if ground.link
            else say(mark("no causal link")),
            "state": self._choice(STATES, ground.state),
        }

    def _recommendation(self) -> dict[str, object]:
        made, offered = self._found.recommendation, self._found.offered
        none = mark("none: the law forbids it") if self._found.blocks else mark("not enough is known")
        shown = f"{offered[0]}\u2013{offered[1]} %" if offered else self._texts.say(none)
        blocks = [self._texts.of(one.message) for one in self._found.blocks]
        return {
            "range": shown,
            "steps": [*(self._texts.of(step) for step in made.steps), *blocks],
            "open_grounds": [one.text for one in made.open],
        }

    def _law(self) -> dict[str, object]:
        policy, day = self._found.policy, self._texts.date(self._circumstances.occurred_on)
        steps = self._found.capped.steps if self._found.capped else ()
        if policy is None:
            name = self._texts.say(mark("none is in force on {day}"), day=day)
        else:
            status = self._choice(POLICY_STATUSES, policy.status)
            parts = (self._texts.name(policy.names), status, policy.document)
            name = "; ".join(part for part in parts if part)
        return {"policy": name, "steps": [self._texts.of(one) for one in steps], "norms": list(self._norms())}

    def _norms(self) -> Iterator[Line]:
        self._cite(self._found.recommendation.norm)
        for code in self._cited:
            norm = found_on(self._case.law.norms, code, self._circumstances.occurred_on)
            if norm is not None:
                confirmed = norm.status is ValueStatus.CONFIRMED
                yield {
                    "citation": self._texts.of(norm.citation),
                    "says": self._texts.name(norm.names),
                    "confirmed": self._texts.say(mark("yes") if confirmed else mark("no: unverified")),
                }

    def _cite(self, code: str) -> str:
        """Return the citation of a norm, or the text itself where it is no code of the registry."""
        norm = found_on(self._case.law.norms, code, self._circumstances.occurred_on)
        if norm is None:
            return code
        self._cited[code] = None
        return self._texts.of(norm.citation)

    def _decision(self, one: Decision) -> Line:
        void = annulled(self._case.facts.ledger.decisions)
        excluded = bool(self._circumstances.exclusion)
        body = self._choice(BODIES, one.body)
        return {
            "body": f"{body}: {one.body_name}" if one.body_name else body,
            "day": self._texts.date(one.decided_on) if one.decided_on else "",
            "document": one.document,
            "split": _split(one.shares) if one.sets else self._annulling(one),
            "gross": self._choice(ANSWERS, one.gross_negligence) if one.sets else "",
            "state": self._texts.say(state_of(one, self._found.effective, void, excluded=excluded)),
            "grounds": one.grounds,
            "reason": one.reason,
        }

    def _annulling(self, one: Decision) -> str:
        """Name the decision that is annulled, and what follows."""
        line = self._case.facts.ledger.decisions
        named = next((other for other in line if other.id == one.annuls), None)
        day = self._texts.date(named.decided_on) if named is not None and named.decided_on else ""
        what = " ".join(part for part in (named.document if named else "", day) if part)
        after = self._choice(AFTERS, one.after)
        return self._texts.say(mark("Annuls “{decision}”: {after}"), decision=what, after=after)

    def _splits(self) -> Iterator[Line]:
        capped = self._found.capped
        if capped is None:
            return
        for label, shares in (
            (mark("as decided"), capped.decided),
            (mark("under the threshold"), capped.shares),
        ):
            parts = {name: str(getattr(shares, name)) for name in ("employee", "employer", "third")}
            yield {"name": self._texts.say(label), **parts}

    def _precedent(self, one: Precedent) -> Line:
        reason = self._choice(NO_SHARES, one.case.effective.reason)
        return {
            "number": one.case.number,
            "similarity": self._texts.percent(one.similarity, 0),
            "path": " \u2192 ".join(str(shares.employee) for _, shares in one.case.splits),
            "share": reason if one.share is None else str(one.share),
        }

    def _comparison(self) -> str:
        shares, decision = self._found.effective.shares, self._found.effective.decision
        if shares is None or decision is None:
            return ""
        made = compared(shares.employee, self._case.precedents, decision.cap_ground or decision.reason)
        return self._texts.of(made.message)

    def _dissents(self) -> Iterator[Line]:
        for decision in self._case.facts.ledger.decisions:
            for one in decision.dissents:
                day = self._texts.date(one.on) if one.on else ""
                yield {"author": one.author, "day": day, "split": _split(one.shares), "text": one.text}

    def _findings(self) -> Iterator[Line]:
        decided = {one.id: one.decided_on for one in self._case.facts.ledger.decisions}
        for one in self._found.findings:
            on = decided.get(one.decision)
            day = self._texts.date(on) if on else ""
            yield {"day": day, "text": self._texts.of(one.message), "norm": self._cite(one.norm)}

    def _choice(self, choices: Iterable[Choice], value: object) -> str:
        found = next((choice.label for choice in choices if choice.value == value), "")
        return self._texts.say(found)


def _split(shares: Shares | None) -> str:
    return f"{shares.employee} / {shares.employer} / {shares.third}" if shares else ""


def _cleaned(value: object) -> object:
    """Return a value without what no document can hold."""
    if isinstance(value, dict):
        return {key: _cleaned(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    return clean(value) if isinstance(value, str) else value


def opinion_title(case: OpinionCase, words: Wording) -> str:
    """Return the title of the file."""
    return words.texts.of(
        Message(mark("{title}: {number}"), {"title": Message(TITLE), "number": case.incident.number})
    )
