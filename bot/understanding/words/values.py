"""`value`: a dataclass that nobody changes, built without a guard in each of its fields, which takes thrice as long.

To mypy it is dataclass(frozen=True) itself, and there a change is an error; a question builds dozens of such values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["value"]

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:
    from dataclasses import dataclass

    def value(*, frozen: bool, slots: bool) -> Any:
        """As dataclass(frozen=True, slots=True): hashed by its fields unless it says how."""
        return lambda cls: dataclass(slots=slots, unsafe_hash=frozen and "__hash__" not in vars(cls))(cls)
