package org.sweepwatch.supervise.work.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sweepwatch.supervise.calendar.Shift;

/** The sentences of the centre's daily bulletin on mechanised cleaning (日报), made from the figures. */
final class Bulletin {
    private Bulletin() {}

    /** One sentence for the day and one for each shift. */
    static List<String> of(LocalDate day, List<Shift> shifts, List<VehicleShift> vehicles) {
        List<String> sentences = new ArrayList<>();
        long out = vehicles.stream().filter(VehicleShift::out).count();
        sentences.add("%d年%d月%d日，机械化作业共出车%d台。".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth(), out));
        for (Shift shift : shifts) {
            sentences.add(shift(
                    shift,
                    vehicles.stream()
                            .filter(vehicle -> vehicle.shift().equals(shift.id()))
                            .toList()));
        }
        return sentences;
    }

    private static String shift(Shift shift, List<VehicleShift> vehicles) {
        Map<String, Long> byDistrict = vehicles.stream()
                .filter(VehicleShift::out)
                .collect(Collectors.groupingBy(Bulletin::district, LinkedHashMap::new, Collectors.counting()));
        long out = byDistrict.values().stream().mapToLong(Long::longValue).sum();
        String counts = byDistrict.entrySet().stream()
                .map(entry -> entry.getKey() + entry.getValue() + "台")
                .collect(Collectors.joining("、"));
        List<String> problems = new ArrayList<>();
        boolean night = shift.end().isBefore(shift.start());
        String silent = named(vehicles, vehicle -> vehicle.problems().contains(Problem.NO_GPS.name()));
        if (!silent.isEmpty()) {
            problems.add(silent + (night ? "整晚无GPS" : "全班无GPS"));
        }
        String offPlan = named(vehicles, Bulletin::offPlan);
        if (!offPlan.isEmpty()) {
            problems.add(offPlan + "未按计划作业");
        }
        long found = vehicles.stream()
                .filter(vehicle -> vehicle.problems().contains(Problem.NO_GPS.name()) || offPlan(vehicle))
                .count();
        return shift.name() + "出车" + out + "台" + (counts.isEmpty() ? "" : "（" + counts + "）")
                + (found == 0 ? "，未发现问题。" : "，发现问题" + found + "个：" + String.join("；", problems) + "。");
    }

    private static boolean offPlan(VehicleShift vehicle) {
        return vehicle.problems().stream().anyMatch(name -> Problem.valueOf(name).plan());
    }

    /** Such as "经开区 D004" or "荷塘 A002、A004，芦淞 B001". */
    private static String named(List<VehicleShift> vehicles, Predicate<VehicleShift> which) {
        Map<String, List<String>> codes = vehicles.stream()
                .filter(which)
                .collect(Collectors.groupingBy(
                        Bulletin::district,
                        LinkedHashMap::new,
                        Collectors.mapping(Bulletin::code, Collectors.toList())));
        return codes.entrySet().stream()
                .map(entry -> entry.getKey() + " " + String.join("、", entry.getValue()))
                .collect(Collectors.joining("，"));
    }

    private static String district(VehicleShift vehicle) {
        return vehicle.district() == null ? "未定区" : vehicle.district();
    }

    private static String code(VehicleShift vehicle) {
        return vehicle.code() != null ? vehicle.code() : vehicle.plate() != null ? vehicle.plate() : vehicle.phone();
    }
}
