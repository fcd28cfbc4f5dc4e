"""audit_logs: the whole log through the client's strict eyes, and each filter."""

import time

import pytest
from openai import BadRequestError

import lens
from world import OWNER


@pytest.fixture
def story(openai, native, make_user, make_workspace, number):
    """Things that happen in a project of their own."""
    workspace, user = make_workspace(), make_user()
    project, person = f"proj_{workspace['id']}", f"user-{user['id']}"
    openai.projects.users.create(project_id=project, user_id=person, role="member")
    openai.projects.users.update(project_id=project, user_id=person, role="owner")
    group = openai.groups.create(name=f"Told {number}")
    openai.groups.users.create(group_id=group.id, user_id=person)
    openai.groups.delete(group_id=group.id)
    openai.projects.users.delete(project_id=project, user_id=person)
    openai.projects.archive(project_id=project)
    return {"project": project, "user": person, "group": group.id}


def payload(log) -> dict:
    """What stands under the type's name."""
    return log.to_dict()[log.type]


def test_every_event_has_a_type_of_the_vendors(openai, native, story):
    logs = openai.audit_logs.rows(limit=100)
    native_events = {f"audit_log-{event['id']}": event for event in native.all("audit-events")}
    assert len(logs) > 20
    assert [log.effective_at for log in logs] == sorted((log.effective_at for log in logs), reverse=True)
    for log in logs:
        event = native_events[log.id]
        assert log.effective_at == lens.seconds(event["at"])
        assert payload(log)["id"], "the client knows the type, and the payload stands under its name"
    left_out = {event["action"] for id, event in native_events.items() if id not in {log.id for log in logs}}
    assert left_out <= {"organizations.create", "organizations.import", "aliases.create", "access.denied", "users.release", "workspaces.restore",
                        "credentials.create", "credentials.delete", "credentials.rotate"}


def test_what_is_told_of_a_project(openai, story):
    logs = openai.audit_logs.rows(project_ids=[story["project"]])
    assert [(log.type, payload(log)) for log in reversed(logs)] == [
        ("project.created", {"id": story["project"], "data": {"name": logs[0].project.name, "title": logs[0].project.name}}),
        ("user.added", {"id": story["user"], "data": {"role": "member"}}),
        ("user.updated", {"id": story["user"], "changes_requested": {"role": "owner"}}),
        ("user.deleted", {"id": story["user"]}),
        ("project.archived", {"id": story["project"]}),
    ]
    assert {log.project.id for log in logs} == {story["project"]}
    assert {(log.actor.type, log.actor.api_key.type, log.actor.api_key.user.email) for log in logs} == {
        ("api_key", "user", OWNER)
    }


def test_filters_narrow_together(openai, story):
    found = lambda **filters: [log.type for log in openai.audit_logs.rows(limit=1, **filters)]
    group, user = story["group"], story["user"]
    assert found(resource_ids=[group]) == ["group.deleted", "group.updated", "group.created"]
    assert found(resource_ids=[group], event_types=["group.created", "group.deleted"]) == ["group.deleted", "group.created"]
    assert found(resource_ids=[user, group], event_types=["user.added", "group.created"]) == [
        "group.created",
        "user.added",
        "user.added",
    ]
    assert found(resource_ids=[user], project_ids=[story["project"]], event_types=["user.added"]) == ["user.added"]
    owner = openai.audit_logs.list(limit=1).data[0].actor.api_key
    for by in [owner.user.id, owner.id]:
        assert found(resource_ids=[group], actor_ids=[by]) == found(resource_ids=[group])
    assert found(resource_ids=[group], actor_emails=[OWNER.upper()]) == found(resource_ids=[group])
    assert found(resource_ids=[group], actor_emails=["second@example.com"]) == []
    assert found(resource_ids=[group], actor_ids=[user]) == []


def test_moments_are_asked_for_as_they_are_shown(openai, story):
    logs = openai.audit_logs.rows(resource_ids=[story["group"]])
    at = logs[0].effective_at
    ids = lambda **bounds: {log.id for log in openai.audit_logs.rows(resource_ids=[story["group"]], effective_at=bounds)}
    everything = {log.id for log in logs}
    assert ids(gte=logs[-1].effective_at, lte=at) == everything
    assert ids(gt=at) == ids(lt=logs[-1].effective_at) == set()
    assert ids(gt=logs[-1].effective_at - 1, lt=at + 1) == everything
    assert ids(gte=int(time.time()) + 3600) == set()


def test_pages_go_on_and_back(openai, story):
    types = ["group.created", "group.updated", "group.deleted"]
    newest, middle, oldest = openai.audit_logs.rows(resource_ids=[story["group"]])
    page = lambda **where: [log.id for log in openai.audit_logs.list(limit=1, resource_ids=[story["group"]], event_types=types, **where).data]
    assert page(after=newest.id) == [middle.id]
    assert page(before=oldest.id) == [middle.id]
    assert page(before=middle.id) == [newest.id]
    assert page(after=newest.id, before=oldest.id) == [middle.id]
    assert page(after="audit_log-nothing") == []


def test_the_call_that_the_clients_own_tests_make(openai):
    answer = openai.audit_logs.list(
        actor_emails=["string"],
        actor_ids=["string"],
        after="after",
        before="before",
        effective_at={"gt": 0, "gte": 0, "lt": 0, "lte": 0},
        event_types=["api_key.created"],
        limit=0,
        project_ids=["string"],
        resource_ids=["string"],
        tenant_only=True,
    )
    assert (answer.data, answer.has_more) == ([], False)


def test_a_limit_that_is_none_is_refused(openai):
    with pytest.raises(BadRequestError) as refused:
        openai.audit_logs.list(limit=101)
    assert refused.value.param == "limit"
