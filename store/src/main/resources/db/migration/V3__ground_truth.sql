-- Ground truth: what a day is judged by, each with the operational days in which it is in force, so that a past day is
-- always judged by the rules of that day. valid_from is the first day; valid_until the first day that no longer counts,
-- null while nothing ends it. What was there before this migration counts from the epoch day on.

-- Who changed what, when and why; its last id is the revision of everything below and of the layers.
CREATE TABLE change_log (
    id      int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    actor   text NOT NULL,
    subject text NOT NULL,
    key     text NOT NULL,
    reason  text NOT NULL,
    before  text,
    after   text
);
CREATE INDEX ON change_log (subject, key, id);

-- layer_feature keeps the number of a name; its shape and properties are those of the version of the day.
CREATE TABLE layer_version (
    feature_id  int4 NOT NULL REFERENCES layer_feature (id) ON DELETE CASCADE,
    valid_from  date NOT NULL,
    valid_until date CHECK (valid_until > valid_from),
    properties  text NOT NULL,
    geometry    text NOT NULL,
    PRIMARY KEY (feature_id, valid_from)
);
INSERT INTO layer_version (feature_id, valid_from, valid_until, properties, geometry)
    SELECT id, DATE '1970-01-01', (retired_at AT TIME ZONE 'Asia/Shanghai')::date, properties, geometry
    FROM layer_feature;
ALTER TABLE layer_feature DROP COLUMN properties, DROP COLUMN geometry, DROP COLUMN retired_at;

-- The columns of vehicle are those of the assignment of today.
CREATE TABLE vehicle_assignment (
    vehicle_id   int4 NOT NULL REFERENCES vehicle (id) ON DELETE CASCADE,
    valid_from   date NOT NULL,
    valid_until  date CHECK (valid_until > valid_from),
    district     text,
    code         text,
    operation    text,
    organisation text,
    PRIMARY KEY (vehicle_id, valid_from)
);
INSERT INTO vehicle_assignment (vehicle_id, valid_from, district, code, operation, organisation)
    SELECT id, DATE '1970-01-01', district, code, operation, organisation FROM vehicle;

-- A value counts until the next one of its key.
CREATE TABLE rule_value (
    key        text NOT NULL,
    valid_from date NOT NULL,
    value      text NOT NULL,
    PRIMARY KEY (key, valid_from)
);

-- Times of day in Asia/Shanghai; an end that is not after the start is on the next morning.
CREATE TABLE shift (
    id          text NOT NULL,
    valid_from  date NOT NULL,
    valid_until date CHECK (valid_until > valid_from),
    name        text NOT NULL,
    start_time  time NOT NULL,
    end_time    time NOT NULL,
    PRIMARY KEY (id, valid_from)
);

-- Weekdays: bit 0 Monday to bit 6 Sunday of the operational day.
CREATE TABLE weekly_plan (
    id          int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    vehicle_id  int4 NOT NULL REFERENCES vehicle (id) ON DELETE CASCADE,
    shift       text NOT NULL,
    operation   text NOT NULL,
    routes      text[] NOT NULL,
    weekdays    int2 NOT NULL CHECK (weekdays BETWEEN 1 AND 127),
    valid_from  date NOT NULL,
    valid_until date CHECK (valid_until > valid_from)
);
CREATE INDEX ON weekly_plan (vehicle_id);

CREATE TABLE plan_change (
    id         int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    day        date NOT NULL,
    vehicle_id int4 NOT NULL REFERENCES vehicle (id) ON DELETE CASCADE,
    shift      text NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('add', 'cancel', 'replace')),
    operation  text,
    routes     text[] NOT NULL,
    reason     text NOT NULL,
    UNIQUE (day, vehicle_id, shift)
);

-- Empty lists mean all.
CREATE TABLE weather_stop (
    id          int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    from_time   timestamptz NOT NULL,
    until_time  timestamptz NOT NULL CHECK (until_time > from_time),
    districts   text[] NOT NULL,
    operations  text[] NOT NULL,
    reason      text NOT NULL,
    approved_by text NOT NULL
);
CREATE INDEX ON weather_stop (from_time);
