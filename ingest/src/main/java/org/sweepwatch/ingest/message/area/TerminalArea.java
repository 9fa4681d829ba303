package org.sweepwatch.ingest.message.area;

import org.sweepwatch.ingest.message.BodyWriter;

/** One area or route as it lies on a terminal: what the messages that set them and the answer 0x0608 have in common. */
public sealed interface TerminalArea permits CircleArea, RectangleArea, PolygonArea, TerminalRoute {
    /** Number of the area (区域ID, 路线ID), 1 to 2^32 - 1, unique in its kind; setting it again overwrites it. */
    long id();

    /** Attribute bits (区域属性, 路线属性), see {@link AreaAttribute}. */
    int attributes();

    /** Puts the fields in the layout of the writer's edition. */
    void encode(BodyWriter out);
}
