-- What no device measures and people enter (人工填报): of an operational day, or of a whole month (its first day). Nothing is
-- ever changed; the newest entry for the same figure, time and district counts.
CREATE TABLE figure_entry (
    id          int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    figure      text NOT NULL,
    day         date NOT NULL,
    whole_month boolean NOT NULL CHECK (NOT whole_month OR extract(day FROM day) = 1),
    district    text NOT NULL,
    numerator   numeric NOT NULL CHECK (numerator >= 0),
    denominator numeric CHECK (denominator > 0),
    evidence    text NOT NULL,
    actor       text NOT NULL,
    reason      text NOT NULL,
    at          timestamptz NOT NULL
);
CREATE INDEX ON figure_entry (day, whole_month, figure, district, id);
