"""The results: what the engine says of one document, and what people label.

Field names and codes are those of the Annotation format; every fact names its spans (code-point offsets into the
decoded original, half-open) and its source (a rule id, or `model@version` with a confidence).
Classes are frozen: each step of the engine makes a new value from the one before.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from xiezhi.errors import Problem
from xiezhi.schema.values import plain_value

Value = str | int | float
Place = tuple[int, int]

SCHEMA = "xiezhi.analysis/1"

DOC_TYPES = (
    "civil_judgment", "civil_ruling", "civil_mediation", "civil_decision", "civil_notice", "payment_order",
    "enforcement_ruling", "enforcement_notice", "enforcement_decision", "criminal_judgment", "criminal_ruling",
    "administrative_judgment", "administrative_ruling", "complaint", "counterclaim", "answer", "appeal_petition",
    "retrial_petition", "application", "arbitration_application", "arbitration_award", "arbitration_mediation",
    "power_of_attorney", "bankruptcy_claim", "other",
)  # fmt: skip
PARTY_PAPERS = frozenset(
    {
        "complaint", "counterclaim", "answer", "appeal_petition", "retrial_petition", "application",
        "arbitration_application", "power_of_attorney", "bankruptcy_claim",
    }
)  # fmt: skip
PROCEDURES = (
    "first_instance", "second_instance", "retrial", "retrial_review", "payment_order", "enforcement",
    "preservation", "bankruptcy", "arbitration", "special", "none",
)  # fmt: skip
ROLES = (
    "plaintiff", "defendant", "third_person", "appellant", "appellee", "retrial_applicant", "retrial_respondent",
    "applicant", "respondent", "enforcement_applicant", "judgment_debtor", "outsider", "creditor", "debtor",
    "administrator", "prosecution", "accused", "victim", "other",
)  # fmt: skip
RESULTS = (
    "granted", "partly_granted", "dismissed", "withdrawn", "mediated", "upheld", "reversed", "remanded",
    "payment_ordered", "terminated", "transferred", "accepted", "rejected", "preserved", "enforcement_ended",
    "convicted", "other",
)  # fmt: skip
CLAIM_KINDS = (
    "principal", "interest", "penalty", "wages", "compensation", "price", "fees", "property", "declaration",
    "dissolution", "enforcement", "other",
)  # fmt: skip
SCALARS = (
    "doc_type", "court", "case_number", "cause", "procedure", "accepted_on", "decided_on", "result", "court_fee",
)  # fmt: skip
"""The fields of `Facts` that hold one fact or none, in the order of a result."""
ENTITY_LABELS = ("PERSON", "ORG", "COURT", "LOC", "DATE", "MONEY", "RATE", "CASE_NO", "LAW", "EVIDENCE")
SECTION_KINDS = (
    "caption", "title", "parties", "procedure_history", "claims", "claim_facts", "defence",
    "third_person_statement", "lower_court", "evidence", "findings", "reasons", "legal_basis", "disposition",
    "default_interest", "costs", "appeal", "signature", "appendix", "body",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One value read from the document, with the places it was read from and what read it."""

    value: Value
    spans: tuple[Place, ...] = ()
    source: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document (`SECTION_KINDS`)."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Party:
    """A party (当事人). `role` is the one in this proceeding; `kind` is `person` or `organization`."""

    name: str
    role: str
    kind: str
    sex: str | None = None
    born_on: str | None = None
    ethnicity: str | None = None
    address: str | None = None
    identifier: str | None = None
    spans: tuple[Place, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Representative:
    """Who acts for a party: `legal_representative` 法定代表人, `person_in_charge` 负责人, `agent`, `guardian`, `operator`."""

    name: str
    kind: str
    for_: str
    firm: str | None = None
    spans: tuple[Place, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Judge:
    """Who signed for the court or tribunal; `name` without inner spaces."""

    name: str
    title: str
    spans: tuple[Place, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing asked for (诉讼请求), `amount` in yuan or None."""

    kind: str
    amount: float | None = None
    spans: tuple[Place, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Loan:
    """One loan told of; money in yuan, dates `YYYY-MM-DD`, `delivery` cash, transfer, mixed or unknown."""

    lender: str | None = None
    borrower: str | None = None
    principal: float | None = None
    lent_on: str | None = None
    due_on: str | None = None
    annual_rate_percent: float | None = None
    delivery: str = "unknown"
    spans: tuple[Place, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Employment:
    """One employment told of; money in yuan, dates `YYYY-MM-DD`."""

    worker: str | None = None
    employer: str | None = None
    from_: str | None = None
    to: str | None = None
    monthly_wage: float | None = None
    claimed: float | None = None
    spans: tuple[Place, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Award:
    """A sum that the operative part orders or the settlement fixes, in yuan."""

    payer: str | None
    payee: str | None
    amount: float
    spans: tuple[Place, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Statute:
    """A law relied on in the operative basis; `article` as an Arabic number string."""

    law: str
    article: str | None
    spans: tuple[Place, ...] = ()
    source: str = ""


@plain_value
class Entity:
    """A mention in the text (`ENTITY_LABELS`)."""

    label: str
    text: str
    start: int
    end: int
    source: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything parsed from one document."""

    doc_type: Fact | None = None
    sections: tuple[Section, ...] = ()
    court: Fact | None = None
    case_number: Fact | None = None
    cause: Fact | None = None
    procedure: Fact | None = None
    accepted_on: Fact | None = None
    decided_on: Fact | None = None
    result: Fact | None = None
    court_fee: Fact | None = None
    related_case_numbers: tuple[Fact, ...] = ()
    absent_parties: tuple[Fact, ...] = ()
    parties: tuple[Party, ...] = ()
    representatives: tuple[Representative, ...] = ()
    judges: tuple[Judge, ...] = ()
    claims: tuple[Claim, ...] = ()
    loans: tuple[Loan, ...] = ()
    employments: tuple[Employment, ...] = ()
    awarded: tuple[Award, ...] = ()
    statutes: tuple[Statute, ...] = ()
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that shows (or speaks against) a sign.

    `speaker`: plaintiff, defendant, third_person, court, document. `status`: asserted, admitted, denied, found,
    not_found (raised and rejected by the court).
    """

    start: int
    end: int
    text: str
    speaker: str
    status: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """Where the law or a court treats this as a reason to look closer. `verified` is False for items marked * or †."""

    name: str
    article: str | None = None
    date: str | None = None
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Sign:
    """A textual sign: never a verdict. `source` is `rule`, `model@version` or `rule+model@version`."""

    id: str
    name: str
    name_en: str
    strength: str
    authority: tuple[Authority, ...]
    evidence: tuple[Evidence, ...]
    against: tuple[Evidence, ...] = ()
    to_verify: tuple[str, ...] = ()
    arithmetic: str | None = None
    source: str = "rule"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Assessment:
    """How closely a person should look: `none`, `low`, `medium`, `high`, with the reasons in words."""

    level: str = "none"
    score: float = 0.0
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What was read."""

    id: str
    source: str
    sha256: str
    media_type: str
    encoding: str | None
    chars: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """The whole result for one document; `to_dict` gives the published JSON form."""

    document: DocumentInfo
    status: str
    problems: tuple[Problem, ...]
    facts: Facts
    signs: tuple[Sign, ...] = ()
    assessment: Assessment = field(default_factory=Assessment)
    schema: str = SCHEMA

    def to_dict(self) -> dict[str, Any]:
        """The JSON form: facts stand at the top level, beside `signs` and `assessment`."""
        head = {
            "schema": self.schema,
            "document": plain(self.document),
            "status": self.status,
            "problems": plain(self.problems),
        }
        tail = {"signs": plain(self.signs), "assessment": plain(self.assessment)}
        facts: dict[str, Any] = plain(self.facts)
        return head | facts | tail


def plain(value: Any) -> Any:
    """Dataclasses to dictionaries and tuples to lists, all the way down (`for_` becomes `for`)."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name.rstrip("_"): plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value
