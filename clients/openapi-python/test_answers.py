"""What the server answers to each GET is what the document says, by a second implementation of JSON Schema."""

import json
import urllib.parse

import jsonschema
from conftest import DOCUMENT, get
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

# What is an account's or an operator's alone is refused to an organization's owner, in a form that is described too.
REFUSED = {"/account": 401, "/account/keys": 401, "/accounts": 403}
PLACE = "urn:roster:openapi"
REGISTRY = Registry().with_resource(PLACE, Resource.from_contents(DOCUMENT, default_specification=DRAFT202012))


def validator(pointer: str):
    return jsonschema.Draft202012Validator(
        {"$ref": f"{PLACE}#{pointer}"}, registry=REGISTRY, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def escaped(text: str) -> str:
    return urllib.parse.quote(text.replace("~", "~0").replace("/", "~1"))


def test_an_answer_fits(readable):
    path, actual = readable
    status, media_type, body = get(actual)
    assert status == REFUSED.get(path, 200)
    response = f"/paths/{escaped(path)}/get/responses/{status}"
    described = DOCUMENT["paths"][path]["get"]["responses"][str(status)]
    if "$ref" in described:
        response = described["$ref"].removeprefix("#")
        described = DOCUMENT["components"]["responses"][described["$ref"].rpartition("/")[2]]
    assert media_type in described["content"]
    if media_type.endswith("json"):
        validator(f"{response}/content/{escaped(media_type)}/schema").validate(json.loads(body))


def test_what_does_not_fit_would_be_found():
    assert not validator("/components/schemas/UserStatus").is_valid("asleep")
    assert not validator("/components/schemas/Timestamp").is_valid("yesterday")
    assert validator("/components/schemas/UserStatus").is_valid("active")
