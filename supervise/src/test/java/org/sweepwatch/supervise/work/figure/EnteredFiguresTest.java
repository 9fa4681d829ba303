package org.sweepwatch.supervise.work.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sweepwatch.supervise.work.TownDay.figure;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.work.TownDay;
import org.sweepwatch.supervise.work.WorkTown;

/** Water and fuel that people entered for vehicles and districts, against the work of days that were driven. */
class EnteredFiguresTest {
    private static final int MIDDLE = WorkTown.MIDDLE_EAST;
    private static final double NIGHT_MIN = 14 * 60;

    /** Sweeps 14.6 km along the middle road and parks. */
    private static TownDay sweeper(TownDay day) {
        return kilometres(day).park(1440);
    }

    private static TownDay kilometres(TownDay day) {
        return day.vehicle(0, 0)
                .planned(MIDDLE)
                .park(10)
                .drive(3_000, 0, 6, true)
                .drive(0, 0, 6, true)
                .drive(3_000, 0, 6, true)
                .drive(0, 0, 6, true)
                .drive(2_600, 0, 6, true);
    }

    /** Sweeps 3 km and parks. */
    private static TownDay shortSweeper(TownDay day) {
        return day.vehicle(0, 0)
                .planned(MIDDLE)
                .park(10)
                .drive(3_000, 0, 6, true)
                .park(1440);
    }

    private static VehicleWholeDay ofVehicle(WorkReport report, int vehicle) {
        return report.vehicleDay().wholeDay().stream()
                .filter(one -> one.vehicle() == vehicle)
                .findFirst()
                .orElseThrow();
    }

    private static Figure ofDistrict(WorkReport report, String district, String id) {
        return figure(
                report.vehicleDay().districts().stream()
                        .filter(one -> Objects.equals(district, one.district()) && one.shift() == null)
                        .findFirst()
                        .orElseThrow()
                        .figures(),
                id);
    }

    private static String twoDecimals(Figure figure) {
        return String.format(Locale.ROOT, "%.2f", figure.value());
    }

    @Test
    void ninePointTwoCubicMetresOverTheVehiclesOwnKilometresAreAsInTheWorkedExample() {
        TownDay day = shortSweeper(sweeper(new TownDay()).used("C12", 9.2).used("C13", 7.3));
        WorkReport report = day.report();
        VehicleWholeDay vehicle = ofVehicle(report, 1);
        Figure water = figure(vehicle.figures(), "C12");
        assertEquals("0.63", twoDecimals(water));
        assertEquals(9.2, water.numerator());
        assertEquals(14.6, water.denominator(), 0.1);
        assertEquals(
                water.denominator(),
                figure(TownDay.of(report, 1).figures(), "C3").numerator(),
                1e-6,
                "its own kilometres of work");
        assertEquals(1.2, water.target());
        assertEquals(Figure.MET, water.state());
        assertEquals(1.0, water.completeness(), 0.01);
        assertEquals("水表照片", water.entered().proofs().get(0).evidence());
        assertEquals(List.of("D"), vehicle.shifts());
        Figure fuel = figure(vehicle.figures(), "C13");
        assertEquals("0.50", twoDecimals(fuel));
        assertEquals(Figure.NO_TARGET, fuel.state(), "no norm is set");

        Figure without = figure(ofVehicle(report, 2).figures(), "C12");
        assertEquals(Figure.NO_DATA, without.state(), "nothing was entered for it");
        assertNull(without.entered());
    }

    @Test
    void aDistrictWithoutAnEntryIsTheSumOfItsVehiclesThatHaveOneOverTheirKilometresAlone() {
        TownDay day = shortSweeper(sweeper(new TownDay()).used("C12", 9.2));
        Figure one = ofDistrict(day.report(), "荷塘区", "C12");
        assertEquals("0.63", twoDecimals(one));
        assertEquals(14.6, one.denominator(), 0.1);
        assertEquals(List.of(), one.entered().wholeDistricts());
        assertEquals(1, one.entered().vehicles());
        assertEquals(2, one.entered().ofVehicles());

        Figure both = ofDistrict(day.used("C12", 6).report(), "荷塘区", "C12");
        assertEquals(15.2, both.numerator());
        assertEquals(17.6, both.denominator(), 0.2);
        assertEquals(2, both.entered().vehicles());
    }

    @Test
    void aDistrictWithItsOwnEntryLeavesThoseOfItsVehiclesToThem() {
        TownDay day = shortSweeper(sweeper(new TownDay()).used("C12", 9.2)).enter("C12", "荷塘", 17.6);
        WorkReport report = day.report();
        Figure district = ofDistrict(report, "荷塘区", "C12");
        assertEquals(17.6, district.numerator());
        assertEquals(17.6, district.denominator(), 0.2, "all of its vehicles");
        assertEquals(List.of("荷塘"), district.entered().wholeDistricts());
        assertEquals(2, district.entered().vehicles());
        assertEquals("水表照片", district.entered().proofs().get(0).evidence());
        assertEquals("0.63", twoDecimals(figure(ofVehicle(report, 1).figures(), "C12")));

        Figure corrected = ofDistrict(day.enter("C12", "荷塘区", 8.8).report(), "荷塘区", "C12");
        assertEquals(8.8, corrected.numerator(), "the newer one, under the district's other name");
    }

    @Test
    void theCityNamesTheDistrictsThatEnteredAsAWhole() {
        TownDay day = sweeper(new TownDay()).enter("C12", "荷塘区", 9.2).district("天元区");
        day = shortSweeper(shortSweeper(day).used("C12", 3)); // the second of 天元区 has no entry
        Figure city = ofDistrict(day.report(), null, "C12");
        assertEquals(12.2, city.numerator());
        assertEquals(17.6, city.denominator(), 0.2);
        assertEquals(List.of("荷塘区"), city.entered().wholeDistricts());
        assertEquals(2, city.entered().vehicles());
        assertEquals(3, city.entered().ofVehicles());
    }

    @Test
    void twoShiftsOfADayHaveOneFigureAndNeitherIsGivenAShare() {
        TownDay day = kilometres(new TownDay())
                .park(NIGHT_MIN)
                .drive(0, 0, 6, true)
                .park(1440)
                .used("C12", 9.2);
        WorkReport report = day.report();
        VehicleWholeDay vehicle = ofVehicle(report, 1);
        assertEquals(List.of("D", "N"), vehicle.shifts());
        Figure water = figure(vehicle.figures(), "C12");
        assertEquals(17.2, water.denominator(), 0.2);
        List<VehicleShift> shifts = report.vehicleDay().vehicles();
        assertEquals(2, shifts.size());
        assertEquals(
                shifts.stream()
                        .mapToDouble(one -> figure(one.figures(), "C3").numerator())
                        .sum(),
                water.denominator(),
                1e-5);
        for (VehicleShift shift : shifts) {
            assertTrue(shift.figures().stream().noneMatch(one -> one.id().equals("C12")), shift.shift());
        }
        for (DistrictShift district : report.vehicleDay().districts()) {
            assertEquals(
                    district.shift() != null,
                    figure(district.figures(), "C12").state().equals(Figure.NO_DATA),
                    "of the day alone");
        }
    }

    @Test
    void aVehicleOfWhichTooLittleIsKnownIsNotAssessedAndNotInItsDistrict() {
        TownDay day = sweeper(new TownDay())
                .used("C12", 9.2)
                .vehicle(0, 0)
                .planned(MIDDLE)
                .park(10)
                .drive(3_000, 0, 6, true)
                .unheard(3_000, 0, 700)
                .park(1440)
                .used("C12", 9.2);
        WorkReport report = day.report();
        Figure unknown = figure(ofVehicle(report, 2).figures(), "C12");
        assertEquals(Figure.NOT_ASSESSABLE, unknown.state());
        assertNull(unknown.value(), "3 km of an unknown way would make it 3 m3/km");
        assertEquals(9.2, unknown.numerator());
        Figure district = ofDistrict(report, "荷塘区", "C12");
        assertEquals("0.63", twoDecimals(district));
        assertEquals(1, district.entered().vehicles());
        assertEquals(2, district.entered().ofVehicles());
    }

    @Test
    void aDistrictOfNothingButUnknownVehiclesIsNotAssessed() {
        WorkReport report =
                new TownDay().vehicle(0, 0).planned(MIDDLE).used("C12", 9.2).report();
        assertEquals(
                Figure.NOT_ASSESSABLE,
                figure(ofVehicle(report, 1).figures(), "C12").state());
        assertEquals(Figure.NOT_ASSESSABLE, ofDistrict(report, "荷塘区", "C12").state());
    }

    @Test
    void waterOfAVehicleThatStoodAllDayIsShownWithoutAFigure() {
        WorkReport report =
                new TownDay().vehicle(0, 0).park(1440).used("C12", 5).report();
        VehicleWholeDay vehicle = ofVehicle(report, 1);
        assertEquals(List.of(), vehicle.shifts());
        Figure water = figure(vehicle.figures(), "C12");
        assertEquals(Figure.NOTHING_DUE, water.state());
        assertEquals(5, water.numerator());
        assertFalse(water.entered().proofs().isEmpty());
    }
}
