"""What a question costs on a large site: `python -m benchmarks.search [RECORDS]`, after a build.

Makes up records out of the sentences of the built site, as many as wanted (5,000 if not said), has
them indexed as a build does, and asks in Chromium. Says for every question how many were found, how
many files were fetched, and their bytes as they are on disk: nothing is packed on the way.
"""

import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import FLAGS, NAMES
from tests.browser.static import serve
from wardplan.search import volumes
from wardplan.search.records import Record, json_of

ROOT = Path(__file__).parent.parent
RECORDS, SEED = 5_000, 7
YEARS = range(2012, 2027)
KINDS = ("measure", "initiative", "initiative", "initiative", "mission")
QUESTIONS = (
    "かなざわ", "ｶﾅｻﾞﾜ", "kanazawa", "防災", "区", "子育て 支援", "「自主防犯活動」",
    "地域の防災対策を推進します",
    "顔の見える関係を深め、地域の状況や課題を一体的に把握します",
    "地域 安全 推進 取組", "ペンギン",
)  # fmt: skip

Row = list[str]


def rows(site: Path) -> list[Row]:
    """The texts of all records of a built site."""
    folder = site / volumes.FOLDER
    return [
        row
        for file in sorted(folder.rglob("texts/*.json"))
        for row in json.loads(file.read_bytes())
    ]


def made_up(known: list[Row], count: int) -> Iterator[Record]:
    """Records with titles and sentences of those known, at random, the same in every run."""
    dice = random.Random(SEED)  # noqa: S311
    plans = [row for row in known if row[1] in KINDS]
    wards = [row[2] for row in known if row[1] == "ward"]
    sentences = [each for row in plans for each in row[5].replace("\n", "。").split("。") if each]
    for number in range(count):
        ward, year, kind = dice.choice(wards), dice.choice(YEARS), dice.choice(KINDS)
        body = "。".join(dice.choices(sentences, k=dice.randint(3, 8)))
        yield Record(
            f"plan/made/up/{year}/{kind}/{number}.html",
            kind,
            dice.choice(plans)[2],
            where=f"令和{year - 2018}年度{ward}運営方針",
            body=body,
            filters=(("ward", ward), ("year", str(year))),
        )


def index(staging: Path, records: list[Record]) -> volumes.Volume:
    """Have the records indexed in the place of those of the site."""
    volume, _ = volumes.write(staging, records)
    told = {"records": volume.records, "postings": volume.shards, "texts": volume.texts}
    file = staging / volumes.FOLDER / "index.json"
    file.write_bytes(json_of({"volumes": [{"name": volume.name, **told}]}))
    return volume


def ask(page: Page, base: str, staging: Path, question: str) -> str:
    """Ask on the search page; a row of the table."""
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    page.goto(f"{base}search.html?q={quote(question)}")
    page.wait_for_selector("#search-form[data-ready]")
    found = page.inner_text("#search-status")
    files = {staging / url.removeprefix(base) for url in urls if "/search/index/" in url}
    size = sum(file.stat().st_size for file in files)
    return f"| {question} | {found} | {len(files)} | {size / 1000:.0f} kB |"


def main(count: int) -> None:
    known = rows(ROOT / "_site")
    with tempfile.TemporaryDirectory() as folder:
        staging = Path(folder) / "site"
        shutil.copytree(ROOT / "_site", staging, ignore=shutil.ignore_patterns("dumps", "plan"))
        records = list(made_up(known, count))
        start = time.process_time()
        volume = index(staging, records)
        took = time.process_time() - start
        texts = sum(len("".join(each.row()[2:])) for each in records)
        print(f"{count} records, {texts} characters, {volume.shards} + {len(volume.texts)} files,")
        print(
            f"indexed in {took:.1f} s\n\n| question | found | files | fetched |\n|---|---|---|---|"
        )
        chromium = next((path for name in NAMES if (path := shutil.which(name))), None)
        with serve(staging) as base, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            for question in QUESTIONS:
                print(ask(browser.new_context().new_page(), base, staging, question))
            browser.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS)
