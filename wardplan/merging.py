"""The merge of graphs on disk, made of that of an earlier state."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox


def repair(
    earlier: Path, place: Path, differing: Iterable[ox.Quad], graphs: ox.Store, but: str
) -> bool:
    """Make a merge of an earlier one; False where that cannot be used.

    `differing` are the statements that only one of the two states has, `graphs` has all graphs of
    the new one. What any of them but one states is in the merge, all else is not.
    """
    try:
        ox.Store.read_only(str(earlier)).backup(str(place))
        merge = ox.Store(str(place))
    except (OSError, RuntimeError):
        shutil.rmtree(place, ignore_errors=True)
        return False
    for triple in {quad.triple for quad in differing}:
        subject, predicate, target = triple
        stating = graphs.quads_for_pattern(subject, predicate, target)
        if any(str(quad.graph_name) != f"<{but}>" for quad in stating):
            merge.add(ox.Quad(*triple))
        else:
            merge.remove(ox.Quad(*triple))
    merge.flush()
    return True


def opens(place: Path) -> bool:
    """Whether there is a merge that can be read."""
    try:
        ox.Store.read_only(str(place))
    except (OSError, RuntimeError):
        return False
    return True
