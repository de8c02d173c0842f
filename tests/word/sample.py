"""A hand-built agreement that uses every role and feature, numbered by a few lines of its own."""

from __future__ import annotations

from msgspec.structs import replace
from printed import p

from assembler.agreement import (
    Agreement,
    Answer,
    Column,
    Inline,
    OpenPoint,
    Paragraph,
    Properties,
    Reference,
    ReferencePart,
    Role,
    Row,
    Section,
    SectionKind,
    Table,
    Text,
)

PROPERTIES = Properties(
    title="Collaboration Agreement for the Harrowmere Hub",
    short_title="Harrowmere Hub",
    reference="NCC/COL/0147",
    version="Version 0.3",
    author="Assembler",
    marking="OFFICIAL",
    copy="internal",
    dated="",
)

CLAUSES: dict[Role, int] = {"clause": 0, "level-2": 1, "level-3": 2, "level-4": 3, "level-5": 4}
SCHEDULES: dict[Role, int] = {"schedule": 0, "schedule-1": 1, "schedule-2": 2, "schedule-3": 3, "schedule-4": 4}
DEFINITIONS: dict[Role, int] = {"definition": 0, "definition-a": 1, "definition-i": 2}
LISTS: tuple[dict[Role, int], ...] = (CLAUSES, SCHEDULES, DEFINITIONS, {"party": 0}, {"recital": 0})
ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def _letter(number: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26] * ((number - 1) // 26 + 1)


def _printed(role: Role, count: list[int]) -> str:
    n = count[-1]
    forms: dict[Role, str] = {
        "clause": f"{n}.",
        "level-2": f"{count[0]}.{n}",
        "schedule": f"Schedule {n}",
        "schedule-1": f"{n}.",
        "schedule-2": f"{count[1] if len(count) > 1 else 0}.{n}",
        "definition": "",
        "party": f"({n})",
        "recital": f"({_letter(n).upper()})",
    }
    if role in forms:
        return forms[role]
    if role == "level-5":
        return f"({_letter(n).upper()})"
    return f"({ROMAN[n]})" if role in ("level-4", "schedule-4", "definition-i") else f"({_letter(n)})"


def _numbers(paragraphs: list[Paragraph]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """What is printed before each paragraph, and the chain of keys from the top of its list down to it."""
    printed: dict[str, str] = {}
    chains: dict[str, tuple[str, ...]] = {}
    counts: list[list[int]] = [[] for _ in LISTS]
    above: list[list[str]] = [[] for _ in LISTS]
    for paragraph in paragraphs:
        for count, keys, levels in zip(counts, above, LISTS, strict=True):
            if paragraph.role in levels:
                depth = levels[paragraph.role]
                count.extend([0] * (depth + 1 - len(count)))
                keys.extend([""] * (depth + 1 - len(keys)))
                del count[depth + 1 :], keys[depth + 1 :]
                count[depth] += 1
                keys[depth] = paragraph.key
                printed[paragraph.key] = _printed(paragraph.role, count)
                chains[paragraph.key] = tuple(key for key in keys if key)
    return printed, chains


def _resolved(inline: Inline, printed: dict[str, str], chains: dict[str, tuple[str, ...]]) -> Inline:
    if not isinstance(inline, Reference):
        return inline
    chain = chains[inline.target]
    lettered = [key for key in chain if printed[key].startswith("(")]
    stem_keys = [key for key in chain if not printed[key].startswith("(")][-1:]
    keys = stem_keys + lettered if lettered and stem_keys else [inline.target]
    return replace(inline, parts=tuple(ReferencePart(key, printed[key].rstrip(".")) for key in keys))


def numbered(agreement: Agreement) -> Agreement:
    """The agreement with every number and reference worked out."""
    printed, chains = _numbers(list(agreement.paragraphs()))

    def paragraph(old: Paragraph) -> Paragraph:
        content = tuple(_resolved(part, printed, chains) for part in old.content)
        return replace(old, number=printed.get(old.key, ""), content=content)

    def section(old: Section) -> Section:
        blocks = tuple(
            paragraph(block)
            if isinstance(block, Paragraph)
            else replace(
                block,
                rows=tuple(
                    replace(row, cells=tuple(tuple(map(paragraph, cell)) for cell in row.cells)) for row in block.rows
                ),
            )
            for block in old.blocks
        )
        return replace(old, heading=old.heading and paragraph(old.heading), blocks=blocks)

    return replace(agreement, sections=tuple(map(section, agreement.sections)))


def to(target: str) -> Reference:
    return Reference(target, ())


def bold(text: str) -> Text:
    return Text(text, bold=True)


def blank(text: str) -> Answer:
    return Answer(text, open=True)


def section(kind: SectionKind, identity: str, heading: str | None, role: Role, *blocks: Paragraph | Table) -> Section:
    return Section(identity, kind, None if heading is None else p(identity, role, heading), blocks)


def cover() -> Section:
    return section(
        "cover",
        "cover",
        None,
        "cover-title",
        p("cover#dated", "cover-text", "Dated ", blank("date of the agreement")),
        p("cover#title", "cover-title", "Collaboration Agreement for the Harrowmere Hub"),
        p("cover#party/norvale-cc", "cover-text", bold("Norvale County Council")),
        p("cover#party/pcc-norvale", "cover-text", bold("The Police and Crime Commissioner for Norvale")),
        p("cover#party/mid-vale", "cover-text", bold("Mid-Vale Ambulance Service NHS Foundation Trust")),
        p("cover#strapline", "cover-text", "made under section 1 of the Policing and Crime Act 2017"),
        p("cover#legend", "cover-text", Text("Draft for discussion. It is not to be signed.", italic=True)),
    )


def outstanding() -> Section:
    return section(
        "outstanding",
        "outstanding",
        "Outstanding points",
        "heading",
        p(
            "outstanding#intro",
            "body",
            "This page is removed from the signature copy. The following are still to be settled.",
        ),
        p("outstanding#date", "point", bold("Date of the agreement. "), "To be completed when the last party signs."),
        p(
            "outstanding#rent",
            "point",
            bold("Yearly contribution. "),
            "To be agreed: see clause ",
            to("payments#amount"),
            ".",
        ),
        p(
            "outstanding#plan",
            "point",
            bold("Plan of the Hub. "),
            "To be drawn: see paragraph ",
            to("sch-premises#limits-night"),
            " of ",
            to("sch-premises"),
            ".",
        ),
    )


def particulars() -> Section:
    rows = [
        (
            "workstreams",
            "Workstreams",
            p("particulars#workstreams-v", "cell", "Shared station; standby point; welfare facilities"),
        ),
        ("start", "Commencement Date", p("particulars#start-v", "cell", "1 April 2027")),
        (
            "term",
            "Term",
            p("particulars#term-v", "cell", "15 years from the Commencement Date (clause ", to("term"), ")"),
        ),
        (
            "notice",
            "Withdrawal notice",
            p("particulars#notice-v", "cell", blank("length of notice"), " ending on 31 March"),
        ),
    ]
    table = Table(
        "particulars#table",
        "Particulars",
        "Each row gives one commercial term of this Agreement and its value.",
        (Column("Term", 30), Column("Particular", 70)),
        tuple(
            Row(f"particulars#{key}", ((p(f"particulars#{key}-k", "cell", bold(label)),), (value,)))
            for key, label, value in rows
        ),
    )
    return section("particulars", "particulars", "Particulars", "heading", table)


def front() -> tuple[Section, ...]:
    return (
        section(
            "parties",
            "parties",
            "Parties",
            "heading",
            p("parties#party/norvale-cc", "party", bold("Norvale County Council"), ", as the fire and rescue authority for Norvale, of County Hall, Mere Street, Norvale NV1 1AA (the ", bold("Authority"), ");"),
            p("parties#party/pcc-norvale", "party", bold("The Police and Crime Commissioner for Norvale"), ", of Carleon House, Norvale NV2 4BX (the ", bold("Commissioner"), "); and", notes=("The chief constable is not a party: the arrangement concerns premises.", "Record the consultation of the chief constable.")),
            p("parties#party/mid-vale", "party", bold("Mid-Vale Ambulance Service NHS Foundation Trust"), ", of Trust Headquarters, Vale Road, Midchester MC3 7QQ (the ", bold("Trust"), ")."),
        ),
        section(
            "background",
            "background",
            "Background",
            "heading",
            p("background#a", "recital", "The Parties provide emergency services in Norvale."),
            p("background#b", "recital", "Each Party has considered whether entering into this Agreement would be in the interests of its own efficiency or effectiveness."),
            p("background#c", "recital", "The Parties agree to share the fire station at Harrowmere on the terms of this Agreement. See also recital ", to("background#a"), "."),
            p("background#agreed", "body", bold("The Parties agree as follows.")),
        ),
    )  # fmt: skip


def clauses() -> tuple[Section, ...]:
    c = "clause"
    return (
        section(
            c, "definitions", "Definitions and interpretation", "clause",
            p("definitions#intro", "level-2", "In this Agreement:"),
            p("definitions#act", "definition", bold("Act"), " means the Policing and Crime Act 2017."),
            p("definitions#hub", "definition", bold("Hub"), " means the shared station at Harrowmere described in ", to("sch-premises"), "."),
            p("definitions#losses", "definition", bold("Losses"), " means:"),
            p("definitions#losses-a", "definition-a", "any damages, costs and expenses; and"),
            p("definitions#losses-b", "definition-a", "any sum paid to settle a claim, where:"),
            p("definitions#losses-b-i", "definition-i", "the other Parties were told of it; and"),
            p("definitions#losses-b-ii", "definition-i", "the settlement was reasonable."),
            p("definitions#works", "definition", bold("Workstream"), " means:"),
            p("definitions#works-a", "definition-a", "a workstream set out in ", to("sch-workstreams"), "."),
            p("definitions#headings", "level-2", "Headings do not affect the meaning of this Agreement."),
        ),
        section(
            c, "basis", "Statutory basis", "clause",
            p("basis#made", "level-2", "This Agreement is a collaboration agreement under section 1 of the Act."),
            p("basis#functions", "level-2", "Nothing in this Agreement:"),
            p("basis#transfer", "level-3", "transfers a function of a Party, except as clause ", to("term#review"), " says;"),
            p("basis#fetter", "level-3", "limits how a Party uses its discretion:"),
            p("basis#fetter-police", "level-4", "in policing; or"),
            p("basis#fetter-fire", "level-4", "in fire and rescue:"),
            p("basis#fetter-fire-risk", "level-5", "in planning for risk; and"),
            p("basis#fetter-fire-call", "level-5", "in answering a call (see clause ", to("basis#fetter-fire-risk"), "); or"),
            p("basis#charge", "level-3", "permits a charge that an enactment forbids."),
        ),
        section(
            c, "term", "Commencement and term", "clause",
            p("term#start", "level-2", "This Agreement starts on ", blank("Commencement Date"), " and lasts 15 years unless clause ", to("withdrawal#right"), " applies."),
            p("term#review", "level-2", "The Board must review this Agreement by 1 May 2028 and in each third year after that.", notes=("The review date answers the change in policing bodies.",)),
            p("term#note", "body-indent", "A review does not of itself vary this Agreement (clause ", to("variation"), ")."),
        ),
        section(
            c, "payments", "Payments", "clause",
            p("payments#amount", "level-2", "The Commissioner must pay the Authority ", blank("yearly contribution"), " a year, worked out under paragraph ", to("sch-premises#costs-share"), " of ", to("sch-premises"), "."),
            p("payments#when", "level-2", "Payment is due within 30 days of a valid invoice."),
            p("payments#dispute", "level-2", "A Party may withhold only the part in dispute under clause ", to("payments#amount"), "."),
        ),
        section(
            c, "withdrawal", "Withdrawal", "clause",
            p("withdrawal#right", "level-2", "A Party may withdraw from this Agreement where, in the view of that Party, this Agreement is no longer in the interests of its efficiency or effectiveness.", notes=("Section 4(7) requires this right for every party. Do not make it depend on consent.",)),
            p("withdrawal#notice", "level-2", "A Party that intends to withdraw must give every other Party ", blank("length of notice"), " written notice (a ", bold("Withdrawal Notice"), ") stating:"),
            p("withdrawal#view", "level-3", "that view;"),
            p("withdrawal#date", "level-3", "the date on which withdrawal takes effect; and"),
            p("withdrawal#extent", "level-3", "that it withdraws from this Agreement as a whole."),
            p("withdrawal#no-condition", "level-2", "No consent or decision of the Board is a condition of withdrawal, and a notice under clauses ", to("withdrawal#notice"), " and ", to("withdrawal#extent"), " needs no other form."),
        ),
        section(
            c, "variation", "Variation", "clause",
            p("variation#writing", "level-2", "This Agreement may be varied only in writing signed by every Party."),
            p("variation#annex", "level-2", "The table in ", to("sch-workstreams"), " may be replaced under paragraph ", to("sch-workstreams#change"), " of that Schedule."),
        ),
    )  # fmt: skip


def schedules() -> tuple[Section, ...]:
    streams = Table(
        "sch-workstreams#table",
        "Workstreams",
        "Each row is one workstream, its lead Party and its start date.",
        (Column("Workstream", 45), Column("Lead Party", 30), Column("Start", 25)),
        tuple(
            Row(
                f"sch-workstreams#row/{key}",
                tuple((p(f"sch-workstreams#{at}/{key}", "cell", text),) for at, text in zip("abc", texts, strict=True)),
            )
            for key, texts in {
                "station": ("Shared use of the station", "Authority", "1 April 2027"),
                "standby": ("Ambulance standby point", "Trust", "1 June 2027"),
                "welfare": ("Welfare facilities and training room", "Commissioner", "1 September 2027"),
            }.items()
        ),
    )
    return (
        section(
            "schedule", "sch-workstreams", "Workstreams", "schedule",
            p("sch-workstreams#what", "schedule-1", "The workstreams are those in the table."),
            streams,
            p("sch-workstreams#change", "schedule-1", "The Board may replace the table by a decision under clause ", to("variation#writing"), "."),
        ),
        section(
            "schedule", "sch-premises", "The Hub", "schedule",
            p("sch-premises#use", "schedule-1", bold("Use of the Hub")),
            p("sch-premises#use-what", "schedule-2", "The Authority allows each other Party to use the Hub, together with it and without exclusive possession."),
            p("sch-premises#limits", "schedule-2", "A Party using the Hub must not:"),
            p("sch-premises#limits-way", "schedule-3", "obstruct an appliance bay; or"),
            p("sch-premises#limits-night", "schedule-3", "leave a vehicle:"),
            p("sch-premises#limits-night-bay", "schedule-4", "in front of a bay; or"),
            p("sch-premises#limits-night-gate", "schedule-4", "at the gate (see paragraph ", to("sch-premises#limits-night-bay"), ")."),
            p("sch-premises#costs", "schedule-1", bold("Costs")),
            p("sch-premises#costs-share", "schedule-2", "Running costs are shared by floor area and headcount."),
        ),
    )  # fmt: skip


def execution() -> tuple[Section, ...]:
    def block(key: str, name: str, capacity: str) -> Section:
        rows = (
            ("sign", "Signature", ""),
            ("name", "Name", ""),
            ("office", "Office held", capacity),
            ("date", "Date", ""),
        )
        table = Table(
            f"{key}#block",
            f"Signature of {name}",
            "Spaces for the signature, name, office and date.",
            (Column("", 35), Column("", 65)),
            tuple(
                Row(f"{key}#{row}", ((p(f"{key}#{row}-k", "cell", label),), (p(f"{key}#{row}-v", "cell", text),)))
                for row, label, text in rows
            ),
            "plain",
        )
        words = ("Signed for and on behalf of ", bold(name), " by an officer authorised to do so:")
        return section("execution", key, "Execution", "heading", p(f"{key}#attested", "signature", *words), table)

    return (
        block("sign/norvale-cc", "Norvale County Council", "Monitoring Officer"),
        block("sign/mid-vale", "Mid-Vale Ambulance Service NHS Foundation Trust", "Chief Executive"),
    )


def sample(*, inserted: bool = False) -> Agreement:
    """The agreement; `inserted` puts a clause before clause 3."""
    body = clauses()
    if inserted:
        body = (*body[:2], section("clause", "inserted", "Inserted clause", "clause"), *body[2:])
    contents = section("contents", "contents", "Contents", "heading")
    sections = (cover(), outstanding(), contents, particulars(), *front(), *body, *schedules(), *execution())
    points = (OpenPoint("rent", "Yearly contribution", "To be agreed", ("payments#amount",)),)
    return numbered(Agreement(PROPERTIES, sections, points))


def large(copies: int = 12) -> Agreement:
    """An agreement of about thirty pages: the sample's clauses many times over."""

    def copy(old: Section, number: int) -> Section:
        def rename(paragraph: Paragraph) -> Paragraph:
            return replace(paragraph, key=f"{paragraph.key}-{number}")

        return replace(
            old,
            heading=old.heading and rename(old.heading),
            blocks=tuple(rename(block) for block in old.blocks if isinstance(block, Paragraph)),
        )

    more = tuple(copy(clause, number) for number in range(copies) for clause in clauses())
    base = sample()
    return numbered(replace(base, sections=(*base.sections[:6], *clauses(), *more, *schedules(), *execution())))
