"""A project of one's own: what a new folder holds before the first plan is imported."""

from wardplan.starter.contents import Start, contents

__all__ = ["Start", "contents"]
