"""What has to be said plainly: what this is not, and how to have something put right."""

from typing import Final

PLAIN_NOTICE: Final = (
    "Placard is not a product of the United Nations. The designations used imply no opinion on the "
    "legal status of any country, territory, city or area, or of its authorities, or on the "
    "delimitation of its frontiers or boundaries. What it says of living persons comes from public "
    "sources, cited with each fact."
)
CORRECTION_NOTICE: Final = (
    "To ask for a correction or a removal, choose “Report an error in this entry” in the Help menu "
    "while its page is open. It copies the address and the edition, to be sent to the editors with "
    "what is wrong and a source. A change is shown with its date in the next edition."
)
