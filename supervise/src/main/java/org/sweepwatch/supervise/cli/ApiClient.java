package org.sweepwatch.supervise.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Talks to a running server over its API, with the bearer token. */
final class ApiClient {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The server refuses; its own words say why. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        private final int status;

        RefusedException(int status, String detail) {
            super(detail);
            this.status = status;
        }

        /** Whether the request itself is wrong, so that asking again is of no use. */
        boolean wrongRequest() {
            return status == 400;
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String url;
    private final String token;

    ApiClient(String url, String token) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.token = token;
    }

    JsonNode get(String path) throws IOException {
        return send(request(path).GET().build());
    }

    JsonNode post(String path, JsonNode body) throws IOException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    /**
     * The vehicle that people mean.
     *
     * @param named id, phone or plate
     * @throws IOException when there is none
     */
    int vehicle(String named) throws IOException {
        for (String key : new String[] {"phone", "plate"}) {
            JsonNode found = get("/api/v1/vehicles?" + key + "=" + URLEncoder.encode(named, StandardCharsets.UTF_8));
            if (found.get("items").size() == 1) {
                return found.at("/items/0/id").asInt();
            }
        }
        if (named.matches("[1-9]\\d{0,8}")) {
            return get("/api/v1/vehicles/" + named).get("id").asInt();
        }
        throw new IOException("no vehicle '" + named + "': name one by id, phone or plate");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) throws IOException {
        HttpResponse<String> answer;
        try {
            answer = http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IOException e) {
            throw new IOException(
                    "no server answers at " + url + ": start it with 'serve', or name it with --url or --http-port", e);
        }
        JsonNode body = JSON.readTree(answer.body());
        if (answer.statusCode() >= 400) {
            throw new RefusedException(
                    answer.statusCode(), body.path("detail").asText("status " + answer.statusCode()));
        }
        return body;
    }
}
