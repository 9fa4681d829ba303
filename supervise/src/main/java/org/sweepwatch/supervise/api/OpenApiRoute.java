package org.sweepwatch.supervise.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/** {@code GET /api/v1/openapi.yaml}: the description of this API, as it stands in the program. */
final class OpenApiRoute {
    static final String RESOURCE = "/openapi.yaml";

    private OpenApiRoute() {}

    static void get(Context ctx) throws IOException {
        try (InputStream file = OpenApiRoute.class.getResourceAsStream(RESOURCE)) {
            ctx.contentType("application/yaml; charset=utf-8").result(file.readAllBytes());
        }
    }
}
