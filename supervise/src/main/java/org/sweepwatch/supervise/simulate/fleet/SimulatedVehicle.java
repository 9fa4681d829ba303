package org.sweepwatch.supervise.simulate.fleet;

import java.util.List;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.supervise.simulate.city.CleaningRoute;
import org.sweepwatch.supervise.simulate.city.District;
import org.sweepwatch.supervise.simulate.city.Place;

/**
 * A vehicle of the simulated fleet and its on-board unit. All identities are invented.
 *
 * @param index from 0, its place in the fleet
 * @param district the district it works for
 * @param number its number in the district, such as A002
 * @param plate plate text
 * @param plateColour 2 yellow, 5 green for new energy
 * @param phone phone number of its terminal, 11 digits
 * @param operation what it does
 * @param shift when it works
 * @param version the edition of JT/T 808 that its terminal speaks
 * @param makerId maker of the terminal, 5 characters
 * @param model terminal model
 * @param terminalId the maker's number of the terminal, 7 characters
 * @param depot where it parks
 * @param spotX its parking place, metres east
 * @param spotY its parking place, metres north
 * @param routes what it cleans, in order
 * @param spare true for a stand-by vehicle that never leaves the depot
 * @param batterySwitch true when the driver turns off the main switch with the ignition
 * @param phaseS second within the reporting interval at which it reports, 0 to 9
 */
public record SimulatedVehicle(
        int index,
        District district,
        String number,
        String plate,
        int plateColour,
        String phone,
        Operation operation,
        Shift shift,
        ProtocolVersion version,
        String makerId,
        String model,
        String terminalId,
        Place depot,
        double spotX,
        double spotY,
        List<CleaningRoute> routes,
        boolean spare,
        boolean batterySwitch,
        int phaseS) {
    /** District and number as people say it: "荷塘 A002". */
    public String code() {
        return district.chinese() + " " + number;
    }

    @Override
    public String toString() {
        return code() + " (" + plate + ", " + phone + ")";
    }
}
