package org.sweepwatch.store.query;

import java.time.Instant;

/**
 * One stay in a responsibility grid (责任网格), or one check-in there (打卡).
 *
 * @param grid code of the grid
 * @param visitor who: the id of a vehicle as text, or the number of a person or hand terminal (智信终端)
 * @param kind {@link #VEHICLE} or {@link #HAND}
 * @param from first point inside
 * @param until last point inside; the same as {@code from} for a check-in
 * @param points points inside; 0 for a check-in
 */
public record GridVisit(
        String grid, String visitor, String kind, Instant from, Instant until, int points, boolean checkIn) {
    public static final String VEHICLE = "vehicle";
    public static final String HAND = "hand";
}
