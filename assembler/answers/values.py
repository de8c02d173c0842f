"""The values an answer can hold, and the three ways a question can be answered.

A *fill-in* may be left open, "to be agreed". A *drafting choice* decides wording: it has a default and is never open. A
*statutory fact* (route, notice, view, consultation, consent, power, who is a party) never has a default: it is "not recorded"
until someone records it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar, get_args

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, model_validator
from pydantic_core import CoreSchema, core_schema

from assembler.answers.said import YES_OR_NO, words_listed
from assembler.answers.stand_ins import can_be_seen, left_open
from assembler.answers.typed import day_of, percentage, sum_in_pounds, whole_number
from assembler.answers.words import checked_words

T = TypeVar("T")

Nature = Literal["fill-in", "drafting", "recorded"]


class Group(BaseModel):
    """A group of answers: frozen, and strict about names. A name with nothing after it is the same as no name."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, given: object) -> object:
        if given is None:
            return {}
        if not isinstance(given, dict):
            return given
        return {name: value for name, value in given.items() if value is not None or name not in cls.model_fields}


class Open(Group):
    """An answer still to be agreed. The draft shows it in square brackets and lists it as an outstanding point."""

    to_be_agreed: str = ""


class _Way(Struct, frozen=True):
    """How a question can be answered; it is in a field's metadata."""

    nature: Nature

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The schema of the value itself, wrapped so that nothing, or an open answer, is accepted first."""
        inner = _schema_of(get_args(source)[0], handler)
        accept = _ACCEPT[self.nature]
        written = core_schema.plain_serializer_function_ser_schema(_written)
        return core_schema.no_info_wrap_validator_function(accept, inner, serialization=written)


_SCHEMAS: dict[object, CoreSchema] = {}


def _schema_of(kind: object, handler: GetCoreSchemaHandler) -> CoreSchema:
    """The schema of a type of answer, worked out once: hundreds of questions are answered by a line of words."""
    if kind not in _SCHEMAS:
        _SCHEMAS[kind] = handler.generate_schema(kind)
    return _SCHEMAS[kind]


def _written(value: object) -> object:
    """A value as a JSON file would hold it."""
    if isinstance(value, Open):
        return {"to_be_agreed": value.to_be_agreed}
    return str(value) if isinstance(value, date | Decimal) else value


def _accept_missing(value: object, inner: core_schema.ValidatorFunctionWrapHandler) -> object:
    return None if value is None else inner(value)


_NOT_RECORDED = re.compile("not (?:yet )?recorded(?: yet)?", re.IGNORECASE)
"""What a question shows as the answer that records nothing, and the file of an agreement prints."""


def _accept_recorded(value: object, inner: core_schema.ValidatorFunctionWrapHandler) -> object:
    if isinstance(value, str) and _NOT_RECORDED.fullmatch(value.strip()):
        return None
    if isinstance(value, str) and can_be_seen(value) and left_open(value) is not None:
        raise ValueError("cannot be left to be agreed: it is a fact. Leave it empty until it can be recorded.")
    return _accept_missing(value, inner)


def _accept_open(value: object, inner: core_schema.ValidatorFunctionWrapHandler) -> object:
    if value is None or isinstance(value, Open):
        return value
    if isinstance(value, str) and (note := left_open(value)) is not None:
        return Open(to_be_agreed=_prose(note))
    if isinstance(value, dict) and set(value) == {"to_be_agreed"}:
        return Open(to_be_agreed=_prose(value["to_be_agreed"] or ""))
    return inner(value)


_ACCEPT: dict[Nature, Callable[..., object]] = {
    "fill-in": _accept_open,
    "drafting": _accept_missing,
    "recorded": _accept_recorded,
}

FillIn = Annotated[T | Open | None, _Way("fill-in")]
"""An answer that the parties supply, or leave open with a note."""

Drafting = Annotated[T | None, _Way("drafting")]
"""A drafting choice: None only until `complete` gives it its default, or where its question is not asked."""

Recorded = Annotated[T | None, _Way("recorded")]
"""A statutory fact: None means not recorded, and counts as not satisfied."""


def nature_of(metadata: list[Any]) -> Nature | None:
    """The way a field can be answered, from its metadata; None for a group or a list."""
    return next((mark.nature for mark in metadata if isinstance(mark, _Way)), None)


class ReferenceTo(Struct, frozen=True):
    """Marks text that holds the id of an item in a list of the answers."""

    list_path: str


class Bounds(Struct, frozen=True):
    """The least and greatest number allowed, of what, and how many decimals it may have."""

    lowest: int
    highest: int
    unit: str
    places: int = 0


class LeastSum(Struct, frozen=True):
    """Marks a sum in pounds that is never less than so many pence."""

    pence: int


class ReadBy(Struct, frozen=True):
    """Marks the function that reads what was written, before its type is asked for.

    It is pydantic's BeforeValidator of a function of one argument, and does not look into that function each time.
    """

    read: Callable[[Any], object]

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The schema of the type, with the function before it. Its ValueError is reported as a fault of the answer."""
        return core_schema.no_info_before_validator_function(self.read, handler(source))


def _line(value: object) -> str:
    return checked_words(value, 500, lines=False)


def _prose(value: object) -> str:
    return checked_words(value, 20_000, lines=True) if value else ""


def _required_prose(value: object) -> str:
    return checked_words(value, 20_000, lines=True)


def _identity(value: object) -> str:
    text = _line(value)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) or len(text) > 60:
        raise ValueError(
            f"“{text}” is not an id. Use small letters, digits and single hyphens, such as “{suggested_id(text)}”."
        )
    return text


def suggested_id(text: str) -> str:
    """An id made from words: `Norvale County Council` gives `norvale-county-council`."""
    plain = unicodedata.normalize("NFKD", text[:200]).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "item"


def _yes_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    try:
        return YES_OR_NO[str(value).strip().casefold()]
    except KeyError:
        raise ValueError(f"“{value}” should be yes or no. While nobody knows, leave it empty.") from None


def _some_pounds(value: object) -> Decimal:
    pounds = sum_in_pounds(value)
    if not pounds:
        raise ValueError("is nothing, and a sum of nothing says nothing. Leave the line out, or give the sum.")
    return pounds


def _chosen(value: object) -> object:
    """Several values: a list, or words with commas or semicolons between them; “none” is none of them."""
    if isinstance(value, str):
        value = words_listed(value)
    if value is None or (isinstance(value, list | tuple) and [*map(str, value)] in (["none"], ["None"])):
        return ()
    return tuple(value) if isinstance(value, list | tuple) else (value,)


Line = Annotated[str, ReadBy(_line)]
"""Words on one line, up to 500 characters, in Unicode NFC, without control characters."""

Prose = Annotated[str, ReadBy(_required_prose)]
"""Words on any number of lines, up to 20,000 characters."""

Identity = Annotated[str, ReadBy(_identity)]
"""A permanent id: small letters, digits and single hyphens."""

FactName = Annotated[str, ReadBy(_line)]
"""The permanent name of an answer: `parties.fire.decision.view`, with the ids of items on the way."""

PartyId = Annotated[str, ReadBy(_line), ReferenceTo("parties")]
"""The id of one of the parties. Whether there is one of that id is asked of the whole file, which knows what could be meant."""

WorkstreamId = Annotated[str, ReadBy(_line), ReferenceTo("scope.workstreams")]
"""The id of one of the workstreams, asked for as that of a party is."""

PlaceId = Annotated[str, ReadBy(_line), ReferenceTo("premises.places")]
"""The id of one of the places that one party lets another use."""

ProjectId = Annotated[str, ReadBy(_line), ReferenceTo("works.projects")]
"""The id of one of the projects: a building, a purchase or a study that the parties pay for."""

SystemId = Annotated[str, ReadBy(_line), ReferenceTo("systems.systems")]
"""The id of one of the systems or control rooms that one party provides and others use."""

PaymentId = Annotated[str, ReadBy(_line), ReferenceTo("money.schedule")]
"""The id of one of the payments between the parties."""

PlacementId = Annotated[str, ReadBy(_line), ReferenceTo("people.placements")]
"""The id of one of the posts, or groups of people, that one party places with another."""

AssetId = Annotated[str, ReadBy(_line), ReferenceTo("works.assets")]
"""The id of one of the things in the register of assets."""

ProtocolId = Annotated[str, ReadBy(_line), ReferenceTo("response.protocols")]
"""The id of one of the protocols for help at incidents."""

ContractId = Annotated[str, ReadBy(_line), ReferenceTo("procurement.contracts")]
"""The id of one of the contracts with others that more than one party relies on."""

AnnexId = Annotated[str, ReadBy(_line), ReferenceTo("scope.annexes")]
"""The id of one of the annexes: a plan, or another document that is bound in as it stands."""

Day = Annotated[date, ReadBy(day_of)]
"""A date, as people in England write one."""

YesOrNo = Annotated[bool, ReadBy(_yes_no)]
"""Yes or no."""

Pounds = Annotated[Decimal, ReadBy(sum_in_pounds)]
"""A sum in pounds sterling, to the penny."""

SomePounds = Annotated[Decimal, ReadBy(_some_pounds), LeastSum(1)]
"""A sum in pounds sterling that is not nothing: what is paid, or what a payment or a liability is limited to."""

Months = Annotated[int, ReadBy(whole_number("months")), Field(ge=0, le=600), Bounds(0, 600, "months")]
"""A whole number of months; the clauses have words of their own for none."""

SomeMonths = Annotated[int, ReadBy(whole_number("months")), Field(ge=1, le=600), Bounds(1, 600, "months")]
"""A whole number of months of which none would say nothing: a time between reviews, a time for doing something."""

Days = Annotated[int, ReadBy(whole_number("days")), Field(ge=1, le=3650), Bounds(1, 3650, "days")]
"""A whole number of days; none would leave no time to do what is to be done."""

WorkingDays = Annotated[int, ReadBy(whole_number("Working Days")), Field(ge=1, le=260), Bounds(1, 260, "Working Days")]
"""A whole number of working days, as the agreement defines them."""

Pages = Annotated[int, ReadBy(whole_number("pages")), Field(ge=1, le=500), Bounds(1, 500, "pages")]
"""A whole number of pages of a document that is bound in."""

Hours = Annotated[int, ReadBy(whole_number("hours")), Field(ge=1, le=240), Bounds(1, 240, "hours")]
"""A whole number of hours."""

Percent = Annotated[Decimal, ReadBy(percentage), Field(ge=0, le=100), Bounds(0, 100, "per cent", places=2)]
"""A percentage, of at most two decimals, so that a third can be written."""

SomePercent = Annotated[Decimal, ReadBy(percentage), Field(ge=1, le=100), Bounds(1, 100, "per cent", places=2)]
"""A percentage of one or more: of nothing there is nothing to say."""


CHOSEN = ReadBy(_chosen)
"""Put on a tuple of choices, so that one value may be written without a list."""
