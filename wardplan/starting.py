"""The command that starts a project of one's own."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from wardplan import files
from wardplan.catalogue import METADATA
from wardplan.config import FILE_NAME
from wardplan.errors import UsageError
from wardplan.rebase import VALID
from wardplan.starter import Start, contents
from wardplan.starter.areas import SLUG


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The new folder / 新しいフォルダ")],
    city: Annotated[str, typer.Option(help="City slug / 市")] = "yokohama",
    areas: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Table of the city and its wards (TSV) / 市と区の表"),
    ] = None,
    like: Annotated[
        str, typer.Option(help="Whose profile a city without one begins with / 見本の市")
    ] = "yokohama",
    publisher: Annotated[str | None, typer.Option(help="Who publishes the data / 公開者")] = None,
    contact: Annotated[
        str | None, typer.Option(metavar="URL", help="Where to reach them / 連絡先")
    ] = None,
) -> None:
    """Start a project of your own. 自分のプロジェクトを始めます。

    Makes DIR with settings, reference data, the words of the catalogue and folders for plans;
    ontology and shapes come from the program. Yokohama's wards are known; for another city,
    --areas lists it and its wards (columns: slug, ja, en, code, area_code), and the words of its
    plans are begun in profiles/CITY.toml. Nothing that is there is overwritten. Exit status:
    0 made, 1 a table that cannot be used, 2 wrong usage.
    """
    _refuse(folder, city, contact)
    made = dict(contents(Start(city, areas, like, publisher, contact)))
    _write(folder, made)
    typer.echo(f"{folder}: {len(made)} files / ファイルを作りました")
    typer.echo(f"next / 次に: wardplan import PLAN.pdf --root {folder}")
    if publisher is None or contact is None:
        file = folder / "data" / METADATA
        typer.echo(f"{file}: say who publishes (catalog#publisher) / 公開者を書いてください")


def _refuse(folder: Path, city: str, contact: str | None) -> None:
    """Raise UsageError for a folder that is in use, or a value that is none."""
    if not SLUG.fullmatch(city):
        raise UsageError(f"city '{city}' must be small letters, digits and hyphens, as in osaka")
    if contact is not None and VALID.fullmatch(f"{contact.rstrip('/')}/") is None:
        raise UsageError(f"contact '{contact}' must be an address like https://example.org/ask")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        what = "a project" if (folder / FILE_NAME).exists() else "not empty"
        message = f"is {what} already; name a new folder / 空でないフォルダには作れません"
        raise UsageError(message, folder)


def _write(folder: Path, made: dict[str, bytes]) -> None:
    """Make the project aside, then put it in its place: all of it, or nothing."""
    aside = folder.with_name(f".{folder.name}.partial")
    shutil.rmtree(aside, ignore_errors=True)
    try:
        for path, data in made.items():
            files.write(aside / path, data)
        aside.replace(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
