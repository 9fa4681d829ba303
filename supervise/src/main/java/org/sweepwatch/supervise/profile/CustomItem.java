package org.sweepwatch.supervise.profile;

import org.sweepwatch.ingest.message.location.LocationReport;

/**
 * A number that a model reports beyond the standard.
 *
 * @param name as the API shows it
 * @param unit empty when it has none
 */
public record CustomItem(String name, Field field, String unit) {
    /** The value in {@link #unit()}; null when the report does not carry it. */
    public Double value(LocationReport report) {
        long raw = field.raw(report);
        return raw == Field.ABSENT ? null : raw * field.scale();
    }
}
