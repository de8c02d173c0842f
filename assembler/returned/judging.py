"""What must be looked at before a returned file is relied on: first the words that the statute requires."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from assembler.returned.inspection import Inspected, Lock, Verdict

_WITHDRAWAL: Final = "s4-withdrawal"
"""The rule that an agreement must let a party withdraw: section 4(7)."""
_SPEAKS: Final = re.compile(r"\bwithdraw", re.IGNORECASE)


def verdicts(
    passages: Iterable[Inspected], headings: Mapping[str, str], locks: Mapping[str, tuple[Lock, ...]]
) -> tuple[Verdict, ...]:
    """The verdicts on what was found, blocks first."""
    seen = tuple(passages)
    found = [*_required(seen, headings), *_beside(seen, headings, locks), *_broken(seen)]
    return tuple(sorted(found, key=lambda one: ("BLOCK", "WARN", "NOTE").index(one.level)))


def _required(passages: Iterable[Inspected], headings: Mapping[str, str]) -> Iterator[Verdict]:
    """Any change to a section that meets a rule is told, and none is called harmless."""
    touched: dict[str, list[Inspected]] = {}
    for one in passages:
        if one.locks and (not one.untouched or one.status == "formatting"):
            touched.setdefault(one.section, []).append(one)
    for section, found in touched.items():
        lead = next((lock for one in found for lock in one.locks if lock.rule == _WITHDRAWAL), None)
        words = [one for one in found if _words_changed(one)]
        if lead is not None and words:
            message = (
                f"“{headings[section]}” gives every party the right to withdraw that the Act requires, and its words are not those that"
                f" were issued ({_what(words)}). Restore them, or have a lawyer confirm that every party can still withdraw on its own"
                " view, whatever anybody else thinks of it."
            )
            yield Verdict("BLOCK", message, lead.provision, words[0].key or section)
            continue
        provisions = "; ".join(dict.fromkeys(lock.provision for one in found for lock in one.locks))
        message = f"“{headings[section]}” meets rules of law, and is not as it was issued ({_what(found)}). Read it."
        yield Verdict("WARN", message, provisions, found[0].key or section)


def _words_changed(one: Inspected) -> bool:
    """Whether the words that bind are other than were issued. A value of an answer is judged by the rules on answers."""
    return one.status not in ("unchanged", "formatting", "value") or bool(one.references) or _struck(one)


def _struck(one: Inspected) -> bool:
    return any(words.startswith("struck through") for words in one.formatting)


def _what(found: Iterable[Inspected]) -> str:
    times: dict[str, int] = {}
    for one in found:
        told = "moved" if one.status in ("unchanged", "formatting") and one.moved else _TOLD.get(one.status, one.status)
        if one.status == "unchanged" and not one.moved:
            told = (
                "commented on"
                if one.comments
                else "with pending changes"
                if one.changes
                else "with a reference that is broken"
            )
        times[told] = times.get(told, 0) + 1
    return ", ".join(f"{number} {told}" for told, number in times.items())


_TOLD: Final = {
    "value": "with another value",
    "worded": "worded otherwise",
    "formatting": "formatted otherwise",
}


def _beside(
    passages: Iterable[Inspected], headings: Mapping[str, str], locks: Mapping[str, tuple[Lock, ...]]
) -> Iterator[Verdict]:
    """Words on withdrawal that came in elsewhere: they could qualify the right."""
    rules = {section for section, held in locks.items() if any(lock.rule == _WITHDRAWAL for lock in held)}
    for one in passages:
        new = " ".join(segment.after for segment in one.segments if not segment.same)
        if one.status in ("inserted", "worded", "split", "joined") and one.section not in rules and _SPEAKS.search(new):
            where = headings.get(one.section, one.section)
            message = f"Words on withdrawal came in under “{where}”. They must not qualify the right of every party to withdraw. Read them."
            yield Verdict("WARN", message, "pca-2017 s.4(7)" if rules else "", one.key or one.section)


def _broken(passages: Iterable[Inspected]) -> Iterator[Verdict]:
    found = [one for one in passages if any(fault.fault == "broken" for fault in one.references)]
    if found:
        times = sum(fault.fault == "broken" for one in found for fault in one.references)
        number = "A reference leads" if times == 1 else f"{times} references lead"
        yield Verdict("WARN", f"{number} to what is no longer there.", "", found[0].key)
