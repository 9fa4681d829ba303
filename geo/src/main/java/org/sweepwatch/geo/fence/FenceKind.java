package org.sweepwatch.geo.fence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a fence is for. Written in layers in lower case: {@code dead_spot}. */
public enum FenceKind {
    /** 电子围栏: an area in which vehicles are to stay or not to be; entry and exit are events and nothing more. */
    GEOFENCE,
    /** 停车场: where vehicles park between shifts. With a roof no position is expected from inside. */
    DEPOT,
    /** 信号盲区: registered as without satellite or mobile signal (tunnel, underpass); silence there is no fault. */
    DEAD_SPOT,
    /** 加水点: water filling point. */
    WATER,
    /** 加油站: fuel station. */
    FUEL,
    /** 垃圾中转站: refuse transfer station. */
    REFUSE;

    /** The name in layers. */
    public String layerName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this name in a layer; empty when there is none. Case and hyphens do not matter. */
    public static Optional<FenceKind> named(String layerName) {
        String plain = layerName.strip().replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(kind -> kind.name().equals(plain)).findFirst();
    }

    /** All names, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(FenceKind::layerName).collect(Collectors.joining(", "));
    }
}
