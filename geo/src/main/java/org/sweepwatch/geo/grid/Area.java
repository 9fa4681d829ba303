package org.sweepwatch.geo.grid;

import java.util.Objects;
import org.sweepwatch.geo.shape.PolygonShape;

/**
 * A district (辖区) or a responsibility grid (责任网格).
 *
 * @param id number in the store, above 0
 * @param code its code in the customer's ledger, unique within the layer
 * @param name what people call it
 * @param district the district that answers for it, empty when not given
 */
public record Area(int id, String code, String name, String district, PolygonShape shape) {
    public Area {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(district, "district");
        Objects.requireNonNull(shape, "shape");
        if (id <= 0) {
            throw new IllegalArgumentException("area id: " + id + " (expected: above 0)");
        }
    }

    /** The same area under the number that the store gave it. */
    public Area withId(int newId) {
        return new Area(newId, code, name, district, shape);
    }
}
