"""Sends pictures at an even pace, whatever the rest of the chain does, and keeps the output open."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from puppet.errors import PuppetError
from puppet.live.problems import Problems
from puppet.live.slot import Slot
from puppet.live.stats import Stats
from puppet.live.watchdog import Guard
from puppet.live.worker import Worker, plain
from puppet.models import Problem, Severity
from puppet.picture import Picture

if TYPE_CHECKING:
    from puppet.outputs import Output

logger = logging.getLogger(__name__)

PROBLEM = "output"
STAND_IN_PROBLEM = "output-stand-in"
HANG_PROBLEM = "output-hang"
OPENING_PROBLEM = "output-opening"
RETRY_FIRST_S = 0.5
RETRY_MOST_S = 3.0
HANG_S = 2.0
OPENING_HANGS_S = 10.0
"""Backends are tried one after the other, and where none opens small programs are asked why."""
MOST_HANGS = 3
"""How often an output that hangs is opened anew, unless the user asks for it: each leaves a thread behind."""
ODD_SIZE_S = 3.0
"""An output that is open for so long and takes pictures of another size is opened anew."""
PREVIEW_ONLY = "Preview only"
HANGS = (
    Problem(
        HANG_PROBLEM,
        "The virtual camera does not take pictures.",
        "It is opened again; if others see nothing, close the call program's camera and open it again.",
    ),
    Problem(
        HANG_PROBLEM,
        "The virtual camera does not take pictures.",
        "Close the call program's camera and open it again, or start Puppet again.",
        Severity.ERROR,
    ),
)
OPENING_HANGS = (
    Problem(
        OPENING_PROBLEM,
        "The virtual camera takes long to open.",
        "It is tried once more; see whether another program uses it.",
    ),
    Problem(
        OPENING_PROBLEM,
        "The virtual camera does not open.",
        "Others cannot see the puppet; close what uses the camera, then start Puppet again.",
        Severity.ERROR,
    ),
)
_AGAIN = "It is tried again by itself; if this stays, start Puppet again."


class OutputPort:
    """One output, opened on its own worker's thread and reopened when it fails.

    Args:
        open_output: opens it; PuppetError naming all reasons. None: there is none, ``send`` does nothing.
        stats: told of "send".
        problems: told under the key "output".
        clock: seconds.
    """

    def __init__(
        self,
        open_output: Callable[[], Output] | None,
        stats: Stats,
        problems: Problems,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._open = open_output
        self._stats = stats
        self._problems = problems
        self._clock = clock
        self._lock = threading.Lock()
        self._output: Output | None = None
        self._closed = False
        self._size: tuple[int, int] | None = None
        self._needed = threading.Event()
        self._needed.set()
        self._woken = threading.Event()
        self._pause_s = RETRY_FIRST_S
        self._due_s = clock()
        self._opened_s = 0.0
        self._hangs = 0

    @property
    def name(self) -> str:
        output = self._output
        return output.name if output is not None else PREVIEW_ONLY

    @property
    def open(self) -> bool:
        return self._output is not None

    def opener(self, guard: Guard) -> Worker:
        """The worker that opens the output."""

        def failed(error: Exception) -> None:
            self._problems.failed(PROBLEM, "The virtual camera cannot be opened", error, _AGAIN)

        return Worker("open output", lambda: self.open_step(guard), failed)

    def open_step(self, guard: Guard | None = None) -> None:
        """Open the output if it is needed and due: the opening worker's step. Waits up to a quarter of a second.

        Args:
            guard: held while it is opened. Where the worker was left behind, what it opens after all is closed again.
        """
        guard = guard or Guard()
        self._due_s = min(self._due_s, self._clock() + RETRY_MOST_S)  # the clock may have been set back
        wait_s = 0.25 if self._open is None or not self._needed.is_set() else min(self._due_s - self._clock(), 0.25)
        if wait_s > 0:
            self._woken.wait(wait_s)
            self._woken.clear()
        if self._open is None or self._closed or not self._needed.is_set() or self._clock() < self._due_s:
            return
        if self._hangs >= MOST_HANGS:
            return
        self._due_s = self._clock() + self._pause_s  # should it fail, now or when it is used
        self._pause_s = min(2 * self._pause_s, RETRY_MOST_S)
        try:
            with guard:
                output = self._open()
        except Exception as error:
            if guard.left:
                return
            self._problems.failed(
                PROBLEM,
                "The virtual camera cannot be opened",
                error,
                "Others cannot see the puppet; the preview goes on.",
            )
            return
        with self._lock:
            if not self._closed and not guard.left:
                self._output = output
                self._size = getattr(output, "size", self._size)  # pictures of another are passed over
                self._opened_s = self._clock()
                self._needed.clear()
                self._tell_of(output)
                return
        output.close()

    def _tell_of(self, output: Output) -> None:
        """Another camera than the usual one may have been opened: the call must be told to take that."""
        notice: str = getattr(output, "notice", "")
        if notice:
            remedy = f"Choose “{output.name}” as the camera in your call."
            self._problems.report(Problem(STAND_IN_PROBLEM, f"{notice}.", remedy, Severity.WARNING))
        else:
            self._problems.clear(STAND_IN_PROBLEM)

    def reopen(self, open_output: Callable[[], Output] | None, size: tuple[int, int]) -> None:
        """Close the output and open another for pictures of this size, (width, height); others are passed over."""
        with self._lock:
            self._open, self._size = open_output, size
            output = self._output
        self._pause_s, self._due_s = RETRY_FIRST_S, self._clock()
        self._problems.clear(PROBLEM)
        if output is not None:
            self._drop(output)
        self.wake()

    def send(self, picture: Picture) -> None:
        """Hand over one picture. A failure is reported and the output is opened again later; it never raises."""
        with self._lock:
            output, size = self._output, self._size
        if output is None:
            return
        if size is not None and size != (picture.pixels.shape[1], picture.pixels.shape[0]):
            self._pass_over(output, size)
            return
        try:
            with self._stats.timed("send"):
                output.send(picture)
        except BaseException as error:  # what would end the thread must not keep a broken output either
            self._problems.failed(
                PROBLEM, "The virtual camera failed", plain(error), "It is opened again by itself.", Severity.ERROR
            )
            self._drop(output)
        else:
            if self._clock() - self._opened_s > 2 * RETRY_FIRST_S:
                self._pause_s = RETRY_FIRST_S  # it works: the next failure is a new one

    def _pass_over(self, output: Output, size: tuple[int, int]) -> None:
        """A picture of another size than the output's: usual for a moment while the size is changed, and no longer."""
        if self._clock() - self._opened_s > ODD_SIZE_S:
            error = PuppetError(
                f"The virtual camera takes pictures of {size[0]} x {size[1]}, which is not the size of ours",
                "It is opened again by itself; if that does not help, choose its size in the panel Frame",
            )
            self._problems.failed(PROBLEM, "", error, severity=Severity.ERROR)
            self._drop(output)

    def watch(self) -> None:
        """Clear faults that are over."""
        if self._output is not None:
            self._problems.settle(PROBLEM)

    def try_again(self) -> None:
        """Open the output now, if it is not open, however long it was to be waited for. Returns at once."""
        self._hangs = 0
        self._pause_s = RETRY_FIRST_S
        self._due_s = self._clock()
        self.wake()

    def leave(self) -> None:
        """The output hangs in ``send``: let go of it, and open it anew."""
        with self._lock:
            output, self._output = self._output, None
            self._hangs += 1
            self._needed.set()
        self.wake()
        if output is not None:  # a device that hangs may do so in closing too
            threading.Thread(target=self._close_failed, args=(output,), name="close output", daemon=True).start()

    def wake(self) -> None:
        """End a wait of ``open_step``."""
        self._woken.set()

    def close(self) -> None:
        """Close the output for good."""
        with self._lock:
            self._closed = True
            output, self._output = self._output, None
        self.wake()
        if output is not None:
            output.close()

    def _drop(self, output: Output) -> None:
        with self._lock:
            if self._output is output:
                self._output = None
                self._needed.set()
        self.wake()
        self._close_failed(output)

    def _close_failed(self, output: Output) -> None:
        try:
            output.close()
        except BaseException as error:
            logger.info("Closing the failed output: %s", error or type(error).__name__)


class Pacer:
    """When to send: a new picture at once, but not much faster than the rate; the last one again when none comes.

    No wait is longer than it would be with a clock that nobody sets back.

    Args:
        fps: pictures a second.
    """

    # A repeat waits a little longer than a new picture usually takes: it would only delay that.
    SLACK = 1.25
    # New pictures may bunch up this much (cameras jitter) before they are held back.
    BUNCH = 0.7

    def __init__(self, fps: float) -> None:
        self._period = 1.0 / fps
        self._repeat_s = 0.0  # when the last picture is to be sent again
        self._next_new_s = 0.0

    def set_rate(self, fps: float) -> None:
        """Pace for another rate from the next picture on."""
        self._period = 1.0 / fps

    def wait_for_new(self, now_s: float) -> float:
        """Seconds to wait for a new picture before the last one is sent again."""
        return min(max(self._repeat_s - now_s, 0.0), self.SLACK * self._period)

    def hold_back(self, now_s: float) -> float:
        """Seconds before a new picture may be sent."""
        return min(max(self._next_new_s - now_s, 0.0), self.BUNCH * self._period)

    def sent(self, now_s: float, new: bool) -> None:
        """One was sent."""
        self._repeat_s = now_s + self.SLACK * self._period
        if new:
            self._next_new_s = now_s + self.BUNCH * self._period

    def skipped(self, now_s: float) -> None:
        """There was nothing to send: look again soon."""
        self._repeat_s = now_s + self._period / 2


class Sender:
    """The output thread's step: wait for a picture or the time to repeat, choose, send.

    Args:
        pictures: where the puppet's pictures arrive.
        choose: told of the picture that arrived (or None) and of the time; says what others are to see now, None to
            send nothing this time.
        sent: told of every picture after it was sent.
        port: where to.
        fps: pictures a second.
        clock: seconds.
        sleep: waits some seconds.
        guard: held while a picture is handed over.
    """

    def __init__(
        self,
        pictures: Slot[Picture],
        choose: Callable[[Picture | None, float], Picture | None],
        sent: Callable[[Picture], None],
        port: OutputPort,
        fps: float,
        clock: Callable[[], float] = time.perf_counter,
        sleep: Callable[[float], None] = time.sleep,
        guard: Guard | None = None,
    ) -> None:
        self._guard = guard or Guard()
        self._pictures = pictures
        self._choose = choose
        self._sent = sent
        self._port = port
        self._pacer = Pacer(fps)
        self._clock = clock
        self._sleep = sleep

    def set_rate(self, fps: float) -> None:
        """Send so many pictures a second from now on."""
        self._pacer.set_rate(fps)

    def step(self) -> None:
        # Left in its place while it is held back: a newer one replaces it there, and it counts as dropped.
        if self._pictures.wait(self._pacer.wait_for_new(self._clock())):
            early = self._pacer.hold_back(self._clock())
            if early > 0:
                self._sleep(early)
        new = self._pictures.get(0)
        picture = self._choose(new, self._clock())
        if picture is None:
            self._pacer.skipped(self._clock())
            return
        self._pacer.sent(self._clock(), new=new is not None)
        with self._guard:
            self._port.send(picture)
        self._sent(picture)
