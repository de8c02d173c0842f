"""What real deals need can be said, row by row, without a special condition for a subject that the library has: tests/real_deals.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from test_thirteen_deals import completed_deal

ROWS = yaml.load(Path(__file__).with_name("real_deals.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)["rows"]  # noqa: S506 - nothing but text


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["row"])
def test_what_a_real_deal_needs_is_said_without_a_special_condition(row: dict[str, Any]):
    deal = completed_deal(row)
    printed = {paragraph.key for paragraph in deal.agreement.paragraphs()}
    printed |= {key.partition("#")[0] for key in printed}

    assert set(row["says"]) - printed == set()
    assert [point for point in deal.agreement.points if not point.field] == []  # a subject that no clause deals with
    assert [one.id for one in deal.answers.given.drafting.special_conditions if one.covers] == []


def test_every_row_of_what_real_deals_need_is_tried():
    assert {row["row"].split()[0] for row in ROWS} >= {str(number) for number in range(1, 16)}
