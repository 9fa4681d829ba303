package org.sweepwatch.ingest.message.table;

import static org.sweepwatch.ingest.message.table.MessageRow.ALL;
import static org.sweepwatch.ingest.message.table.MessageRow.ONLY_2011;
import static org.sweepwatch.ingest.message.table.MessageRow.ONLY_2013;
import static org.sweepwatch.ingest.message.table.MessageRow.ONLY_2019;
import static org.sweepwatch.ingest.message.table.MessageRow.rows;

import java.util.List;
import java.util.stream.Stream;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.area.AreaAnswer;
import org.sweepwatch.ingest.message.area.CircleArea;
import org.sweepwatch.ingest.message.area.DeleteAreas;
import org.sweepwatch.ingest.message.area.PolygonArea;
import org.sweepwatch.ingest.message.area.QueryAreas;
import org.sweepwatch.ingest.message.area.RectangleArea;
import org.sweepwatch.ingest.message.area.RouteTurn;
import org.sweepwatch.ingest.message.area.SetCircles;
import org.sweepwatch.ingest.message.area.SetRectangles;
import org.sweepwatch.ingest.message.area.TerminalRoute;

/** Attribute bits 0 and 1 announce the times and the speeds; the speed at night and the name came in 2019. */
final class AreaRows {
    private static final String DAILY = "000000083000 000000180000";
    private static final String FROM = "00-00-00 08:30:00";
    private static final String TO = "00-00-00 18:00:00";

    private static final String CIRCLE = "00000007 0003 01A8AEC0 06BE7C78 0000012C" + DAILY + "0014 0A";
    private static final String CIRCLE_2019 = CIRCLE + "000F 0009 D4F0C8CECDF8B8F137";
    private static final String RECTANGLE = "00000008 0040 01A8AEC0 06BE7C78 01A8AF56 06BE7F2A";
    private static final String RECTANGLE_2019 = RECTANGLE + "0000";
    private static final String POLYGON_HEAD = "00000009 0002 0014 0A";
    private static final String VERTICES = "01A8AEC0 06BE7C78 01A8AF56 06BE7C78 01A8AF56 06BE7F2A";
    private static final String POLYGON_2019 = POLYGON_HEAD + "0003" + VERTICES + "000F 0004 41524541";
    private static final String ROUTE_HEAD = "0000000A 0001" + DAILY;
    private static final String TURN = "00000065 01A8AEC0 06BE7C78 14 03";
    private static final String LAST_TURN = "00000066 01A8AF56 06BE7F2A 14 00";
    private static final String ROUTE_2019 =
            ROUTE_HEAD + "0002 00000001" + TURN + "0258 003C 0014 0A 000F 00000002" + LAST_TURN + "0002 5231";

    private AreaRows() {}

    static Stream<MessageRow> all() {
        return Stream.of(set(), deleted(), queried()).flatMap(rows -> rows);
    }

    private static Stream<MessageRow> set() {
        return Stream.of(
                        rows(MessageId.SET_CIRCLES, ONLY_2011, "01 01 01" + CIRCLE, circles(null, "")),
                        rows(MessageId.SET_CIRCLES, ONLY_2013, "01 01" + CIRCLE, circles(null, "")),
                        rows(MessageId.SET_CIRCLES, ONLY_2019, "01 01" + CIRCLE_2019, circles(15, "责任网格7")),
                        rows(MessageId.SET_RECTANGLES, ONLY_2011, "00 01 01" + RECTANGLE, rectangles()),
                        rows(MessageId.SET_RECTANGLES, ONLY_2013, "00 01" + RECTANGLE, rectangles()),
                        rows(MessageId.SET_RECTANGLES, ONLY_2019, "00 01" + RECTANGLE_2019, rectangles()),
                        rows(MessageId.SET_POLYGON, ONLY_2011, POLYGON_HEAD + "0003 03" + VERTICES, polygon(null, "")),
                        rows(MessageId.SET_POLYGON, ONLY_2013, POLYGON_HEAD + "0003" + VERTICES, polygon(null, "")),
                        rows(MessageId.SET_POLYGON, ONLY_2019, POLYGON_2019, polygon(15, "AREA")),
                        rows(
                                MessageId.SET_ROUTE,
                                ONLY_2011,
                                ROUTE_HEAD + "0002 02" + TURN + "0258 0014 0A" + LAST_TURN,
                                route(0, null, null, "")),
                        rows(
                                MessageId.SET_ROUTE,
                                ONLY_2013,
                                ROUTE_HEAD + "0002 00000001" + TURN + "0258 003C 0014 0A 00000002" + LAST_TURN,
                                route(1, 60, null, "")),
                        rows(MessageId.SET_ROUTE, ONLY_2019, ROUTE_2019, route(1, 60, 15, "R1")))
                .flatMap(rows -> rows);
    }

    private static Stream<MessageRow> deleted() {
        return Stream.of(
                        rows(MessageId.DELETE_CIRCLES, ALL, "01 00000007", new DeleteAreas(List.of(7L))),
                        rows(MessageId.DELETE_RECTANGLES, ALL, "00", new DeleteAreas(List.of())),
                        rows(
                                MessageId.DELETE_POLYGONS,
                                ALL,
                                "02 00000009 FFFFFFFF",
                                new DeleteAreas(List.of(9L, 0xFFFFFFFFL))),
                        rows(MessageId.DELETE_ROUTES, ALL, "01 0000000A", new DeleteAreas(List.of(10L))))
                .flatMap(rows -> rows);
    }

    private static Stream<MessageRow> queried() {
        return Stream.of(
                        rows(MessageId.QUERY_AREAS, ONLY_2019, "04 00000000", new QueryAreas(4, List.of())),
                        rows(
                                MessageId.QUERY_AREAS,
                                ONLY_2019,
                                "01 00000002 00000007 00000008",
                                new QueryAreas(1, List.of(7L, 8L))),
                        rows(
                                MessageId.AREA_ANSWER,
                                ONLY_2019,
                                "01 00000001" + CIRCLE_2019,
                                new AreaAnswer(1, List.of(circle(15, "责任网格7")))),
                        rows(
                                MessageId.AREA_ANSWER,
                                ONLY_2019,
                                "02 00000001" + RECTANGLE_2019,
                                new AreaAnswer(2, List.of(rectangle()))),
                        rows(
                                MessageId.AREA_ANSWER,
                                ONLY_2019,
                                "03 00000001" + POLYGON_2019,
                                new AreaAnswer(3, List.of(polygon(15, "AREA")))),
                        rows(
                                MessageId.AREA_ANSWER,
                                ONLY_2019,
                                "04 00000001" + ROUTE_2019,
                                new AreaAnswer(4, List.of(route(1, 60, 15, "R1")))))
                .flatMap(rows -> rows);
    }

    private static SetCircles circles(Integer nightTopSpeedKmh, String name) {
        return new SetCircles(1, List.of(circle(nightTopSpeedKmh, name)));
    }

    private static CircleArea circle(Integer nightTopSpeedKmh, String name) {
        return new CircleArea(7, 3, 27.832, 113.147, 300, FROM, TO, 20, 10, nightTopSpeedKmh, name);
    }

    private static SetRectangles rectangles() {
        return new SetRectangles(0, List.of(rectangle()));
    }

    private static RectangleArea rectangle() {
        return new RectangleArea(8, 0x40, -27.832, 113.147, -27.83215, 113.14769, null, null, null, null, null, "");
    }

    private static PolygonArea polygon(Integer nightTopSpeedKmh, String name) {
        return new PolygonArea(
                9,
                2,
                null,
                null,
                20,
                10,
                List.of(
                        new PolygonArea.Vertex(27.832, 113.147),
                        new PolygonArea.Vertex(27.83215, 113.147),
                        new PolygonArea.Vertex(27.83215, 113.14769)),
                nightTopSpeedKmh,
                name);
    }

    private static TerminalRoute route(int firstTurn, Integer tooShortS, Integer nightTopSpeedKmh, String name) {
        return new TerminalRoute(
                10,
                1,
                FROM,
                TO,
                List.of(
                        new RouteTurn(firstTurn, 101, 27.832, 113.147, 20, 3, 600, tooShortS, 20, 10, nightTopSpeedKmh),
                        new RouteTurn(2 * firstTurn, 102, 27.83215, 113.14769, 20, 0, null, null, null, null, null)),
                name);
    }
}
