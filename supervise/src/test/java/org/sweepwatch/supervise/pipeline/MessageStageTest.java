package org.sweepwatch.supervise.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.supervise.message.UplinkMessage;
import org.sweepwatch.supervise.message.UplinkResult;

/** What the message stage does with what it is given, the impossible included. */
class MessageStageTest {
    private static final byte[] BODY = {1, 2, 3};

    private final PipelineCounters counters = new PipelineCounters();
    private final PipelineEvent event = new PipelineEvent();
    private final List<UplinkMessage> seen = new ArrayList<>();

    @Test
    void aMessageThatNobodyCanDealWithGoesToQuarantineAndTheNextOneIsDealtWith() {
        MessageStage stage = new MessageStage(
                message -> {
                    throw new IllegalStateException("not this one");
                },
                id -> null,
                counters);
        message();
        stage.onEvent(event, 1, true);
        assertEquals("MESSAGE_FAILED", event.messageFault);
        assertArrayEquals(BODY, event.rawBytes());
        assertEquals(Map.of("MESSAGE_FAILED", 1L), counters.quarantinedByReason());

        message();
        stage(ProtocolVersion.V2011).onEvent(event, 2, true);
        assertNull(event.messageFault);
        assertEquals(1, event.rows.size());
    }

    @Test
    void theEditionIsThatOfTheHeaderOrOfTheRegistration() {
        message();
        stage(ProtocolVersion.V2011).onEvent(event, 1, true);
        message();
        stage(null).onEvent(event, 2, true);
        message();
        event.layout2019 = true;
        stage(ProtocolVersion.V2011).onEvent(event, 3, true);
        assertEquals(
                List.of(ProtocolVersion.V2011, ProtocolVersion.V2013, ProtocolVersion.V2019),
                seen.stream().map(UplinkMessage::version).toList());
    }

    @Test
    void positionsPassUntouched() {
        event.begin(1, 0, 0, 7, 0x0200);
        event.kind = PipelineEvent.Kind.POSITION;
        stage(null).onEvent(event, 1, true);
        assertEquals(List.of(), seen);
    }

    private MessageStage stage(ProtocolVersion registered) {
        return new MessageStage(
                message -> {
                    seen.add(message);
                    return UplinkResult.of(List.of(rows -> {}));
                },
                id -> registered,
                counters);
    }

    private void message() {
        event.begin(1, 0, 0, 7, 0x0900);
        event.kind = PipelineEvent.Kind.MESSAGE;
        event.message = BODY;
    }
}
