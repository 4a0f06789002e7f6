"""Write the files that web servers and static hosts are set up with."""

from wardplan.hosting.files import Addresses, files
from wardplan.project import Project
from wardplan.tree import Tree


def write(tree: Tree, project: Project) -> tuple[str, ...]:
    """Write the rules for web servers; the addresses of what was written."""
    config = project.config
    made = dict(files(Addresses(config.rebase, config.site_url, config.sparql_endpoint)))
    for path, data in made.items():
        tree.write(path, data)
    return tuple(made)
