package org.sweepwatch.supervise.api;

import java.util.Locale;
import java.util.Map;

/**
 * How the server is (健康状况): what {@code /health} answers.
 *
 * @param checks by name, in the order they are shown
 */
public record Health(Map<String, Check> checks) {
    /** Severity; the worst check decides. */
    public enum Status {
        OK,
        /** Works, but something is missing or slow. */
        DEGRADED,
        /** Does not do its work; {@code /health} answers 503. */
        RED;

        /** The name as the API writes it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One check.
     *
     * @param detail a short text for people, with the remedy when not {@code OK}; seen without login, so no secrets
     */
    public record Check(Status status, String detail) {}

    /** The worst of the checks. */
    public Status status() {
        return checks.values().stream()
                .map(Check::status)
                .max(Status::compareTo)
                .orElse(Status.OK);
    }
}
