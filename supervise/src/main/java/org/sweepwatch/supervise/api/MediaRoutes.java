package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.sweepwatch.store.query.MediumQuery;
import org.sweepwatch.store.query.Page;
import org.sweepwatch.store.query.StoredMedium;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.media.MediaFiles;
import org.sweepwatch.supervise.media.MediaFormat;

/** Pictures, sounds and videos of a terminal (多媒体数据). */
final class MediaRoutes {
    private static final Duration RANGE_USUAL = Duration.ofDays(31);
    private static final Duration RANGE_MAX = Duration.ofDays(366);
    private static final String[] TYPES = {"picture", "audio", "video"};

    private final VehicleStore vehicles;
    private final MediumQuery media;
    private final MediaFiles files;
    private final Clock clock;

    MediaRoutes(VehicleStore vehicles, MediumQuery media, MediaFiles files, Clock clock) {
        this.vehicles = vehicles;
        this.media = media;
        this.files = files;
        this.clock = clock;
    }

    /** {@code GET /api/v1/vehicles/{id}/media} */
    void list(Context ctx) throws IOException {
        Parameters parameters = Parameters.of(ctx, "from", "to", "limit", "cursor");
        int id = Parameters.vehicle(ctx, vehicles).id();
        Parameters.Range range = parameters.range(clock.instant(), RANGE_USUAL, RANGE_MAX);
        int limit = parameters.limit(MediumQuery.DEFAULT_LIMIT, MediumQuery.MAX_LIMIT);
        Page<StoredMedium> page = media.media(id, range.from(), range.to(), limit, parameters.cursor());
        Answers.list(
                ctx,
                json -> {
                    for (StoredMedium medium : page.items()) {
                        write(json, medium);
                    }
                },
                page.next() == null ? null : Parameters.cursorOf(page.next()));
    }

    /**
     * {@code GET /api/v1/vehicles/{id}/media/{n}}: the bytes, as an attachment that no browser shows as a page, whatever a
     * terminal has put into them.
     */
    void fetch(Context ctx) throws IOException {
        Parameters.of(ctx);
        int id = Parameters.vehicle(ctx, vehicles).id();
        long number = Parameters.number(ctx, "n");
        StoredMedium medium = media.find(id, number)
                .orElseThrow(() -> new ApiException(
                        ApiError.NOT_FOUND,
                        "Vehicle " + id + " has no medium " + number + ". GET /api/v1/vehicles/" + id
                                + "/media lists all."));
        Path file = files.file(medium.path());
        if (!Files.exists(file)) {
            throw new ApiException(ApiError.NOT_FOUND, "The file of medium " + number + " is gone.");
        }
        MediaFormat format = MediaFormat.of(medium.format());
        ctx.header("Cache-Control", "private, max-age=86400");
        ctx.header("Content-Disposition", "attachment; filename=\"medium-" + number + "." + format.extension() + "\"");
        ctx.contentType(format.contentType());
        ctx.result(Files.newInputStream(file));
    }

    private static void write(JsonGenerator json, StoredMedium medium) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", medium.id());
        json.writeNumberField("mediaId", medium.mediaId());
        json.writeStringField("receivedAt", medium.receivedAt().toString());
        json.writeStringField("type", medium.type() < TYPES.length ? TYPES[medium.type()] : "other");
        json.writeStringField("contentType", MediaFormat.of(medium.format()).contentType());
        json.writeNumberField("event", medium.event());
        json.writeNumberField("channel", medium.channel());
        json.writeStringField(
                "takenAt", medium.takenAt() == null ? null : medium.takenAt().toString());
        json.writeObjectField("latitude", medium.latitude());
        json.writeObjectField("longitude", medium.longitude());
        json.writeNumberField("sizeBytes", medium.sizeBytes());
        json.writeStringField("href", "/api/v1/vehicles/" + medium.vehicleId() + "/media/" + medium.id());
        json.writeEndObject();
    }
}
