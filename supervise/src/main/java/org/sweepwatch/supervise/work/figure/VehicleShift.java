package org.sweepwatch.supervise.work.figure;

import java.time.Instant;
import java.util.List;

/**
 * One vehicle in one shift (单车班次考评). Serialised as it stands.
 *
 * @param operation letters of what it is for, null when not known
 * @param planned whether a plan sent it out in this shift
 * @param exempt why the duty is not counted; null when it is
 * @param out whether it went out; one of which nothing was heard counts as out, for its device is the problem
 * @param plannedStart when work was to begin by plan, time windows of its routes and stops; null without a plan
 * @param firstWork first moment of work; null without any
 * @param lastWork last moment of work
 * @param states time and way by state and by what decided
 * @param stops stops with the engine on that were too long
 * @param expectedPoints points to be expected while the ignition was on, or may have been
 * @param receivedPoints points that came
 * @param goodPoints those of them that are good
 * @param driftPoints points off the track
 * @param unprovenMinutes minutes due of which nothing is known
 * @param completeness share of the minutes due of which something is known; null when none has passed
 * @param routes codes of the planned routes
 * @param figures of this vehicle
 * @param problems keys of {@link Problem}
 * @param problemsZh the same in Chinese
 */
public record VehicleShift(
        int vehicle,
        String plate,
        String phone,
        String district,
        String code,
        String shift,
        String shiftZh,
        String operation,
        boolean planned,
        String exempt,
        boolean out,
        Instant plannedStart,
        Instant firstWork,
        Instant lastWork,
        List<StateShare> states,
        List<Stop> stops,
        long expectedPoints,
        long receivedPoints,
        long goodPoints,
        long driftPoints,
        double unprovenMinutes,
        Double completeness,
        List<String> routes,
        List<Figure> figures,
        List<String> problems,
        List<String> problemsZh) {
    /** A stop with the engine on. */
    public record Stop(Instant from, Instant until, double minutes) {}
}
