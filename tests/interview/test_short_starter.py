"""The short starter, whole: what stands in it for a preset between two bodies, and for two parties that nobody has named."""

# ruff: noqa: RUF001 - the questions' own words

from __future__ import annotations

from interview.playing import COURSE, PRESETS

from assembler.interview.core.events import Suggest
from assembler.interview.core.state import State
from assembler.interview.core.transitions import apply
from assembler.interview.core.view import View
from assembler.interview.talk.short_starter import short_starter, starting_draft

ROOMS = """\
# yaml-language-server: $schema=answers.schema.json
# Complete what has nothing after its colon, or leave it open. `assembler check FILE` says what is missing; `new … --full` asks everything.
format: 2
document:
  id: id-123456
  title:  # What is the agreement called? Such as: Harrowmere Hub Collaboration Agreement
  short_name:  # What do the parties call the collaboration for short? Such as: Harrowmere Hub
  prepared_on:  # What date should this version of the document carry? Such as: 1 March 2027
parties:
  # view: What view did the party form of its own efficiency or effectiveness? efficiency, effectiveness, both, neither
  # adverse_effect: view on adverse effect: none, adverse, not_considered
  - id: pcc-norfolk
    body: pcc-norfolk  # The Police and Crime Commissioner for Norfolk
    decision: {view: , adverse_effect: }  # explained above
    consultation: {chief_officer_consulted_on: }  # date on which the chief officer was consulted
    # functions: [{id: function-1, function: , statute: }]  # the functions it discharges, if there are any
  - id: fra-norfolk
    body: fra-norfolk  # Norfolk County Council
    decision: {view: , adverse_effect: }  # explained above
decision:
  route:  # Is the agreement made as a result of the duties in section 2, voluntarily under section 1, or both? duty, voluntary, mixed
  notified_by:  # Which emergency service told the others of the proposed collaboration? The id of one of the parties.
  replaces:  # Does this agreement replace an earlier collaboration agreement? yes or no
scope:
  purpose:  # What is the collaboration for?
  workstreams:
    - id: workstream-1
      name:  # What is this workstream called? Such as: Shared use of Harrowmere Fire Station
      description:  # How will the parties work together in this workstream?
  subjects: [premises, vehicles_and_equipment, vetting_and_security, capital_contributions]  # subjects that the agreement needs to deal with
  expires_on:  # On what date does the fixed term end? Such as: 31 March 2030
governance: {structure: board, meetings: six_monthly, reports: yearly, annual_report: internal}  # proposed by the preset
functions:
  delegation:  # Is any party to carry out another party’s statutory function in its place? yes or no
  force_functions:  # whether it covers how a force’s officers discharge their functions: yes or no
  police_fight_fires:  # whether police are to be employed to fight fires: no, specials_or_support_officers, yes
  working_together: no  # whether staff work under common tasking
  police_directed_by_others:  # whether police are directed by another service: yes or no
people: {risk_assessment: place_controller}  # proposed by the preset
# premises: {places: [{id: place-1, name: , address: , host: , guest: , workstream: , use: , lease: , lease_by: }]}
# works: {projects: [{id: project-1, name: , what: , site: , landowner: , place: , procurer: , finish: , estimate: }]}
money:
  payments: yes  # whether payments are made
  cost_model: fixed_shares  # cost model
  shared_costs:  # Which costs are shared? Such as: heat, light, water, cleaning, repairs and business rates of Harrowmere Fire Station
  # shares: [{id: share-1, party: , percent: }]  # the shares of the costs, if there are any
  # schedule: [{id: payment-1, payer: , payee: , purpose: , workstream: , place: , system: , project: , placement: }]
  invoices: quarterly  # frequency of invoices
change: {first_review_by: , withdrawal_notice: 12, exit_costs: committed_costs, accession: not_foreseen}  # date of the first review
"""

UNNAMED = """\
# yaml-language-server: $schema=answers.schema.json
# Complete what has nothing after its colon, or leave it open. `assembler check FILE` says what is missing; `new … --full` asks everything.
format: 2
document:
  id: id-123456
  title:  # What is the agreement called? Such as: Harrowmere Hub Collaboration Agreement
  short_name:  # What do the parties call the collaboration for short? Such as: Harrowmere Hub
  prepared_on:  # What date should this version of the document carry? Such as: 1 March 2027
parties:
  - id: party-1
    body:  # Its id in the register: `assembler bodies search` finds it. For one that is not there: assembler new OTHER --full
    # functions: [{id: function-1, function: , statute: }]  # the functions it discharges, if there are any
  - id: party-2
    body:  # Its id in the register: `assembler bodies search` finds it. For one that is not there: assembler new OTHER --full
decision:
  route:  # Is the agreement made as a result of the duties in section 2, voluntarily under section 1, or both? duty, voluntary, mixed
  notified_by:  # Which emergency service told the others of the proposed collaboration? The id of one of the parties.
  replaces:  # Does this agreement replace an earlier collaboration agreement? yes or no
scope:
  purpose:  # What is the collaboration for?
  workstreams:
    - id: workstream-1
      name:  # What is this workstream called? Such as: Shared use of Harrowmere Fire Station
      description:  # How will the parties work together in this workstream?
  expires_on:  # On what date does the fixed term end? Such as: 31 March 2030
functions: {delegation: }  # Is any party to carry out another party’s statutory function in its place? yes or no
change: {first_review_by: }  # By what date is the first review to be done? Such as: 31 March 2028
"""


def test_a_starter_of_a_preset_is_short_and_has_help_where_one_waits() -> None:
    draft = starting_draft(("pcc-norfolk", "fra-norfolk"))
    state = apply(State(draft, quick=True), Suggest(PRESETS.by_id["shared-premises"].answers), COURSE)

    assert short_starter(View(state, COURSE), "id-123456") == ROOMS


def test_a_starter_of_parties_nobody_has_named_asks_for_their_ids() -> None:
    assert short_starter(View(State(starting_draft(()), quick=True), COURSE), "id-123456") == UNNAMED
