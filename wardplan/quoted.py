"""Where the texts of a thing stand in the transcription they were taken from."""

from collections.abc import Mapping

from wardplan.pointer import Pointer


def quoted(this: Pointer) -> Mapping[str, list[Pointer]]:
    """The spans that were quoted, in order, by the prefixed name of the property that quotes."""
    found: dict[str, list[Pointer]] = {}
    for span in this.out("prov:wasQuotedFrom").in_order():
        for each in span.out("wp:quotedAs"):
            found.setdefault(each.short, []).append(span)
    return found
