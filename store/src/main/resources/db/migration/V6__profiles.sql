-- What the profiles of terminal models read, and what they could not read.

-- Work inputs as the profile of the terminal reads them: bits 0-7 on, 8-15 known (main brush, side brush, fan, high-pressure
-- pump, low-pressure pump, water level, mist cannon, lift), bits 16-31 the water level in the unit of the profile.
ALTER TABLE position ADD COLUMN signals int4;
ALTER TABLE last_position ADD COLUMN signals int4;

-- Additional items that no standard and no profile explains, by model; what a batch of counts adds up to. Kind: unknown
-- (no such id), malformed (a known id with a length that is not its own), tail (no whole item; item_id -1).
CREATE TABLE model_item (
    maker_id text NOT NULL,
    model    text NOT NULL,
    kind     text NOT NULL CHECK (kind IN ('unknown', 'malformed', 'tail')),
    item_id  int2 NOT NULL,
    count    int8 NOT NULL,
    last_at  timestamptz NOT NULL,
    example  bytea NOT NULL,
    PRIMARY KEY (maker_id, model, kind, item_id)
) WITH (fillfactor = 50);

-- Requests to read stored positions again with the profile of today. next_day and next_vehicle: what is to be done next,
-- so that a restart goes on from there.
CREATE TABLE redecoding (
    id           int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    model        text NOT NULL,
    from_day     date NOT NULL,
    to_day       date NOT NULL CHECK (to_day >= from_day),
    asked_by     text NOT NULL,
    asked_at     timestamptz NOT NULL,
    next_day     date NOT NULL,
    next_vehicle int4 NOT NULL,
    read         int8 NOT NULL DEFAULT 0,
    changed      int8 NOT NULL DEFAULT 0,
    finished_at  timestamptz
);
CREATE INDEX ON redecoding (id) WHERE finished_at IS NULL;

-- Fences and routes that are to lie on terminals (vehicle 0: on all of the fleet), and how they do.
CREATE TABLE area_mark (
    feature_id int4 NOT NULL REFERENCES layer_feature (id) ON DELETE CASCADE,
    vehicle_id int4 NOT NULL,
    PRIMARY KEY (feature_id, vehicle_id)
);

CREATE TABLE terminal_area (
    vehicle_id int4 NOT NULL,
    feature_id int4 NOT NULL,
    kind       int4 NOT NULL,
    name       text NOT NULL,
    sent       text NOT NULL,
    state      text NOT NULL,
    command_id int8,
    changed_at timestamptz NOT NULL,
    note       text,
    PRIMARY KEY (vehicle_id, feature_id, kind)
);
