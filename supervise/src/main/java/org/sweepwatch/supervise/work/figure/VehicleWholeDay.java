package org.sweepwatch.supervise.work.figure;

import java.util.List;

/**
 * One vehicle on the whole operational day (单车全天): the figures that people enter by day, which no shift can be given a share
 * of. Serialised as it stands.
 *
 * @param shifts in which it was planned or out
 * @param shiftsZh their names
 * @param completeness share of the minutes due of which something is known; null when none was due
 * @param figures of this vehicle
 */
public record VehicleWholeDay(
        int vehicle,
        String plate,
        String phone,
        String district,
        String code,
        List<String> shifts,
        List<String> shiftsZh,
        Double completeness,
        List<Figure> figures) {}
