package org.sweepwatch.ingest.message.area;

import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Areas or routes as the terminal has them (查询区域或线路数据应答), 0x0608, 2019. Its table types each as a DWORD, which cannot
 * be meant: they come in the layout of the messages that set them. What a terminal sends in a layout of its own is left unread.
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
        BodyReader trial = in.ahead();
        boolean known = kind >= CIRCLES && kind <= ROUTES;
        boolean readable = known && areas(trial, kind, count) != null && !trial.isShort();
        return new AreaAnswer(kind, readable ? areas(in, kind, count) : List.of());
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
