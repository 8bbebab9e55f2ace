"""A provider that nobody answers for."""

from tests.llm.wire_server import reset
from tests.providers.acts import Far, say, set_up
from tests.support.people import Couple


async def test_the_built_in_reader_takes_over_and_says_so(couple: Couple, far: Far) -> None:
    await set_up(couple.asha, "openai")
    far.will(reset)

    read = await say(couple.asha, "lunch 250")

    assert far.seen
    assert [made["amount"] for made in read["drafts"]] == ["250.00"]
    assert read["message"]["notice"] == "OpenAI could not be reached. The built-in parser read this instead."
