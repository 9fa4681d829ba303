package org.sweepwatch.store.query;

import java.util.List;
import java.util.stream.Collectors;

/** A small JSON object for the change log: texts, numbers, lists of texts, null. */
final class Json {
    private final StringBuilder text = new StringBuilder("{");

    /** Adds a value: a number as such, a list as an array of texts, anything else as its text. */
    Json put(String key, Object value) {
        return raw(
                key, value instanceof List<?> list ? array(list) : value instanceof Number ? "" + value : quote(value));
    }

    /** Adds a value that is JSON text already. */
    Json raw(String key, String json) {
        text.append(text.length() > 1 ? "," : "").append(quote(key)).append(':').append(json);
        return this;
    }

    private static String array(List<?> values) {
        return values.stream().map(Json::quote).collect(Collectors.joining(",", "[", "]"));
    }

    private static String quote(Object value) {
        if (value == null) {
            return "null";
        }
        StringBuilder quoted = new StringBuilder("\"");
        value.toString().chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ') {
                quoted.append("\\u%04x".formatted(c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
