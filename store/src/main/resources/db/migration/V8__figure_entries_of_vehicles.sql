-- What people enter is for a district, or for one vehicle on an operational day: the vehicle's district is then that of the
-- day. The newest entry for the same figure, time, and district or vehicle counts.
ALTER TABLE figure_entry
    ALTER COLUMN district DROP NOT NULL,
    ADD COLUMN vehicle_id int4 REFERENCES vehicle (id) ON DELETE CASCADE,
    ADD CHECK ((district IS NULL) <> (vehicle_id IS NULL)),
    ADD CHECK (vehicle_id IS NULL OR NOT whole_month);
