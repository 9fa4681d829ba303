package org.sweepwatch.supervise.work.figure;

import java.time.Instant;
import java.util.List;

/**
 * One route in one shift, or on the whole day (路线覆盖). Serialised as it stands.
 *
 * @param shift null for the whole day
 * @param planned whether a plan sent a vehicle there
 * @param dueM metres that were due; less than the length when stops took a part of the time, 0 when nobody was sent
 * @param coveredM metres swept at least once
 * @param unprovenM metres of which it is not known
 * @param missedM metres that were due, observed and not swept
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
        double dueM,
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
     * @param state {@link #DONE}, {@link #PARTLY}, {@link #UNPROVEN}, {@link #MISSED} or {@link #NOT_DUE}
     * @param passes complete passes of whatever work
     * @param sweptByMachine whether one of them was sweeping (机扫、洗扫); null in days frozen before it was told
     * @param required passes required
     */
    public record Segment(
            int index,
            double fromM,
            double toM,
            String state,
            int passes,
            Boolean sweptByMachine,
            int required,
            Instant first,
            Instant last) {
        /** 完成: swept, and as often as required. */
        public static final String DONE = "done";
        /** 部分完成: swept less often than required, or less of its length than makes a pass. */
        public static final String PARTLY = "partly";
        /** 未证实: a pass may have been where nothing was observed. */
        public static final String UNPROVEN = "unproven";
        /** 未作业. */
        public static final String MISSED = "missed";
        /** 无作业要求. */
        public static final String NOT_DUE = "not_due";
    }
}
