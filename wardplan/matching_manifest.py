"""Write the manifest of the reconciliation service, for registries and readers of the site."""

import json

from wardplan.holdings import Holdings
from wardplan.pointer import resource
from wardplan.prefixes import PREFIXES
from wardplan.project import Project
from wardplan.reconciliation.entities import KINDS, Vocabulary
from wardplan.reconciliation.manifest import address, manifest
from wardplan.tree import Tree

PATH = "reconcile/manifest.json"


def write(tree: Tree, project: Project, holdings: Holdings) -> tuple[str, ...]:
    """Write the manifest, where the settings name the whole address of a service; its address."""
    here = address(project.config)
    if here is None:
        return ()
    vocabulary = Vocabulary(holdings.sight)
    types = [vocabulary.type(kind) for kind in KINDS if _has(holdings, kind)]
    made = manifest(project.config, types, here)
    tree.write(PATH, json.dumps(made, ensure_ascii=False, indent=1).encode() + b"\n")
    return (PATH,)


def _has(holdings: Holdings, kind: str) -> bool:
    prefix, _, name = kind.partition(":")
    return bool(resource(holdings.sight, PREFIXES[prefix] + name).into("rdf:type"))
