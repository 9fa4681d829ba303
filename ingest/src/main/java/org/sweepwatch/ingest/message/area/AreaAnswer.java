package org.sweepwatch.ingest.message.area;

import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Areas or routes as the terminal has them (查询区域或线路数据应答), 0x0608, 2019. Its table types each as a DWORD, which cannot
 * be meant: they come in the layout of the messages that set them. That may be taken for the areas in these messages, or, as some
 * terminals do for circles and rectangles, for their whole bodies with kind of setting and total; the one that ends with the body
 * is it. What a terminal sends in a layout of its own is left unread.
 *
 * @param kind query type (查询类型): 1 circles, 2 rectangles, 3 polygons, 4 routes
 * @param areas all of that kind
 */
public record AreaAnswer(int kind, List<TerminalArea> areas) implements MessageBody {
    public static final int CIRCLES = 1;
    public static final int RECTANGLES = 2;
    public static final int POLYGONS = 3;
    public static final int ROUTES = 4;

    public static AreaAnswer decode(BodyReader in) {
        int kind = in.u8("kind");
        long count = in.u32("count");
        if (kind < CIRCLES || kind > ROUTES) {
            return new AreaAnswer(kind, List.of());
        }
        BodyReader bodies = in.ahead();
        BodyReader areas = in.ahead();
        areas(areas, kind, count);
        if (kind <= RECTANGLES && !endsWithTheBody(areas)) {
            bodies(bodies, kind, count);
            if (endsWithTheBody(bodies)) {
                return new AreaAnswer(kind, bodies(in, kind, count));
            }
        }
        return new AreaAnswer(kind, areas.isShort() ? List.of() : areas(in, kind, count));
    }

    private static boolean endsWithTheBody(BodyReader in) {
        return !in.isShort() && in.remaining() == 0;
    }

    private static List<TerminalArea> bodies(BodyReader in, int kind, long count) {
        return in
                .list(
                        "settings",
                        count,
                        one -> kind == CIRCLES
                                ? SetCircles.decode(one).areas()
                                : SetRectangles.decode(one).areas())
                .stream()
                .<TerminalArea>flatMap(List::stream)
                .toList();
    }

    private static List<TerminalArea> areas(BodyReader in, int kind, long count) {
        return in.list("areas", count, one -> area(one, kind));
    }

    private static TerminalArea area(BodyReader in, int kind) {
        return switch (kind) {
            case CIRCLES -> CircleArea.decode(in);
            case RECTANGLES -> RectangleArea.decode(in);
            case POLYGONS -> PolygonArea.decode(in);
            default -> TerminalRoute.decode(in);
        };
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(kind).count32(areas).each(areas, one -> one.encode(out));
    }
}
