"""The software bill of materials: CycloneDX 1.6 as JSON, the same bytes on every machine."""

import json
import uuid
from collections.abc import Iterable

from wardplan import __version__
from wardplan.materials import OURSELVES, Material, materials

NAME = "sbom.cdx.json"
_ALGORITHMS = {"pypi": "SHA-256", "npm": "SHA-512"}

Table = dict[str, object]


def bill() -> bytes:
    """The bill of the program that runs (CycloneDX 1.6, ECMA-424).

    It bears no time and no random number: its serial number follows from what it lists.
    """
    found = materials()
    table: Table = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _ourselves()},
        "components": [_component(each) for each in found],
        "dependencies": list(_dependencies(found)),
    }
    listed = json.dumps(table, sort_keys=True)
    serial = uuid.uuid5(uuid.NAMESPACE_URL, listed)
    table = {**table, "serialNumber": f"urn:uuid:{serial}"}
    return json.dumps(table, ensure_ascii=False, indent=1).encode() + b"\n"


def _ourselves() -> Table:
    purl = f"pkg:pypi/{OURSELVES}@{__version__}"
    return {
        "type": "application",
        "bom-ref": purl,
        "name": OURSELVES,
        "version": __version__,
        "licenses": [{"expression": "Apache-2.0"}],
        "purl": purl,
    }


def _component(each: Material) -> Table:
    """A package. pip may install any of its archives, so each is a place it comes from."""
    made: Table = {
        "type": "library",
        "bom-ref": each.purl,
        "name": each.name,
        "version": each.version,
        "scope": "required",
        "licenses": [{"expression": each.licence}],
        "purl": each.purl,
        "externalReferences": [
            {
                "type": "distribution",
                "url": each.purl,
                "hashes": [{"alg": _ALGORITHMS[each.kind], "content": digest}],
            }
            for digest in each.archives
        ],
    }
    if each.copies:
        made["components"] = [
            {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}
            for name, digest in each.copies
        ]
    return made


def _dependencies(found: Iterable[Material]) -> Iterable[Table]:
    """Who needs whom, ourselves first."""
    found = tuple(found)
    needs: dict[str, list[str]] = {}
    for each in found:
        for parent in each.wanted_by:
            needs.setdefault(parent, []).append(each.purl)
    yield {"ref": str(_ourselves()["purl"]), "dependsOn": sorted(needs.get(OURSELVES, []))}
    for each in found:
        yield {"ref": each.purl, "dependsOn": sorted(needs.get(each.name, []))}
