"""Write the answers anew from the built dump, for a person to review as a diff."""

from pathlib import Path

from tests.competency.answers import QUESTIONS, answer, load

if __name__ == "__main__":
    dump = load(Path("_site"))
    for question in QUESTIONS:
        question.with_suffix(".csv").write_text(answer(question, dump), encoding="utf-8")
