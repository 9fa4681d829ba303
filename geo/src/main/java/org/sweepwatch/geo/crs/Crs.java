package org.sweepwatch.geo.crs;

import java.util.Locale;
import java.util.Optional;

/** Coordinate system (坐标系) of a layer or of an output. Stored data is always {@link #WGS84}. */
public enum Crs {
    /** World Geodetic System 1984, EPSG:4326: what terminals send. */
    WGS84,
    /**
     * 2000国家大地坐标系, EPSG:4490: government base maps, Tianditu. Differs from WGS-84 by well under 1 m, which is below
     * what a vehicle receiver resolves; treated as equal.
     */
    CGCS2000,
    /** 火星坐标系: AMap, Tencent and most public boundary files. Off WGS-84 by 300 to 700 m inside China. */
    GCJ02,
    /** 百度坐标系: Baidu; GCJ-02 with a second offset. */
    BD09;

    /**
     * The system named as on the command line: {@code wgs84}, {@code cgcs2000}, {@code gcj02}, {@code bd09}; case and
     * hyphens do not matter. Empty when the name is none of them.
     */
    public static Optional<Crs> named(String name) {
        String plain = name.replace("-", "").toUpperCase(Locale.ROOT);
        for (Crs crs : values()) {
            if (crs.name().equals(plain)) {
                return Optional.of(crs);
            }
        }
        return Optional.empty();
    }
}
