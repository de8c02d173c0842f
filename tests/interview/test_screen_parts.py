"""Screens as a face meets them, in memory: the form that is put, what is taken of it, and the screen that Back leads to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from interview.playing import COURSE
from interview.scripted_face import ScriptedFace
from interview.seated import Said, seated
from interview.test_notice_words import FINDING
from msgspec.structs import replace

from assembler.effects.values import Consequences, Notice, Placed
from assembler.interview.core.events import Answer, ScreenFilled
from assembler.interview.core.pages import Page, PageLine, section_page
from assembler.interview.sitting.interview import Interview, SittingOutcome
from assembler.interview.sitting.review import see_section
from assembler.interview.sitting.screens import Screens
from assembler.interview.sitting.session import Session
from assembler.interview.talk.form import Form, FormReply
from assembler.interview.talk.forms import apart_in, event_of_page, form_of
from assembler.interview.talk.prompts import Command, Prompt, Reply

PARTIES: dict[str, Any] = {
    "document": {"title": "Hub"},
    "parties": [{"id": "pcc-norfolk", "body": "pcc-norfolk"}, {"id": "fra-norfolk", "body": "fra-norfolk"}],
}
LEAVE = Command.LEAVE


class Screened(ScriptedFace):
    """A scripted face with screens: each is filled in by the next of some functions; when there are none left, it is stopped."""

    def __init__(self, *fills: Callable[[Form], FormReply]) -> None:
        super().__init__(())
        self.fills = list(fills)
        self.forms: list[Form] = []

    def fill(self, form: Form) -> FormReply:
        self.forms.append(form)
        if not self.fills:
            raise EOFError
        return self.fills.pop(0)(form)


def typed(command: Command | None = None, **given: Reply) -> Callable[[Form], FormReply]:
    """A form filled in by the labels of its lines, blanks as underscores."""

    def fill(form: Form) -> FormReply:
        names = {name.replace("_", " "): reply for name, reply in given.items()}
        assert set(names) <= {line.label for line in form.lines}, [line.label for line in form.lines]
        return FormReply(tuple(names.get(line.label, LEAVE) for line in form.lines), command)

    return fill


def screened(
    folder: Path, draft: dict[str, Any], *fills: Callable[[Form], FormReply], said: Said | None = None
) -> tuple[Session, Screened]:
    session, _ = seated(folder, draft, said=said)
    face = Screened(*fills)
    session.face = session.adviser.face = face
    return session, face


def page_of(session: Session, *spots: tuple[str, ...], usual: bool = False) -> Page:
    steps = [session.view.by_spot[spot] for spot in spots]
    return Page(steps[0].section, tuple(PageLine((step,), usual=usual) for step in steps))


TITLE, SHORT, DAY, FORM = (("document", name) for name in ("title", "short_name", "prepared_on", "form"))
NO_HELP: Callable[..., str] = lambda step: f"help of {step.field}"  # noqa: E731 - a value


class TestForm:
    def test_has_a_line_for_each_question_with_its_prompt(self, tmp_path: Path):
        session, _ = screened(tmp_path, PARTIES)
        form = form_of(
            page_of(session, TITLE, ("parties", "pcc-norfolk", "legal_name")), session.view, "[s]", NO_HELP, print
        )

        assert (form.place, form.status, form.keep) == ("The document, section 1 of 13", "[s]", print)
        assert [
            (line.label, line.about, line.usual, line.help(), line.prompt.question, line.prompt.status)
            for line in form.lines
        ] == [
            ("title of the agreement", "", False, "help of document.title", "What is the agreement called?", ""),
            (
                "legal name",
                "Norfolk PCC",
                False,
                "help of parties[].legal_name",
                "What is the party’s exact legal name?",  # noqa: RUF001 - the question's own words
                "",
            ),
        ]

    def test_names_the_first_rows_of_a_list_and_asks_several_at_once(self, tmp_path: Path):
        session, _ = screened(tmp_path, PARTIES)
        group = tuple(
            session.view.by_spot["parties", party, "decision", "view"] for party in ("pcc-norfolk", "fra-norfolk")
        )
        page = Page("scope", (PageLine((session.view.by_spot["scope", "workstreams"],)), PageLine(group, usual=True)))
        form = form_of(page, session.view, "", NO_HELP, print)

        assert [(line.label, line.about, line.usual) for line in form.lines] == [
            ("the workstreams", "", False),
            (group[0].question.label if group[0].question else "", "each of Norfolk PCC and Norfolk Fire", True),
        ]
        assert form.lines[0].prompt.leave == "adds none"
        assert form.lines[1].prompt.options[-1].value == "apart"

    def test_becomes_one_event_of_what_was_answered_or_passed_over(self, tmp_path: Path):
        session, _ = screened(tmp_path, PARTIES)
        plain = page_of(session, TITLE, SHORT, DAY, FORM, ("scope", "workstreams"))
        page = Page(
            "document",
            (*plain.lines, *page_of(session, ("document", "version"), ("document", "marking"), usual=True).lines),
        )
        form = form_of(page, session.view, "", NO_HELP, print)
        given = ("New", LEAVE, Command.OPEN, LEAVE, LEAVE, LEAVE, "2")

        answers = ((TITLE, "New"), (DAY, "to be agreed"), (FORM, "contract"), (("document", "marking"), "2"))
        left = (SHORT, ("scope", "workstreams"))
        assert event_of_page(page, form, FormReply(given)) == ScreenFilled(answers, left)
        assert event_of_page(page, form, FormReply(given, Command.BACK)) == ScreenFilled(answers, ())
        named = (*given[:4], "Rooms; Gym", *given[5:])
        assert event_of_page(page, form, FormReply(named)) == ScreenFilled(answers, (SHORT,))
        apart = ("apart", *given[1:])
        assert event_of_page(page, form, FormReply(apart)) == ScreenFilled(answers[1:], left)
        assert [one.field for one in apart_in(page, apart)] == ["document.title"]
        assert apart_in(page, given) == ()


class TestScreens:
    def test_what_is_filled_in_is_applied_and_dates_are_read_back(self, tmp_path: Path):
        session, face = screened(
            tmp_path, PARTIES, typed(short_name_of_the_collaboration="H", date_of_this_document="1/3/2027")
        )
        screens = Screens(session, face)
        page = page_of(session, SHORT, DAY, ("document", "author"))

        assert screens.fill(page) is None
        assert session.state.draft["document"] == {"title": "Hub", "short_name": "H", "prepared_on": "2027-03-01"}
        assert ("document", "author") in session.state.done
        assert face.shown == ["date of this document: Read as 1 March 2027."]
        assert (screens.behind, screens.seen) == ([page], set())
        assert len(session.store.recorded.events) == 1

    def test_each_line_is_on_the_disk_as_soon_as_it_is_given(self, tmp_path: Path):
        def fill(form: Form) -> FormReply:
            form.keep(0, "H")
            form.keep(1, Command.OPEN)
            form.keep(2, "apart")
            assert session.state.draft["document"]["short_name"] == "H"
            return FormReply(("H", Command.OPEN, LEAVE, LEAVE))

        session, face = screened(tmp_path, PARTIES, fill)
        Screens(session, face).fill(page_of(session, SHORT, DAY, FORM, ("document", "author")))

        assert session.store.recorded.events == (
            ScreenFilled(((SHORT, "H"),), ()),
            ScreenFilled(((DAY, "to be agreed"), (FORM, "contract")), (("document", "author"),)),
        )
        assert face.shown == []

    def test_what_is_not_allowed_is_told_and_the_rest_is_kept(self, tmp_path: Path):
        session, face = screened(
            tmp_path, PARTIES, typed(short_name_of_the_collaboration="H", date_of_this_document="soon")
        )
        Screens(session, face).fill(page_of(session, SHORT, DAY))

        assert session.state.draft["document"] == {"title": "Hub", "short_name": "H"}
        assert face.shown[0].startswith("“soon” is not a date.")

    def test_rows_are_named_and_their_list_is_complete(self, tmp_path: Path):
        session, face = screened(tmp_path, PARTIES, typed(the_workstreams="Rooms; Gym"))
        Screens(session, face).fill(page_of(session, ("scope", "workstreams")))

        assert session.state.draft["scope"]["workstreams"] == [
            {"id": "rooms", "name": "Rooms"},
            {"id": "gym", "name": "Gym"},
        ]
        assert ("scope", "workstreams") in session.state.done

    def test_what_is_to_be_asked_of_each_is_asked_apart(self, tmp_path: Path):
        session, face = screened(tmp_path, PARTIES, lambda form: FormReply(("apart",)))
        group = tuple(
            session.view.by_spot["parties", one, "decision", "view"] for one in ("pcc-norfolk", "fra-norfolk")
        )
        Screens(session, face).fill(Page("decision", (PageLine(group),)))

        assert session.state.apart == {"parties[].decision.view"}

    def test_usual_answers_are_seen_once_and_a_command_is_given_back(self, tmp_path: Path):
        session, face = screened(tmp_path, PARTIES, typed(Command.MENU))
        screens = Screens(session, face)

        assert screens.fill(page_of(session, FORM, usual=True)) is Command.MENU
        assert (screens.seen, screens.behind) == ({FORM}, [])
        assert session.state.draft == PARTIES

    def test_what_a_choice_brings_stands_beside_it_and_help_explains_it(self, tmp_path: Path):
        said = Said(consequences={"premises": Consequences(1, 1, 1, 0)})
        session, face = screened(tmp_path, PARTIES, typed(), said=said)
        Screens(session, face).fill(page_of(session, ("scope", "subjects"), ("scope", "workstreams"), FORM))
        (form,) = face.forms
        question = COURSE.questionnaire.by_field["document.form"]

        assert next(option.label for option in form.lines[0].prompt.options if option.value == "premises").endswith(
            " (1 question and a clause)"
        )
        assert form.lines[1].help() == (
            "Here you name the workstreams, to begin with. More is asked about each, and rows can be added and removed when you check your answers."
        )
        assert form.lines[2].help().endswith("It affects: the clause of document.form.")
        assert question.why in form.lines[2].help()

    def test_back_leads_to_the_screen_before_less_what_is_asked_no_more(self, tmp_path: Path):
        draft = PARTIES | {"money": {"cost_model": "fixed_shares"}}
        session, face = screened(tmp_path, draft, typed(), typed())
        screens = Screens(session, face)
        screens.fill(page_of(session, SHORT, ("scope", "workstreams")))
        screens.fill(page_of(session, ("money", "shared_costs")))
        session.do(Answer(("money", "cost_model"), "lie_where_they_fall"))
        before = screens.back()

        assert before is not None
        assert [line.step.spot for line in before.lines] == [SHORT]
        assert screens.back() is None

    def test_with_no_screen_behind_back_leads_to_the_section_before(self, tmp_path: Path):
        session, face = screened(tmp_path, PARTIES)
        screens = Screens(session, face)
        before = screens.before("parties")

        assert before is not None
        assert (before.section, before.lines[0].step.spot) == ("document", TITLE)
        assert screens.before("document") is None


class TestSitting:
    def test_puts_screen_after_screen_and_back_leads_to_the_one_before(self, tmp_path: Path):
        session, face = screened(
            tmp_path,
            {},
            typed(title_of_the_agreement="Hub"),
        )
        outcome = Interview(session).run()

        assert outcome is SittingOutcome.STOPPED
        assert face.forms[0].place.startswith("The document, section 1 of ")
        assert face.prompts[-1].question == "The parties: none so far. What next?"
        assert session.state.draft == {"document": {"title": "Hub"}}

    def test_back_from_the_first_screen_leads_nowhere(self, tmp_path: Path):
        session, face = screened(tmp_path, {}, typed(Command.BACK))
        Interview(session).run()

        assert "This is the first question." in face.shown

    def test_back_leads_to_the_section_before_and_says_what_is_changed(self, tmp_path: Path):
        one, two = {"a": Placed("clause 1", "")}, {"a": Placed("clause 1", ""), "b": Placed("clause 2", "")}
        session, face = screened(
            tmp_path,
            PARTIES,
            typed(Command.BACK),
            typed(whether_people_of_one_party_work_for_another="yes"),
            said=Said(contents=[one, two]),
        )
        Interview(session).page(page_of(session, ("money", "payments")))

        assert [form.place.partition(",")[0] for form in face.forms] == [
            COURSE.titles[one] for one in ("money", "people")
        ]
        assert session.state.draft["people"]["placed"] == "yes"
        assert face.shown == ["That adds clause 2."]

    def test_what_newly_applies_is_told_when_a_screen_is_done(self, tmp_path: Path):
        said = Said()
        session, face = screened(tmp_path, PARTIES, typed(short_name_of_the_collaboration="Hub"), said=said)
        session.adviser.begin(session.view)
        said.notices = (Notice(replace(FINDING, action="RECORD", message="Who consented."), frozenset()),)
        Interview(session).page(page_of(session, SHORT))

        assert face.shown == ["To record: Who consented. (s.3(10))"]

    def test_the_menu_leads_to_a_section(self, tmp_path: Path):
        session, face = screened(tmp_path, {}, typed(Command.MENU))
        Interview(session).run()

        assert face.prompts[-1].question == "Go to which section?"

    def test_a_section_looked_over_says_what_the_changes_did(self, tmp_path: Path):
        said = Said(
            contents=[{"a": Placed("clause 1", "")}, {"a": Placed("clause 1", ""), "b": Placed("clause 2", "")}]
        )
        session, face = screened(tmp_path, PARTIES, typed(form_of_the_agreement="deed"), said=said)

        assert see_section(session, Screens(session, face), "document") is False
        assert face.shown == ["That adds clause 2."]
        assert len(face.forms[0].lines) == len(section_page(session.view, "document").lines)
        assert session.state.draft["document"]["form"] == "deed"

    def test_a_section_without_answers_is_shown_as_a_choice(self, tmp_path: Path):
        session, face = screened(tmp_path, PARTIES)
        face.script = iter(["Nothing"])

        assert see_section(session, Screens(session, face), "premises") is False
        assert face.prompts[0] == Prompt(
            "one",
            "Choose an answer to change it.",
            "Premises",
            options=face.prompts[0].options,
            default="finish",
        )
