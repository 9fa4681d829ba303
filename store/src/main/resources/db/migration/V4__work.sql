-- What vehicles do: the fold of a day's work beside that of its device's health, with the same mark and revision. A day
-- that has none is folded again.
ALTER TABLE device_day ADD COLUMN work bytea;
UPDATE device_day SET stale = true WHERE state IS NOT NULL
    AND day >= (now() AT TIME ZONE 'Asia/Shanghai')::date - 3;

-- The report on the work of a frozen day; frozen together with the report on devices, null for days frozen before.
ALTER TABLE frozen_day ADD COLUMN work text;
