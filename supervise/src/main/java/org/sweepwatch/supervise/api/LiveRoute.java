package org.sweepwatch.supervise.api;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.sweepwatch.supervise.live.LiveFeed;

/** {@code GET /api/v1/live}: hands the connection over to the live feed. */
final class LiveRoute {
    private static final String TYPE = "text/event-stream";
    private static final int RETRY_AFTER_S = 10;

    private final LiveFeed feed;
    private final Guard guard;

    LiveRoute(LiveFeed feed, Guard guard) {
        this.feed = feed;
        this.guard = guard;
    }

    void get(Context ctx) {
        Parameters.of(ctx);
        String accept = ctx.header("Accept");
        if (accept != null && !accept.contains(TYPE) && !accept.contains("*/*")) {
            throw new ApiException(ApiError.NOT_ACCEPTABLE, "The live feed is a stream: send 'Accept: " + TYPE + "'.");
        }
        BooleanSupplier allowed = guard.stillLoggedIn(ctx);
        ctx.future(() -> join(ctx, allowed));
    }

    /** Called in asynchronous mode; the request ends when the future completes. */
    private CompletableFuture<Void> join(Context ctx, BooleanSupplier allowed) {
        ctx.req().getAsyncContext().setTimeout(0);
        ctx.contentType(TYPE + "; charset=utf-8");
        ctx.header("Cache-Control", "no-store");
        ctx.header("X-Accel-Buffering", "no"); // a proxy must not hold events back
        CompletableFuture<Void> closed = feed.join(output(ctx), allowed);
        if (closed == null) {
            throw new ApiException(
                    ApiError.BUSY, "As many browsers as allowed are on the live feed. Try again later.", RETRY_AFTER_S);
        }
        return closed;
    }

    /** The connection itself: what Javalin compresses or gathers would come late. */
    private static ServletOutputStream output(Context ctx) {
        try {
            return ctx.res().getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException("the connection is gone", e);
        }
    }
}
