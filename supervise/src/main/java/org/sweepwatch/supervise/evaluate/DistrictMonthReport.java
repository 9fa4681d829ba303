package org.sweepwatch.supervise.evaluate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.sweepwatch.supervise.evaluate.score.Correction;
import org.sweepwatch.supervise.evaluate.score.UnitScore;

/**
 * The evaluation of the districts for a month (五区月度考评) with all that it rests on. Immutable; serialised as it stands.
 *
 * @param state {@code computed} (暂定), {@code published} (已公布), {@code signed_off} (已签发) or {@code frozen} (已冻结)
 * @param revision of the kept figures; 0 while none are kept
 * @param appealsUntil first instant at which no appeal is taken any more; null before publication
 * @param scheme name of the evaluation scheme
 * @param schemeValidFrom first month it is in force for
 * @param lastDay last operational day that is in the figures; null when none has begun
 * @param generatedAt when the figures were made
 * @param units the districts, the best first
 * @param sweptRates the measured and the declared rate of mechanised sweeping of each district; empty in what was kept before
 *     there were any
 * @param corrections what accepted appeals changed
 * @param definitions what each figure counts, by its name
 */
public record DistrictMonthReport(
        YearMonth month,
        String state,
        int revision,
        Instant appealsUntil,
        String scheme,
        YearMonth schemeValidFrom,
        LocalDate lastDay,
        Instant generatedAt,
        List<UnitScore> units,
        List<SweptRate> sweptRates,
        List<Correction> corrections,
        Map<String, String> definitions) {
    public DistrictMonthReport {
        units = List.copyOf(units);
        sweptRates = sweptRates == null ? List.of() : List.copyOf(sweptRates);
        corrections = List.copyOf(corrections);
    }

    /** The same figures at another stage of the month's life. */
    DistrictMonthReport at(String newState, int newRevision, Instant newAppealsUntil) {
        return new DistrictMonthReport(
                month,
                newState,
                newRevision,
                newAppealsUntil,
                scheme,
                schemeValidFrom,
                lastDay,
                generatedAt,
                units,
                sweptRates,
                corrections,
                definitions);
    }
}
