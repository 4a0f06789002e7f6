"""Hostile texts: what people have written to break pages, parsers and terminals, and by chance."""

from hypothesis import strategies as st

PAYLOADS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onfocus=alert(1) x='",
    "</title><svg/onload=alert(1)>", "<!--", "]]>", "{{ 7*7 }}", "{% include '/etc/passwd' %}",
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>", "../../etc/passwd",
    "%2e%2e%2f", "\u202e\u2066", "\u200b\ufeff", "\x00", "\x1b[31m", "\x85\u2028", "\\", '"""',
    "'''", "@ja", "^^", "> .", "\r\n", "\t", "&amp;&#60;", "a" * 5000, "🏙" * 50,
    "Ａ１", "---\n", ": &a [*a]", "### 1 ", "・", "①", "【1】", "(政策9)", "99,999,999千円",
    "[" * 2000,
)  # fmt: skip
words = st.one_of(st.sampled_from(PAYLOADS), st.text(max_size=20))
lines = st.lists(words, max_size=5).map("".join)
texts = st.lists(lines, max_size=8).map("\n".join)
cells = st.lists(
    words | st.sampled_from(("izumi", "2024", "goal", "measure", "news")), min_size=8, max_size=12
)
