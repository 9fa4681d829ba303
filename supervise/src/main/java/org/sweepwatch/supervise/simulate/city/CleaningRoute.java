package org.sweepwatch.supervise.simulate.city;

/**
 * A cleaning route (作业路线): a directed line that is to be swept.
 *
 * @param number from 1, unique in the city
 * @param name name of the road, its cross roads and its side
 * @param district the district that answers for it
 * @param roadClass 1 for main roads, 2 for side streets, 3 outside the main city
 * @param widthM width of the carriageway in metres
 * @param dualCarriageway true when the line is one side of a main road, swept in its own direction only
 * @param line the line as planned: middle of the carriageway, in the direction of travel
 * @param fromNode junction at its start
 * @param toNode junction at its end
 */
public record CleaningRoute(
        int number,
        String name,
        District district,
        int roadClass,
        double widthM,
        boolean dualCarriageway,
        Path line,
        int fromNode,
        int toNode) {
    /** Metres beside the planned line at which the brush runs along the kerb on a single carriageway. */
    private static final double STREET_KERB_METRES = 3;
    /** The same on one side of a dual carriageway. */
    private static final double MAIN_KERB_METRES = 4;

    /** The line that a vehicle drives when it sweeps, there or (single carriageway only) back. */
    public Path swept(boolean back) {
        if (dualCarriageway) {
            return line.toTheRight(MAIN_KERB_METRES);
        }
        return (back ? line.reversed() : line).toTheRight(STREET_KERB_METRES);
    }
}
