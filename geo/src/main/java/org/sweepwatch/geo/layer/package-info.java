/**
 * Layers (图层) of fences, routes, districts and grids as GeoJSON text (RFC 7946), in and out.
 *
 * <p>In: the text of a FeatureCollection and the coordinate system in which it was drawn. Out: either all features in
 * WGS-84, or a word on each bad one; never a part. Pure functions for any thread. Bounds: {@link
 * org.sweepwatch.geo.layer.LayerReader#MAX_FEATURES} features, {@link
 * org.sweepwatch.geo.layer.LayerReader#MAX_POINTS} points in one of them. Coordinates are rounded to 7 decimals (1 cm) on
 * the way in, so what is written is what was checked.
 */
package org.sweepwatch.geo.layer;
