"""The one door for writes: functions `(session, *, …) -> Change`, a module a noun."""
