"""Errors of the client: one class for each way in which a request can go wrong.

SourcingError
└── ApiError
    ├── Unreachable          no answer came: no connection, or not in time
    ├── UnexpectedAnswer     an answer that is none of this API
    ├── InvalidRequest       400, 405, 406, 413–415, 421, 422, 428, 431: mend the request
    ├── Unauthenticated      401
    ├── Forbidden            403
    ├── Missing              404, 410
    ├── Conflicting          409
    │   └── Outdated         412: made from an older version; ``problem.version`` is the present one
    ├── TooManyRequests      429
    ├── Unavailable          503: the same may succeed later
    └── ServiceFailed        other 5xx
"""

from __future__ import annotations

from data.errors import SourcingError
from sourcing.api.documents.problem import Fault, Problem


class ApiError(SourcingError):
    """A request that did not succeed.

    Attributes:
        status: of HTTP; None when no answer came.
        problem: what the service says of it (RFC 9457); None when it says nothing.
        retry_after: seconds after which the same request is worth another try, where named.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        problem: Problem | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(
            message,
            field=None if problem is None else problem.field,
            value=None if problem is None else problem.value,
            accepted=None if problem is None else problem.accepted,
        )
        self.status = status
        self.problem = problem
        self.retry_after = retry_after

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything that is wrong with the request, where the service lists it."""
        return () if self.problem is None else self.problem.faults


class Unreachable(ApiError):
    """No answer came."""


class UnexpectedAnswer(ApiError):
    """An answer that is none of this API: another server, or a version that does not fit."""


class InvalidRequest(ApiError):
    """The request says something that cannot be used."""


class Unauthenticated(ApiError):
    """The service does not know the key, or none was given."""


class Forbidden(ApiError):
    """The key lacks the scope that is named."""


class Missing(ApiError):
    """There is no such thing, or it is another owner's."""


class Conflicting(ApiError):
    """The request does not fit the state of things."""


class Outdated(Conflicting):
    """The document has changed since it was read."""


class TooManyRequests(ApiError):
    """More requests than are answered."""


class Unavailable(ApiError):
    """The service cannot answer now."""


class ServiceFailed(ApiError):
    """The service failed; ``problem.instance`` finds the cause in its log."""


def error_of(status: int) -> type[ApiError]:
    """The class for a status of 400 or more."""
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    return ServiceFailed if status >= 500 else InvalidRequest


_BY_STATUS = {
    401: Unauthenticated,
    403: Forbidden,
    404: Missing,
    409: Conflicting,
    410: Missing,
    412: Outdated,
    429: TooManyRequests,
    503: Unavailable,
}
