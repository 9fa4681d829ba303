package org.sweepwatch.supervise.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Puts the values of all settings together: defaults, then the file, then the environment, then the command line. */
public final class SettingsReader {
    private final EnumMap<SettingKey, String> values = new EnumMap<>(SettingKey.class);
    private final List<String> problems = new ArrayList<>();

    public SettingsReader() {
        for (SettingKey key : SettingKey.values()) {
            values.put(key, key.defaultValue());
        }
    }

    /** Reads a flat YAML map. A key that is not in {@link SettingKey} is a problem; so is a nested value. */
    public SettingsReader file(Path file) {
        JsonNode root;
        try {
            root = new YAMLMapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            problems.add("config file " + file + " is not YAML: " + e.getOriginalMessage());
            return this;
        } catch (IOException e) {
            problems.add("config file " + file + " cannot be read: " + e.getMessage());
            return this;
        }
        if (root == null || root.isMissingNode() || root.isNull()) {
            return this;
        }
        if (!root.isObject()) {
            problems.add("config file " + file + " must hold lines of the form 'key: value'");
            return this;
        }
        root.properties().forEach(entry -> fromFile(file, entry.getKey(), entry.getValue()));
        return this;
    }

    private void fromFile(Path file, String name, JsonNode value) {
        SettingKey key = find(name);
        if (key == null) {
            problems.add("unknown key '" + name + "' in " + file + " (known: " + knownKeys() + ")");
        } else if (value.isContainerNode()) {
            problems.add("key '" + name + "' in " + file + " must have a single value");
        } else {
            values.put(key, value.isNull() ? "" : value.asText());
        }
    }

    /** Takes every {@code SWEEPWATCH_<KEY>} variable. Others that begin so are left to their owners (tests, wrappers). */
    public SettingsReader environment(Map<String, String> environment) {
        for (SettingKey key : SettingKey.values()) {
            String value = environment.get(key.environmentVariable());
            if (value != null) {
                values.put(key, value);
            }
        }
        return this;
    }

    /** A value given on the command line; null when the option was not given. */
    public SettingsReader option(SettingKey key, Object value) {
        if (value != null) {
            values.put(key, value.toString());
        }
        return this;
    }

    /**
     * Checks all values together.
     *
     * @throws SettingsException naming every problem found
     */
    public Settings read() {
        Settings settings = Settings.check(values, problems);
        if (!problems.isEmpty()) {
            throw new SettingsException(String.join("; ", problems));
        }
        return settings;
    }

    private static SettingKey find(String name) {
        for (SettingKey key : SettingKey.values()) {
            if (key.key().equals(name)) {
                return key;
            }
        }
        return null;
    }

    private static String knownKeys() {
        List<String> names = new ArrayList<>();
        for (SettingKey key : SettingKey.values()) {
            names.add(key.key());
        }
        return String.join(", ", names);
    }
}
