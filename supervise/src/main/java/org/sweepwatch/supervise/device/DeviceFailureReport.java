package org.sweepwatch.supervise.device;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The daily failure rate of on-board units (车载GPS设备每日故障率) with all that it rests on. Immutable; serialised as it
 * stands.
 *
 * @param day operational day
 * @param target the headline rate must stay below this
 * @param byDevice devices with a class A fault / devices in service
 * @param byVehicle vehicles on duty with a class A fault / vehicles on duty
 * @param byTime minutes down / minutes scheduled
 * @param headline which of the three is judged: {@code byDevice}, {@code byVehicle} or {@code byTime}
 * @param met whether the headline rate is below the target; null when there is nothing to judge
 * @param state {@code provisional} (暂定) or {@code frozen} (冻结)
 * @param completeness share of the expected data that was there; null when none was expected
 * @param asOf up to when the day was judged
 * @param generatedAt when the report was made
 * @param rulesVersion thresholds it was made with
 * @param recomputing device days whose stored points are not all folded yet
 * @param devices devices with a fault of any class, failed ones first
 * @param exempted exemptions that took time off the day
 * @param outages times that were not counted against any device
 * @param byDistrict the same rates of each district, by its name; empty in reports that were frozen before they had any
 * @param definitions what each figure counts, by its name
 */
public record DeviceFailureReport(
        LocalDate day,
        double target,
        Rate byDevice,
        Rate byVehicle,
        Rate byTime,
        String headline,
        Boolean met,
        String state,
        Double completeness,
        Instant asOf,
        Instant generatedAt,
        String rulesVersion,
        int recomputing,
        List<FailedDevice> devices,
        List<Exempted> exempted,
        List<Outage> outages,
        List<DistrictRates> byDistrict,
        Map<String, String> definitions) {
    public static final String PROVISIONAL = "provisional";
    public static final String FROZEN = "frozen";
    /** Kind of an outage of the platform itself. */
    public static final String PLATFORM = "platform";

    public DeviceFailureReport {
        byDistrict = byDistrict == null ? List.of() : List.copyOf(byDistrict);
    }

    /** The same report, marked as final. */
    public DeviceFailureReport frozen() {
        return new DeviceFailureReport(
                day,
                target,
                byDevice,
                byVehicle,
                byTime,
                headline,
                met,
                FROZEN,
                completeness,
                asOf,
                generatedAt,
                rulesVersion,
                recomputing,
                devices,
                exempted,
                outages,
                byDistrict,
                definitions);
    }

    /** The rate that the target is about. */
    public Rate headlineRate() {
        return Headline.of(headline).choose(byDevice, byVehicle, byTime);
    }

    /**
     * A device with at least one fault.
     *
     * @param vehicle number of the vehicle
     * @param failed whether one of the faults is of class A
     * @param minutesDown minutes on duty in which it was down by a class A fault
     */
    public record FailedDevice(
            int vehicle,
            String plate,
            String phone,
            String district,
            String code,
            boolean failed,
            int minutesDown,
            List<DeviceFault> faults) {}

    /**
     * A fault of a device.
     *
     * @param code such as {@code F05}
     * @param faultClass {@code A}, {@code B} or {@code C}
     * @param from when it began
     * @param to last instant for which it is proven
     * @param minutes minutes on duty lost by it; 0 for class B and C
     */
    public record DeviceFault(
            String code,
            @JsonProperty("class") String faultClass,
            String name,
            String nameZh,
            Instant from,
            Instant to,
            int minutes,
            String evidence,
            String evidenceZh) {}

    /**
     * An exemption that took time off the day.
     *
     * @param wholeDay whether nothing of the day was left: the device is then in no denominator
     */
    public record Exempted(
            int vehicle,
            String plate,
            String phone,
            String district,
            String code,
            Instant from,
            Instant to,
            int minutes,
            boolean wholeDay,
            String reason) {}

    /**
     * A time in which no device could be heard through no fault of its own.
     *
     * @param kind {@code platform} (平台停机) or {@code network} (网络中断)
     * @param from whole minutes that it touches, as are {@code to} and {@code plannedMinutes}
     * @param plannedMinutes how much of it lay in announced maintenance windows (计划停机); null for the network, and in
     *     reports that were frozen before there were any
     */
    public record Outage(String kind, Instant from, Instant to, Integer plannedMinutes, String reason) {}

    /**
     * The rates of one district.
     *
     * @param district null for vehicles that are in none
     * @param completeness minutes due that were there / minutes due
     */
    public record DistrictRates(String district, Rate byDevice, Rate byVehicle, Rate byTime, Rate completeness) {}
}
