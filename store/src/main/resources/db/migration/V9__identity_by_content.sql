-- A position is known by the vehicle, the device time and what its basic block says, no longer by a hash of that block: a
-- hash is as good as random, so no compression can make it smaller, and it took a third of a compressed position.
-- The analog inputs (item 0x2B) become two columns, AD0 (bits 0-15) and AD1 (bits 16-31), each the signed integer with the
-- same bits: compression stores steps, and a step of AD1 in the upper half of one number was a long one.
--
-- Every row stays with all its values. Of rows that are now the same one (places out of range, for example, are stored as
-- 0) one stays. With TimescaleDB all chunks are decompressed for this, and the policy compresses them again.
DO $$
DECLARE
    part       regclass;
    hypertable boolean := EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb');
    compressed boolean := false;
BEGIN
    IF hypertable THEN
        SELECT compression_enabled INTO compressed FROM timescaledb_information.hypertables
            WHERE hypertable_schema = current_schema() AND hypertable_name = 'position';
    END IF;
    IF compressed THEN
        PERFORM remove_compression_policy('position', if_exists => true);
        PERFORM decompress_chunk(format('%I.%I', chunk_schema, chunk_name)::regclass)
            FROM timescaledb_information.chunks
            WHERE hypertable_schema = current_schema() AND hypertable_name = 'position' AND is_compressed;
        ALTER TABLE position SET (timescaledb.compress = false);
    END IF;

    FOR part IN SELECT relid FROM pg_partition_tree('position') WHERE isleaf AND NOT hypertable
                UNION ALL SELECT inhrelid FROM pg_inherits WHERE inhparent = 'position'::regclass AND hypertable
    LOOP
        EXECUTE format(
            'DELETE FROM %1$s a USING %1$s b WHERE a.vehicle_id = b.vehicle_id AND a.time = b.time
                AND a.block_hash > b.block_hash AND a.lat_e6 = b.lat_e6 AND a.lon_e6 = b.lon_e6
                AND a.alarm_bits = b.alarm_bits AND a.status_bits = b.status_bits AND a.altitude_m = b.altitude_m
                AND a.speed_dkmh = b.speed_dkmh AND a.heading_deg = b.heading_deg', part);
    END LOOP;

    ALTER TABLE position DROP CONSTRAINT position_pkey;
    ALTER TABLE position ADD COLUMN analog1 int4;
    ALTER TABLE position
        ALTER COLUMN analog TYPE int2 USING (analog << 16 >> 16)::int2,
        ALTER COLUMN analog1 TYPE int2 USING (analog >> 16)::int2,
        DROP COLUMN block_hash;
    ALTER TABLE position RENAME COLUMN analog TO analog0;
    ALTER TABLE position ADD PRIMARY KEY
        (vehicle_id, time, lat_e6, lon_e6, alarm_bits, status_bits, altitude_m, speed_dkmh, heading_deg);

    ALTER TABLE last_position ADD COLUMN analog1 int4;
    ALTER TABLE last_position
        ALTER COLUMN analog TYPE int2 USING (analog << 16 >> 16)::int2,
        ALTER COLUMN analog1 TYPE int2 USING (analog >> 16)::int2,
        DROP COLUMN block_hash;
    ALTER TABLE last_position RENAME COLUMN analog TO analog0;

    IF compressed THEN
        -- All of the key: a column of it that is left out gets a filter of its own in newer versions, 0.5 bytes a position.
        ALTER TABLE position SET (timescaledb.compress,
            timescaledb.compress_segmentby = 'vehicle_id',
            timescaledb.compress_orderby =
                'time, lat_e6, lon_e6, alarm_bits, status_bits, altitude_m, speed_dkmh, heading_deg');
        PERFORM add_compression_policy('position', INTERVAL '7 days');
    END IF;
END $$;

-- Days that may still receive points are folded again: their states end with a number of the last point that was its hash.
UPDATE device_day SET stale = true WHERE state IS NOT NULL
    AND day >= (now() AT TIME ZONE 'Asia/Shanghai')::date - 3;
