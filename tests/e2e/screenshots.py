"""Takes the pictures of the guide and the README from the real product: `python -m tests.e2e.screenshots`.

Serves the demo study, waits until it is analysed, and writes docs/guide/*.png (1440 px wide, some also on a
phone) and docs/screenshot.png, each with a small palette and below 300 kB. `--workspace DIR` uses a folder in
which the demo was analysed before.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from tests.e2e.conftest import CHROMIUM, ROOT, _serve

GUIDE = ROOT / "docs" / "guide"
README = ROOT / "docs" / "screenshot.png"
SURVEY = ROOT / "data" / "demo" / "beleefde_plekjes_2026_breed.csv"
SCREENS = {
    "start": "",
    "interests": "interests",
    "differences": "differences",
    "minorities": "minorities",
    "map": "map",
    "place": "place",
    "energy": "energy",
    "waves": "waves",
    "quality": "quality",
    "themes": "themes",
    "workshop": "workshop?step=4",
    "present": "present",
    "method": "method",
}
ON_A_PHONE = ("start", "interests", "map")
_WIDE, _PHONE = {"width": 1440, "height": 1000}, {"width": 390, "height": 844}
_LIMIT = 300_000
_ANALYSIS, _SCREEN, _SETTLED = 900_000, 60_000, 2_500


def main(arguments: list[str] | None = None) -> int:
    """Take all pictures; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workspace", type=Path, help="folder in which the demo study was analysed before")
    options = parser.parse_args(arguments)
    if CHROMIUM is None:
        print("no Chromium on this machine", file=sys.stderr)
        return 1
    GUIDE.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as empty,
        _serve(options.workspace or Path(empty) / "workspace") as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(viewport=_WIDE, color_scheme="light").new_page()
        page.goto(site.address)
        expect(page.get_by_role("heading", name="In vijf minuten")).to_be_visible(timeout=_ANALYSIS)
        for name, path in SCREENS.items():
            _take(page, f"{site.address}/{path}", GUIDE / f"{name}.png")
        _take_upload(page, site.address)
        README.write_bytes((GUIDE / "interests.png").read_bytes())
        phone = browser.new_context(viewport=_PHONE, color_scheme="light", device_scale_factor=2).new_page()
        for name in ON_A_PHONE:
            _take(phone, f"{site.address}/{SCREENS[name]}", GUIDE / f"{name}-phone.png")
        browser.close()
    return 0


def _take(page: Page, address: str, path: Path) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=_SCREEN)
    _keep(page, path)


def _take_upload(page: Page, address: str) -> None:
    """The upload screen with a file in it: what was recognised is what there is to see."""
    page.goto(f"{address}/upload")
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=_SCREEN)
    page.locator("input[type=file]").first.set_input_files(SURVEY)
    expect(page.get_by_role("heading", name="Dit komt erin")).to_be_visible(timeout=_SCREEN)
    recognised = page.get_by_role("heading", name="Kijk na wat er herkend is")
    recognised.evaluate("heading => heading.scrollIntoView({block: 'start'})")
    _keep(page, GUIDE / "upload.png")


def _keep(page: Page, path: Path) -> None:
    """The window as it stands, with as many colours as fit below the limit."""
    page.wait_for_timeout(_SETTLED)
    taken = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    for colours in (256, 128, 64, 32):
        small = io.BytesIO()
        taken.quantize(colours, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
        if small.tell() < _LIMIT:
            break
    path.write_bytes(small.getvalue())
    print(f"{path.relative_to(ROOT)} {small.tell() // 1000} kB")


if __name__ == "__main__":
    sys.exit(main())
