"""Build the site: the pipeline, one call a stage.

`python build.py` builds the project it lies in and takes the options of `wardplan build`. A
violation stops it before anything is written; `_site/` is replaced at once by a complete new site,
or stays as it was.
"""

import sys
from pathlib import Path

from wardplan import (
    api,
    dumps,
    explorer,
    gallery,
    harvest,
    heads,
    hosted,
    linksets,
    matching_manifest,
    publish,
    site,
    stratml,
    tables,
)
from wardplan.holdings import load
from wardplan.judgement import Engine, checking, judge, refuse_violations
from wardplan.progress import Progress
from wardplan.project import Project
from wardplan.summary import Summary, summarise


def build(project: Project, progress: Progress, engine: Engine = Engine.FAST) -> Summary:
    """Build `_site/` of a project. Raises a WardPlanError for anything a person can mend."""
    run = progress.run
    with publish.exclusive(project, progress.say):
        holdings = run("load", load, project)
        how = checking(project, engine, progress.say)
        findings = run("validate", judge, project, holdings, how)
        refuse_violations(project, holdings, findings)

        tree = publish.Tree(project)
        answers = run("questions", gallery.ask, project, holdings)
        written = (
            *run("dumps", dumps.write, tree, project, holdings),
            *run("texts", site.write_texts, tree, holdings),
            *run("static", site.write_static, tree, project),
            *run("report", site.write_report, tree, findings),
            *run("answers", gallery.write, tree, answers),
            *run("tables", tables.write, tree, project, holdings),
            *run("api", api.write, tree, project, holdings),
            *run("stratml", stratml.write, tree, holdings),
            *run("explorer", explorer.write, tree, project, holdings),
            *run("linksets", linksets.write, tree, holdings),
            *run("manifest", matching_manifest.write, tree, project, holdings),
            *run("hosting", hosted.write, tree, project),
        )
        listed, found = run("catalogue", harvest.write, tree, project, holdings, written)
        planned = run("plan", site.plan, project, holdings, findings, written, answers)
        planned = heads.dress(planned, listed, found, project.config)
        run("pages", site.write_pages, tree, planned)
        run("data", site.write_data, tree, planned, holdings)
        run("links", harvest.write_links, tree, project, planned, listed)
        run("publish", tree.publish)
        return summarise(project, holdings, findings, planned, written)


if __name__ == "__main__":
    from wardplan.cli import main

    main(["build", "--root", str(Path(__file__).parent), *sys.argv[1:]])
