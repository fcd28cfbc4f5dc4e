"""The document is OpenAPI 3.1."""

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator


def faults(document: dict) -> list[str]:
    return [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()]


def test_it_is_valid(document):
    assert document["openapi"].startswith("3.1.")
    assert faults(document) == []


def break_type(document):
    document["components"]["schemas"]["Slug"]["type"] = "text"


def break_reference(document):
    document["paths"]["/me"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"] = "#/components/schemas/Nobody"


def break_path(document):
    document["paths"]["/organizations/{organization}"]["get"]["parameters"] = []


def break_name(document):
    document["paths"]["/me"]["get"]["operationId"] = "users.list"


def break_responses(document):
    document["paths"]["/me"]["get"]["responses"]["200"].pop("description")


@pytest.mark.parametrize("wrong", [break_type, break_reference, break_path, break_name, break_responses], ids=lambda wrong: wrong.__name__)
def test_what_is_wrong_would_be_found(document, wrong):
    wrong(document)
    try:
        found = faults(document)
    except Exception as error:  # A reference that leads nowhere is raised, not listed.
        found = [str(error)]
    assert found
