"""The documentation of a project, made into pages anew only where a file of it has changed."""

import json
from dataclasses import asdict
from typing import Any

from markupsafe import Markup

from wardplan import cache, documentation
from wardplan.crew import ALONE
from wardplan.documentation import FOLDER, Documentation, Draft, Text
from wardplan.markdown import Heading
from wardplan.project import Project
from wardplan.recall import recalling

RELIED_ON = ("markdown-it-py", "markupsafe")


def read(project: Project) -> Documentation:
    """What `documentation.read` gives for the project. Raises SiteError as that does."""
    folder = project.folder(FOLDER)
    key = cache.key(files=cache.of_files(folder), code=cache.of_code(*RELIED_ON))
    with recalling(project, FOLDER, ALONE) as recall:
        return _unpacked(
            cache.remembered(recall.kept, key, lambda: _packed(documentation.read(folder)))
        )


def _packed(docs: Documentation) -> bytes:
    return json.dumps(asdict(docs)).encode()


def _unpacked(data: bytes) -> Documentation:
    texts = json.loads(data)["texts"]
    return Documentation(
        {
            path: {tree: _text(**text) for tree, text in trees.items()}
            for path, trees in texts.items()
        }
    )


def _text(draft: dict[str, Any], body: str) -> Text:
    headings = tuple(Heading(**each) for each in draft.pop("headings"))
    return Text(Draft(**draft, headings=headings), Markup(body))  # noqa: S704 - it was Markup
