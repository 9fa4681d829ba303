package org.sweepwatch.supervise.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.supervise.layer.CsvValues.BadValue;
import org.sweepwatch.supervise.work.figure.DistrictName;

/**
 * Which vehicle a line means: {@code phone} 终端手机号, or {@code plate} 车牌号, or {@code district} 辖区 with {@code code}
 * 自编号; with several of them all must fit.
 */
final class VehicleFinder {
    private VehicleFinder() {}

    /** The columns that name a vehicle, in a map to which others may be added. */
    static Map<String, String> columns() {
        Map<String, String> names = new LinkedHashMap<>();
        CsvTable.add(names, "phone", "终端手机号", "手机号");
        CsvTable.add(names, "plate", "车牌号", "车牌号码");
        CsvTable.add(names, "district", "辖区", "区");
        CsvTable.add(names, "code", "自编号", "车辆编号");
        return names;
    }

    /** The one vehicle that fits. */
    static Vehicle find(CsvTable.Row row, List<Vehicle> vehicles) throws BadValue {
        String phone = row.get("phone").isEmpty() ? null : CsvValues.phone(row.get("phone"));
        String plate = CsvValues.plate(row.get("plate"));
        String district = CsvValues.text("district", row.get("district"));
        String code = CsvValues.text("code", row.get("code"));
        if (phone == null && plate == null && (district == null || code == null)) {
            throw new BadValue("no vehicle is named", "give its phone, its plate, or its district and code");
        }
        List<Vehicle> fitting = vehicles.stream()
                .filter(vehicle -> (phone == null || phone.equals(vehicle.phone()))
                        && (plate == null || plate.equals(vehicle.plate()))
                        && (district == null || DistrictName.same(district, vehicle.district()))
                        && (code == null || code.equals(vehicle.code())))
                .toList();
        if (fitting.size() != 1) {
            throw new BadValue(
                    fitting.isEmpty() ? "no such vehicle in the register" : fitting.size() + " vehicles fit",
                    "import the vehicle first, or correct phone, plate, district and code");
        }
        return fitting.get(0);
    }

    /** What the line calls the vehicle, for a message. */
    static String subject(CsvTable.Row row) {
        for (String column : List.of("plate", "phone")) {
            if (!row.get(column).isEmpty()) {
                return row.get(column);
            }
        }
        return (row.get("district") + " " + row.get("code")).strip();
    }
}
