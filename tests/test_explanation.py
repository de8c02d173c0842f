"""Why a clause is in or out, and what would turn it round: tried on every clause and paragraph of every example."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import islice

import pytest
from searching import WHOLE
from shipped import ROOT, SOME, compiled_library, example

from assembler.answers.files import read_answers
from assembler.cli.main import status_of
from assembler.completion import Answers, complete
from assembler.effects.clauses_by_field import clauses_by_field
from assembler.effects.counterfactual import Change, WhatIf, changes, smallest
from assembler.effects.counterfactual.what_if import what_if
from assembler.effects.explanation import Explanation, explain, explained
from assembler.errors import AnswersError
from assembler.library.loading import load_library
from assembler.register import load_register

HUB = "harrowmere-hub.yaml"


@pytest.mark.slow
@pytest.mark.parametrize("path", SOME, ids=lambda path: path.stem)
def test_the_counterfactual_flips_and_none_of_it_can_be_left_out(path) -> None:  # noqa: ANN001 - pytest's parameter
    file, register, library = example(path.name), load_register(), compiled_library().library
    answers = complete(file, library.questionnaire, register)
    changes = WhatIf(file.given, library.questionnaire, register)
    without: list[str] = []
    left_out_alone = {f"printed({one.id})" for one in library.clauses.values() if str(one.when) == "True"}
    for told, target in islice(explained(answers, library), 0, None, 1 if WHOLE else 7):
        if (
            told.form
            or told.condition in left_out_alone
            or (told.condition == "True" and target.links[-1].each is None)
        ):
            continue
        flip = frozenset(smallest(target, answers, changes))
        if not flip:
            without.append(told.key)
            continue
        assert target.present(changes.after(flip)) is not told.present, told.key
        for change in flip if len(flip) > 1 else ():
            assert not _flips(target, changes, flip - {change}, told), (told.key, str(change))
    assert without == []


def _flips(target, changes, rest, told: Explanation) -> bool:  # noqa: ANN001
    try:
        return target.present(changes.after(rest)) is not told.present
    except (AnswersError, LookupError):
        return False


def test_a_reason_names_the_answer_its_value_and_its_line() -> None:
    told = {one.key: one for one in _told()}["withdrawal#police"]
    assert told.present
    assert told.reasons[0].field == "parties[2].kind"
    assert f"{HUB}:" in told.reasons[0].origin


def test_what_decides_an_absent_paragraph_is_told_with_its_default() -> None:
    told = {one.key: one for one in _told()}["withdrawal#chief-officer"]
    assert not told.present
    assert {reason.label.partition(" (")[0] for reason in told.reasons} == {"kind of body"}


def test_an_answer_that_names_nobody_yet_is_the_reason() -> None:
    text = "parties: [{id: a, kind: charity}]\nmoney: {payments: yes, schedule: [{id: rent, purpose: rent}]}\n"
    library, file = compiled_library().library, read_answers(text, "hub.yaml")
    told = explain(complete(file, library.questionnaire, load_register()), library)
    fields = {reason.field for one in told for reason in one.reasons}

    assert "money.schedule[1].payee" in fields


def test_a_changed_answer_says_what_would_go_out() -> None:
    differences = what_if(example(HUB), ["money.payments=no"], compiled_library(), load_register())
    assert ("out", "payments-schedule") in {(one.what, one.key) for one in differences}
    assert all(one.before != one.words for one in differences)


@pytest.mark.parametrize("item", ["3", "mid-vale"])
def test_an_item_left_out_says_what_would_go_with_it(item: str) -> None:
    differences = what_if(example(HUB), [f"parties[{item}]="], compiled_library(), load_register())

    assert ("out", "execution/mid-vale") in {(one.what, one.key) for one in differences}


def test_an_answer_left_as_it_is_changes_nothing() -> None:
    assert what_if(example(HUB), ["money.payments=yes"], compiled_library(), load_register()) == ()


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        ("money.payments", "is not a change"),
        ("monye.payments=no", "Did you mean “money”?"),
        ("parties[9].kind=charity", "“parties[9].kind” names an item that is not there."),
        ("parties[²].kind=charity", "“parties[²].kind” names an item that is not there."),
        ("parties.kind=x", "“parties” is a list. Say which of it, such as parties[1].kind."),
        ("parties[].kind=x", "“parties[].kind” is not the name of an answer."),
        ("document.title.foo=x", "“document.title” is an answer, in which there is no “foo”."),
        ("parties[1]=x", "should be a group of names and values"),
        ("parties=x", "should be a list"),
        ("=", "“” is not the name of an answer."),
    ],
)
def test_a_change_that_cannot_be_made_is_refused_in_words(edit: str, said: str) -> None:
    with pytest.raises(AnswersError, match=re.escape(said)):
        what_if(example(HUB), [edit], compiled_library(), load_register())


def test_the_command_gives_every_paragraph_as_json(capsys) -> None:  # noqa: ANN001
    assert status_of(["explain", str(ROOT / "examples" / HUB), "withdrawal", "--json"]) == 0
    told = {one["key"]: one for one in json.loads(capsys.readouterr().out)}
    assert told["withdrawal"]["flip"] == []
    assert told["withdrawal#police"]["flip"] != []


@pytest.mark.slow
def test_no_more_is_tried_where_there_are_more_parties() -> None:
    # Two commissioners are two forces, and three are no more to the law than two.
    assert _tried(parties=8) == _tried(parties=12)


def _tried(parties: int) -> int:
    """How often answers are completed to find what would turn each clause round, where the parties are alike."""
    tried: list[object] = []

    class Counting(WhatIf):
        def after(self, changes: Iterable[Change]) -> Answers:
            tried.append(changes)
            return super().after(changes)

    kinds = ("charity", "pcc_fire_authority", "nhs_foundation_trust", "police_and_crime_commissioner")
    text = "".join(f"- {{id: p{number}, kind: {kinds[number % 4]}}}\n" for number in range(parties))
    file = read_answers(f"parties:\n{text}", "many.yaml")
    register, questionnaire = load_register(), compiled_library().library.questionnaire
    answers = complete(file, questionnaire, register)
    what_if = Counting(file.given, questionnaire, register)
    for told, target in explained(answers, compiled_library().library):
        if "#" not in told.key:
            smallest(target, answers, what_if)
    return len(tried)


def _told() -> tuple[Explanation, ...]:
    file = example(HUB)
    answers = complete(file, compiled_library().library.questionnaire, load_register())
    return explain(answers, compiled_library().library)


@pytest.mark.slow
@pytest.mark.row("I13")
def test_changes_tried_for_one_clause_are_kept_for_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    parties = "".join(f"  - {{id: p{n}, kind: charity, legal_name: C{n}, short_name: C{n}}}\n" for n in range(12))
    file, register, library = (
        read_answers(f"parties:\n{parties}", "f.yaml"),
        load_register(),
        compiled_library().library,
    )
    answers = complete(file, library.questionnaire, register)
    what_if = WhatIf(file.given, library.questionnaire, register)
    made: list[object] = []
    monkeypatch.setattr(changes, "complete", lambda *given: made.append(given) or complete(*given))

    def flips() -> list[tuple[Change, ...]]:
        return [smallest(to, answers, what_if) for _, to in explained(answers, library, paragraphs=False)]

    first, tried = flips(), len(made)

    assert tried < 130, "sets of answers completed, for nearly two hundred clauses and parties"
    assert (flips(), len(made)) == (first, tried)


def test_what_another_form_alone_has_is_said_to_be_there_only() -> None:
    library = compiled_library().library
    file = read_answers("document: {length: short}\n", "short.yaml")
    told = {one.key: one for one in explain(complete(file, library.questionnaire, load_register()), library)}

    assert (told["cover"].present, told["cover"].form) == (False, ("Standard form",))
    assert [key for key in told if key.partition("#")[0] == "cover"] == ["cover"]
    assert told["withdrawal#reasons"].form == ("Standard form",)
    assert (told["withdrawal"].present, told["withdrawal"].form) == (True, ())


def test_the_standard_form_says_that_only_the_short_one_has_its_title() -> None:
    told = {one.key: one for one in _told()}
    assert told["title"].form == ("Short form",)


def test_help_names_the_clauses_of_agreements_and_no_papers():
    assert clauses_by_field(load_library())["document.title"] == ("Cover", "Particulars", "Execution by …", "Title")
