"""Answers files: what is read, and every fault with its line and field, all at once."""

from __future__ import annotations

import json
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembler.answers.files import LARGEST_FILE, read_answers, written_document
from assembler.answers.given import GivenAnswers
from assembler.answers.values import Open
from assembler.errors import AnswersError


def read(text: str) -> GivenAnswers:
    return read_answers(dedent(text), "hub.yaml").given


def problems(text: str, file: str = "hub.yaml") -> list[str]:
    with pytest.raises(AnswersError) as raised:
        read_answers(dedent(text), file)
    return [str(problem) for problem in raised.value.problems]


class TestReading:
    @pytest.mark.parametrize(
        "text", ["", "# nothing yet\n", "document:\n", "parties:\n", "money:\n  shares:\n", "---\n"]
    )
    def test_a_file_with_nothing_filled_in_is_an_answers_file(self, text: str):
        assert read(text) == GivenAnswers()

    def test_yaml_and_json_say_the_same(self):
        yaml = "document: {title: A & B, prepared_on: 1 April 2027}\nparties: [{id: a, in_england: yes, roles: lead}]\n"
        data = {
            "document": {"title": "A & B", "prepared_on": "2027-04-01"},
            "parties": [{"id": "a", "in_england": True, "roles": ["lead"]}],
        }

        assert read_answers(json.dumps(data), "hub.JSON").given == read(yaml)

    def test_a_telephone_number_keeps_its_nought(self):
        assert read("document: {reference: 01223456}").document.reference == "01223456"

    def test_a_byte_order_mark_is_passed_over(self):
        assert read("\ufeffdocument: {title: A}").document.title == "A"

    def test_open_answers_keep_their_notes(self):
        given = read("document:\n  title: to be agreed\n  author:\n    to_be_agreed: ask the board\n").document

        assert (given.title, given.author) == (Open(), Open(to_be_agreed="ask the board"))

    def test_each_answer_has_its_line(self):
        file = read_answers("document:\n  form: deed\nparties:\n  - id: a\n    kind: mopac\n", "hub.yaml")

        assert str(file.source.place(("parties", 0, "kind"))) == "hub.yaml:5, parties[1].kind"


class TestFaults:
    def test_are_all_found_at_once_each_with_line_field_and_cure(self):
        text = """\
        document:
          titel: Harrowmere
          form: dede
          prepared_on: 31/13/2027
        parties:
          - kind: county_council
            legal_name: Norvale County Council
          - id: B B
            in_england: perhaps
        money:
          payment_days: 4000
          shares:
            - id: x
              percent: -1
        chnage: {}
        """

        assert problems(text) == [
            "hub.yaml:2, document.titel: There is no answer called “titel” in document. Did you mean “title”?",
            "hub.yaml:3, document.form: “dede” is not one of the answers allowed: contract, deed. Did you mean “deed”?",
            "hub.yaml:4, document.prepared_on: “31/13/2027” is not a date. Write it as 1 April 2027, 1/4/2027 (the day first) or 2027-04-01.",
            "hub.yaml:6, parties[1].id: “id” is missing. Add a permanent name for it, which must never change: id: norvale-county-council",
            "hub.yaml:8, parties[2].id: “B B” is not an id. Use small letters, digits and single hyphens, such as “b-b”.",
            "hub.yaml:9, parties[2].in_england: “perhaps” should be yes or no. While nobody knows, leave it empty.",
            "hub.yaml:11, money.payment_days: “4000” is too large: the most is 3650.",
            "hub.yaml:14, money.shares[1].percent: “-1” is too small: the least is 0.",
            "hub.yaml:15, chnage: There is no answer called “chnage” in an answers file. Did you mean “change”?",
        ]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("- a\n- b\n", "hub.yaml:1: An answers file is a list of names and values, such as “document:”. `assembler new` "
                           "writes a starter file."),
            ("just words", "hub.yaml:1: An answers file is a list of names and values, such as “document:”. `assembler new` "
                           "writes a starter file."),
            ("document: words\n", "hub.yaml:1, document: should be a group of names and values, indented below its name."),
            ("document: [a]\n", "hub.yaml:1, document: should be a group of names and values, indented below its name."),
            ("parties: words\n", "hub.yaml:1, parties: should be a list: one entry below another, each beginning with “- ”."),
            ("parties: {id: a}\n", "hub.yaml:1, parties: should be a list: one entry below another, each beginning with “- ”."),
            ("parties:\n  - words\n", "hub.yaml:2, parties[1]: should be a group of names and values, indented below its name."),
            ("document:\n  title: [a]\n", "hub.yaml:2, document.title: title must be words."),
            ("document:\n  title: ''\n", "hub.yaml:2, document.title: title is empty. Give an answer, or leave the line out."),
            ("document:\n  title: 'a\n\n    b'\n", "hub.yaml:2, document.title: title must be on one line."),
            ('document:\n  title: "a\\x07b"\n', "hub.yaml:2, document.title: title holds a control character (U+0007). Delete it; "
                                                  "it often comes with pasted text."),
            ('document:\n  title: "a\\u202eb"\n', "hub.yaml:2, document.title: title holds a hidden mark (U+202E) that reorders the "
                                                 "words on the page. Delete it."),
            ('document:\n  title: "a\\u2067b"\n', "hub.yaml:2, document.title: title holds a hidden mark (U+2067) that reorders the "
                                                 "words on the page. Delete it."),
            ("parties:\n  - id: a\n    kind: secretary\n", "hub.yaml:3, parties[1].kind: “secretary” is not one of the answers "
                                                        "allowed. Did you mean “secretary_of_state”?"),
            ("scope:\n  subjects: [premises, prems]\n", "hub.yaml:2, scope.subjects[2]: “prems” is not one of the answers allowed"),
            ("money:\n  schedule:\n    - id: a\n      amount: 12,50\n", "hub.yaml:4, money.schedule[1].amount: “12,50” is not a sum "
                                                                       "in pounds. Write it as 12500, £12,500 or 12500.50."),
            ("decision:\n  route: to be agreed\n", "hub.yaml:2, decision.route: route cannot be left to be agreed: it is a fact. "
                                                   "Leave it empty until it can be recorded."),
            ("drafting:\n  omit:\n    - clause: exclusions\n", "hub.yaml:3, drafting.omit[1].reason: “reason” is missing."),
            ("document:\n  zzz: 1\n", "hub.yaml:2, document.zzz: There is no answer called “zzz” in document. Those allowed there are: id, title,"),
        ],
    )  # fmt: skip
    def test_say_where_they_are_and_what_would_be_right(self, text: str, expected: str):
        (problem,) = problems(text)

        assert problem.startswith(expected)

    def test_faults_of_ids_and_types_are_told_and_none_that_follows(self):
        text = """\
        document:
          form: dede
        parties:
          - id: norvale
          - id: norvale
          - id: Mid Vale
        governance:
          chair_party: norvael
        money:
          shares:
            - {id: one, party: Mid Vale, percent: many}
            - {id: two, party: to be agreed}
        """

        assert [line.partition(", ")[2] for line in problems(text)] == [
            "document.form: “dede” is not one of the answers allowed: contract, deed. Did you mean “deed”?",
            "parties[2].id: The id “norvale” is already used by parties[1]. Give this one its own.",
            "parties[3].id: “Mid Vale” is not an id. Use small letters, digits and single hyphens, such as “mid-vale”.",
            "governance.chair_party: There is no party with the id “norvael”. Did you mean “norvale”?",
            "money.shares[1].percent: “many” is not a percentage. Write it as 30, 33.33 or 30 per cent.",
        ]

    @pytest.mark.row("C5")
    @pytest.mark.parametrize(
        "given", ["Norvale County Council", "the council", "norvale county council", "fire-norvale", "nvc"]
    )
    def test_a_partys_name_where_its_id_is_wanted_suggests_the_id(self, given: str):
        party = "{id: nv, body: fire-norvale, legal_name: Norvale County Council, short_name: the Council}"
        text = f"parties:\n  - {party}\ngovernance:\n  chair_party: {given}\n"

        assert problems(text) == [
            f"hub.yaml:4, governance.chair_party: There is no party with the id “{given}”. Did you mean “nv”?"
        ]

    def test_of_references_are_not_told_while_a_party_lacks_its_id(self):
        text = "parties:\n  - legal_name: Norvale Council\ngovernance:\n  chair_party: norvale-council\n"

        assert [problem.partition(". ")[0] for problem in problems(text)] == [
            "hub.yaml:2, parties[1].id: “id” is missing"
        ]

    def test_of_an_answer_of_another_record_it_is_said_where_it_belongs(self):
        assert problems("vat: standard\nmoney: {expires_on: x}\n") == [
            "hub.yaml:1, vat: There is no answer called “vat” in an answers file. It is an answer of money: put it there.",
            "hub.yaml:2, money.expires_on: There is no answer called “expires_on” in money. It is an answer of scope: put it there.",
        ]

    def test_of_ids_are_told_beside_a_wrong_name_that_begins_like_theirs(self):
        assert problems("part: x\nparties: [{id: a}, {id: a}]\n") == [
            "hub.yaml:1, part: There is no answer called “part” in an answers file. Did you mean “parties”?",
            "hub.yaml:2, parties[2].id: The id “a” is already used by parties[1]. Give this one its own.",
        ]

    def test_words_that_read_from_the_right_are_words(self):
        assert read("document:\n  title: مرحبا\n").document.title == "مرحبا"

    def test_a_file_far_too_large_is_refused_unread(self):
        assert problems("#" * (LARGEST_FILE + 1)) == ["hub.yaml: The file is too large to be an answers file."]
        assert written_document("#" * LARGEST_FILE, "hub.yaml").value is None

    @pytest.mark.parametrize("data", ['{"document": {"title": "\\ud800"}}', '{"parties": [{"id": "\\udfff"}]}'])
    def test_half_a_character_in_json_is_refused(self, data: str):
        assert "holds a control character (U+D" in problems(data, "hub.json")[0]

    def test_a_name_that_is_half_a_character_is_refused(self):
        (problem,) = problems('{"\\ud800": 1}', "hub.json")

        assert problem == "hub.json: A name holds half a character. Delete it; it often comes with pasted text."

    def test_a_wrong_answer_that_is_half_a_character_can_be_printed(self):
        assert all(
            problem.encode()
            for problem in problems('{"document": {"form": "\\ud800", "prepared_on": "\\ud800"}}', "hub.json")
        )


class TestIds:
    def test_of_two_parties_may_not_be_the_same(self):
        assert problems("parties:\n  - id: a\n  - id: b\n  - id: a\n") == [
            "hub.yaml:4, parties[3].id: The id “a” is already used by parties[1]. Give this one its own."
        ]

    def test_of_a_party_and_a_workstream_may_not_be_the_same(self):
        assert problems("parties: [{id: a}]\nscope:\n  workstreams:\n    - id: a\n") == [
            "hub.yaml:4, scope.workstreams[1].id: The id “a” is already used by parties[1]. Give this one its own."
        ]

    def test_need_only_be_unique_within_a_list_nothing_points_into(self):
        text = """\
        parties:
          - {id: a, functions: [{id: one}, {id: two}]}
          - {id: b, functions: [{id: one}, {id: a}]}
        """

        assert [party.functions[0].id for party in read(text).parties] == ["one", "one"]

    def test_of_two_functions_of_a_party_may_not_be_the_same(self):
        assert problems("parties:\n  - id: a\n    functions:\n      - id: one\n      - id: one\n") == [
            "hub.yaml:5, parties[1].functions[2].id: The id “one” is already used by parties[1].functions[1]. Give this one its own."
        ]

    @pytest.mark.parametrize(
        ("entry", "suggested"),
        [
            ("{body: chief-constable-norfolk}", "chief-constable-norfolk"),
            ("{short_name: The Café}", "the-cafe"),
            ("{}", "parties-1"),
            ("{legal_name: {to_be_agreed: later}}", "parties-1"),
        ],
    )
    def test_a_missing_one_is_suggested_from_what_is_there(self, entry: str, suggested: str):
        assert problems(f"parties:\n  - {entry}\n")[0].endswith(f"id: {suggested}")

    def test_left_empty_is_missing(self):
        assert "“id” is missing" in problems("parties:\n  - id:\n")[0]
        assert problems("parties:\n  -\n")[0].endswith("id: parties-1")

    def test_suggested_for_two_items_without_a_name_are_two(self):
        assert [problem.rpartition("id: ")[2] for problem in problems("parties: [{}, {}]\n")] == [
            "parties-1",
            "parties-2",
        ]


class TestReferences:
    def test_to_a_party_that_is_not_there_have_a_near_miss(self):
        text = "parties: [{id: norvale}, {id: pcc}]\ngovernance:\n  chair_party: norvael\n"

        assert problems(text) == [
            "hub.yaml:3, governance.chair_party: There is no party with the id “norvael”. Did you mean “norvale”?"
        ]

    def test_with_nothing_near_name_the_parties_there_are(self):
        assert problems("parties: [{id: a}]\ndecision:\n  notified_by: zzz\n")[0].endswith("The parties are: a.")
        assert problems("decision:\n  notified_by: zzz\n")[0].endswith("The parties are: none yet.")

    @pytest.mark.parametrize(
        "text",
        [
            "parties:\n  - {id: a, local_policing_body: zzz}",
            "parties:\n  - {id: a, same_person_as: zzz}",
            "parties: [{id: a}]\nscope:\n  workstreams: [{id: w, parts: [{id: p, party: zzz}]}]",
            "parties: [{id: a}]\nmoney:\n  schedule: [{id: p, payer: zzz}]",
            "parties: [{id: a}]\nmoney:\n  shares: [{id: p, party: zzz}]",
        ],
    )
    def test_are_checked_wherever_they_stand(self, text: str):
        assert "There is no party with the id “zzz”." in problems(text)[0]


TEXT = st.text(st.characters())  # half characters (surrogates) among them
NAMES = TEXT | st.sampled_from(["document", "parties", "id", "title", "money", "drafting"])
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | TEXT
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner), max_leaves=12)


@pytest.mark.slow
@given(JSON)
def test_any_json_is_read_or_refused_in_words_that_can_be_printed(value: object):
    try:
        outcome = str(read_answers(json.dumps(value), "hub.json").given)
    except AnswersError as error:
        outcome = str(error)

    assert outcome.encode()


def test_a_payment_may_have_the_id_of_a_party():
    text = """
        format: 2
        parties: [{id: fire, kind: metropolitan_fire_authority}]
        money: {schedule: [{id: fire}]}
        gateways: {conditions: [{id: survey, payment: fire}]}
    """
    (condition,) = read_answers(dedent(text), "a.yaml").given.gateways.conditions

    assert condition.payment == "fire"


def test_an_item_of_another_list_may_have_an_id_that_a_workstream_has():
    text = """
        format: 2
        scope: {workstreams: [{id: falls}]}
        response: {protocols: [{id: falls}]}
        works: {assets: [{id: falls}]}
        procurement: {contracts: [{id: falls}]}
        information: {flows: [{id: falls, protocol: falls, asset: falls}]}
        change: {exit_table: [{id: falls, contract: falls}]}
    """
    given = read_answers(dedent(text), "a.yaml").given

    assert (given.information.flows[0].protocol, given.change.exit_table[0].contract) == ("falls", "falls")


def test_what_cover_flows_and_payments_point_to_must_be_there():
    text = """
        format: 2
        premises: {places: [{id: rooms, name: the rooms}]}
        risk: {cover: [{id: one, about: place, place: room}]}
        information: {flows: [{id: two, about: protocol, protocol: falls}]}
        change: {exit_table: [{id: three, about: asset, asset: van}]}
        money: {schedule: [{id: four, about: protocol, protocol: falls}]}
    """
    assert problems(text, "a.yaml") == [
        "a.yaml:4, risk.cover[1].place: There is no place with the id “room”. Did you mean “rooms”?",
        "a.yaml:5, information.flows[1].protocol: There is no protocol with the id “falls”. The protocols are: none yet.",
        "a.yaml:6, change.exit_table[1].asset: There is no asset with the id “van”. The assets are: none yet.",
        "a.yaml:7, money.schedule[1].protocol: There is no protocol with the id “falls”. The protocols are: none yet.",
    ]


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("parties: [{body: fire-norvale, legal_name: B, short_name: C}]", "fire-norvale"),
        ("parties: [{short_name: The Trust, legal_name: Norvale Trust}]", "norvale-trust"),
        ("parties: [{short_name: The Trust}]", "the-trust"),
        ("scope: {workstreams: [{name: Night patrols}]}", "night-patrols"),
        ("functions: {arrangements: [{function: fire_safety}]}", "fire-safety"),
        ("money: {schedule: [{purpose: Rent of the yard}]}", "rent-of-the-yard"),
        ("drafting: {special_conditions: [{heading: On noise, text: None.}]}", "on-noise"),
        ("parties: [{id: a}, {id: b, functions: [{kind: fire}]}]", "functions-1"),
        ("money: {shares: [{id: a}, {percent: 5}]}", "shares-2"),
    ],
)
def test_a_missing_id_is_made_of_the_name_or_number_of_its_item(text: str, identity: str):
    [problem] = [one for one in problems(text) if "“id” is missing" in one]

    assert problem.endswith(f"“id” is missing. Add a permanent name for it, which must never change: id: {identity}")


def test_what_else_is_missing_has_no_cure():
    found = problems("drafting:\n  omit:\n    - clause: exclusions\n")

    assert found == ["hub.yaml:3, drafting.omit[1].reason: “reason” is missing."]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("secretary", "Did you mean “secretary_of_state”?"),
        ("nhs", "Did you mean “nhs_trust” or “nhs_foundation_trust”?"),
        ("zzzz", "There are 31; `assembler questionnaire` lists them."),
    ],
)
def test_near_answers_are_named_or_it_is_said_where_all_are_listed(kind: str, told: str):
    assert problems(f"parties:\n  - id: a\n    kind: {kind}\n") == [
        f"hub.yaml:3, parties[1].kind: “{kind}” is not one of the answers allowed. {told}"
    ]


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("dede", "contract, deed. Did you mean “deed”?"),
        ("con", "contract, deed. Did you mean “contract”?"),
        ("CON", "contract, deed. Did you mean “contract”?"),
        ("zzzz", "contract, deed."),
    ],
)
def test_of_few_answers_all_are_named_and_one_that_begins_so(form: str, told: str):
    assert problems(f"document:\n  form: {form}\n") == [
        f"hub.yaml:2, document.form: “{form}” is not one of the answers allowed: {told}"
    ]


def test_of_more_than_a_hundred_faults_the_rest_are_counted():
    with pytest.raises(AnswersError) as raised:
        read_answers(
            "money:\n  shares:\n" + "".join(f"    - {{id: s{at}, percent: x}}\n" for at in range(102)), "a.yaml"
        )

    *found, last = raised.value.problems
    assert [one.place.field for one in found] == [f"money.shares[{at}].percent" for at in range(1, 101)]
    assert {one.message for one in found} == {"“x” is not a percentage. Write it as 30, 33.33 or 30 per cent."}
    assert last.message == "And 2 more."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "documant:\n  title: A\n",
            "documant: There is no answer called “documant” in an answers file. Did you mean “document”?",
        ),
        ("formt: 2\n", "formt: There is no answer called “formt” in an answers file. Did you mean “format”?"),
        (
            "document:\n  basis: x\n",
            "document.basis: There is no answer called “basis” in document. It is an answer of parties[…].insurance or money.schedule[…] "
            "or information.flows[…]: put it there.",
        ),
        (
            "parties:\n- id: a\n  payer: x\n",
            "parties[1].payer: There is no answer called “payer” in parties[1]. It is an answer of money.schedule[…]: put it there.",
        ),
    ],
)
def test_a_wrong_name_is_told_with_what_is_meant_or_where_it_belongs(text: str, told: str):
    [problem] = problems(text)

    assert problem.partition(", ")[2] == told


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("The Isles of Scilly Council", "“isles_of_scilly” or “county_council” or “unitary_council”"),
        ("The City Police", "“other_police_body” or “other_public_body” or “chief_constable”"),
        ("ambulance service trust", "“nhs_trust”"),
        ("Scilly", "“isles_of_scilly” or “charity”"),
        ("Combined", "“combined_fire_authority” or “combined_authority” or “combined_county_authority”"),
        ("COUNTY", "“county_council”"),
    ],
)
def test_of_many_answers_those_somewhat_like_the_words_are_named(kind: str, told: str):
    assert problems(f"parties:\n  - id: a\n    kind: {kind}\n") == [
        f"hub.yaml:3, parties[1].kind: “{kind}” is not one of the answers allowed. Did you mean {told}?"
    ]


def test_two_equal_ids_that_are_malformed_are_not_told_as_the_same():
    none = "“A B” is not an id. Use small letters, digits and single hyphens, such as “a-b”."

    assert problems("parties: [{id: A B}, {id: A B}]\n") == [
        f"hub.yaml:1, parties[1].id: {none}",
        f"hub.yaml:1, parties[2].id: {none}",
    ]


def test_of_a_misspelt_name_the_nearest_alone_is_taken_to_be_meant():
    """What else it is a little like may still be pointed into, and then nothing is there."""
    assert problems("scpoe: {}\nmoney: {schedule: [{id: four, protocol: falls}]}\n") == [
        "hub.yaml:1, scpoe: There is no answer called “scpoe” in an answers file. Did you mean “scope”?",
        "hub.yaml:2, money.schedule[1].protocol: There is no protocol with the id “falls”. The protocols are: none yet.",
    ]


def test_a_misspelt_name_beside_the_right_one_has_no_meaning_guessed():
    assert problems("scpoe: {}\nscope: {}\nfunctions: {arrangements: [{id: f, workstream: x}]}\n") == [
        "hub.yaml:1, scpoe: There is no answer called “scpoe” in an answers file. Did you mean “scope”?",
        "hub.yaml:3, functions.arrangements[1].workstream: There is no workstream with the id “x”. The workstreams are: none yet.",
    ]


def test_wrong_names_are_told_except_beside_what_cannot_be_read():
    found = problems('document: {titel: x}\nparties:\n- id: "a\n  bogus: 1\n')

    assert [problem.partition(": ")[0] for problem in found] == [
        "hub.yaml:1, document.titel",
        "hub.yaml:3, parties[1].id",
    ]


def test_of_a_list_that_cannot_be_read_it_is_not_told_that_it_is_none():
    found = problems("parties: [{id: a}\ndecision: {route: moon}\n")

    assert [problem.partition(": ")[0] for problem in found] == ["hub.yaml:2, parties", "hub.yaml:2, decision.route"]
    assert found[0].startswith("hub.yaml:2, parties: This is not well-formed YAML: ")


def test_a_file_that_is_wholly_unreadable_is_told_for_its_form_alone():
    [problem] = problems('"x')

    assert problem.startswith("hub.yaml:1: This is not well-formed YAML: ")
