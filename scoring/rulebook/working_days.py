"""The working calendar: counting days and working days after a day."""

from datetime import date

from pydantic import Field

from scoring.rulebook.quantities import Day, Model


class WorkingCalendar(Model):
    """Days off besides Saturdays and Sundays, and weekend days that are worked in exchange."""

    holidays: tuple[Day, ...] = Field((), description="Days off on weekdays.")
    working_weekends: tuple[Day, ...] = Field((), description="Weekend days that are worked.")

    def is_working(self, ordinal: int) -> bool:
        """True if the day (an ordinal) is worked."""
        day = date.fromordinal(ordinal)
        return day in self.working_weekends or (day.weekday() < 5 and day not in self.holidays)

    def after(self, ordinal: int, days: int, *, working: bool) -> int:
        """The ordinal `days` days (working days if `working`) after a day, which itself is not counted."""
        if not working:
            return ordinal + days
        while days:
            ordinal += 1
            days -= self.is_working(ordinal)
        return ordinal
