-- The monthly evaluation of the districts, and patrols of the responsibility grids.
-- A month is its first day.

-- Evaluation schemes as imported; the newest entry of the latest beginning before a month is in force for it.
CREATE TABLE evaluation_scheme (
    id         int4 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    valid_from date NOT NULL CHECK (extract(day FROM valid_from) = 1),
    document   text NOT NULL,
    actor      text NOT NULL,
    reason     text NOT NULL,
    at         timestamptz NOT NULL
);
CREATE INDEX ON evaluation_scheme (valid_from, id);

CREATE TABLE evaluation (
    month         date PRIMARY KEY CHECK (extract(day FROM month) = 1),
    state         text NOT NULL CHECK (state IN ('computed', 'published', 'signed_off', 'frozen')),
    revision      int4 NOT NULL,
    appeals_until timestamptz
);

-- What was computed, byte for byte, with the scheme and the figures it was computed from. A revision is never changed.
CREATE TABLE evaluation_revision (
    month     date NOT NULL REFERENCES evaluation (month),
    revision  int4 NOT NULL,
    scheme    text NOT NULL,
    facts     text NOT NULL,
    report    text NOT NULL,
    reason    text NOT NULL,
    at        timestamptz NOT NULL,
    PRIMARY KEY (month, revision)
);

CREATE TABLE evaluation_step (
    id       int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    month    date NOT NULL REFERENCES evaluation (month),
    step     text NOT NULL,
    state    text NOT NULL,
    revision int4 NOT NULL,
    actor    text NOT NULL,
    reason   text NOT NULL,
    at       timestamptz NOT NULL
);
CREATE INDEX ON evaluation_step (month, id);

CREATE TABLE evaluation_appeal (
    id              int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    month           date NOT NULL REFERENCES evaluation (month),
    unit            text NOT NULL,
    item            text NOT NULL,
    text            text NOT NULL,
    evidence        text NOT NULL,
    appellant       text NOT NULL,
    at              timestamptz NOT NULL,
    accepted        boolean,
    correction      text,
    decided_by      text,
    decision_reason text,
    decided_at      timestamptz,
    CHECK ((accepted IS NULL) = (decided_at IS NULL))
);
CREATE INDEX ON evaluation_appeal (month, id);

-- One stay of a vehicle or a person in a responsibility grid, or one check-in of a hand terminal.
CREATE TABLE grid_visit (
    grid       text NOT NULL,
    visitor    text NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('vehicle', 'hand')),
    from_time  timestamptz NOT NULL,
    until_time timestamptz NOT NULL CHECK (until_time >= from_time),
    points     int4 NOT NULL,
    check_in   boolean NOT NULL,
    PRIMARY KEY (grid, visitor, from_time)
);
CREATE INDEX ON grid_visit (from_time);
