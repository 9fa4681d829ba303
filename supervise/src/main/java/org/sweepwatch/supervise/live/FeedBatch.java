package org.sweepwatch.supervise.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * What a client at one cursor has to be told next, as bytes of {@code text/event-stream}, oldest change first.
 *
 * <p>At most about {@link #BYTES_MAX}: a client far behind is brought forward in several batches, each made only when
 * the one before has left, so the memory of a slow client does not grow.
 *
 * @param cursor where the client stands after it has this batch
 * @param bytes what to write, never changed
 */
record FeedBatch(Cursor cursor, byte[] bytes) {
    /** A batch is closed at the first entry that takes it past this size; one entry is a few hundred bytes. */
    static final int BYTES_MAX = 64 * 1024;

    /** The comment that keeps an idle connection alive. */
    static final byte[] KEEP_ALIVE = ": keep-alive\n\n".getBytes(StandardCharsets.UTF_8);

    private static final JsonFactory JSON =
            JsonFactory.builder().build().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    /**
     * What a client has seen.
     *
     * @param version version of the {@link LiveView}
     * @param event number of the last event
     */
    record Cursor(long version, long event) {}

    /** The next batch after {@code from}, null when there is nothing new. */
    static FeedBatch after(LiveView view, Cursor from) {
        long upTo = view.version();
        long version = from.version();
        long event = from.event();
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        try {
            List<LiveVehicle> changed = view.changedAfter(from.version(), upTo);
            changed.sort(Comparator.comparingLong(LiveVehicle::version));
            for (LiveVehicle vehicle : changed) {
                vehicle(out, vehicle, from.version());
                version = vehicle.version();
                if (out.size() > BYTES_MAX) {
                    return new FeedBatch(new Cursor(version, event), out.toByteArray());
                }
            }
            version = upTo;
            for (LiveEvent happened : view.events().after(from.event())) {
                message(out, "event", json -> LiveJson.event(json, happened));
                event = happened.sequence();
                if (out.size() > BYTES_MAX) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.size() == 0 ? null : new FeedBatch(new Cursor(version, event), out.toByteArray());
    }

    private static void vehicle(ByteArrayOutputStream out, LiveVehicle vehicle, long from) throws IOException {
        if (vehicle.positionVersion() > from) {
            message(out, "position", json -> LiveJson.position(json, vehicle.position(), vehicle.state()));
        }
        if (vehicle.deviceVersion() > from) {
            message(out, "device", json -> LiveJson.device(json, vehicle));
        }
    }

    private static void message(ByteArrayOutputStream out, String event, Body body) throws IOException {
        out.write(("event: " + event + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        try (JsonGenerator json = JSON.createGenerator(out)) {
            body.write(json);
        }
        out.write('\n');
        out.write('\n');
    }

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }
}
