"""Write files so that a reader sees the old content or the new, never a part."""

from pathlib import Path

_PARTIAL = ".partial"


def write(file: Path, data: bytes) -> None:
    """Replace the content of `file` at once, making its folder where needed."""
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(file.name + _PARTIAL)
    try:
        partial.write_bytes(data)
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)


def write_if_changed(file: Path, data: bytes) -> bool:
    """Write `file` only where its content differs; say whether it was written."""
    if file.is_file() and file.read_bytes() == data:
        return False
    write(file, data)
    return True
