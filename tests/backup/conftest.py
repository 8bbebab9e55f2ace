from pathlib import Path

import pytest

from tests.backup.home import Home
from tests.providers.acts import CANARY, set_up
from tests.support.commands import expense_app
from tests.support.expenses import draft, expense
from tests.support.people import register_couple


@pytest.fixture(scope="module")
async def backup(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Path]:
    """A home that Asha and Ravi have used, and the file that was saved while it was running."""
    folder = tmp_path_factory.mktemp("home")
    home = Home(folder / "our data")
    file = folder / "saved"
    async with home.open() as app:
        couple = await register_couple(app)
        await expense(couple.asha, "lunch 250 and auto 80 yesterday")
        await expense(couple.ravi, "dinner 1200")
        await draft(couple.asha, "milk 60")
        assert (await set_up(couple.asha, "openai", api_key=CANARY)).status_code == 200
        home.remember(couple)
        code, said, complaint = expense_app("--data-dir", str(home.data_dir), "backup", str(file))
        assert (code, complaint) == (0, ""), complaint
        home.said = said
        home.totals = (await couple.asha.get("/expenses")).json()["totals"]
        await couple.close()
    return home, file
