package org.sweepwatch.geo.layer;

/** A feature cannot be used; becomes a {@link LayerError} with its number and name. */
final class LayerFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    LayerFault(String reason, String remedy) {
        super(reason, null, false, false);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
