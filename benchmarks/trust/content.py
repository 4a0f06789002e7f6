"""Hostile content for every parser and template: what may come of it, and what may not.

A parser gives what it should, or refuses with an error of ours; a template gives HTML in which the
content is text. `check(name, number)` tries one row of `PROPERTIES` on so many inputs.
"""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.trust import markup, payloads, readers

PROPERTIES: dict[str, tuple[Callable[..., None], tuple[st.SearchStrategy[object], ...], int]] = {
    "pages and texts": (
        readers.pages_and_texts,
        (payloads.texts, st.sampled_from((".txt", ".html", ".md"))),
        12,
    ),
    "front matter": (readers.front_matter, (payloads.texts,), 10),
    "transcriptions": (readers.transcriptions, (payloads.lines, payloads.texts), 3),
    "tables of plans": (readers.tables_of_plans, (payloads.cells,), 15),
    "Turtle": (readers.turtle, (payloads.words, payloads.lines), 12),
    "literals": (readers.literals, (payloads.texts,), 8),
    "settings": (readers.settings_files, (payloads.lines, payloads.words), 10),
    "paths": (readers.paths, (payloads.lines,), 15),
    "header fields and parameters": (readers.fields, (payloads.lines,), 15),
    "templates": (markup.templates, (payloads.texts,), 5),
}
"""Function, strategies for what it is given, and its share of all inputs (of 105)."""
SHARES = sum(share for _, _, share in PROPERTIES.values())


def check(name: str, number: int, *, derandomize: bool = True) -> int:
    """Try a property on so many inputs; how many there were. Raises what the property raises."""
    call, strategies, _ = PROPERTIES[name]
    tried = 0

    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        derandomize=derandomize,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.tuples(*strategies))
    def run(given_: tuple[object, ...]) -> None:
        nonlocal tried
        tried += 1
        call(*given_)

    run()
    return tried
