package org.sweepwatch.supervise.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.sweepwatch.store.query.Page;
import org.sweepwatch.store.query.Position;
import org.sweepwatch.store.query.TrackQuery;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.api.Formats.Format;

/** The track of one vehicle (轨迹), as JSON, GeoJSON, GPX or CSV. */
final class TrackRoute {
    private static final Duration RANGE_USUAL = Duration.ofHours(24);
    private static final Duration RANGE_MAX = Duration.ofDays(31);
    private static final Formats FORMATS =
            new Formats(List.of(Formats.JSON, Formats.GEOJSON, Formats.GPX, Formats.CSV));

    private final VehicleStore vehicles;
    private final TrackQuery tracks;
    private final HeavyQueries heavy;
    private final Clock clock;

    TrackRoute(VehicleStore vehicles, TrackQuery tracks, HeavyQueries heavy, Clock clock) {
        this.vehicles = vehicles;
        this.tracks = tracks;
        this.heavy = heavy;
        this.clock = clock;
    }

    /** {@code GET /api/v1/vehicles/{id}/track} */
    void get(Context ctx) throws IOException {
        Parameters parameters = Parameters.of(ctx, "from", "to", "limit", "cursor", "format");
        int id = Parameters.id(ctx);
        Format format = FORMATS.choose(ctx, parameters);
        Parameters.Range range = parameters.range(clock.instant(), RANGE_USUAL, RANGE_MAX);
        int limit = parameters.limit(TrackQuery.DEFAULT_LIMIT, TrackQuery.MAX_LIMIT);
        Vehicle vehicle = vehicles.find(id).orElseThrow(() -> Parameters.noVehicle(Integer.toString(id)));
        try (HeavyQueries.Permit permit = heavy.enter()) {
            Page<Position> page = tracks.track(id, range.from(), range.to(), limit, parameters.cursor());
            String next = page.next() == null ? null : Parameters.cursorOf(page.next());
            if (next != null) {
                ctx.header("Link", "<" + nextAddress(ctx, range, limit, format, next) + ">; rel=\"next\"");
            }
            ctx.header("Cache-Control", "no-store");
            new TrackWriter(vehicle, page.items(), next).write(ctx, format);
        }
    }

    /** GPX and CSV have no place for a cursor, so the address of the next page stands in a header. */
    private static String nextAddress(Context ctx, Parameters.Range range, int limit, Format format, String next) {
        return ctx.path() + "?from=" + escaped(range.from()) + "&to=" + escaped(range.to()) + "&limit=" + limit
                + "&format=" + format.id() + "&cursor=" + next;
    }

    private static String escaped(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
    }
}
