"""What comes back to the demo couple month after month, in rupees of two years ago."""

from dataclasses import dataclass, field

from expense_app.demo.habits import ASHA, RAVI, SUMMER


@dataclass(frozen=True, slots=True)
class Bill:
    """Comes on `day` of each of `months` (all of them where none is named); `swing` is how far it varies."""

    category: str
    name: str
    amount: int
    day: int
    payer: int
    months: tuple[int, ...] = ()
    swing: float = 0.0
    season: dict[int, float] = field(default_factory=dict[int, float])


BILLS = (
    Bill("housing", "Rent", 30_000, 1, RAVI),
    Bill("housing", "Society maintenance", 4_200, 5, RAVI),
    Bill("household", "Cook", 5_500, 2, ASHA),
    Bill("household", "Maid", 3_000, 2, ASHA),
    Bill("groceries", "Milk for the month", 1_920, 28, ASHA, swing=0.06),
    Bill("utilities", "Electricity", 1_900, 18, RAVI, swing=0.15, season=SUMMER),
    Bill("phone", "Broadband", 1_179, 8, RAVI),
    Bill("phone", "Mobile recharge", 699, 14, ASHA),
    Bill("subscriptions", "Netflix", 649, 12, ASHA),
    Bill("subscriptions", "Spotify", 119, 20, RAVI),
    Bill("education", "School fees", 28_500, 7, ASHA, months=(3, 6, 9, 12)),
    Bill("health", "Gym", 1_500, 3, RAVI, months=tuple(range(1, 13))),
    Bill("insurance", "Car insurance", 14_200, 22, RAVI, months=(8,)),
    Bill("insurance", "Health insurance", 23_400, 11, ASHA, months=(2,)),
)
"""Those without named months recur by themselves; the others somebody writes down, the gym so faithfully that the
product suggests to let it recur."""
