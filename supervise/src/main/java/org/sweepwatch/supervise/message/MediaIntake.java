package org.sweepwatch.supervise.message;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.ingest.message.BcdTime;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.LocationReport;
import org.sweepwatch.ingest.message.media.MediaData;
import org.sweepwatch.ingest.message.media.MediaReply;
import org.sweepwatch.store.write.MessageRows;
import org.sweepwatch.supervise.media.MediaFiles;
import org.sweepwatch.supervise.media.MediaFormat;

/**
 * Takes in media (多媒体数据上传, 0x0801): first the file, durable; then the row, with the checkpoint; then the reply 0x8800
 * that lets the terminal forget the medium.
 */
public final class MediaIntake {
    private static final Logger LOG = LoggerFactory.getLogger(MediaIntake.class);

    private final String journalId;
    private final MediaFiles files;
    private final TerminalReplies replies;

    /** @param journalId the journal that the messages come from */
    public MediaIntake(String journalId, MediaFiles files, TerminalReplies replies) {
        this.journalId = journalId;
        this.files = files;
        this.replies = replies;
    }

    UplinkResult of(UplinkMessage message, MediaData medium) {
        String path;
        try {
            path = files.write(
                    journalId,
                    message.journalIndex(),
                    message.vehicleId(),
                    Instant.ofEpochMilli(message.receivedMs()),
                    MediaFormat.of(medium.format()),
                    medium.data());
        } catch (IOException e) {
            LOG.warn("medium of vehicle {} kept in quarantine, no file for it: {}", message.vehicleId(), e.toString());
            return UplinkResult.quarantine("MEDIA_NOT_WRITTEN");
        }
        MessageRows.Medium row = row(message, medium, path);
        MediaReply reply = new MediaReply(message.serial(), medium.mediaId(), List.of());
        return new UplinkResult(
                List.of(rows -> rows.medium(row)),
                () -> replies.send(message.vehicleId(), MessageId.MULTIMEDIA_REPLY, reply),
                null);
    }

    private static MessageRows.Medium row(UplinkMessage message, MediaData medium, String path) {
        LocationReport at = medium.location() == null ? null : medium.location().report();
        boolean dated = at != null && at.timeMs() != BcdTime.INVALID;
        boolean placed = at != null && at.located();
        return new MessageRows.Medium(
                message.journalIndex(),
                message.vehicleId(),
                message.receivedMs(),
                medium.mediaId(),
                medium.type(),
                medium.format(),
                medium.event(),
                medium.channel(),
                dated ? (Long) at.timeMs() : null,
                placed ? (Integer) at.latE6() : null,
                placed ? (Integer) at.lonE6() : null,
                medium.data().length,
                path);
    }
}
