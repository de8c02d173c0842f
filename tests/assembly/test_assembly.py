"""From a small library and a few answers to an agreement: what is in, how lists close, which definitions stay, where references point."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from library.small import small_library
from shipped import answers, assembled

from assembler.agreement import Answer, Reference, Table
from assembler.assembly import compile_library
from assembler.errors import AnswersError
from assembler.library.loading import load_library
from assembler.pipeline import Result
from assembler.plain import words

Make = Callable[..., Result]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Assembles answers with a library of the clauses given by name."""

    def make(given: str = "", **clauses: str) -> Result:
        compiled = compile_library(load_library(small_library(tmp_path / "clauses", clauses)))
        return assembled(answers(given), "internal", using=compiled)

    return make


def lines(result: Result, section: str) -> list[str]:
    """The numbered lines of one section, without its heading."""
    (found,) = [one for one in result.agreement.sections if one.id == section]
    return [f"{one.number} {words(one)}".strip() for one in list(found.paragraphs())[found.heading is not None :]]


class TestJoinedLists:
    CLAUSE = """\
    1. {#must join="and"}
       A Party must:
       1. {#pay}
          pay
       2. {#tell when="money.payments"}
          tell
       3. {#leave when="money.cost_model == 'equal_shares'"}
          leave{? document.form == 'deed':  at once ?}
    """

    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("payments", "costs", "form", "expected"),
        [
            ("no", "lie_where_they_fall", "contract", ["(a) pay."]),
            ("yes", "lie_where_they_fall", "contract", ["(a) pay; and", "(b) tell."]),
            ("no", "equal_shares", "contract", ["(a) pay; and", "(b) leave."]),
            ("yes", "equal_shares", "contract", ["(a) pay;", "(b) tell; and", "(c) leave."]),
            ("yes", "equal_shares", "deed", ["(a) pay;", "(b) tell; and", "(c) leave at once."]),
        ],
    )
    def test_close_with_whichever_part_is_last(
        self, payments: str, costs: str, form: str, expected: list[str], make: Make
    ):
        given = f"money: {{payments: {payments}, cost_model: {costs}}}\ndocument: {{form: {form}}}\n"

        assert lines(make(given, duties=self.CLAUSE), "duties") == ["1.1 A Party must:", *expected]

    @pytest.mark.slow
    def test_may_be_joined_by_or(self, make: Make):
        assert lines(make("money: {payments: yes}", duties=self.CLAUSE.replace('"and"', '"or"')), "duties")[1:] == [
            "(a) pay; or",
            "(b) tell.",
        ]

    @pytest.mark.slow
    def test_of_repeated_parts_close_with_the_last_item(self, make: Make):
        clause = (
            '1. {#who join="and"}\n   These take part:\n   1. {#each each="parties"}\n      {{ party.short_name }}\n'
        )
        given = "parties: [{id: a, short_name: A}, {id: b, short_name: B}, {id: c, short_name: C}]"

        assert lines(make(given, who=clause), "who")[1:] == ["(a) A;", "(b) B; and", "(c) C."]

    @pytest.mark.slow
    def test_a_part_that_leads_to_parts_leaves_the_closing_to_them(self, make: Make):
        clause = """\
        1. {#must join="and"}
           A Party must:
           1. {#pay join="or"}
              pay:
              1. {#now}
                 now
              2. {#later}
                 later
           2. {#tell}
              tell
        """

        assert lines(make(clauses=clause), "clauses")[1:] == ["(a) pay:", "(i) now; or", "(ii) later; and", "(b) tell."]


class TestDefinitions:
    TERMS = """\
    1. {#in}
       In this Agreement:

    {#zeal .definition}
    **Zeal** means effort.

    {#body .definition}
    **Body** means a Cabinet of an Authority.

    {#authority .definition join="and"}
    **Authority** means:

    1. {#one}
       a county council
    2. {#two}
       a Ministry

    {#ministry .definition}
    **Ministry** means a department.

    {#cabinet .definition}
    **Cabinet** means a committee.

    2. {#more}
       Words in the singular include the plural.
    """

    @pytest.mark.slow
    def test_only_used_ones_stay_with_what_they_use_in_alphabetical_order(self, make: Make):
        result = make(terms=self.TERMS, duties="1. {#one}\n   Bodies must meet.\n")

        assert lines(result, "terms") == [
            "1.1 In this Agreement:",
            "Authority means:",
            "(a) a county council; and",
            "(b) a Ministry.",
            "Body means a Cabinet of an Authority.",
            "Cabinet means a committee.",
            "Ministry means a department.",
            "1.2 Words in the singular include the plural.",
        ]

    @pytest.mark.slow
    def test_a_use_in_words_that_are_out_is_no_use(self, make: Make):
        clause = "1. {#one}\n   A Party must act{? money.payments:  with Zeal ?}.\n"

        assert "Zeal means effort." not in lines(
            make("money: {payments: no}", terms=self.TERMS, duties=clause), "terms"
        )

    @pytest.mark.slow
    def test_a_use_in_words_that_are_in_is_one(self, make: Make):
        clause = "1. {#one}\n   A Party must act{? money.payments:  with Zeal ?}.\n"

        assert (
            lines(make("money: {payments: yes}", terms=self.TERMS, duties=clause), "terms")[1] == "Zeal means effort."
        )


class TestReferences:
    @pytest.mark.slow
    def test_follow_their_target_when_its_number_changes(self, make: Make):
        first = '1. {#maybe when="money.payments"}\n   Perhaps.\n2. {#always join="and"}\n   Always:\n   1. {#a}\n      one\n   2. {#b}\n      two\n'
        second = "1. {#see}\n   See clause [[first#b]] and clause [[first]].\n"

        assert lines(make("money: {payments: no}", first=first, second=second), "second") == [
            "2.1 See clause 1.1(b) and clause 1."
        ]

    @pytest.mark.slow
    def test_follow_their_target_when_a_paragraph_comes_in(self, make: Make):
        first = '1. {#maybe when="money.payments"}\n   Perhaps.\n2. {#always}\n   Always.\n'
        second = "1. {#see}\n   See clause [[first#always]].\n"

        assert lines(make("money: {payments: yes}", first=first, second=second), "second") == ["2.1 See clause 1.2."]

    @pytest.mark.slow
    def test_to_a_paragraph_of_a_schedule_have_a_part_for_each_field(self, make: Make):
        head = "---\nid: list\nheading: List\nkind: schedule\nstatus: core\nlaw: [practice]\n---\n"
        schedule = head + "1. {#top}\n   Top:\n   1. {#low}\n      Low:\n      1. {#deep}\n         Deep.\n"
        result = make(first="1. {#see}\n   See paragraph [[list#deep]] of [[list]].\n", list=schedule)
        references = [
            part for one in result.agreement.paragraphs() for part in one.content if isinstance(part, Reference)
        ]

        assert [[(part.key, part.number) for part in ref.parts] for ref in references] == [
            [("list#low", "1.1"), ("list#deep", "(a)")],
            [("list", "Schedule 1")],
        ]

    @pytest.mark.slow
    def test_to_an_omitted_clause_are_refused_by_name(self, make: Make):
        with pytest.raises(AnswersError) as raised:
            make(
                "drafting: {omit: [{clause: first, reason: x}]}",
                first="1. {#one}\n   One.\n",
                second="1. {#see}\n   See [[first]].\n",
            )

        assert str(raised.value) == (
            "The clause “first” is left out, but “second#see” refers to it. Take it off drafting.omit, or leave out the other too."
        )


class TestAnswersInWords:
    @pytest.mark.slow
    def test_are_printed_by_their_type(self, make: Make):
        clause = (
            "1. {#one}\n   {{ document.prepared_on }}, {{ change.withdrawal_notice }}, {{ money.payment_days }}, {{ governance.chair_party }}.\n"
            '2. {#two each="money.schedule"}\n   {{ payment.amount }}.\n3. {#three each="money.shares"}\n   {{ share.percent }}.\n'
        )
        given = """\
        document: {prepared_on: 2027-04-01}
        parties: [{id: a, short_name: A & B}]
        change: {withdrawal_notice: 1}
        governance: {structure: board, chair: named_party, chair_party: a}
        money:
          payments: yes
          cost_model: fixed_shares
          payment_days: 30
          schedule: [{id: x, basis: fixed_sum, amount: 12500}, {id: y, basis: fixed_sum, amount: 0.5}]
          shares: [{id: z, percent: 40}]
        """

        assert lines(make(given, values=clause), "values") == [
            "1.1 1 April 2027, 1 month, 30 days, A & B.",
            "1.2 £12,500.",
            "1.3 £0.50.",
            "1.4 40%.",
        ]

    @pytest.mark.slow
    def test_open_answers_print_as_their_label_and_are_listed(self, make: Make):
        result = make(
            "document: {title: {to_be_agreed: ask the board}}", name="1. {#one}\n   This is {{ document.title }}.\n"
        )
        (point,) = [one for one in result.agreement.points if one.id == "document.title"]
        (blank,) = [
            p
            for one in result.agreement.paragraphs()
            if one.key == "name#one"
            for p in one.content
            if isinstance(p, Answer) and p.open
        ]
        row = next(line for line in lines(result, "outstanding") if "ask the board" in line)

        assert (point.note, point.places) == ("ask the board", ("cover#title", "name#one"))
        assert (
            words(next(one for one in result.agreement.paragraphs() if one.key == "name#one"))
            == f"This is [{blank.text}]."
        )
        assert row.endswith(": ask the board. See clause 1.1.")


class TestRepeatedBlocks:
    @pytest.mark.slow
    def test_are_keyed_by_the_permanent_ids_of_their_items(self, make: Make):
        clause = '1. {#who each="parties"}\n   {{ party.short_name }} does:\n   1. {#what each="party.functions"}\n      {{ function.function }}.\n'
        given = "parties: [{id: a, short_name: A, functions: [{id: f, function: x}, {id: g, function: y}]}]"
        result = make(given, roles=clause)

        assert [one.key for one in result.agreement.paragraphs() if one.key.startswith("roles#")] == [
            "roles#who/a",
            "roles#what/a/f",
            "roles#what/a/g",
        ]

    @pytest.mark.slow
    def test_a_table_has_a_row_for_each_item_and_is_left_out_without_any(self, make: Make):
        clause = '1. {#one}\n   They are:\n\n{#t each="parties" title="T" description="D" shares="60,40"}\n| Name | Area |\n|---|---|\n| {{ party.short_name }} | {{ party.area }} |\n'
        (table,) = [
            block for one in make("parties: [{id: a, short_name: A, area: x}]", rows=clause).agreement.sections for block in one.blocks
            if isinstance(block, Table)
        ]  # fmt: skip

        assert [(column.heading, column.share) for column in table.columns] == [("Name", 60), ("Area", 40)]
        assert [(row.key, [words(cell[0]) for cell in row.cells]) for row in table.rows] == [("rows#t/a", ["A", "x"])]

    @pytest.mark.slow
    @pytest.mark.row("J10")
    def test_the_cells_of_a_row_are_keyed_from_one_for_ever(self, make: Make):
        clause = '1. {#one}\n   They are:\n\n{#t each="parties" title="T" description="D" shares="60,40"}\n| Name | Area |\n|---|---|\n| {{ party.short_name }} | {{ party.area }} |\n'
        made = make("parties: [{id: a, short_name: A, area: x}, {id: b, short_name: B, area: y}]", rows=clause)
        tables = [block for one in made.agreement.sections for block in one.blocks if isinstance(block, Table)]
        keys = [[paragraph.key for cell in row.cells for paragraph in cell] for row in tables[0].rows]

        assert keys == [["rows#t/a/1", "rows#t/a/2"], ["rows#t/b/1", "rows#t/b/2"]]


class TestSpecialConditions:
    SPECIAL = "---\nid: special\nheading: Special conditions\nkind: special\nstatus: core\nlaw: [practice]\n---\n1. {#prevail}\n   Other clauses prevail.\n"

    @pytest.mark.slow
    def test_stand_in_their_own_clause_in_the_parties_words(self, make: Make):
        given = 'drafting: {special_conditions: [{id: dogs, heading: Dogs & cats, text: "{{ No }} dogs.\\nNo cats."}]}'

        assert lines(make(given, special=self.SPECIAL), "special") == [
            "1.1 Other clauses prevail.",
            "1.2 Dogs & cats. {{ No }} dogs.",
            "1.3 No cats.",
        ]

    @pytest.mark.slow
    def test_keep_the_definitions_of_the_terms_that_they_use(self, make: Make):
        given = "drafting: {special_conditions: [{id: keen, heading: Keenness, text: Each Body must show Zeal.}]}"
        made = make(given, special=self.SPECIAL, terms=TestDefinitions.TERMS)

        assert "Zeal means effort." in lines(made, "terms")
        assert "Body means a Cabinet of an Authority." in lines(made, "terms")

    @pytest.mark.slow
    def test_without_any_the_clause_is_not_there(self, make: Make):
        assert [one.id for one in make(special=self.SPECIAL).agreement.sections] == ["cover", "outstanding"]

    @pytest.mark.slow
    def test_may_not_take_the_key_of_a_paragraph_of_the_library(self, make: Make):
        given = "drafting: {special_conditions: [{id: prevail, heading: A, text: b}]}"
        keys = [one.key for one in make(given, special=self.SPECIAL).agreement.paragraphs()]

        assert len(keys) == len(set(keys))
