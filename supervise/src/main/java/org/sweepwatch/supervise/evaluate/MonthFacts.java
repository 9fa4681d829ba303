package org.sweepwatch.supervise.evaluate;

import java.time.LocalDate;
import java.util.Map;
import org.sweepwatch.supervise.evaluate.figure.UnitMonth;

/**
 * What a month was scored from, as kept with its marks: whoever scores it again gets the same.
 *
 * @param lastDay last operational day in it; null when none has begun
 * @param units by district
 */
record MonthFacts(LocalDate lastDay, Map<String, UnitMonth> units) {}
