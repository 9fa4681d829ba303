package org.sweepwatch.store.query;

import java.time.Instant;
import java.util.List;

/**
 * An approved stop of work for the weather (天气停工): what was planned inside it leaves the denominators.
 *
 * @param id our number of it, 0 in what is to be stored
 * @param from inclusive
 * @param until exclusive
 * @param districts districts it is for, empty for all
 * @param operations operation types it is for, empty for all
 * @param reason for example 气温低于3℃
 * @param approvedBy who approved it
 */
public record WeatherStop(
        long id,
        Instant from,
        Instant until,
        List<String> districts,
        List<String> operations,
        String reason,
        String approvedBy) {
    public WeatherStop {
        districts = List.copyOf(districts);
        operations = List.copyOf(operations);
    }

    /** Whether it is for a vehicle of this district that does this. */
    public boolean covers(String district, String operation) {
        return (districts.isEmpty() || district != null && districts.contains(district))
                && (operations.isEmpty() || operation != null && operations.contains(operation));
    }
}
