package org.sweepwatch.bench.scale;

import java.util.List;

/**
 * How figures change over the amount of one thing.
 *
 * @param title what the curve is about
 * @param amount name of that thing, for the axis
 * @param unit of all figures
 * @param method how it was measured, one or two sentences
 * @param figures names of the figures of a point, in their order
 * @param points in the order of their amounts
 * @param note what the reader must know of this run, for example why a point is missing; empty when nothing
 */
record Curve(
        String title,
        String amount,
        String unit,
        String method,
        List<String> figures,
        List<Point> points,
        String note) {

    /**
     * One measurement.
     *
     * @param amount more than 0
     * @param values one for each figure
     */
    record Point(double amount, List<Double> values) {}

    double highest() {
        return points.stream()
                .flatMap(point -> point.values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
    }
}
