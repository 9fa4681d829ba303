package org.sweepwatch.supervise.simulate.city;

import java.util.Arrays;

/** The five units that are assessed (区). Names are the real ones, boundaries are made up. */
public enum District {
    /** 天元区, west of the river. */
    TIANYUAN('T', "天元", 55, 41),
    /** 石峰区, north. */
    SHIFENG('S', "石峰", 38, 27),
    /** 荷塘区, east. */
    HETANG('H', "荷塘", 30, 19),
    /** 芦淞区, the old centre. */
    LUSONG('L', "芦淞", 32, 25),
    /** 经开区, north-east; has no administrative polygon of its own in reality. */
    JINGKAI('J', "经开区", 32, 17);

    private final char letter;
    private final String chinese;
    private final int vehicles;
    private final int nightVehicles;

    District(char letter, String chinese, int vehicles, int nightVehicles) {
        this.letter = letter;
        this.chinese = chinese;
        this.vehicles = vehicles;
        this.nightVehicles = nightVehicles;
    }

    /** Its sign in the numbers of terminals. */
    public char letter() {
        return letter;
    }

    /** The name people use. */
    public String chinese() {
        return chinese;
    }

    /** Vehicles of this district in a fleet of 187. */
    public int vehicles() {
        return vehicles;
    }

    /** Those of them that work at night. */
    public int nightVehicles() {
        return nightVehicles;
    }

    /** Vehicles of all districts: 187. */
    public static int allVehicles() {
        return Arrays.stream(values()).mapToInt(District::vehicles).sum();
    }

    /** The district of a place given in the un-warped square of the city, metres. */
    static District at(double u, double v) {
        if (u < -1500) {
            return TIANYUAN;
        }
        if (u > 2200 && v > 1000) {
            return JINGKAI;
        }
        if (v > 2600) {
            return SHIFENG;
        }
        return u > 1500 && v <= 1000 ? HETANG : LUSONG;
    }
}
