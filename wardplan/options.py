"""Options that several commands take, and the language they speak."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Language(StrEnum):
    """Languages the commands speak."""

    ja = "ja"
    en = "en"


Root = Annotated[Path, typer.Option("--root", help="Project folder / プロジェクトのフォルダ")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Only the summary / 要約だけ")]
Json = Annotated[
    bool, typer.Option("--json", help="An object of JSON a line, for programs / プログラム用")
]
Profile = Annotated[
    bool, typer.Option("--profile", help="Say where the time went / 時間の内訳を表示")
]
Lang = Annotated[
    Language | None, typer.Option("--lang", help="Language of the messages / 表示する言語")
]


def language(chosen: Language | None) -> str:
    """The language to speak: the chosen one, else the terminal's."""
    if chosen is not None:
        return chosen.value
    return "ja" if os.environ.get("LC_ALL", os.environ.get("LANG", "")).startswith("ja") else "en"
