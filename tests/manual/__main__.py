"""`make manual`: write the pages of docs/ that are made from the program anew."""

from tests.conftest import ROOT
from tests.manual.pages import PAGES

if __name__ == "__main__":
    for name, make in PAGES.items():
        (ROOT / "docs" / name).write_text(make(), encoding="utf-8")
        print(f"docs/{name}")
