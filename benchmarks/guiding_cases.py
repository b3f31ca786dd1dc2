"""The signs that the guiding cases on false litigation are known for: how many of them the engine finds.

    python benchmarks/guiding_cases.py --shared ../shared

Each file is the case as the procuratorate or the court published it: a digest, which tells in one page what stood in
many papers. So a sign counts as found wherever it fires, whoever speaks. Signs that only the archive shows (`ARCHIVE`,
the same plaintiff or lawyer in many files) and signs whose fact the digest does not tell (`UNTOLD`, with the reason)
are counted apart. The folder is not part of the project; `--shared` says where it is.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from xiezhi.analyzer import Analyzer
from xiezhi.text import SourceText

#: Published file → the signs that the case shows (spp: Procuratorate's 检例, spc: Supreme People's Court).
CASES: dict[str, tuple[str, ...]] = {
    "spp_052": (
        "payment_order_unopposed_affiliates", "affiliated_companies", "round_trip_funds", "lender_no_capacity",
        "debt_in_kind_settlement", "unfair_price_transfer", "no_substantive_dispute",
    ),
    "spp_053": (
        "claim_split_to_avoid_level", "rapid_mediation", "batch_same_day", "no_substantive_dispute",
        "jurisdiction_point_suspicious",
    ),
    "spp_054": (
        "notarised_debt_no_counterpart", "claim_before_distribution", "impossible_dates", "batch_same_day",
        "new_creditor_cluster", "defendant_heavily_indebted",
    ),
    "spp_055": (
        "wage_after_shutdown", "loan_turned_wage", "shared_address_or_phone", "batch_wage_claims",
        "claim_before_distribution", "insider_as_worker",
    ),
    "spp_056": (
        "insurance_claim_purchased", "impersonated_party", "opposing_agent_linked", "urban_status_proof_suspicious",
        "frequent_agent_pairing",
    ),
    "spp_087": (
        "principal_inflated_iou", "frequent_plaintiff_lender", "sale_as_security", "template_iou",
        "fees_hidden_interest",
    ),
    "spp_192": (
        "rights_mass_enforcement_ip", "near_duplicate_filings", "impossible_dates", "frequent_plaintiff_lender",
    ),
    "spc_068": (
        "no_substantive_dispute", "affiliated_companies", "round_trip_funds", "admission_against_reason",
        "reasoned_third_party_objection",
    ),
}  # fmt: skip

#: Told of many files, or seen only when files are compared.
ARCHIVE: dict[tuple[str, str], str] = {
    (
        "spp_192",
        "near_duplicate_filings",
    ): "64 papers of like wording: seen by comparing them, the digest prints none",
}

#: The published digest does not tell the fact.
UNTOLD: dict[tuple[str, str], str] = {
    ("spp_055", "shared_address_or_phone"): "the addresses are not printed; only that they were looked at",
    ("spp_087", "sale_as_security"): "sham leases are told, no sale or transfer of a house",
    ("spp_087", "fees_hidden_interest"): "interest written into the IOU is told, no fee",
    (
        "spp_192",
        "frequent_plaintiff_lender",
    ): "no loan: the like of it, suits for rights in series, is its own sign",
}


def main() -> int:
    """Print, case by case, the signs found and missed, then the total; 1 when under `--at-least`."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="folder of the reference material"
    )
    parser.add_argument("--at-least", type=float, default=0.85, help="share that must be found")
    parser.add_argument("--show", action="store_true", help="print every firing with its passage")
    options = parser.parse_args()
    folder = options.shared / "guiding_cases"
    if not folder.is_dir():
        print(f"no folder {folder}", file=sys.stderr)
        return 2
    analyzer = Analyzer.load(model=False)
    found = named = apart = 0
    for stem, wanted in CASES.items():
        signs = analyzer.analyze(
            SourceText.of((folder / f"{stem}.md").read_text(encoding="utf-8"), id=stem)
        ).signs
        fired = {sign.id for sign in signs}
        excused = {name for name in wanted if (stem, name) in ARCHIVE or (stem, name) in UNTOLD}
        seen = [name for name in wanted if name in fired]
        missed = [name for name in wanted if name not in fired and name not in excused]
        counted = [name for name in wanted if name not in excused]
        found += sum(name in fired for name in counted)
        named += len(counted)
        apart += len(excused)
        print(f"{stem}  {len(seen)}/{len(wanted)}  found {', '.join(seen) or '–'}")
        print(
            f"{'':9}missed {', '.join(missed) or '–'}; besides {', '.join(sorted(fired - set(wanted))) or '–'}"
        )
        for name in sorted(excused):
            reason = ARCHIVE.get((stem, name)) or UNTOLD.get((stem, name))
            print(f"{'':9}apart {name}: {reason}{' (found all the same)' if name in fired else ''}")
        if options.show:
            for sign in signs:
                for span in sign.evidence:
                    print(f"{'':9}{sign.id} {span.speaker}/{span.status}: {span.text[:90]}")
    share = found / named if named else 0.0
    everything = sum(len(wanted) for wanted in CASES.values())
    print(f"total: {found} of {named} ({share:.1%}); with the {apart} counted apart: {found} of {everything}")
    return int(share < options.at_least)


if __name__ == "__main__":
    raise SystemExit(main())
