"""The file in which people write what they decide about a plan: an empty one to begin with.

It holds comments alone, for it must not say anything that nobody has decided.
"""

from wardplan import iris
from wardplan.iris import PlanIris
from wardplan.namespaces import PREFIXES

_TEXT = """\
# {title}について、人が決めたことを書くファイルです。取り込み直しても書き換わりません。
# What people decide about {title}; an import never writes to this file.
#
# 例（先頭の # を外して使います） / an example (take away the # signs to use it):
#
# PREFIX schema: <{schema}>
# PREFIX wp: <{wp}>
#
# <{initiative}>
#     schema:mentions <{entity}> ;
#     wp:continues <{last_year}> ;
# .
"""


def links_stub(plan: PlanIris, title: str) -> bytes:
    """A Turtle file without statements that says what belongs in it; `title` names the plan."""
    last_year = PlanIris(plan.city, plan.ward, plan.year - 1)
    text = _TEXT.format(
        title=title,
        schema=PREFIXES["schema"],
        wp=PREFIXES["wp"],
        initiative=plan.initiative("1-1"),
        entity=iris.mint("entity/example"),
        last_year=last_year.initiative("1-1"),
    )
    return text.encode()
