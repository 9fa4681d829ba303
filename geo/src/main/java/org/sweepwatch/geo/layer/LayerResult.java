package org.sweepwatch.geo.layer;

import java.util.List;

/**
 * A layer that was read: all of its features, or what is wrong with it.
 *
 * @param features all features in the order of the file with ids from 1; empty when there are errors
 * @param errors in the order of the file; empty when it is good
 */
public record LayerResult<T>(List<T> features, List<LayerError> errors) {
    /** Whether the layer can be used. */
    public boolean ok() {
        return errors.isEmpty();
    }
}
