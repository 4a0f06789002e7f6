"""docs/licences.md from the lock files and the list of licences."""

from tests.manual.markdown import table
from wardplan.materials import Material, materials

_HEAD = """\
# Licences

Made from the lock files by `make manual`. The code of WardPlan is under Apache-2.0, its data under
the terms of `DATA-LICENSE.md`. What the program is made of ([supply-chain.md](supply-chain.md)):
"""


def page() -> str:
    """Every package that runs or builds, and every copy that the site serves."""
    found = materials()
    packages, copies = ([m for m in found if m.kind == kind] for kind in ("pypi", "npm"))
    return "\n".join(
        [
            _HEAD,
            "## Served to browsers as our own copies",
            "",
            table(["package of npm", "version", "licence (SPDX)"], map(_row, copies)),
            "## Installed beside the program",
            "",
            table(
                ["package of Python", "version", "licence (SPDX)", "needed by"],
                ((*_row(each), ", ".join(each.wanted_by)) for each in packages),
            ),
        ]
    )


def _row(each: Material) -> tuple[str, str, str]:
    return each.name, each.version, each.licence
