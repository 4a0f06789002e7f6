"""Names for elements whose text is withheld: what they are and their number, no word of theirs."""

import re

from wardplan import iris

_NAMES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"#basic-goal$", "基本目標"),
        (r"#management-(\d+)$", "組織運営"),
        (r"#notice-(\d+)$", "特記"),
        (r"#action-(\d+)$", "項目"),
        (r"#citation-(\d+)$", "引用"),
        (r"#indicator-(\d+)$", "指標"),
        (r"/measure/(\d+)$", "施策"),
        (r"/initiative/(\d+-\d+)$", "取組"),
    )
)


def stand_in(iri: str) -> str:
    """施策3 for `.../measure/3`: a name that the IRI alone gives. Total over our elements."""
    for pattern, name in _NAMES:
        if match := pattern.search(iri):
            return name + "".join(match.groups())
    return iris.fragment(iri) or iri.rpartition("/")[2]
