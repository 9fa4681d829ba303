package org.sweepwatch.supervise.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.HandlerType;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may do what, for every route of the table; the table itself says which there are. */
class AccessTest {
    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = new RunningApi();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @TestFactory
    Stream<DynamicTest> answers401WithoutATokenAndWithAWrongOne() {
        return routes().stream()
                .filter(route -> route.access() == Access.LOGIN)
                .map(route -> DynamicTest.dynamicTest(name(route), () -> {
                    assertProblem(api.send(plain(route)), 401, "not_logged_in");
                    assertProblem(
                            api.send(plain(route).header("Authorization", "Bearer " + "x".repeat(32))),
                            401,
                            "wrong_token");
                    assertProblem(api.send(plain(route).header("Authorization", "Basic YTpi")), 401, "wrong_token");
                    String cookie = Guard.COOKIE + "=" + "y".repeat(32);
                    HttpRequest.Builder guessed =
                            plain(route).header("Cookie", cookie).header("Origin", api.url);
                    assertProblem(api.send(guessed), 401, "not_logged_in");
                }));
    }

    @TestFactory
    Stream<DynamicTest> headTellsNoMoreThanGet() {
        return routes().stream()
                .filter(route -> route.access() == Access.LOGIN && route.method() == HandlerType.GET)
                .map(route -> DynamicTest.dynamicTest(name(route), () -> {
                    HttpRequest.Builder head = api.request(path(route)).method("HEAD", BodyPublishers.noBody());
                    assertEquals(401, api.send(head).statusCode());
                }));
    }

    @TestFactory
    Stream<DynamicTest> answers403ToStateChangingRequestsFromAnotherSite() {
        return routes().stream()
                .filter(ApiRoute::changesState)
                .flatMap(route -> Stream.of(
                                "http://evil.example", "null", api.url + ".evil.example", "http://127.0.0.1:1")
                        .map(origin -> DynamicTest.dynamicTest(name(route) + " from " + origin, () -> {
                            HttpRequest.Builder request = plain(route)
                                    .header("Authorization", "Bearer " + api.token.value())
                                    .header("Origin", origin);
                            assertProblem(api.send(request), 403, "foreign_origin");
                        })));
    }

    @Test
    void aCookieAloneWithoutOriginChangesNothing() {
        String cookie = logIn();

        assertProblem(
                api.send(api.request("/api/v1/session").header("Cookie", cookie).DELETE()), 403, "foreign_origin");
        assertProblem(
                api.send(api.request("/api/v1/session")
                        .header("Cookie", cookie)
                        .header("Sec-Fetch-Site", "cross-site")
                        .DELETE()),
                403,
                "foreign_origin");
        assertEquals(
                200,
                api.send(api.request("/api/v1/status").header("Cookie", cookie)).statusCode());
    }

    @Test
    void theTokenOpensEveryReadingRouteThatNeedsNoVehicle() {
        for (ApiRoute route : routes()) {
            if (route.method() == HandlerType.GET
                    && !route.path().contains("{")
                    && !route.path().endsWith("/live")) {
                assertEquals(200, api.get(route.path()).statusCode(), route.path());
            }
        }
    }

    @Test
    void aSessionOpensByTokenAndEndsByLogout() {
        HttpResponse<String> login = postToken(api.token.value());
        assertEquals(204, login.statusCode());
        String set = login.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(set.contains("HttpOnly") && set.contains("SameSite=Strict") && set.contains("Path=/"), set);
        assertFalse(set.contains("Secure"), "no TLS here: " + set);
        assertFalse(set.contains(api.token.value()), "the cookie must not hold the token");
        String cookie = set.split(";")[0];

        assertEquals(
                200,
                api.send(api.request("/api/v1/status").header("Cookie", cookie)).statusCode());
        assertEquals(
                204,
                api.send(api.request("/api/v1/session")
                                .header("Cookie", cookie)
                                .header("Origin", api.url)
                                .DELETE())
                        .statusCode());
        assertEquals(
                401,
                api.send(api.request("/api/v1/status").header("Cookie", cookie)).statusCode());
    }

    @Test
    void theCookieIsSecureBehindTls() {
        HttpResponse<String> login =
                api.send(login("{\"token\":\"" + api.token.value() + "\"}").header("X-Forwarded-Proto", "https"));

        assertTrue(login.headers().firstValue("Set-Cookie").orElseThrow().contains("Secure"));
    }

    @Test
    void aLoginThatIsNoJsonIsRefused() {
        assertProblem(api.send(login("{\"token\":17}")), 400, "bad_body");
        assertProblem(api.send(login("{\"token\"")), 400, "bad_body");
        assertProblem(api.send(login("x".repeat(70_000))), 413, "too_large");
        HttpRequest.Builder form = api.request("/api/v1/session")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + api.token.value()));
        assertProblem(api.send(form), 401, "not_logged_in");
    }

    @Test
    void metricsAreOpenToThisMachineAndToNobodyBehindAProxy() {
        assertEquals(200, api.send(api.request("/metrics")).statusCode());
        assertProblem(api.send(api.request("/metrics").header("X-Forwarded-For", "203.0.113.9")), 401, "not_logged_in");
        assertProblem(api.send(api.request("/metrics").header("Forwarded", "for=203.0.113.9")), 401, "not_logged_in");
        assertProblem(api.send(api.request("/metrics").header("Via", "1.1 proxy")), 401, "not_logged_in");
        HttpResponse<String> withToken = api.send(api.authorised("/metrics").header("X-Forwarded-For", "203.0.113.9"));
        assertEquals(200, withToken.statusCode());
        assertTrue(withToken.body().contains("sweepwatch_http_requests_seconds_count"), withToken.body());
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (String path : List.of("/", "/js/main.js", "/health", "/api/v1/status", "/api/v1/nothing", "/nothing")) {
            HttpResponse<String> answer = api.send(api.request(path));
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.contains("default-src 'none'"), path + ": " + policy);
            assertTrue(policy.contains("frame-ancestors 'none'"), path);
            assertFalse(policy.contains("unsafe"), path + ": " + policy);
            assertEquals(
                    "nosniff",
                    answer.headers().firstValue("X-Content-Type-Options").orElse(""),
                    path);
            assertEquals(
                    "no-referrer",
                    answer.headers().firstValue("Referrer-Policy").orElse(""),
                    path);
            assertTrue(
                    answer.headers().firstValue("Access-Control-Allow-Origin").isEmpty(), path);
            assertTrue(answer.headers().firstValue("Server").isEmpty(), path);
        }
    }

    private static String logIn() {
        return postToken(api.token.value())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
    }

    private static HttpResponse<String> postToken(String token) {
        return api.send(login("{\"token\":\"" + token + "\"}"));
    }

    private static HttpRequest.Builder login(String body) {
        return api.request("/api/v1/session")
                .header("Content-Type", "application/json")
                .header("Origin", api.url)
                .POST(BodyPublishers.ofString(body));
    }

    private static List<ApiRoute> routes() {
        return api.server.routes();
    }

    private static String name(ApiRoute route) {
        return route.method().toString().toUpperCase(Locale.ROOT) + " " + route.path();
    }

    private static String path(ApiRoute route) {
        return route.path().replaceAll("\\{[a-z]+}", "1");
    }

    private static HttpRequest.Builder plain(ApiRoute route) {
        return api.request(path(route)).method(route.method().toString(), BodyPublishers.noBody());
    }

    static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(
                answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"),
                answer.headers().map().toString());
        JsonNode problem = RunningApi.parse(answer.body());
        assertEquals(code, problem.get("code").asText());
        assertEquals(status, problem.get("status").asInt());
        assertNotEquals("", problem.get("title").asText());
        assertNotEquals("", problem.get("detail").asText());
        assertFalse(answer.body().contains("\tat "), "a stack trace: " + answer.body());
    }
}
