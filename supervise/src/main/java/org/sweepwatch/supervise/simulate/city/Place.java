package org.sweepwatch.supervise.simulate.city;

/**
 * A yard or station beside a junction.
 *
 * @param name what people call it
 * @param kind what it is for
 * @param district where it is
 * @param node the junction from which it is entered
 * @param x metres east of the centre
 * @param y metres north
 * @param roofed true when vehicles stand under a roof there and have no fix
 */
public record Place(String name, Kind kind, District district, int node, double x, double y, boolean roofed) {
    /** What a place is for. */
    public enum Kind {
        /** 停车场. */
        DEPOT,
        /** 加水点. */
        WATER,
        /** 垃圾中转站. */
        REFUSE,
        /** 加油站. */
        FUEL
    }
}
