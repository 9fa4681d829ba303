package org.sweepwatch.supervise.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code redecode}: stored positions of a model are read again with its profile of today, by the running server. */
@Command(
        name = "redecode",
        mixinStandardHelpOptions = true,
        description = {
            "Read stored positions of a terminal model again with its profile of today. 按机型重新解码历史数据。",
            "",
            "The running server does it in the background and folds the days again in which something changed. Frozen",
            "figures stay as they are until 'recompute' is asked for.",
            ""
        })
final class RedecodeCommand implements Callable<Integer> {
    private static final long POLL_MS = 500;

    @Mixin
    private StoreOptions store;

    @Mixin
    private ApiOptions api;

    @Option(names = "--model", paramLabel = "M", required = true, description = "Terminal model. 终端型号。")
    private String model;

    @Option(names = "--from", paramLabel = "D", required = true, description = "First operational day. 起始作业日。")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "D", required = true, description = "Last operational day. 截止作业日。")
    private LocalDate to;

    @Option(names = "--wait", description = "Wait until it is done, and tell how far it is. 等待完成。")
    private boolean waits;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ApiClient server = api.client(api.settings(store));
        ObjectNode request = new ObjectMapper().createObjectNode();
        request.put("model", model).put("from", from.toString()).put("to", to.toString());
        request.put("by", System.getProperty("user.name"));
        try {
            JsonNode asked = server.post("/api/v1/redecodings", request);
            if (waits) {
                asked = awaitEnd(server, asked.get("id").asLong());
            }
            spec.commandLine().getOut().println(asked);
            return 0;
        } catch (ApiClient.RefusedException e) {
            if (e.wrongRequest()) {
                throw new ParameterException(spec.commandLine(), e.getMessage(), e);
            }
            throw e;
        }
    }

    private JsonNode awaitEnd(ApiClient server, long id) throws IOException {
        String told = "";
        while (true) {
            JsonNode one = find(server.get("/api/v1/redecodings"), id);
            if (!one.get("finishedAt").isNull()) {
                return one;
            }
            String progress =
                    "at " + one.get("nextDay").asText() + ": " + one.get("read").asLong() + " positions read, "
                            + one.get("changed").asLong() + " changed";
            if (!progress.equals(told)) {
                spec.commandLine().getErr().println(progress);
                told = progress;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    private static JsonNode find(JsonNode list, long id) throws IOException {
        for (JsonNode one : list.get("items")) {
            if (one.get("id").asLong() == id) {
                return one;
            }
        }
        throw new IOException("the server does not know request " + id + " any more");
    }
}
