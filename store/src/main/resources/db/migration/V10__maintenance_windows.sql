-- Times in which the platform is to be away, announced before they begin (计划停机): what of an outage lies inside is planned.
CREATE TABLE maintenance_window (
    id           int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    from_time    timestamptz NOT NULL,
    until_time   timestamptz NOT NULL,
    reason       text NOT NULL,
    announced_by text NOT NULL,
    announced_at timestamptz NOT NULL CHECK (announced_at <= from_time),
    CHECK (until_time > from_time AND until_time - from_time <= interval '24 hours')
);
CREATE INDEX ON maintenance_window (from_time);
