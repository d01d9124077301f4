"""The way back from the list of authorities to what cites them."""

from riskwiz.memo.back_references import CitedBy, cited_by
from riskwiz.memo.contents import Contents
from tests.memo.little_case import little_assessment


def test_an_authority_leads_back_to_everything_that_cites_it() -> None:
    """Findings by number, questions by id, and dispositions, tables and confidence by enclosure."""
    assessment = little_assessment()
    findings = Contents(assessment).findings
    by = {
        key: cited_by(key, assessment, findings)
        for key in dict.fromkeys(one.authority for one in assessment.authorities)
    }

    assert by["cfius_regs"] == CitedBy((1,), ("compelled",), (("findings", "dispositions"),))
    assert by["charter"] == CitedBy((2,), (), ())
    assert by["nist"] == CitedBy((), (), (("scores", "tables"),))
    assert by["icd_203"] == CitedBy((), (), (("method", "confidence"),))
