"""`python -m tests.graph_store FOLDER [OPTION=VALUE ...]`: serve the store in a folder."""

import sys
from pathlib import Path

import pyoxigraph as ox
import uvicorn

from tests.graph_store.obstacles import Obstacles
from wardplan.app.application import create_writable_app
from wardplan.endpoint.limits import Limits

if __name__ == "__main__":
    folder, options = Path(sys.argv[1]), dict(each.split("=") for each in sys.argv[2:])
    numbers = {name: int(options[name]) for name in ("busy", "code", "writes") if name in options}
    journal = folder / "journal"
    journal.touch()
    app = Obstacles(
        create_writable_app(ox.Store(folder / "store"), Limits()),
        journal,
        options.get("auth", "none"),
        **numbers,
    )
    uvicorn.run(app, port=int(options["port"]), log_level="warning")
