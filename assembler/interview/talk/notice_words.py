"""The statute as the interview goes on: which findings can be reported yet, what they say, and where they can be cured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembler.conditions.fields import OWN
from assembler.interview.core.draft import value_at
from assembler.statute.together import CALLED, Name, said_together, statement_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assembler.effects.values import Notice
    from assembler.interview.core.steps import Step
    from assembler.interview.core.view import View
    from assembler.statute.findings import Finding


def ready_notices(notices: tuple[Notice, ...], view: View, *, final: bool = False) -> tuple[Notice, ...]:
    """The findings that can be reported: those that apply, and those that a clause meets. At the end (`final`) that is all of them.

    Before, it is those of which every fact they rest on has been asked for.
    """
    applying = [notice for notice in notices if notice.finding.applies or notice.clause]
    return tuple(notice for notice in applying if final or not _waiting(notice, view))


def points_so_far(view: View) -> int:
    """How many open points there are in what has been put to the user by now."""
    put = {step.path for step in view.steps if step.spot in view.state.done or _answered(step, view)}
    return sum(point.path in put for point in view.answers.open)


def _answered(step: Step, view: View) -> bool:
    """Whether it has an answer, which may be that it is to be agreed."""
    return step.question is not None and value_at(view.state.draft, step.spot) is not None


def _waiting(notice: Notice, view: View) -> bool:
    """Whether a question that the finding rests on is still to come, or was left for the review before anyone was asked."""
    read = [step for step in steps_read(notice, view) if step.asked]
    if any(not step.settled and step.field not in view.order.later for step in read):
        return True
    missing = [step for step in read if step.origin in ("not recorded", "open")]
    left = [step for step in missing if step.field in view.order.later and step.spot not in view.state.done]
    return bool(left) and (len(left) == len(missing) or notice.finding.action == "RECORD")


def steps_read(notice: Notice, view: View) -> Iterator[Step]:
    """The questions and lists that a finding rests on; where it is about one item, that item's own."""
    for field in notice.fields:
        if OWN in field:
            found = view.by_field.get(field.replace(OWN, "[]", 1), ())
            yield from (step for step in found if notice.finding.item in step.spot)
        else:
            yield from view.by_field.get(field, ())


def cures(notice: Notice, view: View) -> tuple[Step, ...]:
    """The questions at which a finding can be cured: those it rests on that are asked, the facts nobody has recorded first."""
    own = notice.finding.item
    found = [step for step in steps_read(notice, view) if step.asked and step.origin not in ("register", "not asked")]
    if own:
        found = [step for step in found if own in step.spot] or found
    order = {step.spot: number for number, step in enumerate(view.steps)}
    known = dict.fromkeys(sorted(found, key=lambda step: order[step.spot]))
    return tuple(sorted(known, key=lambda step: step.origin not in ("not recorded", "open"))[:6])


_BASES = {"Act": "in the words of the Act", "Reading": "a reading of the Act", "Practice": "good practice, not law"}


def finding_words(finding: Finding, statement: str = "") -> str:
    """A finding as the user reads it: what, under which provision, how firm, and the cure. A `statement` may stand for its own."""
    lapsed = f"\n  {finding.lapsed}" if finding.lapsed else ""
    return f"{_what(finding, statement)}\n  {finding.provision} ({_BASES[finding.basis]}).{lapsed}\n  To cure: {finding.cure}"


def told_together(found: Iterable[Finding], name: Name) -> Iterator[str]:
    """The findings in words, those that say the same of several parties once: in the words of the first, with the names of the others.

    That a fact is to be recorded is not said where the rule that asks for it blocks or warns for want of it.
    """
    findings = list(found)
    said = {one.rule for one in findings if one.action != "RECORD"}
    for told in said_together((one for one in findings if one.action != "RECORD" or one.rule not in said), name):
        statement = statement_of(told, name)
        if told[0].action == "RECORD":
            yield to_record_words(told[0], statement)
        else:
            yield finding_words(told[0], statement)


def to_record_words(finding: Finding, statement: str = "") -> str:
    """A fact to be recorded in one line, for the person who has just left it out."""
    return f"{_what(finding, statement)} ({finding.provision.removeprefix('pca-2017 ')})"


def _what(finding: Finding, statement: str) -> str:
    return f"{CALLED[finding.counts_as]}: {statement or finding.statement}"


def dealt_with_words(notices: list[Notice]) -> str:
    """“The agreement deals with that in: Withdrawal (s.2(6); s.3(10)), Review (s.2(1))”: what must be there because of an answer.

    Nothing for what is good practice only.
    """
    clauses: dict[str, list[str]] = {}
    for notice in notices:
        provision = notice.finding.provision.removeprefix("pca-2017 ")
        if notice.finding.basis != "Practice" and provision not in clauses.setdefault(notice.clause, []):
            clauses[notice.clause].append(provision)
    named = [f"{clause} ({'; '.join(provisions)})" for clause, provisions in clauses.items()]
    return f"The agreement deals with that in: {', '.join(named)}." if named else ""
