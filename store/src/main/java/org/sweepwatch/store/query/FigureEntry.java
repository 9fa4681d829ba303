package org.sweepwatch.store.query;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What somebody entered for a figure that no device measures (人工填报).
 *
 * @param id 0 before it is stored
 * @param figure such as {@code C12}
 * @param day the operational day, or the first day of the month
 * @param wholeMonth whether it is of the month
 * @param district that it is about; null when it is about a vehicle
 * @param vehicleId the vehicle that it is about; null when it is about a district
 * @param numerator what is counted, 0 or more
 * @param denominator out of how much, above 0; null where the work that is measured is the denominator
 * @param evidence where the proof is: a document, a photo, a meter
 * @param change who entered it, when and why
 */
public record FigureEntry(
        long id,
        String figure,
        LocalDate day,
        boolean wholeMonth,
        String district,
        Integer vehicleId,
        BigDecimal numerator,
        BigDecimal denominator,
        String evidence,
        Change change) {}
