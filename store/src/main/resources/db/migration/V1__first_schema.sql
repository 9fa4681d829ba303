-- The first schema. Runs unchanged on plain PostgreSQL and with TimescaleDB; only "position" branches.
-- Units are in the names: _e6 = 1e-6 degrees, _dkmh = 0.1 km/h, _hm = 0.1 km, _s = seconds, _m = metres.
-- Unsigned values of the protocol are kept as the signed integer with the same bits.

CREATE TABLE vehicle (
    id               int4 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    phone            text NOT NULL UNIQUE CHECK (phone ~ '^[0-9A-F]{1,20}$'),
    plate            text UNIQUE,
    district         text,
    code             text,
    operation        text,
    organisation     text,
    in_service_from  timestamptz NOT NULL,
    in_service_until timestamptz
);

CREATE TABLE terminal_code (
    vehicle_id       int4 PRIMARY KEY REFERENCES vehicle (id) ON DELETE CASCADE,
    code_sha256      bytea NOT NULL,
    registered_at    timestamptz NOT NULL,
    protocol_version text NOT NULL,
    province_id      int4 NOT NULL,
    city_id          int4 NOT NULL,
    maker_id         text,
    model            text,
    terminal_id      text,
    plate_colour     int4 NOT NULL,
    plate            text
);

-- Identity of a position: vehicle, device time, hash of the basic block.
-- TimescaleDB: one chunk a day, compressed when the time for late data is over.
-- Without: one partition a day of UTC, made by the writer for recent days; older points go to position_default.
DO $$
DECLARE
    columns text := '
        time                timestamptz NOT NULL,
        vehicle_id          int4 NOT NULL,
        block_hash          int4 NOT NULL,
        lag_s               int4 NOT NULL,
        lat_e6              int4 NOT NULL,
        lon_e6              int4 NOT NULL,
        alarm_bits          int4 NOT NULL,
        status_bits         int4 NOT NULL,
        altitude_m          int2 NOT NULL,
        speed_dkmh          int2 NOT NULL,
        heading_deg         int2 NOT NULL,
        quality             int2 NOT NULL,
        odometer_hm         int4,
        vehicle_signals     int4,
        analog              int4,
        route_id            int4,
        fuel                int2,
        recorder_speed_dkmh int2,
        io_status           int2,
        rssi                int2,
        satellites          int2,
        route_offset_m      int2,
        items               bytea,
        PRIMARY KEY (vehicle_id, time, block_hash)';
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb') THEN
        EXECUTE 'CREATE TABLE position (' || columns || ')';
        PERFORM create_hypertable('position', 'time',
            chunk_time_interval => INTERVAL '1 day', create_default_indexes => false);
        BEGIN
            ALTER TABLE position SET (timescaledb.compress,
                timescaledb.compress_segmentby = 'vehicle_id',
                timescaledb.compress_orderby = 'time, block_hash');
            PERFORM add_compression_policy('position', INTERVAL '7 days');
        EXCEPTION WHEN feature_not_supported THEN
            RAISE WARNING 'this TimescaleDB was built without compression: chunks stay as they are';
        END;
    ELSE
        EXECUTE 'CREATE TABLE position (' || columns || ') PARTITION BY RANGE (time)';
        CREATE TABLE position_default PARTITION OF position DEFAULT;
    END IF;
    EXECUTE 'CREATE TABLE last_position ('
        || replace(columns, 'PRIMARY KEY (vehicle_id, time, block_hash)', 'PRIMARY KEY (vehicle_id)')
        || ') WITH (fillfactor = 50)';
END $$;

CREATE TABLE quarantine (
    journal_id    text NOT NULL,
    journal_index int8 NOT NULL,
    item          int4 NOT NULL,
    vehicle_id    int4,
    phone         text NOT NULL,
    received_at   timestamptz NOT NULL,
    reason        text NOT NULL,
    device_time   timestamptz,
    raw           bytea NOT NULL,
    PRIMARY KEY (journal_id, journal_index, item)
);
CREATE INDEX ON quarantine (received_at);

CREATE TABLE event (
    id         int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    vehicle_id int4 NOT NULL,
    time       timestamptz NOT NULL,
    kind       text NOT NULL,
    subject    text NOT NULL,
    detail     text,
    UNIQUE (vehicle_id, time, kind, subject)
);
CREATE INDEX ON event (time, id);

CREATE TABLE device_day (
    vehicle_id int4 NOT NULL,
    day        date NOT NULL,
    state      bytea,
    stale      boolean NOT NULL,
    revision   int8 NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (day, vehicle_id)
) WITH (fillfactor = 50);
CREATE INDEX ON device_day (day, vehicle_id) WHERE stale;

CREATE TABLE vehicle_state (
    vehicle_id int4 PRIMARY KEY,
    state      bytea NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE checkpoint (
    journal_id    text PRIMARY KEY,
    journal_index int8 NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE frozen_day (
    day       date NOT NULL,
    revision  int4 NOT NULL,
    report    text NOT NULL,
    frozen_at timestamptz NOT NULL,
    reason    text NOT NULL,
    PRIMARY KEY (day, revision)
);

CREATE TABLE recalculation (
    id         int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    day        date NOT NULL,
    vehicle_id int4,
    actor      text NOT NULL,
    reason     text NOT NULL,
    revision   int4,
    at         timestamptz NOT NULL
);
CREATE INDEX ON recalculation (day);

CREATE TABLE exemption (
    id         int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    vehicle_id int4 NOT NULL REFERENCES vehicle (id) ON DELETE CASCADE,
    from_time  timestamptz NOT NULL,
    until_time timestamptz NOT NULL CHECK (until_time > from_time),
    kind       text NOT NULL,
    reason     text,
    UNIQUE (vehicle_id, from_time, until_time, kind)
);

-- Routes, fences, districts and grids. What an import leaves out is retired and keeps its number.
CREATE TABLE layer_feature (
    id         int4 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text NOT NULL CHECK (kind IN ('route', 'fence', 'district', 'grid')),
    name       text NOT NULL,
    properties text NOT NULL,
    geometry   text NOT NULL,
    retired_at timestamptz,
    UNIQUE (kind, name)
);

CREATE TABLE layer_revision (
    kind        text PRIMARY KEY,
    revision    int8 NOT NULL,
    replaced_at timestamptz NOT NULL
);

CREATE TABLE platform_outage (
    id         int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    from_time  timestamptz NOT NULL,
    until_time timestamptz,
    reason     text NOT NULL
);
CREATE INDEX ON platform_outage (from_time);

-- When the platform was last alive: one row.
CREATE TABLE alive (
    id int2 PRIMARY KEY CHECK (id = 1),
    at   timestamptz NOT NULL
);
