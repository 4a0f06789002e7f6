"""The languages of the site's pages, and where the pages in each of them are."""

LANGUAGES = ("ja", "en")
DEFAULT = LANGUAGES[0]
"""The language of the pages at the root; those in another are in a folder of its name."""


def place(path: str, language: str) -> str:
    """Where the page of a document is in a language, both without extension."""
    return path if language == DEFAULT else f"{language}/{path}"


def pages(path: str) -> tuple[str, ...]:
    """The pages of a document in all languages."""
    return tuple(f"{place(path, language)}.html" for language in LANGUAGES)
