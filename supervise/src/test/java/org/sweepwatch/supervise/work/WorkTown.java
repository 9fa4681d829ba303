package org.sweepwatch.supervise.work;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.sweepwatch.geo.fence.Fence;
import org.sweepwatch.geo.fence.FenceKind;
import org.sweepwatch.geo.grid.Area;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.geo.route.Side;
import org.sweepwatch.geo.shape.CircleShape;
import org.sweepwatch.geo.shape.PolygonShape;
import org.sweepwatch.supervise.device.fold.MotionSettings;
import org.sweepwatch.supervise.rulebook.OperationType;
import org.sweepwatch.supervise.rulebook.Rules;
import org.sweepwatch.supervise.work.fold.FoldRules;
import org.sweepwatch.supervise.work.fold.WorkBases;
import org.sweepwatch.supervise.work.fold.WorkBasis;
import org.sweepwatch.supervise.work.fold.WorkGround;
import org.sweepwatch.supervise.work.state.WorkProfile;
import org.sweepwatch.supervise.work.state.WorkThresholds;

/**
 * A town of straight roads for tests: one each 200 m, 6 km long, both ways, round the place where made-up vehicle days
 * begin; a water point and one responsibility grid in its middle. North of it a divided road by itself.
 */
public final class WorkTown {
    /** Where x and y are 0. */
    public static final double LAT = 27.832150;

    public static final double LON = 113.147690;
    public static final double M_PER_DEG_LAT = 111_195.08;
    public static final double M_PER_DEG_LON = M_PER_DEG_LAT * Math.cos(Math.toRadians(LAT));
    /** Number of the road through the middle, from west to east. */
    public static final int MIDDLE_EAST = 16;

    /** The carriageway to the east of the divided road, as far as x is 0: at {@link #DIVIDED_Y}. */
    public static final int EASTWARD = 63;
    /** The one to the west, 15 m beside it and twice as long. */
    public static final int WESTWARD = 64;
    /** A road along the divided road, 60 m north of {@link #EASTWARD}. */
    public static final int ALONG = 65;
    /** A road across the divided road at x = -1500. */
    public static final int ACROSS = 66;
    /** Where the divided road is. */
    public static final double DIVIDED_Y = 5_000;

    private static final int ROADS_HALF = 15;
    private static final double SPACING_M = 200;
    private static final double HALF_M = 3_000;

    public static final WorkGround GROUND = new WorkGround(77, routes(), places(), grids());
    public static final WorkThresholds THRESHOLDS = WorkThresholds.of(Rules.DEFAULTS);
    /** A sweeper. */
    public static final WorkBasis BASIS = basis(Rules.DEFAULTS);

    public static final WorkBases BASES = (vehicle, day) -> BASIS;

    private WorkTown() {}

    /** A sweeper on a day of these rules. */
    static WorkBasis basis(Rules rules) {
        return WorkBasis.of(
                GROUND,
                WorkProfile.of(OperationType.JS, rules),
                WorkThresholds.of(rules),
                FoldRules.of(rules),
                MotionSettings.of(rules));
    }

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (int i = -ROADS_HALF; i <= ROADS_HALF; i++) {
            routes.add(route(routes.size() + 1, -HALF_M, i * SPACING_M, HALF_M, i * SPACING_M));
        }
        for (int i = -ROADS_HALF; i <= ROADS_HALF; i++) {
            routes.add(route(routes.size() + 1, i * SPACING_M, -HALF_M, i * SPACING_M, HALF_M));
        }
        routes.add(route(EASTWARD, true, -HALF_M, DIVIDED_Y, 0, DIVIDED_Y));
        routes.add(route(WESTWARD, true, HALF_M, DIVIDED_Y + 15, -HALF_M, DIVIDED_Y + 15));
        routes.add(route(ALONG, -HALF_M, DIVIDED_Y + 60, HALF_M, DIVIDED_Y + 60));
        routes.add(route(ACROSS, -1_500, DIVIDED_Y - 1_000, -1_500, DIVIDED_Y + 1_000));
        return routes;
    }

    /** A route of class 2, 12 m wide, driven both ways. */
    public static Route route(int id, double fromX, double fromY, double toX, double toY) {
        return route(id, false, fromX, fromY, toX, toY);
    }

    private static Route route(int id, boolean oneway, double fromX, double fromY, double toX, double toY) {
        Coordinate[] line = {
            new Coordinate(lon(fromX), lat(fromY)), new Coordinate(lon(toX), lat(toY)),
        };
        return new Route(
                id,
                "R" + id,
                "road " + id,
                "荷塘区",
                12,
                2,
                Side.WHOLE,
                oneway,
                1,
                new GeometryFactory().createLineString(line));
    }

    private static List<Fence> places() {
        return List.of(new Fence(1, "W1", "water", FenceKind.WATER, false, new CircleShape(LAT, lon(-1_550), 40)));
    }

    private static List<Area> grids() {
        return List.of(
                new Area(5, "G5", "middle", "荷塘区", PolygonShape.rectangle(lat(-500), lon(-500), lat(500), lon(500))));
    }

    public static double lat(double northM) {
        return LAT + northM / M_PER_DEG_LAT;
    }

    public static double lon(double eastM) {
        return LON + eastM / M_PER_DEG_LON;
    }
}
