package org.sweepwatch.geo.route;

import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * A cleaning route (作业路线): a line that is driven in its own direction. The carriageways of a divided road are routes of
 * their own.
 *
 * @param id number in the store, above 0
 * @param code its code in the customer's road ledger, unique within the layer
 * @param name name of the road
 * @param district the district that answers for it, empty when not given
 * @param widthM width to be cleaned in metres (清扫宽度), 0 when not given
 * @param roadClass class of upkeep 1 to 4 (保洁等级), 0 when not given
 * @param side which part of the road is cleaned
 * @param oneway whether it is driven in the direction of the line alone; otherwise the opposite course fits it as well
 * @param tracksRequired how many tracks side by side a pass takes (所需并行道数): 1, on a road of more than four lanes 2 or
 *     more
 * @param line LineString or MultiLineString in WGS-84 degrees
 */
public record Route(
        int id,
        String code,
        String name,
        String district,
        double widthM,
        int roadClass,
        Side side,
        boolean oneway,
        int tracksRequired,
        Geometry line) {
    /** No road is so wide that it takes more. */
    public static final int MAX_TRACKS = 8;

    public Route {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(district, "district");
        Objects.requireNonNull(side, "side");
        if (id <= 0) {
            throw new IllegalArgumentException("route id: " + id + " (expected: above 0)");
        }
        if (tracksRequired < 1 || tracksRequired > MAX_TRACKS) {
            throw new IllegalArgumentException(
                    "tracks of a route: " + tracksRequired + " (expected: 1 to " + MAX_TRACKS + ")");
        }
        if (line.isEmpty() || line.getDimension() != 1) {
            throw new IllegalArgumentException("line expected, found: " + line.getGeometryType());
        }
        line = line.copy();
    }

    /** The same route under the number that the store gave it. */
    public Route withId(int newId) {
        return new Route(newId, code, name, district, widthM, roadClass, side, oneway, tracksRequired, line);
    }
}
