package org.sweepwatch.store.query;

import java.util.Locale;

/** The layers of geometry that people import. */
public enum LayerKind {
    /** Cleaning routes (清扫路线). */
    ROUTE,
    /** Fences (电子围栏). */
    FENCE,
    /** Districts (行政区). */
    DISTRICT,
    /** Responsibility grids (责任网格). */
    GRID;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
