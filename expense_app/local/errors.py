"""What can stop the embedded services from starting, in words for the person at the terminal."""


class CannotStart(Exception):
    """The product cannot start here; the message is one line that says why and what to do."""


class FolderInUse(CannotStart):
    """Another running process holds this data folder."""


class NotDone(Exception):
    """A command could not do what it was asked to; the message is one line that says why and what to do."""
