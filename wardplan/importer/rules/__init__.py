"""The rules, one idea each: a rule places a block in the draft, or leaves it to the next rule.

A rule takes a block and the draft and returns what kind of text the block is, or None when the
block is not its business. `RULES` is the order in which they are asked.
"""

from collections.abc import Callable

from wardplan.importer.blocks import Block
from wardplan.importer.draft import Draft, Kind
from wardplan.importer.rules import (
    boxes,
    continued,
    details,
    flat_tables,
    front,
    goal,
    indicators,
    initiatives,
    measures,
    missions,
    organisation,
    tables,
)

Rule = Callable[[Block, Draft], Kind | None]

RULES: tuple[Rule, ...] = (
    front.ending,
    goal.before_heading,
    goal.in_sentence,
    goal.pointed_at,
    front.section_heading,
    front.late_heading,
    front.document_title,
    tables.row,
    flat_tables.header,
    flat_tables.row,
    missions.grid,
    indicators.heading,
    details.plan_named,
    details.citation,
    details.departments,
    details.goals,
    boxes.title,
    boxes.body,
    details.labelled,
    details.amount,
    details.subtitle,
    continued.title,
    indicators.line,
    measures.repeated,
    initiatives.list_heading,
    initiatives.item,
    front.caption,
    goal.title,
    missions.named,
    measures.measure,
    measures.group,
    measures.introduction,
    organisation.approach,
    initiatives.notice,
    initiatives.initiative,
    initiatives.action,
    missions.text,
    initiatives.description,
    front.introduction,
    front.slogan,
)
