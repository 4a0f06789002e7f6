"""Values of RDF as values of Python, for programs that want no RDF."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from wardplan.prefixes import PREFIXES

Value = str | int | float | Decimal | bool | date | datetime | time | None
"""What a cell of an answer holds; None where the variable is not bound."""

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_WHOLE = (
    "integer int long short byte nonNegativeInteger positiveInteger nonPositiveInteger "
    "negativeInteger unsignedInt unsignedLong unsignedShort unsignedByte gYear"
)
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}

_READERS: dict[str, Callable[[str], Value]] = {
    **dict.fromkeys(_WHOLE.split(), int),
    **dict.fromkeys(("double", "float"), float),
    "decimal": Decimal,
    "boolean": _BOOLEANS.__getitem__,
    "date": date.fromisoformat,
    "dateTime": datetime.fromisoformat,
    "time": time.fromisoformat,
}
"""By the local name of the datatype (XML Schema 1.1 part 2)."""


def value_of(term: Term | None) -> Value:
    """An IRI as its text, a literal as the Python value of its datatype, a text without language.

    `xsd:gYear` becomes an integer. What its datatype does not allow stays text, and so does every
    datatype that Python has no value for.
    """
    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return str(term) if isinstance(term, ox.Triple) else term.value
    read = _READERS.get(term.datatype.value.removeprefix(PREFIXES["xsd"]), str)
    try:
        return read(term.value)
    except (ValueError, KeyError, InvalidOperation):
        return term.value
