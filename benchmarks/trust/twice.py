"""Two builds of one project at once."""

import fcntl
import signal
import subprocess
import time

from benchmarks.trust.faults import Trial
from benchmarks.trust.ward import LONGEST, NAMES, Ward, digest, environment
from wardplan.publish import LOCK


def at_once(ward: Ward, times: int) -> Trial:
    """Two builds of a project at once: the second says that it waits, and both end well."""
    trial = Trial("two builds at once")
    sites = {ward.build(state) for state in NAMES}
    for _ in range(times):
        ward.turn("A")
        first = _begun(ward)
        _until_locked(ward)
        first.send_signal(signal.SIGSTOP)
        second = _begun(ward)
        heard = second.stdout.readline() if second.stdout else ""
        first.send_signal(signal.SIGCONT)
        said = [each.communicate(timeout=LONGEST)[0] for each in (first, second)]
        well = not (first.returncode or second.returncode) and digest(ward.site) in sites
        waited = "another build of this project is running" in heard
        trial.judge(None if well else f"they ended with {said}", None if waited else f"no: {heard}")
    return trial


def _begun(ward: Ward) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603
        ward.command("build"),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _until_locked(ward: Ward) -> None:
    """Wait until a build has begun. Raises TimeoutError where none does."""
    end = time.monotonic() + LONGEST
    with (ward.root / ".wardplan" / LOCK).open("w") as lock:
        while time.monotonic() < end:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            fcntl.flock(lock, fcntl.LOCK_UN)
            time.sleep(0.05)
    raise TimeoutError("no build has begun")
