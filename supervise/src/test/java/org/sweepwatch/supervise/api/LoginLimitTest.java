package org.sweepwatch.supervise.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoginLimitTest {
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void theSixthFailureFromAnAddressHasToWait() {
        try (RunningApi api = new RunningApi()) {
            for (int i = 0; i < LoginLimit.FAILURES_MAX; i++) {
                AccessTest.assertProblem(api.send(login(api, "no" + i)), 401, "wrong_token");
            }
            HttpResponse<String> refused = api.send(login(api, api.token.value()));
            AccessTest.assertProblem(refused, 429, "too_many_attempts");
            int waitS =
                    Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow());
            assertTrue(waitS > 0 && waitS <= 61, "Retry-After " + waitS);
            assertEquals(200, api.get("/api/v1/status").statusCode(), "programs with the token go on");
        }
    }

    @Test
    void theWaitEndsWithTheWindowAndASuccessForgetsTheFailures() {
        LoginLimit limit = new LoginLimit(nanos::get);
        for (int i = 0; i < LoginLimit.FAILURES_MAX; i++) {
            limit.failed("10.0.0.1");
        }
        assertTrue(limit.waitSeconds("10.0.0.1") > 0);
        assertEquals(0, limit.waitSeconds("10.0.0.2"));

        nanos.addAndGet(LoginLimit.WINDOW.toNanos());
        assertEquals(0, limit.waitSeconds("10.0.0.1"));

        limit.failed("10.0.0.2");
        limit.succeeded("10.0.0.2");
        for (int i = 0; i < LoginLimit.FAILURES_MAX - 1; i++) {
            limit.failed("10.0.0.2");
        }
        assertEquals(0, limit.waitSeconds("10.0.0.2"));
    }

    @Test
    void remembersOnlySoManyAddresses() {
        LoginLimit limit = new LoginLimit(nanos::get);
        for (int i = 0; i < LoginLimit.ADDRESSES_MAX + 100; i++) {
            limit.failed("address " + i);
        }

        assertEquals(LoginLimit.ADDRESSES_MAX, limit.remembered());
    }

    @Test
    void keepsOnlySoManySessionsAndEndsUnusedOnes() {
        Sessions sessions = new Sessions(nanos::get);
        String first = sessions.open();
        for (int i = 0; i < Sessions.SESSIONS_MAX; i++) {
            sessions.open();
        }
        assertEquals(Sessions.SESSIONS_MAX, sessions.count());
        assertFalse(sessions.use(first), "the one unused for longest made room");

        String used = sessions.open();
        nanos.addAndGet(Sessions.IDLE_MAX.toNanos() / 2);
        assertTrue(sessions.use(used));
        nanos.addAndGet(Sessions.IDLE_MAX.toNanos() * 3 / 4);
        assertTrue(sessions.use(used), "using it keeps it open");
        assertEquals(1, sessions.count());
        nanos.addAndGet(Sessions.IDLE_MAX.toNanos() + 1);
        assertFalse(sessions.use(used));
    }

    private static HttpRequest.Builder login(RunningApi api, String token) {
        return api.request("/api/v1/session")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"token\":\"" + token + "\"}"));
    }
}
