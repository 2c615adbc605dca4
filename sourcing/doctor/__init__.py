"""Doctor: looks an installation over, and says what to do about what is wrong."""

from sourcing.doctor.examine import examine
from sourcing.doctor.finding import Finding, Health

__all__ = ["Finding", "Health", "examine"]
