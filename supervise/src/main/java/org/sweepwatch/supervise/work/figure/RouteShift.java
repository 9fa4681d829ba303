package org.sweepwatch.supervise.work.figure;

import java.time.Instant;
import java.util.List;

/**
 * One route in one shift, or on the whole day (路线覆盖). Serialised as it stands.
 *
 * @param shift null for the whole day
 * @param planned whether a plan sent a vehicle there
 * @param coveredM metres swept at least once
 * @param unprovenM metres of which it is not known
 * @param missedM metres that were not swept
 * @param passesDone passes that count towards those required, over all segments
 * @param passesRequired passes required, over all segments
 * @param sensorProvenM metres whose work a sensor proves; the other covered ones are inferred from speed
 * @param completeness of the vehicles planned; null when there are none
 * @param vehicles codes of the vehicles that swept there
 * @param segments each 50 to 100 m
 */
public record RouteShift(
        int route,
        String code,
        String name,
        String district,
        int roadClass,
        String shift,
        String shiftZh,
        boolean planned,
        double lengthM,
        double coveredM,
        double unprovenM,
        double missedM,
        double sensorProvenM,
        int passesDone,
        int passesRequired,
        Double completeness,
        List<String> vehicles,
        List<Figure> figures,
        List<Segment> segments) {
    /**
     * One segment.
     *
     * @param state {@code done}, {@code unproven} or {@code missed}
     * @param passes complete passes
     * @param required passes required
     */
    public record Segment(
            int index, double fromM, double toM, String state, int passes, int required, Instant first, Instant last) {}
}
