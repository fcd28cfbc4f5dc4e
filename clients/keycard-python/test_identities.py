"""organizations: list_identities, list_roles."""

import lens


def test_users_and_invitations_are_one_list(keycard, native, organization, url):
    users = [lens.identity(user, url, "user") for user in native.all("users")]
    invitations = [lens.identity(sent, url, "invitation") for sent in native.all("invitations")]
    for sent in invitations:
        sent["source"] = url
    expected = sorted(users + invitations, key=lambda fields: fields["created_at"])
    page = keycard.organizations.list_identities(organization, limit=1000, expand=["total_count", "permissions"])
    assert page.pagination.total_count == len(expected)
    shown = sorted((item.model_dump() for item in page.items), key=lambda fields: (fields["created_at"], fields["id"]))
    expected = sorted(expected, key=lambda fields: (fields["created_at"], fields["id"]))
    for item, fields in zip(shown, expected, strict=True):
        lens.assert_shows(item, fields)


def test_pages_show_each_once(keycard, organization):
    whole = [item.id for item in keycard.organizations.list_identities(organization, limit=1000).items]
    ids, page = [], keycard.organizations.list_identities(organization, limit=2)
    while True:
        ids += [item.id for item in page.items]
        if page.pagination.after_cursor is None:
            break
        page = keycard.organizations.list_identities(organization, limit=2, after=page.pagination.after_cursor)
    assert ids == whole


def test_the_email_is_searched_whatever_its_case(keycard, organization, make_user):
    user = make_user()
    page = keycard.organizations.list_identities(organization, query_email=user["email"].upper()[:9], role="org_member")
    assert user["id"] in [item.id for item in page.items]
    assert all("client" in item.email for item in page.items)


def test_there_are_five_roles(keycard, organization):
    roles = keycard.organizations.list_roles(organization, expand=["permissions"])
    assert [role.name for role in roles.items] == ["org_admin", "org_member", "org_viewer", "zone_manager", "zone_viewer"]
    assert [role.name for role in keycard.organizations.list_roles(organization, scope="zone").items] == ["zone_manager", "zone_viewer"]
    assert len(keycard.organizations.list_roles(organization, scope="organization").items) == 3
