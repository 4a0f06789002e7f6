"""Write files so that a reader sees the old content or the new, never a part."""

from contextlib import suppress
from pathlib import Path

from wardplan.errors import WardPlanError

_PARTIAL = ".partial"


def write(file: Path, data: bytes) -> None:
    """Replace the content of `file` at once, making its folder where needed.

    Raises WardPlanError where that cannot be done; the old content stays.
    """
    partial = file.with_name(file.name + _PARTIAL)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(data)
        partial.replace(file)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise WardPlanError(f"cannot be written: {error.strerror}", file) from error


def differs(file: Path, data: bytes) -> bool:
    """Whether `file` is missing or holds anything but `data`."""
    return not file.is_file() or file.read_bytes() != data


def write_if_changed(file: Path, data: bytes) -> bool:
    """Write `file` only where its content differs; say whether it was written."""
    if not differs(file, data):
        return False
    write(file, data)
    return True
