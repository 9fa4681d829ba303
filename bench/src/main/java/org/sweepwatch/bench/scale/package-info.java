/**
 * What a position costs when there is more of everything: connections, fences, routes, days already stored.
 *
 * <p>{@link org.sweepwatch.bench.scale.ScaleCommand} draws one {@link org.sweepwatch.bench.scale.Curve} after the other and
 * writes them down as a table and a picture.
 */
package org.sweepwatch.bench.scale;
