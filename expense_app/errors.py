"""Errors that a person may meet. Each carries its HTTP status and a plain sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field of a form, in words to put beside it."""

    field: str
    message: str


class AppError(Exception):
    """Something went wrong that the person should read about; rolls the unit of work back."""

    status = 500
    title = "Something went wrong"
    retry_after: int | None = None
    """Seconds after which asking again makes sense."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotFound(AppError):
    """The thing does not exist, or belongs to another household: the two must look alike."""

    status = 404
    title = "Not found"

    def __init__(self, message: str = "There is nothing here.") -> None:
        super().__init__(message)


class BadRequest(AppError):
    status = 400
    title = "Bad request"


class WrongHost(BadRequest):
    """The request is for a name that this product does not answer to."""

    title = "Unknown address"

    def __init__(self) -> None:
        super().__init__(
            "This product does not answer to the address that was asked for. "
            "Whoever runs it can add the name to ALLOWED_HOSTS."
        )


class TooSlow(AppError):
    """The request's body did not arrive in time."""

    status = 408
    title = "Too slow"

    def __init__(self) -> None:
        super().__init__("The connection was too slow to send this. Please try again.")


class Unauthenticated(AppError):
    status = 401
    title = "Please log in"


class Forbidden(AppError):
    status = 403
    title = "Not allowed"


class Conflict(AppError):
    """Somebody else was faster. `current` is the present state, ready to be shown."""

    status = 409
    title = "Changed meanwhile"

    def __init__(self, message: str, current: object = None) -> None:
        super().__init__(message)
        self.current = current


class Invalid(AppError):
    """The input does not hold; each field's message stands in `errors`."""

    status = 422
    title = "Please check what you entered"

    def __init__(self, *errors: FieldError, message: str | None = None) -> None:
        super().__init__(message or " ".join(error.message for error in errors))
        self.errors = errors


class WrongLogin(Invalid):
    """The email and the password do not belong together; which of them is wrong is not told."""

    status = 401
    title = "Please log in"


class WrongCode(Invalid):
    """An invite code opens nothing: never made, used, replaced or too old, which is not told."""

    status = 404
    title = "Not found"


class TooMany(AppError):
    """A limit was hit; asking again makes sense after `retry_after` seconds."""

    status = 429
    title = "Please wait a little"

    def __init__(self, message: str, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Unavailable(AppError):
    status = 503
    title = "Not available right now"
    retry_after = 3
