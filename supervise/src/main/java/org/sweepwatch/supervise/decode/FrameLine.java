package org.sweepwatch.supervise.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A decoded frame as one short line for people. */
public final class FrameLine {
    private FrameLine() {}

    /** What the frame is, from whom, and where it says the vehicle was; then what is wrong. */
    public static String of(ObjectNode frame) {
        StringBuilder line = new StringBuilder();
        if (frame.has("messageId")) {
            line.append(frame.get("messageId").asText())
                    .append(' ')
                    .append(frame.get("name").asText());
        }
        if (frame.has("phone")) {
            line.append(", JT/T 808-").append(frame.get("version").asText());
            line.append(", phone ").append(frame.get("phone").asText());
            line.append(", serial ").append(frame.get("serial").asText());
        }
        JsonNode part = frame.path("subpackage");
        if (part.isObject()) {
            line.append(", part ").append(part.get("index")).append(" of ").append(part.get("total"));
        }
        JsonNode body = frame.path("body");
        if (body.has("positions")) {
            line.append(", ").append(body.get("positions").size()).append(" positions");
            line.append(body.get("blindZone").asBoolean() ? " from a blind zone" : "");
            body.get("positions").forEach(position -> appendPosition(line.append("; "), position));
        } else if (body.has("latitude")) {
            appendPosition(line.append(": "), body);
        } else if (body.size() > 0) {
            line.append(": ").append(body);
        }
        JsonNode error = frame.path("error");
        if (error.isObject()) {
            line.append(line.length() == 0 ? "" : " ")
                    .append("[")
                    .append(error.get("code").asText())
                    .append(": ")
                    .append(error.get("message").asText())
                    .append("]");
        }
        return line.toString();
    }

    private static void appendPosition(StringBuilder line, JsonNode position) {
        line.append(String.format(
                Locale.ROOT,
                "%.6f,%.6f %s, %.1f km/h, %d deg, %s",
                position.get("latitude").asDouble(),
                position.get("longitude").asDouble(),
                position.get("time").isNull() ? "no date" : position.get("time").asText(),
                position.get("speedKmh").asDouble(),
                position.get("headingDeg").asInt(),
                position.get("located").asBoolean() ? "located" : "not located"));
        line.append(position.get("accOn").asBoolean() ? ", ACC on" : ", ACC off");
        if (position.get("alarms").size() > 0) {
            line.append(", alarms:");
            position.get("alarms").forEach(alarm -> line.append(' ').append(alarm.asText()));
        }
    }
}
