package org.sweepwatch.geo.route;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which part of the road a route cleans, seen in the direction of its line (作业侧). */
public enum Side {
    /** 右侧: along the right kerb. */
    RIGHT,
    /** 左侧: along the left kerb, as beside a central reserve. */
    LEFT,
    /** 全幅: the whole width. */
    WHOLE;

    /** The name in layers. */
    public String layerName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The side with this name in a layer; empty when there is none. */
    public static Optional<Side> named(String layerName) {
        String plain = layerName.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(side -> side.name().equals(plain)).findFirst();
    }
}
