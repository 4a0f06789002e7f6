"""Whether some characters are a person's name: by a list of frequent surnames, and by shape.

The list (surnames.txt) holds some 330 surnames that most people in Japan's east would recognise.
"""

import re
from importlib import resources

SURNAMES = frozenset(
    resources.files(__package__).joinpath("surnames.txt").read_text(encoding="utf-8").split()
)
_NO_NAMES = (
    "未定 各課 各区 全課 全員 全職員 職員 委託 業者 事業者 氏名 "
    "不在 空席 兼務 代行 代理 同上 以上 挨拶 年頭 所信 表明 会議 "
    "研修 電話 内線 直通 代表 平日 共通 随時 役職 所属 名前 講演 "
    "訓示 対話 懇談 説明 報告 決裁 面談 出席 司会 進行 開会 閉会 "
    "予定 室内 様 殿 宛 行 者 別 課 係 職 欄"
)
NO_NAMES = frozenset(_NO_NAMES.split())
SECTION_WORDS = re.compile(
    "企画|調整|広報|広聴|庶務|予算|防災|経理|福祉|保健|総務|区政|推進|地域|振興|支援|環境|衛生|健康|戸籍|登録|税|"
    "収納|保険|年金|生活|教育|学校|土木|道路|公園|下水|統計|選挙|施設|管理|事業|活動|相談|窓口|調査|運営|計画|"
    "高齢|障害|こども|子ども|児童|保育|医療|介護|政策|経営|消防|警察|図書|文化|交通|資源|循環|緑化|都市|整備|建築|市民|区民|住民|自治|町内|商店|協働"
)
_NOUN_ENDS = tuple(
    "課係室部局所園署班館会区市県町村校団員者師士長様殿宛店社等他体院務済無別種名民当級隊館組業口先内外式典紙"
    "欄前中年度月日"
)
_TITLE = re.compile("(?:(?:担当)?(?:課長補佐|課長|係長|部長)|主任|主査|主事|さん|氏)$")
_GIVEN_ENDS = tuple(
    "子美恵香江代枝奈菜花佳里織穂絵紀郎夫雄男一二三介助平太之也樹司彦人治明弘浩博志史哉翔斗輔朗義憲光"
)
_KANA_GIVEN = re.compile("[ぁ-ん]{2,3}$")
_GAP = re.compile("[ \t\u3000]+")


def known(token: str, *, full: bool = False) -> bool:
    """Whether `token` is a name with a frequent surname; `full`: with a given name as well."""
    family, *given = _GAP.split(_TITLE.sub("", token))
    if given:
        return family in SURNAMES and given[0] not in NO_NAMES and not SECTION_WORDS.match(given[0])
    if family in SURNAMES:
        return not full
    if _KANA_GIVEN.sub("", family) in SURNAMES:
        return len(family) > 3
    return any(
        family[:length] in SURNAMES and _is_given(family[length:])
        for length in (3, 2)
        if len(family) > length
    )


def likely(token: str) -> bool:
    """Whether `token`, in a place where a name is expected, is shaped like one."""
    bare = _TITLE.sub("", token)
    parts = _GAP.split(bare)
    if known(token):
        return True
    if SECTION_WORDS.search(bare) or any(part in NO_NAMES for part in parts):
        return False
    return len("".join(parts)) > 1 and not any(part.endswith(_NOUN_ENDS) for part in parts)


def is_full(token: str) -> bool:
    """Whether `token` is two words, the second written like a given name (一郎, 花子)."""
    family, *given = _GAP.split(token)
    return bool(given) and len(family) <= 4 and given[0].endswith(_GIVEN_ENDS)


def _is_given(rest: str) -> bool:
    return len(rest) <= 3 and rest not in NO_NAMES and not rest.endswith(_NOUN_ENDS)
