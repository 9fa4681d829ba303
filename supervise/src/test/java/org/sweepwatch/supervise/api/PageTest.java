package org.sweepwatch.supervise.api;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.sweepwatch.geo.layer.LayerReader;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.supervise.work.figure.RouteShift;
import org.sweepwatch.supervise.work.figure.SampleWork;
import org.sweepwatch.supervise.work.figure.WorkReport;

/** The page in a real browser over a real server: what the dispatcher sees. */
class PageTest {
    private static final int FLEET = 45;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RunningApi api;
    private WorkingFleet fleet;
    private ChromeDriver browser;

    @BeforeAll
    static void needsChromium() {
        Assumptions.assumeTrue(Chromium.installed(), Chromium.MISSING);
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.quit();
        }
        if (api != null) {
            api.close();
        }
    }

    @Test
    void vehiclesAreDrawnAndMoveAndTheRateIsTheOneOfTheReport() throws IOException {
        open("en", "/#token=%TOKEN%");
        await("the map").atMost(PATIENCE).until(() -> drawn().size() == FLEET - 1);
        assertEquals(
                "/", browser.executeScript("return location.pathname + location.hash"), "the token is out of sight");

        JsonNode report = api.json("/api/v1/reports/device-failure");
        String shown = String.format(
                Locale.ROOT, "%.2f%%", 100 * report.get("byDevice").get("rate").asDouble());
        await("the rate").atMost(PATIENCE).until(() -> text("failure-rate").equals(shown));
        assertEquals("Met", text("failure-met"));
        assertEquals("Provisional", text("failure-state"));
        assertEquals("2", text("failed-count"));
        assertEquals("2026-03-10", text("operational-day"));
        assertEquals("live", find("connection").getDomAttribute("data-state"));
        assertEquals(12, browser.findElements(testId("event")).size());

        Map<Long, List<Double>> before = drawn();
        for (int i = 0; i < 6; i++) {
            fleet.step();
        }
        await("movement").atMost(PATIENCE).until(() -> moved(before, drawn()) > FLEET / 2);
        fleet.event();
        await("the event")
                .atMost(PATIENCE)
                .until(() -> browser.findElements(testId("event")).size() == 13);
        assertEquals(List.of(), errors());
        shoot("page");
    }

    @Test
    void aVehicleShowsWhatIsKnownOfIt() throws IOException {
        open("zh-CN", "/#token=%TOKEN%");
        await("the map").atMost(PATIENCE).until(() -> drawn().size() == FLEET - 1);
        await("the failed devices")
                .atMost(PATIENCE)
                .until(() -> browser.findElements(testId("failed-device")).size() >= 2);

        WebElement cut = browser.findElements(testId("failed-device")).stream()
                .filter(device -> device.getText().contains("湘B10407"))
                .findFirst()
                .orElseThrow();
        cut.findElement(By.tagName("button")).click();
        await("the panel").atMost(PATIENCE).until(() -> text("vehicle-plate").equals("湘B10407"));
        assertEquals("故障", text("vehicle-state"));
        assertTrue(text("vehicle-faults").contains("F05"), text("vehicle-faults"));
        assertFalse(text("evidence").isEmpty());
        await("the track").atMost(PATIENCE).until(() -> text("vehicle-track").matches(".*\\b3\\d\\d 点.*"));

        find("language").click();
        assertEquals("fault", text("vehicle-state"));
        assertEquals("en", browser.executeScript("return document.documentElement.lang"));
        shoot("vehicle");
    }

    @Test
    void roadsAreColouredByWhatWasDoneOnThem() throws IOException {
        open("en", "/#token=%TOKEN%");
        List<String> states = List.of("done", "missed", "not_due", "partly", "unproven");
        await("all states").atMost(PATIENCE).until(() -> colours().equals(states));
        assertEquals(swept(coverage(RunningApi.TODAY)), text("coverage-coverage"));
        assertEquals("98.00 %", text("coverage-completeness"));
        assertTrue(text("coverage-legend").contains("unproven (no data)"), text("coverage-legend"));
        assertTrue(
                text("coverage-legend").matches(".*done ?[1-9][\\d.]* km.*not due ?[1-9][\\d.]* km.*"),
                text("coverage-legend"));
        shoot("coverage");

        chooseDay("2026-03-09");
        await("the day before the roads were imported")
                .atMost(PATIENCE)
                .until(() -> colours().isEmpty());
        assertTrue(text("coverage-legend").matches(".*done ?0\\.0 km.*not due ?0\\.0 km.*"), text("coverage-legend"));
        chooseDay("2026-03-10");
        await("today again").atMost(PATIENCE).until(() -> colours().equals(states));
        find("coverage-toggle").click();
        await("no colours").atMost(PATIENCE).until(() -> colours().isEmpty());
        find("language").click();
        assertTrue(text("coverage-legend").contains("未证实（数据中断）"), text("coverage-legend"));
        assertEquals(List.of(), errors());
    }

    private void chooseDay(String day) {
        browser.executeScript(
                "const day = document.querySelector('[data-testid=coverage-day]'); day.value = arguments[0];"
                        + " day.dispatchEvent(new Event('change'));",
                day);
    }

    private static String swept(WorkReport report) {
        double doneM = report.routeCoverage().routes().stream()
                .mapToDouble(RouteShift::coveredM)
                .sum();
        double dueM = report.routeCoverage().routes().stream()
                .mapToDouble(RouteShift::dueM)
                .sum();
        return String.format(Locale.ROOT, "%.2f %%", 100 * doneM / dueM);
    }

    /** The states of the segments that MapLibre has drawn, sorted. */
    private List<String> colours() {
        @SuppressWarnings("unchecked")
        List<String> states = (List<String>) browser.executeScript("""
                const map = document.querySelector('[data-testid=map]').maplibre;
                if (!map || !map.getLayer('coverage')) return [];
                return [...new Set(map.queryRenderedFeatures({ layers: ['coverage'] }).map(feature => feature.properties.state))].sort();
                """);
        return states;
    }

    /** A road in each state; nobody asked for the others. */
    private WorkReport coverage(LocalDate day) {
        List<Route> routes = api.layers.list(LayerKind.ROUTE, RunningApi.TODAY).stream()
                .map(stored -> LayerReader.route(stored.id(), stored.properties(), stored.geometry()))
                .toList();
        List<String> states = List.of("done", "partly", "unproven", "missed");
        return SampleWork.report(
                day,
                IntStream.range(0, states.size())
                        .mapToObj(i -> SampleWork.road(routes.get(i), states.get(i)))
                        .toList());
    }

    @Test
    void markupInAPlateIsShownAsText() throws IOException {
        open("en", "/#token=%TOKEN%");
        await("the map").atMost(PATIENCE).until(() -> drawn().size() == FLEET - 1);
        find("search").sendKeys("<script");
        await("a match")
                .atMost(PATIENCE)
                .until(() ->
                        browser.findElement(By.id("search-results")).getText().contains(WorkingFleet.SCRIPT_PLATE));
        browser.findElement(By.cssSelector("#search-results button")).click();
        await("the panel").atMost(PATIENCE).until(() -> text("vehicle-plate").equals(WorkingFleet.SCRIPT_PLATE));

        assertEquals("SweepWatch", browser.getTitle());
        assertEquals(0L, browser.executeScript("return document.querySelectorAll('script:not([src])').length"));
    }

    @Test
    void asksForTheTokenAndSaysWhenItIsWrong() throws IOException {
        open("en", "/");
        await("the form").atMost(PATIENCE).until(() -> find("login-form").isDisplayed());
        find("token").sendKeys("not the token");
        find("login-submit").click();
        await("the refusal").atMost(PATIENCE).until(() -> text("login-error").equals("This is not the token."));
        shoot("login");

        find("token").clear();
        find("token").sendKeys(api.token.value());
        find("login-submit").click();
        await("the page").atMost(PATIENCE).until(() -> find("clock").isDisplayed());
        assertFalse(find("login-form").isDisplayed());
        assertNotEquals("", text("clock"));

        find("logout").click();
        await("the form again").atMost(PATIENCE).until(() -> find("login-form").isDisplayed());
    }

    private void open(String language, String path) throws IOException {
        api = RunningApi.withItsOwnDatabase();
        fleet = new WorkingFleet(api, FLEET);
        api.work = this::coverage;
        browser = Chromium.start(language);
        browser.get(api.url + path.replace("%TOKEN%", api.token.value()));
    }

    /** Where each vehicle is drawn, by id, as MapLibre says it has rendered it. */
    private Map<Long, List<Double>> drawn() {
        @SuppressWarnings("unchecked")
        List<List<Object>> features = (List<List<Object>>) browser.executeScript("""
                const map = document.querySelector('[data-testid=map]').maplibre;
                if (!map || !map.getLayer('vehicles')) return [];
                return map.queryRenderedFeatures({ layers: ['vehicles'] })
                  .map(feature => [feature.properties.id, ...feature.geometry.coordinates.map(degree => degree * 1.0000000001)]);
                """);
        return features.stream()
                .collect(java.util.stream.Collectors.toMap(
                        feature -> (Long) feature.get(0),
                        feature -> List.of((Double) feature.get(1), (Double) feature.get(2)),
                        (one, same) -> one));
    }

    private static long moved(Map<Long, List<Double>> before, Map<Long, List<Double>> now) {
        return now.entrySet().stream()
                .filter(entry -> before.containsKey(entry.getKey()))
                .filter(entry -> !before.get(entry.getKey()).equals(entry.getValue()))
                .count();
    }

    /** What the browser complained about: scripts that failed, files that are missing, the policy that was broken. */
    private List<String> errors() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                // Without a login the page asks once who it is and is told 401.
                .filter(message -> !message.contains("/api/v1/status") && !message.contains("GPU stall"))
                .toList();
    }

    private void shoot(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(folder.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    private String text(String id) {
        // Asked inside the page: it may redraw the element between finding and reading it.
        Object shown = browser.executeScript(
                "const node = document.querySelector(`[data-testid='${arguments[0]}']`); return node?.innerText ?? '';",
                id);
        return shown.toString().replace("\n", "");
    }

    private WebElement find(String id) {
        return browser.findElement(testId(id));
    }

    private static By testId(String id) {
        return By.cssSelector("[data-testid=" + id + "]");
    }
}
