package org.sweepwatch.ingest.message.area;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.frame.WorkedFrames;
import org.sweepwatch.ingest.message.BodyReader;

/** Areas as terminals tell of them; the second layout was met in the client of a terminal. */
class AreaAnswerTest {
    private static final CircleArea CIRCLE =
            new CircleArea(7, 0, 27.832, 113.147, 300, null, null, null, null, null, "");
    private static final RectangleArea RECTANGLE =
            new RectangleArea(8, 0, 27.84, 113.147, 27.832, 113.14769, null, null, null, null, null, "");
    private static final String CIRCLE_HEX = "00000007 0000 01A8AEC0 06BE7C78 0000012C 0000";
    private static final String RECTANGLE_HEX = "00000008 0000 01A8CE00 06BE7C78 01A8AEC0 06BE7F2A 0000";

    @Test
    void areasFollowTheCount() {
        assertEquals(new AreaAnswer(1, List.of(CIRCLE)), read("01 00000001" + CIRCLE_HEX));
        assertEquals(new AreaAnswer(2, List.of(RECTANGLE)), read("02 00000001" + RECTANGLE_HEX));
    }

    @Test
    void orWholeBodiesOfTheMessagesThatSetThemDo() {
        assertEquals(new AreaAnswer(1, List.of(CIRCLE)), read("01 00000001 0101" + CIRCLE_HEX));
        assertEquals(
                new AreaAnswer(1, List.of(CIRCLE, CIRCLE, CIRCLE)),
                read("01 00000002 0102" + CIRCLE_HEX + CIRCLE_HEX + "0101" + CIRCLE_HEX));
        assertEquals(new AreaAnswer(2, List.of(RECTANGLE)), read("02 00000001 0101" + RECTANGLE_HEX));
    }

    @Test
    void noneIsNone() {
        assertEquals(new AreaAnswer(1, List.of()), read("01 00000000"));
        assertEquals(new AreaAnswer(1, List.of()), read("01 00000001 0101"));
        assertEquals(new AreaAnswer(9, List.of()), read("09 00000001" + CIRCLE_HEX));
    }

    private static AreaAnswer read(String hex) {
        byte[] body = WorkedFrames.hex(hex);
        return AreaAnswer.decode(new BodyReader(body, 0, body.length, ProtocolVersion.V2019));
    }
}
