package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.YearMonth;
import org.sweepwatch.store.query.StoredScheme;
import org.sweepwatch.supervise.evaluate.Schemes;
import org.sweepwatch.supervise.evaluate.scheme.EvaluationScheme;
import org.sweepwatch.supervise.evaluate.scheme.SchemeReader;

/** The evaluation schemes: those that were taken in, and a new one. */
final class SchemeRoutes {
    private static final int REASON_MAX_LENGTH = 500;

    private final Schemes schemes;

    SchemeRoutes(Schemes schemes) {
        this.schemes = schemes;
    }

    /** {@code GET /api/v1/evaluation-schemes}; the one of the program comes last, as the oldest. */
    void list(Context ctx) throws IOException {
        Parameters.of(ctx);
        EvaluationScheme own = SchemeReader.defaultScheme();
        Answers.list(
                ctx,
                json -> {
                    for (StoredScheme stored : schemes.list()) {
                        write(
                                json,
                                stored.id(),
                                stored.validFrom(),
                                stored.actor(),
                                stored.reason(),
                                stored.at().toString(),
                                stored.document());
                    }
                    write(json, 0, own.validFrom(), "", "default of the program", null, SchemeReader.write(own));
                },
                null);
    }

    /** {@code POST /api/v1/evaluation-schemes}: the scheme is the body, YAML or JSON. */
    void add(Context ctx) throws IOException {
        Parameters parameters = Parameters.of(ctx, "by", "reason");
        String by = required(parameters, "by");
        String reason = required(parameters, "reason");
        StoredScheme stored = schemes.add(SchemeReader.read(ctx.body()), by, reason);
        ctx.status(201);
        Answers.object(ctx, json -> {
            json.writeNumberField("id", stored.id());
            json.writeStringField("validFrom", stored.validFrom().toString());
        });
    }

    private static String required(Parameters parameters, String name) {
        String value = parameters.text(name);
        if (value == null || value.isBlank() || value.length() > REASON_MAX_LENGTH) {
            throw Parameters.wrong(name, value == null ? "" : value, "a text, for the log");
        }
        return value;
    }

    /** The document was checked when it was taken in and is stored as JSON text. */
    private static void write(
            JsonGenerator json, int id, YearMonth validFrom, String by, String reason, String at, String document)
            throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeStringField("validFrom", validFrom.toString());
        json.writeStringField("by", by);
        json.writeStringField("reason", reason);
        json.writeStringField("at", at);
        json.writeFieldName("scheme");
        json.writeRawValue(document);
        json.writeEndObject();
    }
}
