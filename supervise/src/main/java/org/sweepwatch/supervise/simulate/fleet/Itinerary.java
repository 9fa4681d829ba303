package org.sweepwatch.supervise.simulate.fleet;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** What one vehicle does on one operational day: legs that follow each other without gaps over 24 hours. Immutable. */
public final class Itinerary {
    private final LocalDate day;
    private final Leg[] legs;
    private final double[] starts;

    Itinerary(LocalDate day, List<Leg> legs) {
        this.day = day;
        this.legs = legs.toArray(Leg[]::new);
        this.starts = legs.stream().mapToDouble(Leg::startS).toArray();
    }

    /** The operational day. */
    public LocalDate day() {
        return day;
    }

    Leg at(double secondOfDay) {
        int i = Arrays.binarySearch(starts, secondOfDay);
        return legs[Math.max(0, i >= 0 ? i : -i - 2)];
    }

    List<Leg> legs() {
        return List.of(legs);
    }

    /** What the vehicle does at a second of the day. */
    public Activity activityAt(double secondOfDay) {
        return at(secondOfDay).activity();
    }

    /** Metres driven on the whole day. */
    public double metres() {
        Leg last = legs[legs.length - 1];
        return last.odometerFromM() + last.toM() - last.fromM();
    }

    /** Seconds of the day spent on something. */
    public double seconds(Activity activity) {
        return Arrays.stream(legs)
                .filter(leg -> leg.activity() == activity)
                .mapToDouble(Leg::durationS)
                .sum();
    }

    /** Second of the day at which the ignition is first turned on; -1 when it never is. */
    public int workFromS() {
        for (Leg leg : legs) {
            if (leg.activity() != Activity.PARKED) {
                return (int) Math.ceil(leg.startS());
            }
        }
        return -1;
    }

    /** Second of the day at which the ignition is last turned off; -1 when it never was on. */
    public int workToS() {
        for (int i = legs.length - 1; i >= 0; i--) {
            if (legs[i].activity() != Activity.PARKED) {
                return (int) Math.floor(legs[i].endS());
            }
        }
        return -1;
    }
}
