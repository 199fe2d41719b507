"""The one exception that users see, and others in words."""


class PuppetError(Exception):
    """Something the user can act on.

    ``str(error)`` is one line: what is wrong, then what to do. Everything that reaches a user (command line, banner,
    log) goes through it; any other exception is a defect of the program.

    Args:
        problem: what is wrong, a sentence without a final full stop.
        remedy: what to do about it, a sentence without a final full stop; may be empty.
    """

    def __init__(self, problem: str, remedy: str = "") -> None:
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{problem}. {remedy}." if remedy else f"{problem}.")


def plain(error: BaseException) -> Exception:
    """What was raised, as something that ends no thread: SystemExit from a library is a failure like any other."""
    return error if isinstance(error, Exception) else RuntimeError(type(error).__name__)


def in_words(error: BaseException) -> str:
    """What an exception of a library's says, in one line of at most 200 characters; never empty."""
    said = " ".join(str(error).split())[:200] or type(error).__name__
    return f"out of memory: {said}" if isinstance(error, MemoryError) else said
