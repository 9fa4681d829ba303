package org.sweepwatch.supervise.work.figure;

import java.util.List;

/**
 * One district in one shift, or all of them (区班次考评). Serialised as it stands.
 *
 * @param district null for the whole city
 * @param shift null for the whole day
 * @param planned vehicles planned
 * @param out vehicles out
 */
public record DistrictShift(
        String district, String shift, String shiftZh, int planned, int out, Double completeness, List<Figure> figures) {}
