package org.sweepwatch.supervise.server;

import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.write.KeptRetention;
import org.sweepwatch.store.write.Retention;
import org.sweepwatch.supervise.media.MediaFiles;

/** Takes away what is older than it may be kept: positions, messages, quarantine, commands, media with their files. */
final class KeptData {
    private static final Logger LOG = LoggerFactory.getLogger(KeptData.class);

    private final Retention positions;
    private final KeptRetention messages;
    private final MediaFiles media;
    private final Clock clock;

    KeptData(Database database, MediaFiles media, Clock clock) {
        this.positions = new Retention(database);
        this.messages = new KeptRetention(database);
        this.media = media;
        this.clock = clock;
    }

    void apply(int days) {
        positions.apply(days, clock.instant());
        for (String path : messages.apply(days, clock.instant())) {
            try {
                media.delete(path);
            } catch (IOException e) {
                LOG.warn("media file {} not deleted; nothing points to it any more: {}", path, e.toString());
            }
        }
    }
}
