package org.sweepwatch.supervise.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Requests that Jetty refuses before any route sees them (bad request line, header too long) get a problem, too. */
final class ServerErrors extends ErrorHandler {
    private static final HttpField TYPE = new HttpField(HttpHeader.CONTENT_TYPE, Problems.CONTENT_TYPE);

    @Override
    protected void generateResponse(
            Request request, Response response, int code, String message, Throwable cause, Callback callback) {
        response.getHeaders().put(TYPE);
        Content.Sink.write(response, true, body(code), callback);
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
        fields.put(TYPE);
        return StandardCharsets.UTF_8.encode(body(status));
    }

    private static String body(int status) {
        return Problems.body(
                status,
                status < 500 ? "bad_request" : "internal",
                HttpStatus.getMessage(status),
                "The request could not be understood as HTTP; check its address and its headers.");
    }
}
