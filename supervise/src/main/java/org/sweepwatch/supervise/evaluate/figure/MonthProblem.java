package org.sweepwatch.supervise.evaluate.figure;

import java.time.LocalDate;

/**
 * Something that went wrong on one day, with the way to its proof.
 *
 * @param vehicle number of the vehicle, 0 when it is about none
 * @param plate null while unknown
 * @param code the centre's own number of the vehicle, null when it has none
 * @param day operational day
 * @param shift name of the shift, null when it is about the whole day
 * @param text what was found, in Chinese, for the bulletin
 * @param link path of the API where the proof is
 */
public record MonthProblem(
        ProblemKind kind,
        int vehicle,
        String plate,
        String code,
        LocalDate day,
        String shift,
        String text,
        String link) {
    /** Names this problem for as long as it exists, for example {@code off-plan/12/2026-03-10/night}. */
    public String id() {
        return kind.id() + "/" + vehicle + "/" + day + (shift == null ? "" : "/" + shift);
    }
}
