package org.sweepwatch.supervise.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.sweepwatch.supervise.command.CommandNames;
import org.sweepwatch.supervise.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code command}: a message down to a terminal, through the running server. */
@Command(
        name = "command",
        mixinStandardHelpOptions = true,
        description = {
            "Send a message down to the terminal of a vehicle, through the running server. 下发指令。",
            "",
            "It is sent at once or when the terminal connects next, repeated until it is answered, and kept with who asked.",
            ""
        },
        footer = {
            "",
            "For example:  command 湘BA6187 text --set text=请返回路线 --wait",
            "              command 13973300187 locate --wait",
            "              command 7 set-parameters --set heartbeatIntervalS=60 --set 0x0029=10",
            "              command 7 photo --set channel=1",
            "              command 7 upgrade --file firmware.bin --set makerId=ZZTST --set firmwareVersion=2.4",
            "Exit codes: 0 taken (with --wait: done), 1 refused or not answered, 2 wrong usage."
        })
final class CommandCommand implements Callable<Integer> {
    private static final long POLL_MS = 500;
    private static final Set<String> GOOD_ENDS = Set.of("DONE", "ANSWERED");

    @Mixin
    private StoreOptions store;

    @Mixin
    private ApiOptions api;

    @Mixin
    private CommandBodyOptions fields;

    @Parameters(index = "0", paramLabel = "VEHICLE", description = "Id, phone or plate. 车辆。")
    private String vehicle;

    @Parameters(
            index = "1",
            paramLabel = "KIND",
            description = "text, locate, track, photo, set-parameters, ... or an id such as 0x8300. 指令。")
    private String kind;

    @Option(names = "--file", paramLabel = "FILE", description = "Upgrade package. 升级包。")
    private Path file;

    @Option(names = "--wait", description = "Wait until nothing more is to come. 等待结果。")
    private boolean waits;

    @Option(
            names = "--expires",
            paramLabel = "S",
            defaultValue = "600",
            description = "Not sent any more after so many seconds (default 600). 有效期（秒）。")
    private int expiresInS;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Settings settings = api.settings(store);
        ObjectNode request = request(settings);
        ApiClient server = api.client(settings);
        try {
            String path = "/api/v1/vehicles/" + server.vehicle(vehicle) + "/commands";
            JsonNode command = server.post(path, request);
            if (waits) {
                command = awaitEnd(server, path + "/" + command.get("id").asLong());
            }
            spec.commandLine().getOut().println(command);
            return !waits || GOOD_ENDS.contains(command.get("state").asText()) ? 0 : 1;
        } catch (ApiClient.RefusedException e) {
            if (e.wrongRequest()) {
                throw new ParameterException(spec.commandLine(), e.getMessage(), e);
            }
            throw e;
        }
    }

    private ObjectNode request(Settings settings) throws IOException {
        try {
            CommandNames.of(kind);
            ObjectNode body = fields.body(kind);
            if (file != null) {
                body.put("file", handedOver(settings));
            }
            ObjectNode request = new ObjectMapper().createObjectNode();
            request.put("message", kind).put("expiresInS", expiresInS).put("by", System.getProperty("user.name"));
            request.set("body", body);
            return request;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Puts the file where the server finds it. */
    private String handedOver(Settings settings) throws IOException {
        Path upgrades = Files.createDirectories(settings.data().resolve("upgrades"));
        String name = file.getFileName().toString();
        Path target = upgrades.resolve(name);
        if (!file.toAbsolutePath().normalize().equals(target.toAbsolutePath().normalize())) {
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return name;
    }

    private static JsonNode awaitEnd(ApiClient server, String path) throws IOException {
        while (true) {
            JsonNode command = server.get(path);
            boolean complete = !command.get("state").asText().equals("ANSWERED")
                    || !command.get("answer").isNull();
            if (command.get("finished").asBoolean() && complete) {
                return command;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }
}
