package org.sweepwatch.bench.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** The counters that a server of this project shows at {@code /metrics}. */
public final class MetricsPage {
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;

    private MetricsPage(HttpRequest request) {
        this.request = request;
    }

    /**
     * The page of a server that runs.
     *
     * @param data data directory of the server, where its token lies
     * @throws IOException when there is no token
     */
    public static MetricsPage of(String httpUrl, Path data) throws IOException {
        return new MetricsPage(HttpRequest.newBuilder(URI.create(httpUrl + "/metrics"))
                .header(
                        "Authorization",
                        "Bearer " + Files.readString(data.resolve("api-token")).strip())
                .build());
    }

    /**
     * Positions dealt with by the store so far, those it had already included.
     *
     * @throws IOException when the server does not tell
     */
    public long positionsStored() throws IOException {
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("the server answered " + answer.statusCode() + " to " + request.uri());
            }
            return answer.body()
                    .lines()
                    .filter(line -> line.matches("sweepwatch_pipeline_positions_(stored|repeated)_total .*"))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading " + request.uri(), e);
        }
    }
}
