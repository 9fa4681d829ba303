package org.sweepwatch.geo.fence;

import java.util.Objects;
import org.sweepwatch.geo.shape.Shape;

/**
 * A fence (电子围栏).
 *
 * @param id number in the store, above 0
 * @param code its name in the customer's ledger, unique within the layer
 * @param name what people call it
 * @param roofed whether satellites cannot be seen from inside (室内); for a depot: silence inside is no fault
 */
public record Fence(int id, String code, String name, FenceKind kind, boolean roofed, Shape shape) {
    public Fence {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(shape, "shape");
        if (id <= 0) {
            throw new IllegalArgumentException("fence id: " + id + " (expected: above 0)");
        }
    }

    /** The same fence under the number that the store gave it. */
    public Fence withId(int newId) {
        return new Fence(newId, code, name, kind, roofed, shape);
    }

    /** Whether no position is expected from a vehicle inside: a dead spot or anything with a roof. */
    public boolean shadowsSatellites() {
        return kind == FenceKind.DEAD_SPOT || roofed;
    }
}
