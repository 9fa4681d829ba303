package org.sweepwatch.store.query;

import java.time.LocalDate;

/**
 * A feature of a layer as it is on some days.
 *
 * @param from first operational day
 * @param until first operational day on which it is no longer so, null while nothing ends it
 */
public record LayerVersion(LayerFeature feature, LocalDate from, LocalDate until) {}
