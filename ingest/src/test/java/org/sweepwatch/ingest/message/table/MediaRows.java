package org.sweepwatch.ingest.message.table;

import static org.sweepwatch.ingest.frame.WorkedFrames.hex;
import static org.sweepwatch.ingest.message.table.MessageRow.ALL;
import static org.sweepwatch.ingest.message.table.MessageRow.BASIC;
import static org.sweepwatch.ingest.message.table.MessageRow.ONLY_2011;
import static org.sweepwatch.ingest.message.table.MessageRow.SINCE_2013;
import static org.sweepwatch.ingest.message.table.MessageRow.rows;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.data.CompressedData;
import org.sweepwatch.ingest.message.data.PassThrough;
import org.sweepwatch.ingest.message.data.RsaKey;
import org.sweepwatch.ingest.message.location.Location;
import org.sweepwatch.ingest.message.media.FetchMedium;
import org.sweepwatch.ingest.message.media.MediaData;
import org.sweepwatch.ingest.message.media.MediaEvent;
import org.sweepwatch.ingest.message.media.MediaReply;
import org.sweepwatch.ingest.message.media.RecordAudio;
import org.sweepwatch.ingest.message.media.SearchStoredMedia;
import org.sweepwatch.ingest.message.media.Shoot;
import org.sweepwatch.ingest.message.media.ShotAnswer;
import org.sweepwatch.ingest.message.media.StoredMediaAnswer;
import org.sweepwatch.ingest.message.media.UploadStoredMedia;
import org.sweepwatch.ingest.message.video.FileUploadDone;
import org.sweepwatch.ingest.message.video.MediaAttributes;
import org.sweepwatch.ingest.message.video.PassengerFlow;
import org.sweepwatch.ingest.message.video.ResourceList;

/** Media, opaque data, and what JT/T 1078 adds. */
final class MediaRows {
    private static final Location WHERE = new Location(hex(BASIC));

    private MediaRows() {}

    static Stream<MessageRow> all() {
        return Stream.of(uploads(), commands(), data(), video()).flatMap(rows -> rows);
    }

    private static Stream<MessageRow> uploads() {
        return Stream.of(
                        rows(MessageId.MULTIMEDIA_EVENT, ALL, "00000011 00 00 07 02", new MediaEvent(17, 0, 0, 7, 2)),
                        rows(
                                MessageId.MULTIMEDIA_DATA,
                                ONLY_2011,
                                "00000011 00 00 07 02 00000003 00000001 FFD8FF",
                                new MediaData(17, 0, 0, 7, 2, null, 3L, 1L, hex("FFD8FF"))),
                        rows(
                                MessageId.MULTIMEDIA_DATA,
                                SINCE_2013,
                                "00000011 00 00 07 02" + BASIC + "FFD8FF",
                                new MediaData(17, 0, 0, 7, 2, WHERE, null, null, hex("FFD8FF"))),
                        rows(
                                MessageId.MULTIMEDIA_REPLY,
                                ONLY_2011,
                                "0125 00000011 01 0002",
                                new MediaReply(293, 17, List.of(2))),
                        rows(MessageId.MULTIMEDIA_REPLY, SINCE_2013, "00000011", new MediaReply(null, 17, List.of())),
                        rows(
                                MessageId.MULTIMEDIA_REPLY,
                                SINCE_2013,
                                "00000011 02 0002 0005",
                                new MediaReply(null, 17, List.of(2, 5))),
                        rows(
                                MessageId.STORED_MEDIA_ANSWER,
                                ONLY_2011,
                                "0125 0009 0001 00 02 07" + BASIC,
                                new StoredMediaAnswer(
                                        293, 9, List.of(new StoredMediaAnswer.Item(null, 0, 2, 7, WHERE)))),
                        rows(
                                MessageId.STORED_MEDIA_ANSWER,
                                SINCE_2013,
                                "0125 0001 00000011 00 02 07" + BASIC,
                                new StoredMediaAnswer(
                                        293, 1, List.of(new StoredMediaAnswer.Item(17L, 0, 2, 7, WHERE)))))
                .flatMap(rows -> rows);
    }

    private static Stream<MessageRow> commands() {
        return Stream.of(
                        rows(
                                MessageId.SHOOT,
                                ALL,
                                "02 0003 0005 01 02 01 80 40 3F 7F",
                                new Shoot(2, 3, 5, 1, 2, 1, 128, 64, 63, 127)),
                        rows(
                                MessageId.SHOT_ANSWER,
                                SINCE_2013,
                                "0125 00 0002 00000011 00000012",
                                new ShotAnswer(293, 0, List.of(17L, 18L))),
                        rows(MessageId.SHOT_ANSWER, SINCE_2013, "0125 02", new ShotAnswer(293, 2, List.of())),
                        rows(
                                MessageId.SEARCH_STORED_MEDIA,
                                ALL,
                                "00 02 01 261123034510 000000000000",
                                new SearchStoredMedia(0, 2, 1, "26-11-23 03:45:10", "00-00-00 00:00:00")),
                        rows(
                                MessageId.UPLOAD_STORED_MEDIA,
                                ALL,
                                "00 02 01 261123034510 261124034510 01",
                                new UploadStoredMedia(0, 2, 1, "26-11-23 03:45:10", "26-11-24 03:45:10", 1)),
                        rows(MessageId.RECORD_AUDIO, ALL, "01 003C 01 02", new RecordAudio(1, 60, 1, 2)),
                        rows(MessageId.FETCH_MEDIUM, SINCE_2013, "00000011 01", new FetchMedium(17, 1)))
                .flatMap(rows -> rows);
    }

    private static Stream<MessageRow> data() {
        PassThrough old = new PassThrough(PassThrough.SERIAL_1, 2L, 1, hex("7D7E"));
        PassThrough now = new PassThrough(PassThrough.SERIAL_1, null, null, hex("7D7E"));
        String modulus = "C5".repeat(RsaKey.MODULUS_BYTES);
        RsaKey key = new RsaKey(65537, hex(modulus));
        return Stream.of(
                        rows(MessageId.UPLINK_PASS_THROUGH, ONLY_2011, "41 00000002 0001 7D7E", old),
                        rows(MessageId.UPLINK_PASS_THROUGH, SINCE_2013, "41 7D7E", now),
                        rows(MessageId.DOWNLINK_PASS_THROUGH, ONLY_2011, "41 00000002 0001 7D7E", old),
                        rows(MessageId.DOWNLINK_PASS_THROUGH, SINCE_2013, "41 7D7E", now),
                        rows(MessageId.COMPRESSED_DATA, ALL, "00000004 1F8B0800", new CompressedData(hex("1F8B0800"))),
                        rows(MessageId.TERMINAL_RSA_KEY, ALL, "00010001" + modulus, key),
                        rows(MessageId.PLATFORM_RSA_KEY, ALL, "00010001" + modulus, key))
                .flatMap(rows -> rows);
    }

    private static Stream<MessageRow> video() {
        Instant from = Instant.parse("2026-11-22T19:45:10Z");
        Instant to = Instant.parse("2026-11-22T19:46:10Z");
        return Stream.of(
                        rows(
                                MessageId.MEDIA_ATTRIBUTES,
                                SINCE_2013,
                                "13 01 00 01 0140 01 62 04 08",
                                new MediaAttributes(19, 1, 0, 1, 320, 1, 98, 4, 8)),
                        rows(
                                MessageId.PASSENGER_FLOW,
                                SINCE_2013,
                                "261123034510 261123034610 0003 0002",
                                new PassengerFlow(from, to, 3, 2)),
                        rows(
                                MessageId.RESOURCE_LIST,
                                SINCE_2013,
                                "0125 00000001 02 261123034510 261123034610 0000000000000120 00 01 01 00100000",
                                new ResourceList(
                                        293,
                                        List.of(new ResourceList.Resource(
                                                2, from, to, hex("0000000000000120"), 0, 1, 1, 1 << 20)))),
                        rows(MessageId.FILE_UPLOAD_DONE, SINCE_2013, "0125 01", new FileUploadDone(293, 1)))
                .flatMap(rows -> rows);
    }
}
