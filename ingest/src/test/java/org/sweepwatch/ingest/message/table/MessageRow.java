package org.sweepwatch.ingest.message.table;

import java.util.List;
import java.util.stream.Stream;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.frame.WorkedFrames;
import org.sweepwatch.ingest.message.MessageBody;
import org.sweepwatch.ingest.message.MessageId;

/** One body written by hand from the standard's tables, in one edition's layout, and what it says. */
@SuppressWarnings("ArrayRecordComponent")
public record MessageRow(MessageId id, ProtocolVersion version, byte[] body, MessageBody expected) {

    /** Basic block of 0x0200: two alarms, 27.832150 N 113.147690 E, 52 m, 8.6 km/h, 271 degrees. */
    static final String BASIC = "00000120 000C0003 01A8AF56 06BE7F2A 0034 0056 010F 261123034510";

    static final List<ProtocolVersion> ALL = List.of(ProtocolVersion.values());
    static final List<ProtocolVersion> ONLY_2011 = List.of(ProtocolVersion.V2011);
    static final List<ProtocolVersion> ONLY_2013 = List.of(ProtocolVersion.V2013);
    static final List<ProtocolVersion> ONLY_2019 = List.of(ProtocolVersion.V2019);
    static final List<ProtocolVersion> SINCE_2013 = List.of(ProtocolVersion.V2013, ProtocolVersion.V2019);
    static final List<ProtocolVersion> UNTIL_2013 = List.of(ProtocolVersion.V2011, ProtocolVersion.V2013);

    /** The same bytes in several editions. */
    static Stream<MessageRow> rows(MessageId id, List<ProtocolVersion> versions, String hex, MessageBody expected) {
        return versions.stream().map(version -> new MessageRow(id, version, WorkedFrames.hex(hex), expected));
    }

    /** Every row of every room. */
    public static List<MessageRow> all() {
        return Stream.of(
                        LinkRows.all(),
                        ParameterRows.all(),
                        LocationRows.all(),
                        NoticeRows.all(),
                        AreaRows.all(),
                        VehicleRows.all(),
                        MediaRows.all())
                .flatMap(rows -> rows)
                .toList();
    }

    @Override
    public String toString() {
        return String.format("0x%04X %s, %s", id.code(), id.label(), version.label());
    }
}
