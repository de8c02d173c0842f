"""Prompts as values: what is proposed, where a question is said to be, and what a typed line means."""

from __future__ import annotations

import pytest

from assembler.interview.talk.prompts import Command, Invalid, Option, Prompt, Reply, place_lines, read_line

DEED, CONTRACT = Option("deed", "A deed"), Option("contract", "A contract under hand")
ONE = Prompt("one", "Which form?", options=(DEED, CONTRACT))
YES_NO = Prompt("one", "Is it?", options=(Option("yes", "Yes"), Option("no", "No")))
EVERY = frozenset(Command)


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        (Prompt("words", "?", default="Hub"), "Hub"),
        (Prompt("words", "?"), ""),
        (Prompt("one", "?", options=(DEED, CONTRACT), default="deed"), "A deed"),
        (Prompt("one", "?", options=(DEED,), default="other"), "other"),
        (Prompt("many", "?", options=(DEED, CONTRACT), default=("contract", "deed")), "A contract under hand; A deed"),
        (Prompt("many", "?", options=(DEED,), default=()), "none"),
        (Prompt("words", "?", default=()), ""),
    ],
)
def test_what_is_proposed_is_said_in_the_words_of_the_options(prompt: Prompt, words: str) -> None:
    assert prompt.default_words == words


@pytest.mark.parametrize(
    ("place", "status", "width", "lines"),
    [
        ("Money", "[1 block]", 16, ["Money. [1 block]"]),
        ("Money", "[1 block]", 15, ["Money", "[1 block]"]),
        ("Money", "", 5, ["Money"]),
        ("Money", "", 4, ["Money"]),
        ("", "[1 block]", 80, ["[1 block]"]),
        ("", "", 80, []),
    ],
)
def test_the_place_and_the_status_share_a_line_if_they_fit(
    place: str, status: str, width: int, lines: list[str]
) -> None:
    assert list(place_lines(Prompt("words", "?", place=place, status=status), width)) == lines


def test_a_prompt_by_itself_has_nothing_but_back() -> None:
    prompt = Prompt("words", "Why?")

    assert (prompt.place, prompt.status, prompt.example, prompt.options, prompt.default) == ("", "", "", (), "")
    assert (prompt.origin, prompt.leave, prompt.commands, prompt.find) == ("", "", {Command.BACK}, None)
    assert (prompt.check("anything"), read_line(prompt, "anything")) == ("", "anything")


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        (" ? ", Command.HELP),
        ("<", Command.BACK),
        (">", Command.MENU),
        ("", Command.LEAVE),
        ("  \n", Command.LEAVE),
        ("to be agreed", Command.OPEN),
        ("To be agreed: the boards", "To be agreed: the boards"),
        ("1", "deed"),
        (" 2\n", "contract"),
        ("deed", "deed"),
        ("a DEED", "deed"),
        ("a c", "contract"),
    ],
)
def test_a_line_is_a_command_or_an_answer(line: str, reply: Reply) -> None:
    assert read_line(Prompt("one", "Which?", options=(DEED, CONTRACT), commands=EVERY), line) == reply


@pytest.mark.parametrize("line", ["0", "3", "a", "b", "?", "<", ">", "to be agreed", "none"])
def test_a_line_that_is_no_answer_is_refused_with_what_is_one(line: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_line(Prompt("one", "Which?", options=(DEED, CONTRACT), commands=frozenset()), line)
    assert str(refused.value) == "Type a number from 1 to 2, or the words of one answer."


@pytest.mark.parametrize(("line", "reply"), [("y", "yes"), ("Yes", "yes"), ("true", "yes"), ("n", "no"), ("NO", "no")])
def test_yes_and_no_may_be_typed_as_in_an_answers_file(line: str, reply: str) -> None:
    assert read_line(YES_NO, line) == reply


def test_yes_is_an_answer_only_where_it_is_offered_with_no() -> None:
    half = Prompt("one", "Is it?", options=(Option("yes", "Yes"), Option("later", "Later")))

    assert read_line(half, "later") == "later"
    with pytest.raises(Invalid):
        read_line(half, "true")


def test_what_a_check_says_is_why_a_line_is_refused() -> None:
    def check(reply: str | tuple[str, ...]) -> str:
        return "Too long." if len(reply) > 3 else ""

    assert read_line(Prompt("words", "?", check=check), "abc") == "abc"
    with pytest.raises(Invalid, match=r"^Too long\.$"):
        read_line(Prompt("words", "?", check=check), "abcd")


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        ("2,1", ("deed", "contract")),
        ("a contract under hand", ("contract",)),
        ("None", ()),
        ("deed; contract", ("deed", "contract")),
    ],
)
def test_several_answers_come_back_in_the_order_of_the_options(line: str, reply: tuple[str, ...]) -> None:
    assert read_line(Prompt("many", "Which?", options=(DEED, CONTRACT)), line) == reply


def test_of_several_answers_without_options_none_can_be_named() -> None:
    with pytest.raises(Invalid):
        read_line(Prompt("many", "Which?"), "deed")


def test_commands_have_their_names() -> None:
    assert [command.value for command in Command] == ["back", "help", "menu", "to be agreed", "leave", "return"]
