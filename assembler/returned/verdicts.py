"""What must be looked at before a returned file is relied on: first the words that the statute requires."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from assembler.returned.inspection import InspectedPassage, Verdict
from assembler.returned.locks import Locks

UNSEEN: Final = ("struck through", "white or too small")
"""How the formatting begins of words that a reader takes for gone, or does not see."""
_WITHDRAWAL: Final = "s4-withdrawal"
"""The rule that an agreement must let a party withdraw: section 4(7)."""
_SPEAKS: Final = re.compile(
    r"\bwithdraw|\bterminat|\bopt(?:s|ing)? out|\bleav(?:e|es|ing) th(?:is|e) (?:agreement|collaboration)|\bceas\w+ to be a party",
    re.IGNORECASE,
)


def verdicts(passages: Iterable[InspectedPassage], headings: Mapping[str, str], locks: Locks) -> tuple[Verdict, ...]:
    """The verdicts on what was found, blocks first."""
    seen = tuple(passages)
    right = frozenset(
        key.partition("#")[0] for key, held in locks.items() if any(lock.rule == _WITHDRAWAL for lock in held)
    )
    found = [
        *_right(seen, headings, right, locks),
        *_required(seen, right),
        *_beside(seen, headings, right),
        *_unseen(seen),
        *_broken(seen),
    ]
    return tuple(sorted(found, key=lambda one: ("BLOCK", "WARN", "NOTE").index(one.level)))


def _right(
    passages: Iterable[InspectedPassage], headings: Mapping[str, str], right: frozenset[str], locks: Locks
) -> Iterator[Verdict]:
    """Any other words in the clause that gives the right to withdraw could qualify it, so they block; another value does not."""
    found = [one for one in passages if one.section.partition("/")[0] in right and _words_changed(one)]
    provisions = dict.fromkeys(lock.provision for held in locks.values() for lock in held if lock.rule == _WITHDRAWAL)
    for section in dict.fromkeys(one.section for one in found):
        own = [one for one in found if one.section == section]
        message = (
            f"“{headings[section]}” gives every party the right to withdraw that the Act requires, and its words are not those that were"
            f" issued ({_what(own)}). Restore them, or have a lawyer confirm that every party can still withdraw on its own view,"
            " whatever anybody else thinks of it."
        )
        yield Verdict("BLOCK", message, "; ".join(provisions), own[0].key or section)


def _required(passages: Iterable[InspectedPassage], right: frozenset[str]) -> Iterator[Verdict]:
    """Any change to a paragraph that meets a rule is reported, and none is called harmless."""
    for one in passages:
        blocked = one.section.partition("/")[0] in right and _words_changed(one)
        if one.locks and not blocked and (not one.untouched or one.status == "formatting"):
            provisions = "; ".join(dict.fromkeys(lock.provision for lock in one.locks))
            message = (
                f"{one.key} meets a rule of law by its words, and is not as it was issued ({_what([one])}). Read it."
            )
            yield Verdict("WARN", message, provisions, one.key)


def _words_changed(one: InspectedPassage) -> bool:
    """Whether the words that bind are other than were issued. A value of an answer is judged by the rules on answers."""
    return one.status not in ("unchanged", "formatting", "value") or bool(one.references) or _struck(one)


def _struck(one: InspectedPassage) -> bool:
    return any(words.startswith(UNSEEN) for words in one.formatting)


def _unseen(passages: Iterable[InspectedPassage]) -> Iterator[Verdict]:
    """Words that stand in the file and that its reader takes for gone, or does not see."""
    for one in passages:
        if not one.locks and _struck(one):
            message = f"{one.key}: words of it are struck through by hand, or cannot be seen, and no change is tracked. Read it."
            yield Verdict("WARN", message, "", one.key)


def _what(found: Iterable[InspectedPassage]) -> str:
    times: dict[str, int] = {}
    for one in found:
        words = (
            "moved"
            if one.status in ("unchanged", "formatting") and one.moved
            else _STATUS_WORDS.get(one.status, one.status)
        )
        if one.status == "unchanged" and not one.moved:
            words = (
                "commented on"
                if one.comments
                else "with pending changes"
                if one.changes
                else "with a reference that is broken"
            )
        times[words] = times.get(words, 0) + 1
    return ", ".join(f"{number} {words}" for words, number in times.items())


_STATUS_WORDS: Final = {
    "value": "with another value",
    "worded": "worded otherwise",
    "formatting": "formatted otherwise",
}


def _beside(
    passages: Iterable[InspectedPassage], headings: Mapping[str, str], right: frozenset[str]
) -> Iterator[Verdict]:
    """Words on withdrawal that came in elsewhere: they could qualify the right."""
    for one in passages:
        new = " ".join(segment.after for segment in one.segments if not segment.same)
        came = one.status in ("inserted", "worded", "split", "joined") and one.section.partition("/")[0] not in right
        if came and _SPEAKS.search(new):
            where = headings.get(one.section, one.section)
            message = f"Words on withdrawal came in under “{where}”. They must not qualify the right of every party to withdraw. Read them."
            yield Verdict("WARN", message, "pca-2017 s.4(7)" if right else "", one.key or one.section)


def _broken(passages: Iterable[InspectedPassage]) -> Iterator[Verdict]:
    found = [one for one in passages if any(fault.fault == "broken" for fault in one.references)]
    if found:
        times = sum(fault.fault == "broken" for one in found for fault in one.references)
        number = "A reference leads" if times == 1 else f"{times} references lead"
        yield Verdict("WARN", f"{number} to what is no longer there.", "", found[0].key)
