"""The one exception that users see."""


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
