"""What the Reconciliation Service API 0.2 wants of answers, as JSON schemas of our own wording.

They say what sections 2 to 7 of the report and its schemas say, and are stricter in that nothing
may stand in an answer that the report does not name.
"""

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "minLength": 1}
URL: Schema = {"type": "string", "pattern": "^https?://"}
WITH_ID: Schema = {"type": "string", "pattern": r"^https?://.*\{\{id\}\}"}


def record(required: dict[str, Schema], optional: dict[str, Schema] | None = None) -> Schema:
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def several(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def each(value: Schema) -> Schema:
    return {"type": "object", "additionalProperties": value}


NAMED = record({"id": TEXT, "name": TEXT})
TYPE = record({"id": TEXT, "name": TEXT}, {"broader": several(NAMED)})
PLACE = record({"service_url": URL, "service_path": {"type": "string", "pattern": "^/"}})

MANIFEST = record(
    {
        "versions": {"type": "array", "items": TEXT, "contains": {"const": "0.2"}},
        "name": TEXT,
        "identifierSpace": URL,
        "schemaSpace": URL,
    },
    {
        "documentation": URL,
        "serviceVersion": TEXT,
        "defaultTypes": {**several(TYPE), "uniqueItems": True},
        "batchSize": {"type": "integer", "minimum": 1},
        "view": record({"url": WITH_ID}),
        "preview": record(
            {"url": WITH_ID, "width": {"type": "integer"}, "height": {"type": "integer"}}
        ),
        "suggest": record({}, {"entity": PLACE, "property": PLACE, "type": PLACE}),
        "extend": record({}, {"propose_properties": PLACE}),
    },
)

FEATURE = record({"id": TEXT, "value": {"type": ["boolean", "number"]}})
CANDIDATE = record(
    {"id": TEXT, "name": TEXT, "score": {"type": "number", "minimum": 0, "maximum": 100}},
    {
        "description": {"type": "string"},
        "type": several(NAMED),
        "match": {"type": "boolean"},
        "features": several(FEATURE),
    },
)
RESULTS = each(record({"result": several(CANDIDATE)}))

SUGGESTED_ENTITIES = record(
    {
        "result": several(
            record({"id": TEXT, "name": TEXT}, {"description": TEXT, "notable": several(NAMED)})
        )
    }
)
SUGGESTED_PROPERTIES = record({"result": several(NAMED)})
SUGGESTED_TYPES = record({"result": several(TYPE)})

PROPOSED = record(
    {"type": {"type": "string"}, "properties": several(NAMED)}, {"limit": {"type": "integer"}}
)
DATE = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
VALUE: Schema = {
    "oneOf": [
        NAMED,
        record({"str": {"type": "string"}}),
        record({"int": {"type": "integer"}}),
        record({"float": {"type": "number"}}),
        record({"date": DATE}),
    ]
}
EXTENDED = record({"meta": several(NAMED), "rows": each(each(several(VALUE)))})
