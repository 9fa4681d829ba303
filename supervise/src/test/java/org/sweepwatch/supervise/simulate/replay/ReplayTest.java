package org.sweepwatch.supervise.simulate.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.supervise.simulate.terminal.FakePlatform;

class ReplayTest {
    private static final String LOCATION_2013 =
            "7E 02 00 00 36 01 39 73 30 01 87 01 25 00 00 01 20 00 0C 00 03 01 A8 AF 56 06 BE 7F 2A 00 34 00 56 01 0F 26"
                    + " 11 23 03 45 10 01 04 00 01 E2 40 03 02 00 54 25 04 00 00 00 10 2A 02 00 00 30 01 17 31 01 09 A5 7E";
    private static final String HEARTBEAT = "7E00020000013973300187008 17D027E".replace(" ", "");
    private static final String LOCATION_2019 =
            "7E02004035010000000001397330 0201FFFF00000000004800 0301A8E6BB06BDD2C0002F00760008261123034512010400"
                    + "0181CD060280052B04012C04D2E506000301 7D027D010000F67E";
    private static final String MISSET_FLAG = "7E00024000013973300187 0007B87E";

    @TempDir
    Path directory;

    private final FakePlatform platform;

    ReplayTest() throws IOException {
        platform = new FakePlatform();
    }

    @AfterEach
    void close() throws IOException {
        platform.close();
    }

    private RecordedFrames recording(String... lines) throws IOException {
        Path file = directory.resolve("frames.txt");
        Files.write(file, List.of(lines));
        return RecordedFrames.read(file);
    }

    private List<ReplayOutcome> replay(RecordedFrames recorded) throws InterruptedException {
        return new Replay(platform.address(), 1_500).run(recorded.frames());
    }

    @Test
    void sendsEachPhonesFramesAfterSigningInAndSaysHowTheyWereAnswered() throws Exception {
        RecordedFrames recorded =
                recording("# a comment", HEARTBEAT, LOCATION_2013, "{\"hex\":\"" + LOCATION_2019 + "\"}", MISSET_FLAG);
        assertEquals(List.of(), recorded.badLines());
        List<String> said =
                replay(recorded).stream().map(ReplayOutcome::toString).toList();
        assertEquals(
                List.of(
                        "line 2: 0x0002 of 13973300187, serial 129: answered 0",
                        "line 3: 0x0200 of 13973300187, serial 293: answered 0",
                        "line 4: 0x0200 of 13973300201, serial 65535: answered 0",
                        "line 5: 0x0002 of 13973300187, serial 7: answered 0"),
                said);
        assertEquals(2, platform.codes.size());
        assertEquals(2, platform.positions.size());
    }

    @Test
    void saysWhatResultThePlatformGave() throws Exception {
        platform.locationResult = 2;
        assertTrue(replay(recording(LOCATION_2013)).get(0).toString().endsWith("answered 2"));
    }

    @Test
    void aFrameWithAWrongCheckByteIsSentAndNotAnsweredAndTheNextOneIs() throws Exception {
        String broken = LOCATION_2013.replace("A5 7E", "A4 7E");
        List<ReplayOutcome> outcomes = replay(recording(broken, LOCATION_2013));
        assertEquals(ReplayOutcome.Kind.NOT_ANSWERED, outcomes.get(0).kind());
        assertEquals(
                "line 1: 0x0200 of 13973300187, serial 293, check byte wrong: not answered within 1.5 s",
                outcomes.get(0).toString());
        assertTrue(!outcomes.get(0).failed(), "no answer was due");
        assertEquals(ReplayOutcome.Kind.ANSWERED, outcomes.get(1).kind());
    }

    @Test
    void aFrameWithoutAReadableHeaderIsSentOnAConnectionOfItsOwn() throws Exception {
        List<ReplayOutcome> outcomes = replay(recording("7E0102037E", LOCATION_2013, "00FF"));
        assertEquals(ReplayOutcome.Kind.NOT_ANSWERED, outcomes.get(0).kind());
        assertEquals(ReplayOutcome.Kind.ANSWERED, outcomes.get(1).kind());
        assertEquals(ReplayOutcome.Kind.NOT_ANSWERED, outcomes.get(2).kind());
        assertEquals(3, platform.connections.get());
    }

    @Test
    void anUnansweredGoodFrameIsAFailure() throws Exception {
        platform.mute.add(0x0200);
        ReplayOutcome outcome = replay(recording(LOCATION_2013)).get(0);
        assertEquals(ReplayOutcome.Kind.NOT_ANSWERED, outcome.kind());
        assertTrue(outcome.failed());
    }

    @Test
    void aRefusedPhoneIsNotSent() throws Exception {
        platform.registrationResult = 4;
        ReplayOutcome outcome = replay(recording(LOCATION_2013)).get(0);
        assertEquals(ReplayOutcome.Kind.NOT_SENT, outcome.kind());
        assertTrue(outcome.toString().contains("registration answered 4"), outcome.toString());
    }

    @Test
    void namesBadLinesByTheirNumbers() throws Exception {
        RecordedFrames recorded = recording("zz", LOCATION_2013, "7E0", "{\"hex\":5}", "{");
        assertEquals(1, recorded.frames().size());
        assertEquals(4, recorded.badLines().size());
        assertTrue(
                recorded.badLines().get(0).startsWith("line 1: not hexadecimal"),
                recorded.badLines().toString());
        assertTrue(
                recorded.badLines().get(1).startsWith("line 3: "),
                recorded.badLines().toString());
        assertTrue(
                recorded.badLines().get(3).startsWith("line 5: not JSON"),
                recorded.badLines().toString());
    }

    @Test
    void everyGoodFrameOfTheRecordedCorpusIsAnswered() throws Exception {
        Path corpus = Path.of("../../shared/frames/corpus.jsonl");
        assumeTrue(Files.exists(corpus), "no recorded frames beside the project");
        RecordedFrames recorded = RecordedFrames.read(corpus);
        assertEquals(List.of(), recorded.badLines());
        List<ReplayOutcome> outcomes = replay(recorded);
        assertEquals(262, outcomes.size());
        List<String> located = outcomes.stream()
                .filter(outcome -> outcome.frame().messageId() == 0x0200 && outcome.failed())
                .map(ReplayOutcome::toString)
                .toList();
        assertEquals(List.of(), located);
    }
}
