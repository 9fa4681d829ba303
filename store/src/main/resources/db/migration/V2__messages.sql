-- Messages other than positions, what they say of a terminal, commands down to it, alarms that are open, traffic.

-- Where the journal must be read again after a restart, because parts of an incomplete message lie behind the checkpoint:
-- the index before the oldest of them. NULL: nothing lies there.
ALTER TABLE checkpoint ADD COLUMN read_back_index int8;

CREATE TABLE message (
    journal_id    text NOT NULL,
    journal_index int8 NOT NULL,
    item          int4 NOT NULL,
    vehicle_id    int4 NOT NULL,
    received_at   timestamptz NOT NULL,
    message_id    int4 NOT NULL,
    serial        int4 NOT NULL,
    body          text,
    raw           bytea NOT NULL,
    PRIMARY KEY (journal_id, journal_index, item)
);
CREATE INDEX ON message (vehicle_id, received_at, journal_index);
CREATE INDEX ON message (received_at);

-- The last thing a terminal has said of itself, by kind: attributes, driver, parameters, upgrade, rsa-key.
CREATE TABLE terminal_fact (
    vehicle_id int4 NOT NULL,
    kind       text NOT NULL,
    at         timestamptz NOT NULL,
    value      text NOT NULL,
    PRIMARY KEY (vehicle_id, kind)
) WITH (fillfactor = 50);

-- What a parameter of a terminal should be; vehicle 0 means the whole fleet, a vehicle's own row goes before it.
CREATE TABLE wanted_parameter (
    vehicle_id   int4 NOT NULL,
    parameter_id int8 NOT NULL,
    value        text NOT NULL,
    PRIMARY KEY (vehicle_id, parameter_id)
);

-- Pictures, sounds and videos; the bytes are a file below the media directory.
CREATE TABLE medium (
    id            int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    journal_id    text NOT NULL,
    journal_index int8 NOT NULL,
    vehicle_id    int4 NOT NULL,
    received_at   timestamptz NOT NULL,
    media_id      int8 NOT NULL,
    type          int2 NOT NULL,
    format        int2 NOT NULL,
    event         int2 NOT NULL,
    channel       int2 NOT NULL,
    taken_at      timestamptz,
    lat_e6        int4,
    lon_e6        int4,
    size_bytes    int4 NOT NULL,
    path          text NOT NULL,
    UNIQUE (journal_id, journal_index)
);
CREATE INDEX ON medium (vehicle_id, received_at, id);
CREATE INDEX ON medium (received_at);

CREATE TABLE command (
    id          int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    vehicle_id  int4 NOT NULL,
    asked_by    text NOT NULL,
    asked_at    timestamptz NOT NULL,
    message_id  int4 NOT NULL,
    body        text NOT NULL,
    expires_at  timestamptz NOT NULL,
    state       text NOT NULL,
    attempts    int4 NOT NULL DEFAULT 0,
    result      int4,
    sent_at     timestamptz,
    finished_at timestamptz,
    note        text
);
CREATE INDEX ON command (vehicle_id, id);
CREATE INDEX ON command (id) WHERE finished_at IS NULL;
CREATE INDEX ON command (asked_at);

CREATE TABLE open_alarm (
    vehicle_id   int4 NOT NULL,
    bit          int2 NOT NULL,
    since        timestamptz NOT NULL,
    received_at  timestamptz NOT NULL,
    serial       int4 NOT NULL,
    confirmed_at timestamptz,
    PRIMARY KEY (vehicle_id, bit)
) WITH (fillfactor = 50);

-- What was held before there was this table: the alarms of the device itself.
INSERT INTO open_alarm (vehicle_id, bit, since, received_at, serial)
SELECT vehicle_id, bit, time, time + lag_s * interval '1 second', 0
FROM last_position, unnest(ARRAY[4, 5, 6, 7, 8, 9, 10, 11, 12, 24]) AS bit
WHERE (alarm_bits >> bit) & 1 = 1;

-- Bytes between terminal and platform; days of the calendar, as the carrier bills them.
CREATE TABLE sim_traffic (
    vehicle_id int4 NOT NULL,
    day        date NOT NULL,
    up_bytes   int8 NOT NULL,
    down_bytes int8 NOT NULL,
    PRIMARY KEY (vehicle_id, day)
) WITH (fillfactor = 50);
