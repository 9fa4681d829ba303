package org.sweepwatch.supervise.evaluate.scheme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Reads evaluation schemes, as YAML or JSON (which is YAML), and writes them as JSON. Stateless. */
public final class SchemeReader {
    private static final String DEFAULT = "/evaluation/default-scheme.yaml";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private SchemeReader() {}

    /**
     * Reads and checks a scheme.
     *
     * @throws RefusedSchemeException when anything in it is wrong; every problem is named
     */
    public static EvaluationScheme read(String yamlOrJson) {
        EvaluationScheme scheme;
        try {
            scheme = YAML.readValue(yamlOrJson, EvaluationScheme.class);
        } catch (JsonProcessingException e) {
            throw new RefusedSchemeException(List.of(reason(e)));
        }
        if (scheme == null) {
            throw new RefusedSchemeException(List.of("nothing is in it"));
        }
        List<String> problems = SchemeCheck.problems(scheme);
        if (!problems.isEmpty()) {
            throw new RefusedSchemeException(problems);
        }
        return scheme;
    }

    /** As JSON that {@link #read} reads back as the same scheme. */
    public static String write(EvaluationScheme scheme) {
        try {
            return JSON.writeValueAsString(scheme);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an evaluation scheme cannot be written as JSON", e);
        }
    }

    /** The scheme that is in force before one was imported. */
    public static EvaluationScheme defaultScheme() {
        try (InputStream in = SchemeReader.class.getResourceAsStream(DEFAULT)) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the scheme of this program cannot be read", e);
        }
    }

    private static String reason(JsonProcessingException e) {
        String what = e instanceof UnrecognizedPropertyException unknown
                ? "unknown key (known: " + unknown.getKnownPropertyIds() + ")"
                : e.getOriginalMessage().lines().findFirst().orElse("it cannot be read");
        String where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
        String path = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream().map(SchemeReader::step).collect(Collectors.joining("."))
                : "";
        return where + (path.isEmpty() ? "" : path + ": ") + what;
    }

    private static String step(Reference reference) {
        return reference.getFieldName() == null ? Integer.toString(reference.getIndex() + 1) : reference.getFieldName();
    }
}
