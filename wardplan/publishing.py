"""The command that freezes a release, and the one question asked of an old one."""

import os
import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from wardplan import characters, publish, releases, releasing
from wardplan.crew import Crew
from wardplan.errors import UsageError, ValidationError
from wardplan.holdings import load
from wardplan.judgement import checking, judge, refuse_violations
from wardplan.options import Root
from wardplan.project import Project, open_project
from wardplan.releasing import Draft
from wardplan.running import silent

JAPAN = timedelta(hours=9)


def release(
    version: Annotated[str, typer.Argument(metavar="VERSION", help="e.g. 1.2.0 / 版の番号")],
    notes: Annotated[
        Path | None,
        typer.Option(help="TOML file with `ja` and `en`: what is new / 変更点の文 (ja, en)"),
    ] = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="Today if not given / 公開日")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check, write nothing / 確かめるだけ")
    ] = False,
    verify: Annotated[
        bool, typer.Option("--verify", help="Compare a release with the data here / 照合")
    ] = False,
    root: Root = Path(),
) -> None:
    """Freeze the data as a release. データを版として固定します。

    Writes releases/VERSION/ with the dumps, their checksums, the difference from the release
    before and its entry of the catalogue; commit that folder and tag it. The next build publishes
    it. With --verify, on a checkout of the tag, says whether the data there still give the same
    bytes. Exit status: 0 done, 1 violations, IRIs that are gone or other bytes, 2 wrong usage.
    """
    project = open_project(root)
    which = releases.version(version)
    with publish.exclusive(project, silent), Crew() as crew:
        if verify:
            said = _verify(project, crew, which)
        else:
            draft = Draft(which, _day(day), _notes(notes))
            said = _freeze(project, crew, draft, dry_run=dry_run)
    typer.echo(said)


def _freeze(project: Project, crew: Crew, draft: Draft, *, dry_run: bool) -> str:
    """Make the release, or see whether it could be made; what to tell the person."""
    releasing.refuse_version(draft, releases.known(project))
    holdings = load(project, crew)
    refuse_violations(project, holdings, judge(project, holdings, checking(project)))
    if dry_run:
        releasing.refuse_gone(project, holdings)
        return f"{draft.version} can be released / 公開できます"
    made = releasing.freeze(project, holdings, crew, draft)
    shown = project.shown(made.folder)
    return f"{shown}: commit it, tag it v{draft.version}, then build / 登録し、タグを付けてください"


def _verify(project: Project, crew: Crew, which: releases.Version) -> str:
    """Compare a release with what the project gives now; what to tell the person."""
    found = next((each for each in releases.known(project) if each.version == which), None)
    if found is None:
        raise UsageError(f"no release {which} in {releases.FOLDER}/ / その版はありません")
    differing = releasing.differing(project, load(project, crew), crew, found)
    if differing:
        message = f"the data here do not give release {which}; check out its tag first"
        raise ValidationError(message, findings=tuple(differing))
    return f"{which}: the same bytes / 同じです"


def _day(text: str | None) -> date:
    """The day given, else the one SOURCE_DATE_EPOCH names, else today in Japan."""
    if text is None:
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
        return (now + JAPAN).date()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"'{text}' is no day; write 2026-11-27 / 日付の形が違います") from error


def _notes(file: Path | None) -> dict[str, str]:
    """What is new, in both languages."""
    if file is None:
        return {"ja": "データの更新", "en": "Data updated"}
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        said = {language: str(table[language]).strip() for language in ("ja", "en")}
    except (OSError, ValueError) as error:
        raise UsageError(f"{file}: not readable as TOML: {error}") from error
    except KeyError as error:
        raise UsageError(f"{file}: the text in {error} is missing; ja and en are needed") from error
    if found := characters.forbidden("".join(said.values())):
        raise UsageError(f"{file}: {characters.message(found[0])}")
    return said
