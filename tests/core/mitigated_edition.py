"""A little edition whose subject can promise things."""

from riskwiz.core.edition import Edition
from tests.editions import AUDIENCES, DECISION, FACTOR, HEAD, ONE, build

QUESTIONS = f"""{ONE}
[[section.question]]
id = "stored"
kind = "choice"
ask = "Where is the data stored?"
option = [
  {{ id = "home", label = "At home", points = 0 }},
  {{ id = "ally", label = "With an ally", points = 2 }},
  {{ id = "abroad", label = "Abroad", points = 4 }},
]
[[section.question]]
id = "keys"
kind = "yes_no"
ask = "Are the keys held abroad?"
when = 'stored != "home"'
points = {{ yes = 2 }}
[[section.question]]
id = "audited"
kind = "yes_no"
ask = "Is nobody allowed to audit the hosting at home?"
when = 'stored == "home"'
points = {{ yes = 2 }}
[[section.question]]
id = "share"
kind = "percent"
ask = "What share do states hold?"
[[section.question]]
id = "reach"
kind = "grid"
ask = "How far does it reach?"
factor = "harm"
option = [
  {{ id = "little", label = "Little", points = 0 }},
  {{ id = "some", label = "Some", points = 1 }},
  {{ id = "far", label = "Far", points = 4 }},
]
[[derived]]
id = "held"
label = "Held by states"
kind = "number"
value = 'sum([share])'
[[derived.band]]
from = "0"
label = "under 25 %"
points = 0
[[derived.band]]
from = "25"
label = "25 % or more"
points = 4
[[finding]]
id = "state_held"
title = "A state holds it."
severity = "high"
when = 'held >= 25.0'
floor = {{ factor = "threat", level = "high" }}
"""

MITIGATIONS = """
[[mitigation]]
id = "hosting"
label = "Hosting at home"
effect = [{ set = "stored", to = "home" }]
[[mitigation]]
id = "allied_hosting"
label = "Hosting with an ally"
effect = [{ set = "stored", to = "ally" }]
[[mitigation]]
id = "open_hosting"
label = "Hosting at home, open to audits"
effect = [{ set = "stored", to = "home" }, { set = "audited", to = false }]
[[mitigation]]
id = "divestiture"
label = "Divestiture"
help = "The state sells all that it holds."
verified_by = "The register of shareholders."
effect = [{ set = "held", to = 0 }]
[[mitigation]]
id = "partial_sale"
label = "Partial sale"
effect = [{ set = "held", to = 30 }]
[[mitigation]]
id = "less_reach"
label = "Less reach"
effect = [{ set = "reach", to = { public = "some" } }]
"""

HARM = FACTOR.replace('"threat"', '"harm"') + "per_audience = true\n"


def promising() -> Edition:
    """Make the edition. Threat is of 12: stored 4, keys 2, audited 2, held 4."""
    return build(QUESTIONS, HEAD + AUDIENCES + FACTOR + HARM + DECISION + MITIGATIONS)
