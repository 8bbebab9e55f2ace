"""What pages and JSON show of categories."""

from uuid import UUID

import msgspec

from expense_app.models import Category


class CategoryRow(msgspec.Struct, frozen=True):
    """`key` names the default category it began as; `count` is how many expenses count under it."""

    id: UUID
    name: str
    key: str | None
    archived: bool
    count: int


class CategoryList(msgspec.Struct, frozen=True):
    categories: list[CategoryRow]


class Merge(msgspec.Struct, frozen=True):
    """What merging would do: `moving` counts every expense and draft of the source, the deleted ones too; `into` is
    None until it is chosen out of `targets`."""

    source: CategoryRow
    into: CategoryRow | None
    targets: list[CategoryRow]
    moving: int


def category_row(category: Category, count: int) -> CategoryRow:
    return CategoryRow(category.id, category.name, category.key, category.archived_at is not None, count)
