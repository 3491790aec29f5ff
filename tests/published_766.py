"""Reads the published figures of tests/published/qd-766-phu-tho-2026-08.csv as evidence of the rulebook qd-766-2022."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from scoring import evaluate, load_evidence
from scoring.engine.result import Result
from tests.generated import ROOT, rulebook_of

BOOK = "qd-766-2022"
CSV = ROOT / "tests" / "published" / "qd-766-phu-tho-2026-08.csv"
"""August 2026, Phú Thọ, as the national public-service portal published it: copied unchanged, one row per figure."""

AREAS = {
    "transparency": "transparency",
    "dvc-progress-tree": "progress",
    "provide-online-tree": "online_services",
    "formality-online-payment-tree": "online_payment",
    "dossier-digitized": "digitisation",
    "handling-satisfaction": "satisfaction",
}
"""The portal's group -> the book's area."""

ITEMS = {
    "PUBLISH_ON_TIME": ("1.1", "procedures_announced_on_time", "procedures_announced"),
    "PUBLIC_UPDATE_ON_TIME": ("1.2", "procedures_published_on_time", "procedures_to_publish"),
    "PUBLIC_CONTENT_FULL": ("1.3", "procedures_complete", "procedures_published"),
    "DOSSIER_SYNC": ("1.4", "dossiers_synchronised", "dossiers_to_synchronise"),
    "ORIGINAL_RESULT_AVAILABLE": ("4.1", "dossiers_with_electronic_result", "dossiers_needing_result"),
    "SO_HOA_GIAY_TO_GIAI_QUYET": ("4.2", "dossiers_digitised", "dossiers_in_authority"),
    "REUSED_DIGITIZED_DATA": ("4.3", "dossiers_reusing_data", "dossiers_received"),
    "SYNCED_WITH_DVCQG_PERSONAL_STORAGE": ("4.4", "dossiers_connected", "dossiers_received"),
    "CITIZEN_DATA_CONNECTED_FORMALITY": ("4.5a", "procedures_using_population_data", "procedures_for_citizens"),
    "CITIZEN_DATA_CONNECTED_DOSSIER": ("4.5b", "dossiers_using_population_data", "dossiers_total"),
    "ELECTRONIC_CERTIFIED_COPY": ("4.6", "certified_copy_rate", ""),
    "PETITION_CLASSIFICATION_TTHC": ("5.1a", "petitions_on_procedures", "petitions"),
    "PETITION_CLASSIFICATION_STAFF": ("5.1b", "petitions_on_staff", "petitions"),
    "PETITION_PROCESSING_ON_TIME": ("5.2", "petitions_on_time", "petitions_handled"),
    "PETITION_HANDLING_SATISFACTION": ("5.3", "petitions_satisfied", "petitions_received"),
    "DOSSIER_RECEIVING_SATISFACTION": ("5.4", "dossiers_satisfied", "dossiers_settled"),
}
"""A metric that the portal scores row by row -> criterion, numerator, denominator."""

PARAMETERS = {
    "totalOnTime": "dossiers_on_time",
    "totalReceived": "dossiers_handled",
    "avgProcessingDays": "average_processing_days",
    "authorityCount": "procedures_in_authority",
    "partialCount": "procedures_partly_online",
    "fullCount": "procedures_fully_online",
    "onlineDossierCount": "online_services_used",
    "onlineServiceTotal": "online_services",
    "channelOnlineSum": "dossiers_filed_online",
    "channelTotalSum": "dossiers_filed",
    "totalFeeDossierFormality": "procedures_with_fee_dossiers",
    "totalFeeFormality": "procedures_with_fees",
    "totalDossierOnlineFormalityPaymentSuccess": "procedures_paid_online",
    "totalFeeDossierFormalityDistinct": "procedures_with_fees_distinct",
    "totalDossierOnlinePaymentSuccess": "dossiers_paid_online",
    "totalDossierFinancialObligation": "dossiers_with_fees",
}
"""A parameter that the portal prints on a row of its own -> fact."""

NOT_ASKED = {
    "totalCompleted",
    "totalOverdue",
    "channelDirectSum",
    "channelPostalSum",
    "onlineOnTimeSum",
    "onlineOverdueSum",
}
"""Parameters printed beside the others that no formula uses."""

KINDS = {
    "PROVINCE": "people_committee",
    "PROVINCIAL_DEPARTMENT": "department",
    "COMMUNE_PEOPLE_COMMITTEE": "people_committee",
}


class Row(NamedTuple):
    """One published row; a blank stays a blank."""

    period: str
    group: str
    unit: str
    unit_type: str
    level: str
    metric_code: str
    metric_name: str
    numerator: str
    denominator: str
    ratio_printed: str
    score: str
    max_score: str

    def __str__(self) -> str:
        return f"{self.unit} {self.metric_code if self.metric_code != 'TOTAL' else self.group}"


@cache
def published_rows() -> tuple[Row, ...]:
    """Every row of the file, in order."""
    with CSV.open(encoding="utf-8", newline="") as file:
        return tuple(Row(**row) for row in csv.DictReader(file))


def published_facts(unit: str) -> dict[str, str]:
    """The facts that the rows of a unit state; a number that two rows state must be the same in both."""
    facts: dict[str, str] = {}
    for row in published_rows():
        for name, value in _stated(row) if row.unit == unit else ():
            assert facts.setdefault(name, value) == value, f"{row}: {name}"
    return facts


def _stated(row: Row) -> Iterator[tuple[str, str]]:
    if row.metric_code in PARAMETERS:
        yield PARAMETERS[row.metric_code], row.numerator
    elif row.metric_code in ITEMS:
        _, above, below = ITEMS[row.metric_code]
        if below:
            yield from ((above, row.numerator), (below, row.denominator))
        else:
            yield above, f"{row.ratio_printed} %"
    else:
        assert row.metric_code in {"TOTAL", *NOT_ASKED}, row


def published_result(unit: str, folder: Path) -> Result:
    """The unit's figures written to a file, read back as any evidence is, and scored."""
    of_unit = next(row for row in published_rows() if row.unit == unit)
    head = [
        f"rulebook: {BOOK}",
        f'agency: {{id: "{unit}", name: "{unit}", level: {of_unit.level.lower()}, kind: {KINDS[of_unit.unit_type]}}}',
        "as_of: 2026-08-31",
        "facts:",
    ]
    path = folder / "unit.yaml"
    path.write_text(
        "\n".join([*head, *(f"  {name}: {value}" for name, value in published_facts(unit).items())]), encoding="utf-8"
    )
    rulebook = rulebook_of(BOOK)
    return evaluate(rulebook, load_evidence(path, rulebook, thorough=True))
