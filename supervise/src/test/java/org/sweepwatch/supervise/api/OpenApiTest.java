package org.sweepwatch.supervise.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.store.query.FigureEntry;
import org.sweepwatch.store.query.MaintenanceWindow;
import org.sweepwatch.store.query.OutageStore;

/** The description and the server say the same. */
class OpenApiTest {
    private static final String MONTH = "2026-02";
    private static final List<String> LISTS_THAT_MAY_BE_EMPTY = List.of(
            "exempted", "outages", "faults", "problems", "deductions", "corrections", "wholeDistricts", "proofs");

    private static RunningApi api;
    private static WorkingFleet fleet;
    private static JsonNode description;

    @BeforeAll
    static void start() throws IOException {
        api = RunningApi.withItsOwnDatabase();
        fleet = new WorkingFleet(api, 45);
        new TalkingTerminal(api, fleet.vehicles().get(11).id()).talks();
        publishAMonth();
        new OutageStore(api.database).add(RunningApi.NOW.minusSeconds(7_200), RunningApi.NOW, "not running");
        Change change = new Change("tester", "升级", RunningApi.NOW);
        Instant from = RunningApi.NOW.plusSeconds(3_600);
        api.desk.addMaintenanceWindow(
                new MaintenanceWindow(0, from, from.plusSeconds(600), "升级", "值班长", RunningApi.NOW), change);
        description = new YAMLMapper()
                .readTree(api.send(api.request("/api/v1/openapi.yaml")).body());
    }

    /** With one appeal, so that every list of its file has something in it. */
    private static void publishAMonth() {
        YearMonth month = YearMonth.parse(MONTH);
        api.evaluations.publish(month, "评价科", "over", false);
        api.evaluations
                .entries()
                .add(List.of(new FigureEntry(
                        0,
                        "C12",
                        RunningApi.TODAY,
                        false,
                        "荷塘区",
                        null,
                        BigDecimal.TEN,
                        null,
                        "水表照片",
                        new Change("tester", "例行填报", RunningApi.NOW))));
        api.evaluations.appeal(month, "荷塘区", "coverage", "not our road", "photo", "荷塘区环卫处");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void describesEveryRouteAndNoOther() {
        Set<String> served = new TreeSet<>();
        api.server.routes().forEach(route -> served.add(route.method() + " " + route.path()));
        Set<String> described = new TreeSet<>();
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertEquals(served, described);
    }

    @Test
    void saysWhichRoutesNeedNoLogin() {
        for (ApiRoute route : api.server.routes()) {
            JsonNode operation = operation(route);
            boolean open =
                    operation.has("security") && operation.get("security").isEmpty();
            assertEquals(route.access() == Access.PUBLIC, open, route.path());
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = description.findValuesAsText("$ref");
        assertTrue(references.size() > 50, references.size() + " references");
        for (String reference : references) {
            assertTrue(!description.at(reference.substring(1)).isMissingNode(), reference);
        }
    }

    @TestFactory
    Stream<DynamicTest> answersHoldWhatTheDescriptionRequires() {
        return api.server.routes().stream()
                .filter(route -> !jsonSchema(route).isMissingNode())
                .map(route -> DynamicTest.dynamicTest(route.path(), () -> {
                    int id = fleet.vehicles().get(11).id();
                    List<String> wrong = new ArrayList<>();
                    String path = route.path()
                            .replace("{id}", "" + id)
                            .replace("{n}", "1")
                            .replace("{month}", MONTH);
                    check(jsonSchema(route), api.json(path), route.path(), wrong);
                    assertEquals(List.of(), wrong);
                }));
    }

    private static JsonNode operation(ApiRoute route) {
        return description
                .get("paths")
                .get(route.path())
                .get(route.method().toString().toLowerCase(Locale.ROOT));
    }

    private static JsonNode jsonSchema(ApiRoute route) {
        JsonNode ok = resolve(operation(route).path("responses").path("200"));
        JsonNode json = ok.at("/content/application~1json/schema");
        return json.isMissingNode() ? ok.at("/content/application~1geo+json/schema") : json;
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref")
                ? resolve(description.at(node.get("$ref").asText().substring(1)))
                : node;
    }

    /** Types, required keys, and no key of an object that lists its properties but this one. */
    private static void check(JsonNode described, JsonNode value, String at, List<String> wrong) {
        JsonNode schema = resolve(described);
        if (schema.has("oneOf")) {
            check(schema.get("oneOf").get(value.isNull() ? 1 : 0), value, at, wrong);
            return;
        }
        schema.path("allOf").forEach(part -> check(part, value, at, wrong));
        JsonNode type = schema.get("type");
        if (type != null && !ofType(type, value)) {
            wrong.add(at + " is " + value + ", not " + type);
            return;
        }
        schema.path("required").forEach(key -> {
            if (!value.has(key.asText())) {
                wrong.add(at + " has no " + key.asText());
            }
        });
        schema.path("properties").properties().forEach(property -> {
            if (value.has(property.getKey())) {
                check(property.getValue(), value.get(property.getKey()), at + "." + property.getKey(), wrong);
            }
        });
        if (schema.has("items")) {
            assertTrue(
                    value.size() > 0 || LISTS_THAT_MAY_BE_EMPTY.stream().anyMatch(at::contains),
                    at + " is empty: nothing is checked");
            value.forEach(item -> check(schema.get("items"), item, at + "[]", wrong));
        }
    }

    private static boolean ofType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (ofType(one, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new AssertionError("unknown type " + type);
        };
    }
}
