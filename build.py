"""Build the site: the pipeline, one call a stage.

`python build.py` builds the project it lies in and takes the options of `wardplan build`. A
violation stops it before anything is written; `_site/` is replaced at once by a complete new site,
or stays as it was.
"""

import sys
from pathlib import Path

from wardplan import (
    api,
    census,
    compare_files,
    dumps,
    explorer,
    folders,
    gallery,
    harvest,
    heads,
    hosted,
    inputs,
    linksets,
    matching_manifest,
    publish,
    rendering,
    search,
    site,
    stratml,
    tables,
    traces,
    transcriptions,
    unchanged,
    versions,
    world,
)
from wardplan.crew import Crew
from wardplan.holdings import load
from wardplan.judgement import Engine, checking, judge, refuse_violations
from wardplan.progress import Progress
from wardplan.project import Project
from wardplan.summary import Summary, summarise
from wardplan.traces import Traces
from wardplan.warm import Makers


def build(
    project: Project, progress: Progress, engine: Engine = Engine.FAST, crew: Crew | None = None
) -> Summary:
    """Build `_site/` of a project, with processes of its own or those of a `crew`.

    Where nothing has changed since the last build no file is touched; another engine than the
    usual one is asked all the same.
    Raises a WardPlanError for anything a person can mend.
    """
    with publish.exclusive(project, progress.say), crew or Crew() as crew:
        crew.watch = progress.count
        given = progress.run("inputs", inputs.read, project)
        there = folders.key_of(project.site)
        before = unchanged.recall(project, given.whole, there) if engine is Engine.FAST else None
        if before is not None:
            progress.say("nothing has changed since the last build")
            return before
        makers = Makers(crew, given.frame, traces.recall(project, there))
        summary, made = _make(project, progress, engine, makers)
        if inputs.read(project) == given:  # nobody has edited a file while it was built
            there = folders.key_of(project.site)
            unchanged.keep(project, given.whole, there, summary)
            traces.keep(project, there, made)
        return summary


def _make(
    project: Project, progress: Progress, engine: Engine, makers: Makers
) -> tuple[Summary, Traces]:
    """Run every stage, and put the new site in the place of the old one."""
    run, crew = progress.run, makers.crew
    holdings = run("load", load, project, crew, on_disk=True)
    how = checking(project, engine, progress.say, crew)
    findings = run("validate", judge, project, holdings, how)
    refuse_violations(project, holdings, findings)
    frozen = run("releases", versions.read, project, holdings)

    tree = publish.SiteTree(project)
    counted = run("census", census.take, project, holdings)
    answers = run("questions", gallery.ask, project, holdings)
    written = (
        *run("dumps", dumps.write, tree, project, holdings, crew),
        *run("texts", transcriptions.write_texts, tree, holdings),
        *run("static", site.write_static, tree, project),
        *run("report", site.write_report, tree, findings),
        *run("answers", gallery.write, tree, answers),
        *run("tables", tables.write, tree, project, holdings),
        *run("api", api.write, tree, project, holdings),
        *run("stratml", stratml.write, tree, project, holdings),
        *run("explorer", explorer.write, tree, project, holdings, counted),
        *run("compare", compare_files.write, tree, project, holdings),
        *run("linksets", linksets.write, tree, counted.lines),
        *run("manifest", matching_manifest.write, tree, project, holdings),
        *run("hosting", hosted.write, tree, project),
        *run("frozen", versions.write, tree, project, frozen),
    )
    listed, found = run("catalogue", harvest.write, tree, project, holdings, counted, written)
    planned = run("plan", site.plan, project, holdings, findings, written, answers)
    planned = versions.dress(planned, frozen)
    planned = heads.dress(planned, listed, found, project.config)
    run("search", search.write, tree, project, planned, answers, crew)
    run("pages", site.write_pages, tree, project, planned)
    made = run("resources", rendering.write, tree, project, planned, listed, makers)
    run("links", harvest.write_links, tree, project, planned, listed)
    run("publish", tree.publish)
    world.prune(project, holdings.world)
    return summarise(project, counted, findings, planned, written), made


if __name__ == "__main__":
    from wardplan.cli import main

    main(["build", "--root", str(Path(__file__).parent), *sys.argv[1:]])
