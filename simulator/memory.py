"""What a household keeps between two runs: one JSON file, replaced as a whole or not at all."""

import json
import os
from datetime import datetime
from pathlib import Path

from simulator.house import House
from simulator.services import Reminders


class Memory:
    """The file `house.json` in a folder of the household's own."""

    def __init__(self, folder: Path) -> None:
        """Makes the folder if it is not there. Raises OSError."""
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / "house.json"

    def recall(self, house: House, reminders: Reminders) -> datetime | None:
        """Put things as they were; return when that was, None when there is nothing to recall.

        Raises ValueError when the file is no household's.
        """
        try:
            state = json.loads(self._file.read_text(encoding="utf-8"))
            house.restore(state["house"])
            reminders.restore(state["reminders"])
            return datetime.fromisoformat(state["house"]["now"])
        except FileNotFoundError:
            return None
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{self._file} is not readable: {error!r}") from error

    def keep(self, house: House, reminders: Reminders) -> None:
        """Write down how things are. Raises OSError."""
        state = {"house": house.to_json(), "reminders": reminders.to_json()}
        new = self._file.with_suffix(".new")
        new.write_text(json.dumps(state, indent=1) + "\n", encoding="utf-8")
        os.replace(new, self._file)
