package org.sweepwatch.supervise.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.store.query.OpenAlarm;

/** When an alarm comes and goes, by the edition that the terminal speaks. */
class AlarmEdgesTest {
    private static final int VEHICLE = 7;
    private static final int EMERGENCY = 1;
    private static final int DANGER = 1 << 3;
    private static final int ANTENNA_OPEN = 1 << 5;
    private static final int COMPANY_OWN = 1 << 16;
    private static final int DOOR = 1 << 31;

    private ProtocolVersion version = ProtocolVersion.V2013;
    private final AlarmEdges edges = new AlarmEdges(id -> version);
    private final PipelineEvent event = new PipelineEvent();
    private long timeMs = 1_000_000;
    private long receivedMs = 2_000_000;

    @Test
    void aHeldBitIsToldWhenItComesAndWhenItGoesAndNotBetween() {
        assertEquals(List.of("device-alarm-on gnss-antenna-open"), report(ANTENNA_OPEN));
        assertEquals(List.of(), report(ANTENNA_OPEN));
        assertEquals(List.of("device-alarm-off gnss-antenna-open"), report(0));
        assertEquals(List.of(), report(0));
    }

    @Test
    void severalBitsChangeAtOnce() {
        report(ANTENNA_OPEN);
        assertEquals(List.of("alarm-on emergency", "device-alarm-off gnss-antenna-open"), report(EMERGENCY));
    }

    @Test
    void aBitThatWaitsForTheAnswerIsNotClearedByWhatCameBeforeTheAnswer() {
        report(EMERGENCY | ANTENNA_OPEN);
        assertEquals(List.of("device-alarm-off gnss-antenna-open"), reportInTheSameRead(0));
        assertEquals(List.of("alarm-off emergency"), report(0));
    }

    @Test
    void bitThreeWaitsForTheAnswerIn2013AndFollowsItsConditionIn2019() {
        report(DANGER);
        assertEquals(List.of(), reportInTheSameRead(0));
        assertEquals(List.of("alarm-off dangerous-driving"), report(0));

        event.layout2019 = true;
        report2019(DANGER, 1);
        assertEquals(List.of("alarm-off dangerous-driving"), report2019(0, 0));
    }

    @Test
    void bitsThatTheEditionDoesNotHaveSayNothing() {
        assertEquals(List.of("alarm-on illegal-door-opening"), report(DOOR | COMPANY_OWN));
        version = ProtocolVersion.V2011;
        assertEquals(List.of("alarm-off illegal-door-opening"), report(DOOR));
        assertEquals(List.of(), report(COMPANY_OWN));
        assertEquals(List.of("alarm-on tyre-pressure-warning"), report2019(DOOR | COMPANY_OWN, 1));
    }

    @Test
    void anOlderEntryOfABatchChangesNothing() {
        report(ANTENNA_OPEN);
        begin(receivedMs + 1_000);
        event.batch = true;
        event.point.timeMs = timeMs - 5_000;
        event.point.alarmBits = 0;
        edges.follow(event);
        assertEquals(List.of(), told());
        assertEquals(List.of("device-alarm-off gnss-antenna-open"), report(0));
    }

    @Test
    void whatWasHeldAtTheCheckpointIsNotToldAgain() {
        edges.restore(new OpenAlarm(VEHICLE, 5, Instant.EPOCH, Instant.EPOCH, 1, null));
        assertEquals(List.of(), report(ANTENNA_OPEN));
        assertEquals(List.of("device-alarm-off gnss-antenna-open"), report(0));
    }

    private List<String> report(int alarmBits) {
        receivedMs += 10_000;
        return reportInTheSameRead(alarmBits);
    }

    private List<String> report2019(int alarmBits, int laterMs) {
        receivedMs += laterMs;
        begin(receivedMs);
        event.layout2019 = true;
        return follow(alarmBits);
    }

    private List<String> reportInTheSameRead(int alarmBits) {
        begin(receivedMs);
        return follow(alarmBits);
    }

    private void begin(long received) {
        event.begin(1, 0, received, VEHICLE, 0x0200);
        event.point.vehicleId = VEHICLE;
    }

    private List<String> follow(int alarmBits) {
        timeMs += 10_000;
        event.point.timeMs = timeMs;
        event.point.alarmBits = alarmBits;
        edges.follow(event);
        return told();
    }

    private List<String> told() {
        assertEquals(event.deviceEvents.size(), event.alarmRows.size(), "the store hears the same");
        return event.deviceEvents.stream()
                .map(one -> one.kind() + " " + one.subject())
                .toList();
    }
}
