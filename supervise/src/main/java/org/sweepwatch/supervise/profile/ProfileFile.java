package org.sweepwatch.supervise.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.BcdTime;
import org.sweepwatch.supervise.point.Signal;

/** Reads one profile; every problem is noted with the file and the key, and all of them together refuse it. */
final class ProfileFile {
    /** Entries of each list of a profile. */
    private static final int LIST_MAX = 64;

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> KEYS = Set.of(
            "name", "match", "edition", "clock", "server-time", "speed-factor", "fixed-tail", "signals", "items");
    private static final Set<String> FIELD_KEYS =
            Set.of("item", "analog", "serial", "offset", "width", "signed", "bit", "scale");
    /** These have columns of their own in the store, which decoding again does not read. */
    private static final Set<Integer> NOT_FOR_SIGNALS = Set.of(0x01, 0x02, 0x03, 0x30, 0x31);

    private static final int VEHICLE_SIGNALS = 0x25;
    private static final int IO_STATUS = 0x2A;
    private static final int ANALOG = 0x2B;

    private final String file;
    private final List<String> problems;

    private ProfileFile(String file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Null when it cannot be used; then the problems say why. */
    static TerminalProfile read(String file, String text, List<String> problems) {
        ProfileFile reader = new ProfileFile(file, problems);
        int before = problems.size();
        try {
            TerminalProfile profile = reader.profile(YAML.readTree(text));
            return problems.size() == before ? profile : null;
        } catch (JsonProcessingException e) {
            problems.add(file + ": no YAML: " + e.getOriginalMessage().replace('\n', ' ')
                    + (e.getLocation() == null
                            ? ""
                            : " (line " + e.getLocation().getLineNr() + ")"));
            return null;
        }
    }

    private TerminalProfile profile(JsonNode root) {
        if (root == null || !root.isObject()) {
            problems.add(file + ": a profile is a list of keys: " + String.join(", ", sorted(KEYS)));
            return null;
        }
        keys("", root, KEYS);
        String name = root.path("name").asText("");
        if (!name.matches("[A-Za-z0-9._-]{1,40}")) {
            wrong("name", root.path("name"), "1 to 40 letters, digits, dots and dashes");
        }
        return new TerminalProfile(
                name,
                matches(root.path("match"), name.equals(TerminalProfile.STANDARD.name())),
                edition(root.path("edition")),
                clock(root.path("clock")),
                serverTimeAheadMs(root),
                number("speed-factor", root.path("speed-factor"), 1, 0.01, 100),
                flag("fixed-tail", root.path("fixed-tail")),
                signals(root.path("signals")),
                items(root.path("items")));
    }

    private List<ModelMatch> matches(JsonNode node, boolean forTheRest) {
        List<ModelMatch> matches = new ArrayList<>();
        for (JsonNode one : list("match", node)) {
            keys("match.", one, Set.of("maker", "model", "firmware"));
            ModelMatch match = new ModelMatch(part(one, "maker"), part(one, "model"), part(one, "firmware"));
            if (match.maker() == null && match.model() == null && match.firmware() == null) {
                wrong("match", one, "maker, model or firmware, such as {maker: ZZTST, model: QX-*}");
            }
            matches.add(match);
        }
        if (matches.isEmpty() != forTheRest) {
            problems.add(file + ": match: " + (forTheRest ? "'default' is for the rest and matches nothing" : "missing")
                    + " (expected: a list of maker, model, firmware)");
        }
        return matches;
    }

    private static String part(JsonNode match, String key) {
        String text = match.path(key).asText("").strip();
        return text.isEmpty() || text.equals("*") ? null : text;
    }

    private ProtocolVersion edition(JsonNode node) {
        return switch (node.asText("")) {
            case "" -> null;
            case "2011" -> ProtocolVersion.V2011;
            case "2013" -> ProtocolVersion.V2013;
            default -> {
                wrong("edition", node, "2011 or 2013; 2019 shows in every frame");
                yield null;
            }
        };
    }

    private ClockHabit clock(JsonNode node) {
        String text = node.asText(ClockHabit.GMT8.key());
        for (ClockHabit habit : ClockHabit.values()) {
            if (habit.key().equals(text)) {
                return habit;
            }
        }
        wrong("clock", node, ClockHabit.keys());
        return ClockHabit.GMT8;
    }

    private long serverTimeAheadMs(JsonNode root) {
        JsonNode node = root.path("server-time");
        return switch (node.asText("")) {
            case "", "utc" -> 0;
            case "gmt8" -> {
                if (clock(root.path("clock")) == ClockHabit.SERVER_TIME_AS_LOCAL) {
                    wrong(
                            "clock",
                            root.path("clock"),
                            "gmt8 with server-time: gmt8, which puts the terminal's clock right");
                }
                yield BcdTime.GMT8_MS;
            }
            default -> {
                wrong("server-time", node, "utc, gmt8");
                yield 0;
            }
        };
    }

    private List<SignalSource> signals(JsonNode node) {
        List<SignalSource> sources = new ArrayList<>();
        if (node.isMissingNode() || node.isNull()) {
            return sources;
        }
        if (!node.isObject()) {
            wrong("signals", node, "names of signals, such as MAIN_BRUSH: {item: 0x25, bit: 16}");
            return sources;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String key = "signals." + entry.getKey();
            Signal signal = signal(entry.getKey());
            Field field = field(key, entry.getValue(), Set.of("above", "inverted"));
            if (signal == null || field == null) {
                continue;
            }
            boolean hasThreshold = entry.getValue().has("above");
            if (signal == Signal.WATER_LEVEL ? field.bit() >= 0 || hasThreshold : field.bit() >= 0 == hasThreshold) {
                wrong(
                        key,
                        entry.getValue(),
                        signal == Signal.WATER_LEVEL
                                ? "a number, no bit and no above"
                                : "either a bit or a number with above");
            }
            if (!field.serial() && NOT_FOR_SIGNALS.contains(field.id())) {
                wrong(key + ".item", entry.getValue().path("item"), "no item that means something else");
            }
            double above = number(key + ".above", entry.getValue().path("above"), 0, -1e9, 1e9);
            sources.add(new SignalSource(
                    signal,
                    field,
                    above,
                    flag(key + ".inverted", entry.getValue().path("inverted"))));
        }
        return sources;
    }

    private Signal signal(String name) {
        for (Signal signal : Signal.values()) {
            if (signal.name().equals(name)) {
                return signal;
            }
        }
        problems.add(file + ": signals: there is no '" + name + "' (expected: "
                + Arrays.stream(Signal.values()).map(Signal::name).collect(Collectors.joining(", ")) + ")");
        return null;
    }

    private List<CustomItem> items(JsonNode node) {
        List<CustomItem> items = new ArrayList<>();
        for (JsonNode one : list("items", node)) {
            String name = one.path("name").asText("");
            if (!name.matches("[A-Za-z][A-Za-z0-9]{0,39}")) {
                wrong("items.name", one.path("name"), "a letter and up to 39 letters and digits");
            }
            String key = "items." + name;
            Field field = field(key, one, Set.of("name", "unit"));
            if (field != null && field.serial()) {
                wrong(key, one, "an item of a report");
            } else if (field != null) {
                items.add(new CustomItem(name, field, one.path("unit").asText("")));
            }
        }
        return items;
    }

    private Field field(String key, JsonNode node, Set<String> more) {
        if (!node.isObject()) {
            wrong(key, node, "such as {item: 0xE3, offset: 0, width: 2, scale: 0.1} or {item: 0x25, bit: 16}");
            return null;
        }
        Set<String> allowed = new java.util.TreeSet<>(FIELD_KEYS);
        allowed.addAll(more);
        keys(key + ".", node, allowed);
        long sources =
                List.of("item", "analog", "serial").stream().filter(node::has).count();
        if (sources != 1) {
            wrong(key, node, "one of item, analog and serial");
            return null;
        }
        boolean signed = flag(key + ".signed", node.path("signed"));
        double scale = number(key + ".scale", node.path("scale"), 1, -1e6, 1e6);
        if (node.has("analog")) {
            int channel = whole(key + ".analog", node.path("analog"), 0, 0, 1);
            return new Field(false, ANALOG, channel == 0 ? 2 : 0, 2, signed, -1, scale);
        }
        boolean serial = node.has("serial");
        int id = whole(key + (serial ? ".serial" : ".item"), node.path(serial ? "serial" : "item"), 0, 0, 255);
        int width = whole(key + ".width", node.path("width"), serial ? 1 : usualWidth(id), 1, 4);
        int offset = whole(key + ".offset", node.path("offset"), 0, 0, 254);
        int bit = whole(key + ".bit", node.path("bit"), -1, 0, 8 * width - 1);
        return new Field(serial, id, offset, width, signed, bit, scale);
    }

    private static int usualWidth(int item) {
        return item == VEHICLE_SIGNALS || item == ANALOG ? 4 : item == IO_STATUS ? 2 : 1;
    }

    private List<JsonNode> list(String key, JsonNode node) {
        List<JsonNode> entries = new ArrayList<>();
        if (node.isMissingNode() || node.isNull()) {
            return entries;
        }
        if (!node.isArray() || node.size() > LIST_MAX) {
            wrong(key, node, "a list of at most " + LIST_MAX + " entries");
            return entries;
        }
        node.forEach(entries::add);
        return entries;
    }

    private int whole(String key, JsonNode node, int otherwise, int least, int most) {
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        try {
            int value = Integer.decode(node.asText().strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Falls through: the same message serves text and a number out of range.
        }
        wrong(key, node, least + " to " + most + ", such as 16 or 0x10");
        return least;
    }

    private double number(String key, JsonNode node, double otherwise, double least, double most) {
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        double value = node.isNumber() ? node.asDouble() : Double.NaN;
        if (value >= least && value <= most) {
            return value;
        }
        wrong(key, node, "a number from " + least + " to " + most);
        return otherwise;
    }

    private boolean flag(String key, JsonNode node) {
        if (!node.isMissingNode() && !node.isNull() && !node.isBoolean()) {
            wrong(key, node, "true or false");
        }
        return node.asBoolean(false);
    }

    private void keys(String prefix, JsonNode node, Set<String> allowed) {
        node.fieldNames().forEachRemaining(key -> {
            if (!allowed.contains(key)) {
                problems.add(file + ": there is no key '" + prefix + key + "' (expected: "
                        + String.join(", ", sorted(allowed)) + ")");
            }
        });
    }

    private void wrong(String key, JsonNode value, String expected) {
        problems.add(file + ": " + key + " is " + (value.isMissingNode() ? "missing" : value) + " (expected: "
                + expected + ")");
    }

    private static List<String> sorted(Set<String> keys) {
        return keys.stream().sorted().toList();
    }
}
