package org.sweepwatch.supervise.work.figure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The daily evaluation of mechanised sanitation vehicles (机械化环卫作业车辆每日考评). Immutable; serialised as it stands.
 *
 * @param state {@code provisional} or {@code frozen}
 * @param asOf up to when the day was judged
 * @param recomputing vehicles whose stored points are not all folded yet
 * @param assessableFrom completeness below this share makes a figure not assessable
 * @param bulletin the sentences of the centre's bulletin
 * @param districts by district and shift, the whole city and the whole day last
 * @param vehicles by district, code and shift
 * @param wholeDay by district and code: what people enter for a vehicle by day; empty for days frozen before it could be
 * @param definitions what each figure counts
 */
public record VehicleDayReport(
        LocalDate day,
        String state,
        Instant asOf,
        Instant generatedAt,
        int recomputing,
        double assessableFrom,
        List<String> bulletin,
        List<DistrictShift> districts,
        List<VehicleShift> vehicles,
        List<VehicleWholeDay> wholeDay,
        Map<String, String> definitions) {
    public VehicleDayReport {
        wholeDay = wholeDay == null ? List.of() : wholeDay;
    }

    VehicleDayReport in(String newState) {
        return new VehicleDayReport(
                day,
                newState,
                asOf,
                generatedAt,
                recomputing,
                assessableFrom,
                bulletin,
                districts,
                vehicles,
                wholeDay,
                definitions);
    }
}
