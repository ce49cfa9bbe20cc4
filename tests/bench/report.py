"""A table on a terminal. By hand: a dozen lines, where a library would be one more to pin."""

from collections.abc import Sequence


def show(title: str, head: Sequence[str], rows: Sequence[Sequence[object]], *notes: str) -> None:
    """Print a table: its first column to the left, numbers to the right."""
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(head, *cells, strict=True)]
    print(f"\n{title}\n")
    for row in (list(head), ["-" * width for width in widths], *cells):
        print("  " + "  ".join(map(_aligned, row, widths, [_number(c) for c in cells[0]])).rstrip())
    print("".join(f"\n  {note}" for note in notes))


def goal(measured: float, most: float) -> str:
    """A figure beside what it may be at most."""
    return f"{measured:.2f} (goal: at most {most:.2f}, {'met' if measured <= most else 'MISSED'})"


def _cell(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _number(cell: str) -> bool:
    return cell[:1].isdigit()


def _aligned(cell: str, width: int, right: bool) -> str:
    return cell.rjust(width) if right else cell.ljust(width)
