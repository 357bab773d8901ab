"""The two ways in which a request fails, each told in one line."""


class ReaderError(Exception):
    """A failure told in one line: the place, what is wrong, the way out.

    `exit_status` is what a command ends with: 2 when the request or its input was at fault, 3 when the machine was.
    """

    exit_status = 2


class InputError(ReaderError):
    """Bad usage, or bad input: a file, an option, a value, an unknown name."""


class DamagedError(InputError):
    """A file of the project that cannot be read as what it should be; it is left as it is."""


class NewerVersionError(InputError):
    """A file written by a later version of the program; it is left as it is."""


class UnstorableError(InputError):
    """What was to be stored holds something that no store can hold; nothing was changed."""


class MachineError(ReaderError):
    """The machine failed: no space, no permission, no such device."""

    exit_status = 3
