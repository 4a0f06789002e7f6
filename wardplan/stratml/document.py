"""A StratML document: elements of one namespace, and what both parts say in the same way."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from wardplan import iris
from wardplan.pointer import Pointer

Element = Any
"""An element of lxml, which brings no types."""

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document can hold (XML 1.0, section 2.2)."""

NOTED = (
    "wp:group",
    "wp:programme",
    "wp:budgetText",
    "wp:isNew",
    "wp:addressesGoal",
    "wp:contributesTo",
    "wp:continues",
)
"""What StratML has no element for and `OtherInformation` says, with the property's own label."""


def identifier(iri: str) -> str:
    """The xsd:ID of one of our things: its IRI below the base, `/` as `.` and `#` as `..`."""
    path = iris.path_of(iri) or ""
    fragment = iris.fragment(iri)
    return path.replace("/", ".") + (f"..{fragment}" if fragment else "")


@dataclass(frozen=True)
class Writer:
    """Makes elements of one part of StratML, which is one namespace."""

    namespace: str

    def root(self, name: str, **attributes: str) -> Element:
        return etree.Element(f"{{{self.namespace}}}{name}", attributes, {None: self.namespace})

    def within(self, parent: Element, name: str, **attributes: str) -> Element:
        return etree.SubElement(parent, f"{{{self.namespace}}}{name}", attributes)

    def text(self, parent: Element, name: str, said: str) -> None:
        """An element with a text, also where the text is empty."""
        self.within(parent, name).text = _FORBIDDEN.sub("", said)

    def given(self, parent: Element, name: str, said: str) -> None:
        """An element with a text, where there is one."""
        if said:
            self.text(parent, name, said)

    def lines(self, parent: Element, name: str, said: Iterable[str]) -> None:
        """An element with the lines that say something, where there are any."""
        self.given(parent, name, "\n".join(filter(None, said)))

    def named(self, parent: Element, this: Pointer) -> None:
        """Name, description, identifier and place in the order of a goal or an objective."""
        self.text(parent, "Name", title(this))
        self.text(parent, "Description", body(this))
        self.text(parent, "Identifier", identifier(this.value))
        place = this.out("wp:printedNumber") or this.out("wp:position")
        self.given(parent, "SequenceIndicator", place.value)


def bytes_of(root: Element) -> bytes:
    """The document, indented; the same for the same data."""
    etree.indent(root, " ")
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return made + b"\n"


def title(this: Pointer) -> str:
    """The title of an element, with its subtitle as the document prints it."""
    subtitle = this.out("wp:subtitle").value
    return f"{this.label} ～{subtitle}～" if subtitle else this.label.value


def body(this: Pointer) -> str:
    """The text of an element, and its actions, one a line."""
    actions = (action.label.value for action in this.out("wp:action").in_order())
    return "\n".join(filter(None, (this.out("dcterms:description").value, *actions)))


def notes(this: Pointer) -> Iterable[str]:
    """What else is known of an element: its IRI, citations as printed, and the properties NOTED."""
    yield this.value
    for citation in this.out("wp:citation").in_order():
        yield citation.out("wp:citationText").value
    for name, values in this.stated(NOTED):
        yield f"{name.label}: {' / '.join(map(shown, values))}"


def shown(this: Pointer) -> str:
    """A text, or a name with its IRI."""
    if not this.is_iri:
        return this.value
    return f"{this.label} <{this.value}>" if this.label else this.value
