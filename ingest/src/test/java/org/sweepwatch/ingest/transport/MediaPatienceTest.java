package org.sweepwatch.ingest.transport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;

/** Parts of media (0x0801) wait for a position and share its force; positions wait for nobody. */
class MediaPatienceTest {
    /** As good as for ever: what is answered in these tests is not answered because time went by. */
    private static final int ENDLESS_MS = 60_000;

    private static final byte[] PART = new byte[900];

    @TempDir
    Path directory;

    @Test
    void anUploadBesidePositionsForcesNothingOfItsOwn() throws Exception {
        int parts = 200;
        try (ServerUnderTest under = start(ENDLESS_MS);
                TestTerminal uploading = under.connect("13973300187").registered();
                TestTerminal reporting = under.connect("13973300188").registered()) {
            for (int i = 0; i < parts; i++) {
                takeIn(under, uploading, MessageId.MULTIMEDIA_DATA, PART);
                assertSuccess(reporting.ask(MessageId.LOCATION_REPORT, TestTerminal.location(i)));
                assertSuccess(uploading.answer());
            }
            assertEquals(parts, under.count(IngestCount.GROUPS));
            assertEquals(2 * parts, under.count(IngestCount.JOURNALED));
            assertEquals(2 * parts, under.stored().size());
        }
    }

    @Test
    void aPartAloneIsNotAnsweredBeforeItIsDurable() throws Exception {
        try (ServerUnderTest under = start(ENDLESS_MS);
                TestTerminal uploading = under.connect("13973300187").registered();
                TestTerminal other = under.connect("13973300188").registered()) {
            takeIn(under, uploading, MessageId.MULTIMEDIA_DATA, PART);
            assertTrue(uploading.hearsNothingFor(200));
            assertEquals(0, under.stored().size());
            assertSuccess(other.ask(MessageId.HEARTBEAT));
            assertSuccess(uploading.answer());
            assertEquals(2, under.stored().size());
        }
    }

    @Test
    void aPartThatNobodyJoinsIsAnsweredAllTheSame() throws Exception {
        try (ServerUnderTest under = start(1);
                TestTerminal uploading = under.connect("13973300187").registered()) {
            for (int i = 1; i <= 20; i++) {
                assertSuccess(uploading.ask(MessageId.MULTIMEDIA_DATA, PART));
                assertEquals(i, under.stored().size());
            }
            assertEquals(20, under.count(IngestCount.GROUPS));
        }
    }

    @Test
    void aConnectionThatMaySendNoMoreIsNotKeptWaiting() throws Exception {
        int most = 8;
        try (ServerUnderTest under = new ServerUnderTest(
                        directory,
                        settings -> settings.mediaPatienceMs(ENDLESS_MS).maxFramesInFlight(most));
                TestTerminal uploading = under.connect("13973300187").registered()) {
            for (int i = 0; i < most; i++) {
                uploading.send(MessageId.MULTIMEDIA_DATA, PART);
            }
            for (int i = 0; i < most; i++) {
                assertSuccess(uploading.answer());
            }
        }
    }

    @Test
    void whatWaitsWhenTheServerStopsIsMadeDurableAndAnswered() throws Exception {
        try (ServerUnderTest under = start(ENDLESS_MS);
                TestTerminal uploading = under.connect("13973300187").registered()) {
            takeIn(under, uploading, MessageId.MULTIMEDIA_DATA, PART);
            under.server.close();
            assertSuccess(uploading.answer());
            assertEquals(1, under.stored().size());
        }
    }

    /** Sends and returns when the server has it in its ring, before anything sent later: there is one event loop. */
    private static void takeIn(ServerUnderTest under, TestTerminal terminal, MessageId id, byte[] body)
            throws IOException {
        long before = under.count(IngestCount.FRAMES_GOOD);
        terminal.send(id, body);
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> under.count(IngestCount.FRAMES_GOOD) > before);
    }

    private static void assertSuccess(TestTerminal.Answer answer) {
        assertEquals(GeneralReply.SUCCESS, answer.result());
    }

    private ServerUnderTest start(int patienceMs) throws Exception {
        return new ServerUnderTest(
                directory, settings -> settings.mediaPatienceMs(patienceMs).ioThreads(1));
    }
}
