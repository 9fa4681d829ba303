package org.sweepwatch.store.query;

/**
 * One feature of a layer.
 *
 * @param id our number of it, stable over imports as long as the name stays; 0 in what is to be imported
 * @param name unique in its layer
 * @param properties the properties of the GeoJSON feature, JSON object text
 * @param geometry GeoJSON geometry text in WGS-84; {@code null} as text for a district without a polygon
 */
public record LayerFeature(int id, String name, String properties, String geometry) {}
