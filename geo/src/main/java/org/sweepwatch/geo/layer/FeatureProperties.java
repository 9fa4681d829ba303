package org.sweepwatch.geo.layer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;

/** The properties of one feature, read by type. */
final class FeatureProperties {
    private static final int TEXT_MAX_LENGTH = 200;

    private final JsonNode feature;
    private final JsonNode properties;

    FeatureProperties(JsonNode feature) {
        this.feature = feature;
        this.properties = feature.path("properties");
    }

    /** Property {@code code}, else {@code id}, else the id of the feature, else its name: what must be unique. */
    String code() throws LayerFault {
        for (JsonNode candidate : new JsonNode[] {properties.path("code"), properties.path("id"), feature.path("id")}) {
            String code = text(candidate, "code");
            if (!code.isEmpty()) {
                return code;
            }
        }
        String name = text("name");
        if (name.isEmpty()) {
            throw new LayerFault("has neither a code nor a name", "give it a property \"code\" or \"name\"");
        }
        return name;
    }

    /** Whatever names it, for a message about it; never fails. */
    String label() {
        for (JsonNode candidate : new JsonNode[] {
            properties.path("code"), properties.path("id"), feature.path("id"), properties.path("name")
        }) {
            String text = candidate.asText("").strip();
            if (!text.isEmpty()) {
                return text.length() > TEXT_MAX_LENGTH ? text.substring(0, TEXT_MAX_LENGTH) : text;
            }
        }
        return "";
    }

    /** Property {@code name}, else the code. */
    String name() throws LayerFault {
        String name = text("name");
        return name.isEmpty() ? code() : name;
    }

    /** A text, empty when it is not there. */
    String text(String key) throws LayerFault {
        return text(properties.path(key), key);
    }

    private static String text(JsonNode value, String key) throws LayerFault {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual() && !value.isIntegralNumber()) {
            throw new LayerFault("property \"" + key + "\" is " + value, "write it as a text");
        }
        String text = value.asText().strip();
        if (text.length() > TEXT_MAX_LENGTH) {
            throw new LayerFault(
                    "property \"" + key + "\" has " + text.length() + " characters",
                    "shorten it to " + TEXT_MAX_LENGTH);
        }
        return text;
    }

    /** A number above 0 and up to a limit, or 0 when it is not there. Numbers written as text are taken. */
    double number(String key, double max) throws LayerFault {
        JsonNode value = properties.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return 0.0;
        }
        double number = Double.NaN;
        try {
            number = value.isNumber()
                    ? value.doubleValue()
                    : Double.parseDouble(value.asText().strip());
        } catch (NumberFormatException notANumber) {
            // Stays NaN and is refused below.
        }
        if (!(number > 0 && number <= max)) {
            throw new LayerFault(
                    "property \"" + key + "\" is " + value, "give a number above 0 and up to " + (long) max);
        }
        return number;
    }

    /** Like {@link #number}, but it must be there. */
    double requiredNumber(String key, double max, String why) throws LayerFault {
        double number = number(key, max);
        if (number == 0) {
            throw new LayerFault("property \"" + key + "\" is missing", why);
        }
        return number;
    }

    boolean flag(String key, boolean otherwise) throws LayerFault {
        JsonNode value = properties.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        String text = value.asText();
        if (!text.equals("true") && !text.equals("false")) {
            throw new LayerFault("property \"" + key + "\" is " + value, "write true or false");
        }
        return text.equals("true");
    }

    /** One of several names, or the default when it is not there. */
    <T> T choice(String key, T otherwise, Function<String, Optional<T>> named, String names) throws LayerFault {
        String text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        return named.apply(text)
                .orElseThrow(() -> new LayerFault("unknown " + key + " \"" + text + "\"", "use one of: " + names));
    }
}
