package org.sweepwatch.ingest.message.table;

import static org.sweepwatch.ingest.frame.WorkedFrames.hex;
import static org.sweepwatch.ingest.message.table.MessageRow.ALL;
import static org.sweepwatch.ingest.message.table.MessageRow.BASIC;
import static org.sweepwatch.ingest.message.table.MessageRow.ONLY_2011;
import static org.sweepwatch.ingest.message.table.MessageRow.SINCE_2013;
import static org.sweepwatch.ingest.message.table.MessageRow.rows;

import java.util.List;
import java.util.stream.Stream;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.AlarmConfirmation;
import org.sweepwatch.ingest.message.location.Location;
import org.sweepwatch.ingest.message.location.LocationAnswer;
import org.sweepwatch.ingest.message.location.LocationBatch;
import org.sweepwatch.ingest.message.location.LocationList;
import org.sweepwatch.ingest.message.location.TemporaryTracking;

final class LocationRows {
    private static final String ITEMS = "01 04 0001E240 E5 03 010203 00";

    private LocationRows() {}

    static Stream<MessageRow> all() {
        Location basic = new Location(hex(BASIC));
        Location full = new Location(hex(BASIC + ITEMS));
        return Stream.of(
                        rows(MessageId.LOCATION_REPORT, ALL, BASIC + ITEMS, full),
                        rows(MessageId.LOCATION_ANSWER, ONLY_2011, BASIC + ITEMS, new LocationAnswer(null, full)),
                        rows(MessageId.LOCATION_ANSWER, SINCE_2013, "0007" + BASIC, new LocationAnswer(7, basic)),
                        rows(
                                MessageId.LOCATION_BATCH,
                                SINCE_2013,
                                "0002 01 001C" + BASIC + "0028" + BASIC + ITEMS,
                                new LocationList(LocationBatch.BLIND_ZONE, List.of(basic, full))),
                        rows(MessageId.TEMPORARY_TRACKING, ALL, "000A 0000012C", new TemporaryTracking(10, 300)),
                        rows(MessageId.TEMPORARY_TRACKING, ALL, "0000", new TemporaryTracking(0, 0)),
                        rows(
                                MessageId.ALARM_CONFIRMATION,
                                SINCE_2013,
                                "0125 10000009",
                                new AlarmConfirmation(293, 0x10000009L)))
                .flatMap(rows -> rows);
    }
}
