package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** Writes JSON answers, straight to the connection. */
final class Answers {
    private static final JsonFactory JSON = new JsonFactory();

    private Answers() {}

    /** Writes the fields of one JSON object. */
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    /** Answers one object. */
    static void object(Context ctx, Fields fields) throws IOException {
        ctx.contentType("application/json");
        ctx.header("Cache-Control", "no-store");
        writeObject(ctx, fields);
    }

    static void writeObject(Context ctx, Fields fields) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(ctx.outputStream())) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        }
    }

    /** Writes a list of texts as a field. */
    static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /**
     * Answers a list.
     *
     * @param next cursor of the next page, null after the last
     */
    static void list(Context ctx, Fields items, String next) throws IOException {
        object(ctx, json -> {
            json.writeArrayFieldStart("items");
            items.write(json);
            json.writeEndArray();
            json.writeStringField("next", next);
        });
    }
}
