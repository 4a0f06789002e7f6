"""What was done to a file to make its text, each step with its line, in Japanese and English."""

from dataclasses import dataclass

MESSAGES: dict[str, dict[str, str]] = {
    "encoding": {
        "ja": "文字コードを UTF-8 に変換しました",
        "en": "converted to UTF-8 from",
    },
    "controls": {
        "ja": "制御文字を除きました(個数)",
        "en": "control characters taken out",
    },
    "html": {
        "ja": "HTML のページから本文を取り出しました",
        "en": "text taken out of an HTML page",
    },
    "pdf": {
        "ja": "PDF から文字を読み取りました。行の順を原本と比べてください(ページ数)",
        "en": "text layer of a PDF read, compare the order of lines with the original; pages",
    },
    "empty-page": {
        "ja": "文字のないページがあります。画像なら、その文字を書き加えてください(ページ)",
        "en": "a page without text; if it is a picture, add its words by hand; page",
    },
    "name": {
        "ja": "職員の氏名を除きました",
        "en": "name of staff taken out after",
    },
    "email": {
        "ja": "個人のメールアドレスを除きました",
        "en": "personal e-mail address taken out",
    },
}


@dataclass(frozen=True)
class Note:
    """One thing that was done: `code` is a key of MESSAGES, `line` one of the text made."""

    code: str
    line: int | None = None
    text: str = ""

    def message(self, language: str) -> str:
        said = MESSAGES[self.code][language]
        return f"{said}: {self.text}" if self.text else said


@dataclass(frozen=True)
class Transcribed:
    """The text of a file; `made` says in a sentence how it was made, None where it is as it was."""

    text: str
    notes: tuple[Note, ...] = ()
    made: str | None = None
