package org.sweepwatch.supervise.simulate.city;

/**
 * A piece of road between two neighbouring junctions.
 *
 * @param from junction at the start of the centre line
 * @param to junction at its end
 * @param road index of the road that the piece belongs to
 * @param main true for a main road (主干道), which is a dual carriageway
 * @param centreLine the centre line in local metres
 */
public record RoadPiece(int from, int to, int road, boolean main, Path centreLine) {
    /** Metres from the centre line of a main road to the middle of one carriageway. */
    static final double MAIN_SIDE_METRES = 11;
    /** Metres from the centre line of a side street to the middle of the driven lane. */
    static final double STREET_SIDE_METRES = 3;

    /** The junction at the other end. */
    int otherEnd(int node) {
        return node == from ? to : from;
    }

    /** Metres from the centre line at which one drives. */
    double sideMetres() {
        return main ? MAIN_SIDE_METRES : STREET_SIDE_METRES;
    }

    /** The line on which a vehicle drives towards one of the ends. */
    Path drivenTowards(int node) {
        Path line = node == to ? centreLine : centreLine.reversed();
        return line.toTheRight(sideMetres());
    }
}
