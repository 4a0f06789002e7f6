"""What on a page is no part of the plan wherever it stands: furniture, notes, captions, rules."""

import re

from wardplan.importer import sdgs
from wardplan.importer.blocks import NOTE_MARKS, Block
from wardplan.importer.draft import Kind
from wardplan.importer.normalise import narrow
from wardplan.importer.profile import Profile

_RULE = re.compile(r"[\s|:\-+=*_─━—―･・.…<>/!\\]+")
_COMMENT = re.compile(r"<!--.{0,200}-->")
_PAGE_NUMBER = re.compile(
    r"[-–—―ー~\s]*\d{1,3}[-–—―ー~\s]*|\d{1,3}\s*/\s*\d{1,3}(?:\s*ページ|頁)?|[Pp]\.?\s*\d{1,3}|\d{1,3}\s*(?:ページ|頁)"
)
_BREADCRUMB = re.compile(r"[^>＞›»。]{1,40}(?:\s*[>＞›»]\s*[^>＞›»。]{1,60}){2,}")
_PICTURE = re.compile(r"(?:!\[[^\]]*\](?:\([^)]*\))?\s{0,3})+")
_CAPTION = re.compile(r"<[^<>]{1,80}>")
_MARKED_CAPTION = re.compile(
    r"[▲△▼↑↓←][^。]{1,80}|[(\[【](?:写真|図|イラスト|画像)[^)\]】]{0,60}[)\]】].{0,40}|(?:写真|図\d?|イラスト)[:：\s].{1,60}|\([^()]{1,40}(?:写真|のようす|の様子|イメージ図?)\)"
)
_PAGE_REFERENCE = re.compile(r"\((?:ホームページ|URL|詳細)\s*[:：]?.*\)|.{0,40}https?://\S+.{0,10}")
_CONTACT = re.compile(
    r"(?:電話|TEL|Tel|FAX|ファックス|ファクス|メール|E-?mail|住所|所在地|郵便番号|〒)\s*[:：番)]?\s*[\d(〒A-Za-z].{0,120}|〒\s?\d.{0,80}"
    r"|.{0,60}(?:電話|TEL|Tel|FAX)\)?\s*[:：]?\s*\(?\d{2,4}\)?.{0,60}"
)


def noise_of(block: Block, profile: Profile) -> Kind | None:
    """The kind of a block that is no part of the plan by itself; None for all others."""
    if block.cells:
        return None
    if not block.text or _RULE.fullmatch(block.text) or _COMMENT.fullmatch(block.text):
        return Kind.MARKUP
    if len(block.text) > 200:
        return None
    return _short(block, narrow(block.text), profile)


def _short(block: Block, printed: str, profile: Profile) -> Kind | None:
    if block.mark and block.mark in NOTE_MARKS:
        return Kind.NOTE
    if _PAGE_REFERENCE.fullmatch(printed) and not block.is_titled:
        return Kind.NOTE
    if _PAGE_NUMBER.fullmatch(printed):
        return Kind.FURNITURE
    if not block.is_titled and _BREADCRUMB.fullmatch(printed) and "<" not in printed:
        return Kind.FURNITURE
    if _office(profile).fullmatch(printed):
        return Kind.FURNITURE
    if profile.furniture.is_("notes", printed):
        return Kind.NOTE
    if profile.furniture.is_("lines", printed) or _CONTACT.fullmatch(printed):
        return Kind.FURNITURE
    if _PICTURE.fullmatch(printed) and not sdgs.in_pictures(printed):
        return Kind.CAPTION
    if not block.is_heading and _MARKED_CAPTION.fullmatch(printed):
        return Kind.CAPTION
    return None


def _office(profile: Profile) -> re.Pattern[str]:
    """The name of the office that issues the document, and of its section and desk."""
    ward = rf"(?:{re.escape(profile.name)})?[一-鿿ヶケが]{{1,4}}区"
    return re.compile(
        rf"{ward}役所(?:[一-鿿・\s]{{0,20}})?|(?:{ward}(?:総務部|役所)?|総務部|区役所)\s?区政推進課(?:[一-鿿・]{{1,8}}[係担当])?(?:\s.{{0,40}})?"
    )


def is_caption(block: Block) -> bool:
    """Whether a line is wholly in angle brackets: under a picture, unless its content says else."""
    return not block.is_heading and _CAPTION.fullmatch(narrow(block.text)) is not None
