-- What happened when, to what, and by whom, without reading the log from its end.
CREATE INDEX audit_events_by_at ON audit_events (organization_id, at, sequence);
CREATE INDEX audit_events_by_target ON audit_events (organization_id, target_id, sequence);
CREATE INDEX audit_events_by_actor ON audit_events (organization_id, actor_id, sequence);
